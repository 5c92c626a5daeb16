"""Find the election of the reference data that an article means: by its kind, its country and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.model import (
    ArticleFacts,
    DateInterval,
    EntityKind,
    EntityRef,
    Event,
    EventPlace,
    Factuality,
    KnownElection,
)
from kgbuild.reference import ELECTION_KINDS, RefElection, Reference

_OF_PLACES = frozenset({"local", "mayoral"})
"""Kinds that every town holds for itself: with a place they are that town's, which the data do not list."""

_LONGEST = 366  # days: an interval that is longer tells no election


def known_elections(articles: Sequence[ArticleFacts], reference: Reference) -> Mapping[EventPlace, KnownElection]:
    """Return for each election that articles date the one that the reference data have for those days.

    An election without a date ("the next election") stays open, and so does one that two records fit.

    Args:
        articles: with what they say of countries.
        reference: the elections.
    """
    return {
        (facts.article.file_name, n): known
        for facts in articles
        for n, event in enumerate(facts.events)
        if (known := _known(facts, event, reference)) is not None
    }


def _known(facts: ArticleFacts, event: Event, reference: Reference) -> KnownElection | None:
    kind = ELECTION_KINDS.get(getattr(event, "election_type", ""))
    if kind is None or event.dates is None or event.factuality not in {Factuality.ACTUAL, Factuality.PLANNED}:
        return None
    if (event.dates.last - event.dates.first).days >= _LONGEST or (kind in _OF_PLACES and event.place is not None):
        return None
    if _of_body(facts, getattr(event, "organization", None)):
        return None
    fitting = {e for c in _countries(facts, event) for e in _of(reference, c, kind, event.dates)}
    if len(fitting) != 1:
        return None
    one = fitting.pop()
    return KnownElection(
        id=one.id, country=one.country, kind=one.kind, days=one.days, name=one.name, same_as=one.same_as
    )


def _of(reference: Reference, country: str, kind: str, on: DateInterval) -> Iterator[RefElection]:
    """Yield the elections of a country, its nations included, that were held on some days."""
    for election in reference.elections(kind=kind, on=on):
        if country in {election.country, election.country.partition("-")[0]}:
            yield election


def _of_body(facts: ArticleFacts, body: EntityRef | None) -> bool:
    """Say whether an election is that of a party or a body, not of a country."""
    return body is not None and facts.entities[body.index].kind is not EntityKind.PLACE


def _countries(facts: ArticleFacts, event: Event) -> set[str]:
    """Return the countries whose election may be meant: by its own words, else their sentence, else the article."""
    words = {c for p in event.passages for span, c in facts.country_hints if p.contains(span)}
    if words:
        return words
    here = [s for s in facts.sentences if any(s.start <= p.start < s.end for p in event.passages)]
    near = {c for s in here for span, c in facts.country_hints if s.contains(span)}
    states = {c.partition("-")[0] for c in near}
    if facts.country:  # a sentence on another country leaves open whose election it speaks of
        return {facts.country} if not states or facts.country in states else set()
    return near if len(states) == 1 else set()
