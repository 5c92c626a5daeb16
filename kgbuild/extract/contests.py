"""Tell which election each result belongs to, and date the result by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.events.election import Election
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.layers import Annotated
from kgbuild.model import Event, EventRef, Factuality, Span

_REACH = 2
"""How many sentences back a result may stand from the words that name its election."""


def link_results(annotated: Annotated, events: Sequence[Event]) -> list[Event]:
    """Return the events, each result pointing at the election that its sentence or one shortly before names.

    A result without a date of its own is as old as its election.
    """
    starts = [annotated.span(s).start for s in annotated.sentences]
    named = [
        (_sentence(starts, passage), passage.start, number)
        for number, event in enumerate(events)
        if isinstance(event, Election)
        for passage in event.passages
    ]
    linked = [_linked(e, events, named, starts) if isinstance(e, ElectionResult) else e for e in events]
    return [_as_revised(e, linked) if isinstance(e, ElectionResult) else e for e in linked]


def _as_revised(result: ElectionResult, events: Sequence[Event]) -> ElectionResult:
    """Return a corrected figure with the election and date of the one it revises, where it has none itself."""
    old = events[result.revises.index] if result.revises else None
    if not isinstance(old, ElectionResult) or result.election is not None:
        return result
    undated = result.dates is None and result.date_text is None
    dates, text = (old.dates, old.date_text) if undated else (result.dates, result.date_text)
    return replace(result, election=old.election, dates=dates, date_text=text)


def _sentence(starts: Sequence[int], passage: Span) -> int:
    return sum(1 for start in starts if start <= passage.start) - 1


def _linked(
    result: ElectionResult, events: Sequence[Event], named: Sequence[tuple[int, int, int]], starts: Sequence[int]
) -> ElectionResult:
    """Return a result with its election: the nearest named in its sentence, else before; one that was, if it was."""
    place = result.passages[0]
    here = _sentence(starts, place)
    fitting = [
        (here - sentence, abs(start - place.start), number)
        for sentence, start, number in named
        if 0 <= here - sentence <= _REACH and _may_be_of(result, events[number])
    ]
    if not fitting:
        return result
    number = min(fitting)[2]
    election = events[number]
    if result.dates is None and result.date_text is None:
        result = replace(result, dates=election.dates, date_text=election.date_text)
    return replace(result, election=EventRef(number))


def _may_be_of(result: ElectionResult, election: Event) -> bool:
    """Say whether a result may be of an election by what it counts, whether each happened, and their dates."""
    if isinstance(election, Election) and election.election_type in _OF_PERSONS.get(result.measure, frozenset()):
        return False
    if (result.factuality is Factuality.ACTUAL) != (election.factuality is Factuality.ACTUAL):
        return False
    if result.dates and election.dates:
        return result.dates.first <= election.dates.last and election.dates.first <= result.dates.last
    return True


_OF_PERSONS = dict.fromkeys(
    ("seats", "councils", "majority"), frozenset({"leadership", "deputy leadership", "referendum", "primary"})
)
"""Measures of parties, and the elections that choose one person or answer a question, which have none of them."""
