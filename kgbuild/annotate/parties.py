"""Find parties whose name also means other things ("Greens", "Democrat"), and parties that no reference data know.

Of those that bear one name in several countries, the parties of the country that the article speaks of are chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import NOT_NAMES, PARTY_POSTS, POST_MODIFIERS
from kgbuild.annotate.tokens import begins
from kgbuild.layers import Chunk, Countries, HintKind, Name, state
from kgbuild.model import EntityKind
from kgbuild.reference import Reference
from kgbuild.reference.lookup import fold

_JOINS = frozenset("and or , & with over against from versus than".split())
_RESULTS = frozenset("gain hold win".split())
"""What follows a party in a line of results: "LAB GAIN"."""
_CHANGES = _RESULTS | frozenset("gains gained wins won".split())


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
                self.parties.update(name.chunk)
                self.named.update(name.candidates)
            elif name.kind is EntityKind.PERSON:
                self.people.add(name.chunk.start)
            else:
                continue
            self.tokens.update(name.chunk)


class AmbiguousParties:
    """Finds parties by forms that need a political context."""

    def __init__(self, reference: Reference) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
        for form, ids in ambiguous_forms(reference).items():
            words = tuple(form.split())
            self._by_first[words[0]].append((words, ids))

    def find(self, doc: Doc, block: Chunk, sure: Sure) -> Iterator[Name]:
        """Yield the parties of a block that its other names and the words around them make likely."""
        for i in block:
            fitting = [f for f in self._by_first.get(doc[i].text, ()) if begins(doc, i, f[0], block.end)]
            if not fitting or i in sure.tokens:
                continue
            words, ids = max(fitting, key=lambda f: len(f[0]))
            chunk = Chunk(i, i + len(words))
            if _in_longer_name(doc, chunk, block, sure.tokens):
                continue
            named = sure.named.intersection(ids)
            if named or _among_politics(doc, chunk, block, sure.people, sure.parties):
                yield Name(chunk, EntityKind.PARTY, tuple(sorted(named)) or ids)


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


def choose_parties(doc: Doc, names: Sequence[Name], countries: Countries, reference: Reference) -> tuple[Name, ...]:
    """Return the names of an article, each party's with those candidates that the countries named leave.

    A party that the reference data know by this name stands unless its sentence, or the article as a whole, speaks of
    other countries and not of its own. Then the parties of that name there take its place; if there is none, it is a
    party without a record.
    """
    # what parties themselves tell is left out, so that no party is its own witness
    others = replace(countries, hints=tuple(h for h in countries.hints if h.kind is not HintKind.PARTY))
    return tuple(n for name in names for n in _chosen(doc, name, others, reference))


def _chosen(doc: Doc, name: Name, countries: Countries, reference: Reference) -> Iterator[Name]:
    """Yield a name as the countries leave it; nothing where it only names what a government deals with."""
    if name.kind is not EntityKind.PARTY:
        yield _as_party(doc, name, countries, reference)
        return
    close = _close(doc, name.chunk, countries)
    here = doc[name.chunk.start].sent
    near = close or countries.within(here.start, here.end)
    asked = near or frozenset({countries.main} - {""})
    own = tuple(i for i in name.candidates if _is_of(reference, i, asked))
    # "Labour on Iraq": of the country that the article is about
    at_home = bool(countries.main) and any(_is_of(reference, i, frozenset({countries.main})) for i in name.candidates)
    if own or not asked or (not close and at_home):
        yield replace(name, candidates=own or name.candidates)
        return
    nations = {c.code for c in reference.countries.values() if c.part_of in asked}
    there = _named(str(doc[name.chunk.start : name.chunk.end].text), asked | nations, reference)
    known = countries.named | {countries.home}
    if not close and (not countries.main or not there) and any(_is_of(reference, i, known) for i in name.candidates):
        yield replace(name, candidates=tuple(sorted({*name.candidates, *there})))
    else:
        yield replace(name, candidates=there)


def _as_party(doc: Doc, name: Name, countries: Countries, reference: Reference) -> Name:
    """Return a body that no record names as the party that bears its name in a country of the article, if one does."""
    if name.kind is not EntityKind.ORGANIZATION or name.candidates or len(name.chunk) < _WORDS or not countries.named:
        return name
    form = str(doc[name.chunk.start : name.chunk.end].text)
    found = reference.parties_named(form, countries.named)
    if not found and _has_article(doc, name.chunk):
        found = reference.parties_named(f"the {form}", countries.named)
    return replace(name, kind=EntityKind.PARTY, candidates=found) if len(found) == 1 else name


def _has_article(doc: Doc, chunk: Chunk) -> bool:
    """Say whether only small words part a name from its article: "the newly formed Independent Group"."""
    before = range(chunk.start - 1, max(-1, chunk.start - 1 - _SMALL_WORDS), -1)
    first = next((i for i in before if not doc[i].is_lower or doc[i].is_stop or doc[i].pos_ == "NOUN"), chunk.start)
    return first < chunk.start - 1 and doc[first].lower_ == "the"


_SMALL_WORDS = 4
_WORDS = 2  # words of a body's name from which it tells a party: one word, or letters, name too much else


def _close(doc: Doc, chunk: Chunk, countries: Countries) -> frozenset[str]:
    """Return the countries that say whose a party is: "Thai Democrats", "Thailand's Democrats", "Labour in Norway"."""
    owned = chunk.start > 0 and doc[chunk.start - 1].lower_ in {"'s", "’s"}
    before = chunk.start - owned
    after = chunk.end + 1 if chunk.end < len(doc) and doc[chunk.end].lower_ in {"of", "in"} else len(doc) + 1
    return frozenset(
        c
        for h in countries.hints
        if h.tells and (h.chunk.end == before or h.chunk.start == after)
        for c in (h.country, state(h.country))
    )


def _named(form: str, countries: frozenset[str], reference: Reference) -> tuple[str, ...]:
    """Return the parties of some countries that a form names, in full or without "Party", of its longer name too.

    "Conservatives" is the Conservative Party of Canada there, "Democrats" the Democrat Party of Thailand.
    """
    if found := reference.parties_named(form, countries):
        return found
    words = fold(form).removeprefix("the ").removesuffix(" party").split()
    if len(words) != 1:
        return reference.parties_named(f"{' '.join(words)} party", countries)
    stem = words[0].removesuffix("s")
    for one in dict.fromkeys((stem, _ADJECTIVES.get(stem, stem))):
        found = reference.parties_named(f"{one} party", countries) or tuple(
            sorted({i for _, i in reference.party_names_starting(one, "party", countries)})
        )
        if found:
            return found
    return ()


_ADJECTIVES = {"democrat": "democratic", "socialist": "socialist", "labor": "labour", "labour": "labor"}
"""What a party is called by after its members, or by another spelling."""


def _is_of(reference: Reference, party: str, countries: frozenset[str]) -> bool:
    country = reference.parties[party].country
    return not country or country in countries or state(country) in countries
