"""Find parties whose name also means other things ("Greens", "Democrat"), and parties that no reference data know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import NOT_NAMES
from kgbuild.annotate.offices import PARTY_POSTS, POST_MODIFIERS
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgbuild.reference import Reference

_JOINS = frozenset("and or , & with over against from versus than".split())
_RESULTS = frozenset("gain hold win".split())
"""What follows a party in a line of results: "LAB GAIN"."""
_CHANGES = _RESULTS | frozenset("gains gained wins won".split())

_NO_PARTIES = frozenset("birthday christmas dinner garden hen office search stag tea third boston".split())
_PARTY = frozenset("party parties".split())


def ambiguous_forms(reference: Reference) -> Mapping[str, tuple[str, ...]]:
    """Return the forms that name a party only among politics, each with the parties that it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in reference.parties.core.values():
        for form in party.ambiguous:
            found[form].add(party.id)
    return {form: tuple(sorted(ids)) for form, ids in found.items()}


class Sure:
    """The parties and people that an article names beyond doubt, as far as the search for others goes by them.

    `tokens` are those of all of them, `parties` those of parties; `people` are the tokens that their names begin with,
    `named` the records that the parties may be.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.tokens: set[int] = set()
        self.parties: set[int] = set()
        self.people: set[int] = set()
        self.named: set[str] = set()
        self.add(names)

    def add(self, names: Iterable[Name]) -> None:
        """Take more names in; those of other things do not count."""
        for name in names:
            if name.kind is EntityKind.PARTY:
                self.parties.update(range(name.chunk.start, name.chunk.end))
                self.named.update(name.candidates)
            elif name.kind is EntityKind.PERSON:
                self.people.add(name.chunk.start)
            else:
                continue
            self.tokens.update(range(name.chunk.start, name.chunk.end))


class AmbiguousParties:
    """Finds parties by forms that need a political context."""

    def __init__(self, reference: Reference) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for form, ids in ambiguous_forms(reference).items():
            words = tuple(form.split())
            self._by_first[words[0]].append((words, ids))

    def find(self, doc: Doc, block: Chunk, sure: Sure) -> Iterator[Name]:
        """Yield the parties of a block that its other names and the words around them make likely.

        Args:
            doc: the article.
            block: where to look.
            sure: the parties and people that the article names beyond doubt.
        """
        for i in range(block.start, block.end):
            fitting = [f for f in self._by_first.get(doc[i].text, ()) if _same(doc, i, f[0], block.end)]
            if not fitting or i in sure.tokens:
                continue
            words, ids = max(fitting, key=lambda f: len(f[0]))
            chunk = Chunk(i, i + len(words))
            if _in_longer_name(doc, chunk, block, sure.tokens):
                continue
            named = sure.named.intersection(ids)
            if named or _among_politics(doc, chunk, block, sure.people, sure.parties):
                yield Name(chunk, EntityKind.PARTY, tuple(sorted(named)) or ids)


def _same(doc: Doc, i: int, words: tuple[str, ...], limit: int) -> bool:
    return i + len(words) <= limit and all(doc[i + n].text == w for n, w in enumerate(words))


def _in_longer_name(doc: Doc, chunk: Chunk, block: Chunk, taken: Collection[int]) -> bool:
    """Say whether a form is part of a longer capitalised name ("Damian Green", "Green Park")."""
    before, after = chunk.start - 1, chunk.end
    if (
        before >= block.start
        and doc[before].text[0].isupper()
        and before not in taken
        and not doc[chunk.start].is_sent_start
    ):
        word = doc[before].lower_
        if word not in NOT_NAMES | _JOINS and word not in POST_MODIFIERS and not doc[before].is_sent_start:
            return True
    if after < block.end and after not in taken and doc[after].text[0].isupper() and doc[after].is_alpha:
        return doc[after].lower_ not in PARTY_POSTS | NOT_NAMES | _RESULTS
    return False


def _among_politics(doc: Doc, chunk: Chunk, block: Chunk, people: Collection[int], parties: Collection[int]) -> bool:
    """Say whether the words around a form speak of a party: its post, its member, another party beside it."""
    after, before = chunk.end, chunk.start - 1
    if after in people or (after + 1 in people and doc[after].text in {"'s", "’s"}):
        return True
    for i in range(after, min(after + 4, block.end)):
        if doc[i].lower_ in PARTY_POSTS:
            return True
        if doc[i].lower_ not in POST_MODIFIERS:
            break
    if before >= 0 and after < block.end and doc[before].text == doc[after].text == "|":
        return True  # a cell of a table
    if before > 0 and after < block.end and (doc[before].text, doc[after].text) == ("(", ")"):
        return doc[before - 1].text[0].isupper()  # "Ann Bell (Con)"
    if after < block.end and (doc[after].lower_ in _RESULTS or _counted(doc, chunk, block, parties)):
        return True
    if before > block.start and doc[before].lower_ in {"from", "to"} and doc[before - 1].lower_ in _CHANGES:
        return True
    beside = before - 1 in parties and doc[before].lower_ in _JOINS
    ahead = after < block.end and doc[after].lower_ in _JOINS and any(i in parties for i in (after + 1, after + 2))
    plural = chunk.end == chunk.start + 1 and doc[chunk.start].text.endswith("s") and not doc[chunk.start].is_sent_start
    return beside or ahead or plural


def _counted(doc: Doc, chunk: Chunk, block: Chunk, parties: Collection[int]) -> bool:
    """Say whether a number follows, as one follows another party of the line or of one near: "Lab 45 (+7) Con 30"."""
    if not _has_number(doc, chunk.end, block.end):
        return False
    near = (block.start, block.end) if chunk.start > block.start else (block.start - _LINES, block.end + _LINES)
    others = (i for i in range(max(0, near[0]), min(len(doc), near[1])) if i in parties and i not in chunk)
    return any(_has_number(doc, i + 1, len(doc)) for i in others)


def _has_number(doc: Doc, i: int, limit: int) -> bool:
    """Say whether a number stands at token i, or behind a colon or bar there."""
    i += i < limit and doc[i].text in {":", "|"}
    return i < limit and bool(doc[i].like_num)


_LINES = 40  # tokens of some lines of results


def unlisted_parties(doc: Doc, block: Chunk, taken: Collection[int]) -> Iterator[Name]:
    """Yield capitalised names that end in "Party" and that no list holds ("the Harbour Party")."""
    for i in range(block.start + 1, block.end):
        if doc[i].lower_ not in _PARTY or i in taken or not doc[i].text[0].isupper():
            continue
        start = i
        while start > block.start and start - 1 not in taken and _names_party(doc, start - 1):
            start -= 1
        introduced = start > block.start and doc[start - 1].is_alpha and doc[start - 1].is_lower
        if start < i and introduced and doc[i - 1].lower_ not in _NO_PARTIES:
            yield Name(Chunk(start, i + 1), EntityKind.PARTY)


def _names_party(doc: Doc, i: int) -> bool:
    text = doc[i].text
    return text[0].isupper() and doc[i].lower_ not in NOT_NAMES and bool(doc[i].is_alpha or text[-1] in "'’")
