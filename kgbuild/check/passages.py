"""Read the passages of a graph as plain records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rdflib import Literal
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short, term
from kgbuild.model.texts import Texts
from kgbuild.vocab import GAF, KG, OA, PROV, SCHEMA

_OF_FACTS = (PROV.wasDerivedFrom, KG.cuePassage, KG.speakerPassage)
POINTERS = (*_OF_FACTS, GAF.denotedBy)
"""The properties that lead from a fact or an entity to a passage, the most telling one first."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a passage from leading to words: the node and its property, and what is wrong in a sentence."""

    node: Node
    path: str
    message: str


class Passage(NamedTuple):
    """A passage as far as the graph describes it; what is absent, doubled or no number is None and a problem."""

    node: Node
    article: Node | None
    file_name: str | None
    sha256: str | None
    selector: Node | None
    start: int | None
    end: int | None
    exact: str | None
    prefix: str
    suffix: str
    line: int | None
    problems: tuple[Problem, ...]
    is_bare: bool = False
    """Whether only its IRI says which words it is, as it may of words that name somebody and state nothing."""


_BARE = re.compile(r"#char=(\d+),(\d+)$")


def article_of(index: GraphIndex, node: Node) -> Node | None:
    """Return the article that a node is, or whose IRI its own IRI extends."""
    iri, articles = str(node), index.column(KG.fileName).by_iri
    while iri:
        if article := articles.get(iri):
            return article
        iri = iri[: max(iri.rfind("/"), iri.rfind("#"), 0)]
    return None


class PassageReader:
    """Reads passages from an index, each once.

    Args:
        index: the graph.
        texts: the articles' texts by file name, for passages of which only the IRI says which words they are.
    """

    def __init__(self, index: GraphIndex, texts: Mapping[str, str] | None = None) -> None:
        self._index = index
        self._texts = Texts(texts or {})
        self._known: dict[Node, Passage] = {}
        self._articles: dict[Node, tuple[str | None, str | None, list[Problem]]] = {}

    def read(self, node: Node) -> Passage:
        """Return what the graph says of a passage."""
        if node not in self._known:
            self._known[node] = self._read(node)
        return self._known[node]

    def is_passage(self, node: Node) -> bool:
        """Say whether the graph describes a node as a passage."""
        return node in self._index.of(OA.hasSelector) or node in self._index.of(OA.hasSource)

    def all_nodes(self) -> Iterator[Node]:
        """Yield every node that is described as a passage, sorted."""
        yield from sorted({*self._index.of(OA.hasSelector), *self._index.of(OA.hasSource)}, key=str)

    def _read(self, node: Node) -> Passage:
        problems: list[Problem] = []
        article = self._single(node, OA.hasSource, "article it is from", problems)
        file_name, sha256 = (None, None) if article is None else self._named(article, problems)
        place = self._place_in_iri(node, article)
        selector = None if place else self._single(node, OA.hasSelector, "selector", problems)
        start, end = place or (None, None)
        words = None if place is None else self._words(file_name, sha256, *place)
        if selector is not None:
            start = self._number(selector, OA.start, "start", problems)
            end = self._number(selector, OA.end, "end", problems)
            exact = self._single(selector, OA.exact, "quotation", problems)
            words = None if exact is None else str(exact)
        return Passage(
            node=node,
            article=article,
            file_name=file_name,
            sha256=sha256,
            selector=selector,
            start=start,
            end=end,
            exact=words,
            is_bare=place is not None,
            prefix=self._text(selector, OA.prefix),
            suffix=self._text(selector, OA.suffix),
            line=_integer(self._index.value(node, KG.line)),
            problems=tuple(problems),
        )

    @cached_property
    def _stating(self) -> frozenset[Node]:
        """The passages that a fact rests on."""
        return frozenset(p for pointer in _OF_FACTS for found in self._index.of(pointer).values() for p in found)

    def _place_in_iri(self, node: Node, article: Node | None) -> tuple[int, int] | None:
        """Return where a passage without a selector is by its IRI, if all that it does is to name somebody."""
        if node in self._stating or self._index.values(node, OA.hasSelector):
            return None
        place = _BARE.search(str(node))
        return (int(place[1]), int(place[2])) if place and str(node)[: place.start()] == str(article) else None

    def _words(self, file_name: str | None, sha256: str | None, start: int, end: int) -> str | None:
        """Return the words of a place in an article; None without its text, or if that has no such place."""
        text = self._texts.of(file_name, sha256)
        return text[start:end] if text is not None and start < end <= len(text) else None

    def _named(self, article: Node, problems: list[Problem]) -> tuple[str | None, str | None]:
        """Return the name of an article's file and the digest of its text, as far as the graph gives them."""
        if article not in self._articles:
            wrong: list[Problem] = []
            file_name = self._single(article, KG.fileName, "file name", wrong)
            digest = self._index.value(article, SCHEMA.sha256)
            named = None if file_name is None else str(file_name), None if digest is None else str(digest)
            self._articles[article] = (*named, wrong)
        *found, wrong = self._articles[article]
        problems += wrong
        return found[0], found[1]

    def _single(self, node: Node, path: str, what: str, problems: list[Problem]) -> Node | None:
        values = self._index.values(node, path)
        if len(values) == 1:
            return values[0]
        found = f"{len(values)} values" if values else "no value"
        problems.append(Problem(node, path, f"It has {found} instead of one for the {what} ({short(path)})."))
        return None

    def _number(self, node: Node, path: str, what: str, problems: list[Problem]) -> int | None:
        value = self._single(node, path, what, problems)
        number = _integer(value)
        if value is not None and (number is None or number < 0):
            message = f"Its {what} ({short(path)}) is {term(value)}, which is not a whole number of characters."
            problems.append(Problem(node, path, message))
            return None
        return number

    def _text(self, selector: Node | None, predicate: str) -> str:
        return "" if selector is None else str(self._index.value(selector, predicate) or "")


def _integer(node: Node | None) -> int | None:
    """Return a literal's whole number, or None."""
    if not isinstance(node, Literal):
        return None
    value = node.toPython()
    return value if isinstance(value, int) and not isinstance(value, bool) else None
