"""Tell which countries an article and its sentences speak of: what decides between bearers of one name or office.

Words that one country alone has (its name, adjective, capital, chambers, offices, parties) are hints; those that
several share ("Georgia", "Labour", "Congress") count for the one of them that other words of the article name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import POST_HEADS, POST_MODIFIERS
from kgbuild.annotate.tokens import begins, reads
from kgbuild.english import words
from kgbuild.layers import Chunk, Countries, CountryHint, HintKind, Name, state
from kgbuild.model import EntityKind, KnownElection
from kgbuild.reference import Reference

_WEIGHTS = {
    HintKind.DATELINE: 3.0, HintKind.NAME: 1.0, HintKind.DEMONYM: 1.0, HintKind.CAPITAL: 1.0, HintKind.PLACE: 0.5,
    HintKind.BODY: 1.5, HintKind.OFFICE: 2.0, HintKind.PARTY: 1.5, HintKind.PERSON: 0.5,
}  # fmt: skip
"""How much one mention says about what the article is about."""

_HOME = 1.5
"""How much the country of the publication counts: as much as one body of it that is named."""

_LEAD, _IN_LEAD = 3, 2.0
"""The first sentences say what an article is about: each mention in them counts twice."""

_OFTEN = 3
"""How many mentions of one wording count: an article on trade with China need not be about China."""

_AHEAD = 1.5
"""How far the first country must be ahead of the second to be what the article is about."""

_DATELINE = 8
"""Tokens at the start of an article in which a dateline ends."""

_CLOSED = frozenset({EntityKind.PERSON, EntityKind.PARTY, EntityKind.PUBLICATION})
"""Kinds of names in which the name of a country tells nothing of its own."""

_CREEDS = words("creed")
"""Words that parties of many countries call themselves by: they tell of no country."""

_DASHES = frozenset("- – — -- (".split())

_Found = tuple[Chunk, frozenset[str], HintKind, str]
"""A wording in its place, the countries that have it, and the one that is meant where nothing decides ("": none)."""


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a form and what they tell."""

    words: tuple[str, ...]
    countries: frozenset[str]
    kind: HintKind


class CountryFinder:
    """Finds what an article says of countries; holds the forms by their first words, and no state between articles."""

    def __init__(self, reference: Reference, split: Callable[[str], Sequence[str]]) -> None:
        """Args: the reference data, and how the tokeniser splits a form."""
        self._reference = reference
        self._homes = {
            form: thing.country
            for thing in reference.things("publications").values()
            for form in (thing.name, *thing.forms)
            if thing.country
        }
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        for form, (countries, kind) in _forms(reference).items():
            words = tuple(split(form)) if not form.isalpha() else (form,)
            self._by_first[words[0]].append(_Form(words, frozenset(countries), kind))
            if len(words[0]) > 3 and words[0] != words[0].upper():
                self._by_first[words[0].upper()].append(_Form(words, frozenset(countries), kind))
        self._everywhere = frozenset(reference.countries)
        self._parties: dict[str, frozenset[str]] = {}

    def find(self, doc: Doc, blocks: Sequence[Chunk], names: Sequence[Name], publisher: str | None) -> Countries:
        """Return the countries of an article."""
        home = self._homes.get(publisher or "", "")
        words = [*self._words(doc, blocks, names)]
        told = {found[0].start for found in words}
        found = [*words, *(f for f in self._of_names(doc, names) if f[0].start not in told)]
        hints = tuple(sorted(_told(found, home), key=lambda h: (h.chunk.start, h.chunk.end, h.country)))
        return Countries(hints, home, _main(doc, hints, home))

    def parties_of(self, form: str) -> frozenset[str]:
        """Return the countries that have a party of this name."""
        if form not in self._parties:
            ids = self._reference.parties_named(form, self._everywhere)
            self._parties[form] = frozenset(c for i in ids if (c := self._reference.parties[i].country))
        return self._parties[form]

    def _words(self, doc: Doc, blocks: Sequence[Chunk], names: Sequence[Name]) -> Iterator[_Found]:
        """Yield the forms of countries in the text, outside the names of people, parties and publications."""
        taken = {
            i
            for n in names
            if n.kind in _CLOSED or (n.kind is EntityKind.ORGANIZATION and n.candidates)
            for i in n.chunk
        }
        for number, block in enumerate(blocks):
            dateline = _dateline(doc, block) if number < 2 else block.start
            i = block.start
            while i < block.end:
                fitting = [f for f in self._by_first.get(doc[i].text, ()) if begins(doc, i, f.words, block.end, reads)]
                if not fitting or i in taken:
                    i += 1
                    continue
                form = max(fitting, key=lambda f: len(f.words))
                chunk = Chunk(i, i + len(form.words))
                yield chunk, form.countries, HintKind.DATELINE if chunk.end <= dateline else form.kind, ""
                i = chunk.end

    def _of_names(self, doc: Doc, names: Sequence[Name]) -> Iterator[_Found]:
        """Yield what the names of parties, bodies, places and people tell."""
        things = {EntityKind.ORGANIZATION: "organizations", EntityKind.PLACE: "places"}
        for name in names:
            text = str(doc[name.chunk.start : name.chunk.end].text)
            if name.kind is EntityKind.PARTY and not all(w in _CREEDS for w in text.lower().replace("’", "'").split()):
                yield name.chunk, self.parties_of(text), HintKind.PARTY, ""
            elif name.kind is EntityKind.PERSON and len(name.chunk) > 1:
                people = [self._reference.people[i] for i in self._reference.people_named(text)]
                yield name.chunk, frozenset(p.country for p in people if p.country), HintKind.PERSON, ""
            elif name.kind in things and len(name.candidates) == 1:
                country = self._reference.things(things[name.kind])[name.candidates[0]].country
                others = {c for f in self._by_first.get(doc[name.chunk.start].text, ()) if " ".join(f.words) == text
                          for c in f.countries}  # fmt: skip
                kind = HintKind.BODY if name.kind is EntityKind.ORGANIZATION else HintKind.PLACE
                yield name.chunk, frozenset({country, *others} - {""}), kind, country


def _forms(reference: Reference) -> Mapping[str, tuple[set[str], HintKind]]:
    """Return each form that tells of countries, with them and its kind."""
    found: dict[str, tuple[set[str], HintKind]] = {}

    def add(forms: Iterable[str], country: str, kind: HintKind) -> None:
        for form in forms:
            if form and country:
                found.setdefault(form, (set(), kind))[0].add(country)

    for country in reference.countries.values():
        add(country.forms, country.code, HintKind.NAME)
        add(country.demonyms, country.code, HintKind.DEMONYM)
        add((country.capital,), country.code, HintKind.CAPITAL)
    for chamber in reference.chambers.values():
        add(chamber.forms, chamber.country, HintKind.BODY)
    for office in reference.offices:
        if office.country and not _ENGLISH & set(office.office.replace("-", " ").split()):
            short = len(office.office) <= _LETTERS
            forms = (office.office.upper(),) if short else (office.office, office.office.title())
            add(forms, office.country, HintKind.OFFICE)
    return found


_ENGLISH = (POST_HEADS | POST_MODIFIERS | frozenset("secretary officer".split())) - {"taoiseach", "tanaiste"}
"""Words of posts that are English, and so tell of no country."""

_LETTERS = 3  # up to so many, an office is an abbreviation ("TD"), and in small letters something else


def _dateline(doc: Doc, block: Chunk) -> int:
    """Return the end of the dateline that a block opens with ("SEOUL (Reuters) -"); its start if there is none."""
    for i in range(block.start, min(block.end, block.start + _DATELINE)):
        if doc[i].text in _DASHES:
            words = [t.text for t in doc[block.start : i] if t.is_alpha]
            return i if words and words[0].isupper() and len(words[0]) > 1 else block.start
    return block.start


def _told(found: Sequence[_Found], home: str) -> Iterator[CountryHint]:
    """Yield a hint for each wording that one country has, or that is of the only one of several told elsewhere."""
    sure = {
        c for _, countries, kind, _ in found if len(countries) == 1 and kind is not HintKind.PERSON for c in countries
    }
    sure |= {state(c) for c in sure} | ({home} if home else set())
    for chunk, countries, kind, own in found:
        told = countries if len(countries) == 1 else countries & sure or frozenset({own} - {""})
        if len(told) == 1:
            yield CountryHint(chunk, next(iter(told)), kind)


def _main(doc: Doc, hints: Sequence[CountryHint], home: str) -> str:
    """Return the country that an article is about: the one with clearly most hints, else ""."""
    lead = [s.end for s in doc.sents][:_LEAD][-1:] if len(doc) else []
    weights: dict[str, float] = defaultdict(float, {home: _HOME} if home else {})
    seen: Counter[tuple[str, str]] = Counter()
    for hint in hints:
        words = (state(hint.country), doc[hint.chunk.start : hint.chunk.end].text)
        seen[words] += 1
        if seen[words] <= _OFTEN:
            weights[state(hint.country)] += _WEIGHTS[hint.kind] * (
                _IN_LEAD if lead and hint.chunk.end <= lead[0] else 1.0
            )
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def elections_of(reference: Reference, countries: Countries) -> tuple[KnownElection, ...]:
    """Return the elections of the countries that an article speaks of, their nations included, in their order."""
    told = {*countries.named, countries.home, countries.main} - {""}
    return tuple(
        KnownElection(id=e.id, country=e.country, kind=e.kind, days=e.days, name=e.name, same_as=e.same_as)
        for e in reference.elections()
        if e.country in told or state(e.country) in told
    )
