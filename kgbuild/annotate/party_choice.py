"""Choose, of the parties that bear one name in several countries, those of the country that the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, Countries, HintKind, Name, state
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgbuild.reference import Reference

_PORTFOLIOS = frozenset("labour labor green reform justice environment".split())
_HEADS = frozenset("minister ministers ministry secretary secretaries department".split())
"""What a government has for labour or justice: "the labour minister" is of no party where no party has that name."""


def choose_parties(doc: Doc, names: Sequence[Name], countries: Countries, reference: Reference) -> tuple[Name, ...]:
    """Return the names of an article, each party's with those candidates that the countries named leave.

    A party that the reference data know by this name stands unless its sentence, or the article as a whole, speaks of
    other countries and not of its own. Then the parties of that name there take its place; if there is none, it is a
    party without a record.

    Args:
        doc: the article.
        names: its mentions by name.
        countries: which countries it speaks of.
        reference: the parties of all countries.
    """
    others = _without_parties(countries)
    return tuple(n for name in names for n in _chosen(doc, name, others, reference))


def _without_parties(countries: Countries) -> Countries:
    """Leave out what parties themselves tell, so that no party is its own witness."""
    return replace(countries, hints=tuple(h for h in countries.hints if h.kind is not HintKind.PARTY))


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
    if own or not asked or (not close and _at_home(name, countries, reference)):
        yield replace(name, candidates=own or name.candidates)
        return
    there = _named(str(doc[name.chunk.start : name.chunk.end].text), _with_nations(asked, reference), reference)
    known = countries.named | {countries.home}
    if not close and (not countries.main or not there) and any(_is_of(reference, i, known) for i in name.candidates):
        yield replace(name, candidates=tuple(sorted({*name.candidates, *there})))
    elif there or not _is_portfolio(doc, name.chunk):
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


def _at_home(name: Name, countries: Countries, reference: Reference) -> bool:
    """Say whether a party is of the country that the article is about ("Labour on Iraq")."""
    main = frozenset({countries.main} - {""})
    return bool(main) and any(_is_of(reference, i, main) for i in name.candidates)


def _is_of(reference: Reference, party: str, countries: frozenset[str]) -> bool:
    country = reference.parties[party].country
    return not country or country in countries or state(country) in countries


def _with_nations(countries: frozenset[str], reference: Reference) -> frozenset[str]:
    return countries | {c.code for c in reference.countries.values() if c.part_of in countries}


def _is_portfolio(doc: Doc, chunk: Chunk) -> bool:
    """Say whether a word that also names parties says what a minister is for ("the Labour Minister")."""
    word = doc[chunk.start].lower_ if len(chunk) == 1 else ""
    return word in _PORTFOLIOS and chunk.end < len(doc) and doc[chunk.end].lower_ in _HEADS
