"""The words that rules go by are data, each row with a sentence that exercises it, and none stands in code.

In an example " / " begins a new paragraph, `[words]` are the trigger of an event, which is then proposed of each type,
and `<role: words>` an argument of it: so a row does not hang on what the model reads. Without a trigger the text is
read as any other.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import kgbuild.annotate
import kgbuild.extract
from kgbuild.annotate import Annotator, load_language
from kgbuild.english import classes, rows, words
from kgbuild.extract import produce
from kgbuild.extract.events import event_types
from kgbuild.layers import Annotated, Chunk, EventArgument, EventMention
from kgbuild.model import Article, Block, BlockKind, Span
from kgbuild.reference import load_reference

ROOMS = (kgbuild.annotate, kgbuild.extract)


class Heard(frozenset[str]):
    """Words of a class that note which of them were found in a text."""

    heard: set[tuple[str, str]] = set()  # noqa: RUF012 - one for all classes
    kind = ""

    def _note(self, found: Iterable[object]) -> None:
        Heard.heard |= {(self.kind, str(word)) for word in found}

    def __contains__(self, word: object) -> bool:
        told = super().__contains__(word)
        self._note([word] if told else [])
        return told

    def __and__(self, other: object) -> frozenset[str]:
        shared = frozenset(self) & frozenset(other)  # type: ignore[call-overload]
        self._note(shared)
        return shared

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Say whether no word is among others."""
        return not self & other


class HeardTable(dict[str, object]):
    """A table of words with values that notes which of them were found in a text."""

    kinds: dict[str, str] = {}  # noqa: RUF012 - each table's own is set

    def _note(self, word: object) -> None:
        if str(word) in self.kinds:
            Heard.heard |= {(self.kinds[str(word)], str(word))}

    def __contains__(self, word: object) -> bool:
        self._note(word)
        return super().__contains__(word)

    def __getitem__(self, word: str) -> object:
        self._note(word)
        return super().__getitem__(word)

    def get(self, word: str, default: object = None) -> object:
        """Return the value of a word."""
        self._note(word)
        return super().get(word, default)


def _tables() -> Iterator[dict[str, str]]:
    """Yield the tables, each as its words with their classes."""
    for name in {row.kind.partition(": ")[0] for row in rows() if ": " in row.kind}:
        yield {row.word: row.kind for row in rows() if row.kind.startswith(f"{name}: ")}


def _modules() -> Iterator[object]:
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(found.name)


@pytest.fixture(scope="module")
def heard() -> Iterator[Callable[[str], set[tuple[str, str]]]]:
    """Tells which words of which classes are found while a text is read, however sure the model is of its events."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in classes():
            spy = Heard(words(kind))
            spy.kind = kind
            for module in list(_modules()):
                for name, value in vars(module).copy().items():
                    if value is words(kind):
                        patch.setattr(module, name, spy)
                    elif isinstance(value, dict):
                        for key in [k for k, v in value.items() if v is words(kind)]:
                            patch.setitem(value, key, spy)
        for kinds in _tables():
            for module in list(_modules()):
                for name, value in vars(module).copy().items():
                    if isinstance(value, dict) and value.keys() == kinds.keys():
                        spy_table = HeardTable(value)
                        spy_table.kinds = kinds
                        patch.setattr(module, name, spy_table)
        annotator = Annotator(load_reference(None), load_language(None))

        @cache
        def read(example: str) -> set[tuple[str, str]]:
            text, marks = _unmarked(example)
            Heard.heard = set()
            annotated = annotator.annotate(_article(text))
            with pytest.MonkeyPatch.context() as alone:
                if marks:
                    annotated = replace(annotated, events=tuple(_proposed(annotated, marks)))
                    alone.setattr(produce, "rules", dict)
                kgbuild.extract.extract(annotated)
            return Heard.heard

        yield read


def _article(text: str) -> Article:
    """Return an example as an article, each part of one with " / " as a paragraph."""
    if " / " not in text:
        return Article(file_name="a.txt", text=text, path="a.txt")
    text = text.replace(" / ", " \n ")
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())) for m in re.finditer(r"\S.*\S", text))
    return Article(file_name="a.txt", text=text, path="a.txt", blocks=blocks)


_MARK = re.compile(r"\[([^]]+)\]|<(\w+): ([^>]+)>")


def _unmarked(example: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return an example without its marks, and what they mark: the role, "" for the trigger, and its characters."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(example):
        text += example[last : match.start()]
        words_marked = match[1] or match[3]
        marks.append((match[2] or "", len(text), len(text) + len(words_marked)))
        text += words_marked
        last = match.end()
    return text + example[last:], marks


def _proposed(annotated: Annotated, marks: list[tuple[str, int, int]]) -> Iterator[EventMention]:
    """Yield an event of each type, as what happened and as what may, of what is marked."""
    chunks = []
    for role, start, end in marks:
        span = annotated.doc.char_span(start, end, alignment_mode="expand")
        chunks.append((role, Chunk(span.start, span.end)))
    (trigger,) = (chunk for role, chunk in chunks if not role)
    arguments = tuple(EventArgument(role, chunk) for role, chunk in chunks if role)
    for number, (kind, told) in enumerate(
        (k.name, f) for k in event_types() for f in ("actual", "possible", "planned", "denied")
    ):
        yield EventMention(
            kind=kind,
            trigger=trigger,
            arguments=arguments,
            factuality=((told, 1.0),),
            properties=(),
            event=number,
            score=1.0,
            second=("O", 0.0),
        )


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.kind}: {row.word}")
def test_a_word_is_met_in_its_example(row, heard) -> None:
    """Each row's example makes a rule find its word."""
    assert (row.kind, row.word) in heard(row.example)


def test_no_row_stands_twice() -> None:
    """A class has each word once, and each word is given in lower case."""
    told = Counter((row.kind, row.word) for row in rows())
    assert [key for key, count in told.items() if count > 1] == []
    assert [row.word for row in rows() if row.word != row.word.lower()] == []


def test_each_class_is_used() -> None:
    """Each class of words is asked for in code."""
    code = "".join(file.read_text("utf-8") for room in ROOMS for file in _files(room))
    asked = {kind: f'table("{kind.partition(": ")[0]}")' if ": " in kind else f'words("{kind}")' for kind in classes()}
    assert [kind for kind, call in asked.items() if call not in code] == []


def _files(room) -> list[Path]:
    return sorted(Path(room.__file__).parent.rglob("*.py"))


LABELS = frozenset(
    """
    nsubj nsubj:pass csubj obj iobj obl obl:agent nmod nmod:poss nmod:desc conj xcomp ccomp advcl acl acl:relcl amod
    compound appos flat det case mark aux aux:pass cop advmod parataxis dep root nummod csubj orphan discourse vocative
    expl punct cc
    """.split()
)
"""Labels of trees, which are no words."""

IN_CODE = 7_000
"""Words of sets of more than three in code, to be made data: never more than this."""


def _literals(file: Path) -> Iterator[list[str]]:
    """Yield the words of each set, tuple, list, mapping or split text of words in a module."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            parts = [node.func.value]
        texts = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
        said = [word for text in texts for word in text.split()]
        if len(texts) == len(parts) and len(said) > 3 and not LABELS.issuperset(said) and said[0].islower():
            yield said


DATA_ONLY = ("caution.py", "sides.py", "produce/leaving.py", "veto")
"""Parts of extract whose words are all data."""


@pytest.mark.parametrize("part", DATA_ONLY)
def test_no_words_stand_in_code(part: str) -> None:
    """Where words have become data, no set of more than three stands in code."""
    place = Path(kgbuild.extract.__file__).parent / part
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    assert {file.name: found for file in files if (found := list(_literals(file)))} == {}


def test_fewer_words_stand_in_code() -> None:
    """Words in code become fewer, and the number here with them."""
    assert sum(len(said) for room in ROOMS for file in _files(room) for said in _literals(file)) <= IN_CODE
