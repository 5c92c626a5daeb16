"""Tell which election each result belongs to, and date the result by it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.events.election import Election
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.layers import Annotated
from kgbuild.model import Event, EventRef, Factuality, Span

_FEW_DAYS = 4  # an election whose day is known this well can be told by it
_REACH = 2
"""How many sentences back a result may stand from the words that name its election."""


def link_results(annotated: Annotated, events: Sequence[Event], passed: Collection[int] = ()) -> list[Event]:
    """Return the events, each result pointing at the election that its sentence or one shortly before names.

    `passed` are the numbers of sentences that are lines of results or headings of such: between a line of results and
    the words that name its election they do not count. Else a dated result is of the only election of those days that
    can have it, or of the one that another result in the same words is of. A result without a date of its own is as old
    as its election.
    """
    starts = [annotated.span(s).start for s in annotated.sentences]
    named: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, event in enumerate(events):
        for passage in event.passages if isinstance(event, Election) else ():
            named[_sentence(starts, passage)].append((passage.start, number))
    near = [_linked(e, events, named, starts, passed) if isinstance(e, ElectionResult) else e for e in events]
    short = [(n, e) for n, e in enumerate(near) if isinstance(e, Election) and _of_few_days(e)]
    dated = [_by_day(e, short) if isinstance(e, ElectionResult) else e for e in near]
    told: dict[_Same, set[EventRef]] = defaultdict(set)
    for event in dated:
        if isinstance(event, ElectionResult) and event.election is not None:
            told[_same(event)].add(event.election)
    linked = [_beside(e, dated, told) if isinstance(e, ElectionResult) else e for e in dated]
    return [_as_revised(e, linked) if isinstance(e, ElectionResult) else e for e in linked]


def _as_revised(result: ElectionResult, events: Sequence[Event]) -> ElectionResult:
    """Return a corrected figure with the election and date of the one it revises, where it has none itself."""
    old = events[result.revises.index] if result.revises else None
    if not isinstance(old, ElectionResult) or result.election is not None:
        return result
    undated = result.dates is None and result.date_text is None
    dates, text = (old.dates, old.date_text) if undated else (result.dates, result.date_text)
    return replace(result, election=old.election, dates=dates, date_text=text)


_Same = tuple[object, ...]


def _same(result: ElectionResult) -> _Same:
    """Return what results share that the same words state of the same contestant."""
    return result.passages, result.contestant, result.dates


def _of_few_days(election: Election) -> bool:
    """Say whether the date of an election is so sure that results of these days are its."""
    return election.dates is not None and (election.dates.last - election.dates.first).days < _FEW_DAYS


def _by_day(result: ElectionResult, elections: Sequence[tuple[int, Election]]) -> ElectionResult:
    """Return a dated result with the only election of its days that can have it, if it has none yet."""
    if result.election is not None or result.dates is None:
        return result
    fitting = [
        n
        for n, election in elections
        if (result.measure != "councils" or election.election_type == "local") and _may_be_of(result, election)
    ]
    return replace(result, election=EventRef(fitting[0])) if len(fitting) == 1 else result


def _beside(
    result: ElectionResult, events: Sequence[Event], told: Mapping[_Same, Iterable[EventRef]]
) -> ElectionResult:
    """Return a result with the election of another that the same words state of the same contestant."""
    if result.election is not None:
        return result
    others = {e for e in told.get(_same(result), ()) if _may_be_of(result, events[e.index])}
    return replace(result, election=others.pop()) if len(others) == 1 else result


def _sentence(starts: Sequence[int], passage: Span) -> int:
    return bisect_right(starts, passage.start) - 1


def _linked(
    result: ElectionResult,
    events: Sequence[Event],
    named: Mapping[int, Sequence[tuple[int, int]]],
    starts: Sequence[int],
    passed: Collection[int],
) -> ElectionResult:
    """Return a result with its election: the nearest named in its sentence, else before; one that was, if it was."""
    place = result.passages[0]
    here = _sentence(starts, place)
    fitting = [
        (back, abs(start - place.start), number)
        for back, sentence in enumerate(_back_from(here, passed))
        for start, number in named.get(sentence, ())
        if _may_be_of(result, events[number])
    ]
    if not fitting:
        return result
    number = min(fitting)[2]
    election = events[number]
    if result.dates is None and result.date_text is None:
        result = replace(result, dates=election.dates, date_text=election.date_text)
    return replace(result, election=EventRef(number))


def _back_from(here: int, passed: Collection[int]) -> Iterator[int]:
    """Yield a sentence and those before it that are near; from a line of results, all lines and headings above too."""
    left = _REACH
    yield here
    while here and left:
        here -= 1
        left -= here not in passed or here + 1 not in passed
        yield here


def _may_be_of(result: ElectionResult, election: Event) -> bool:
    """Say whether a result may be of an election by what it counts, whether each happened, and their dates."""
    if isinstance(election, Election) and election.election_type in _OF_PERSONS.get(result.measure, frozenset()):
        return False
    if (result.factuality is Factuality.ACTUAL) != (election.factuality is Factuality.ACTUAL):
        return False
    if result.dates and election.dates:
        return result.dates.overlaps(election.dates)
    return True


_OF_PERSONS = dict.fromkeys(
    ("seats", "councils", "majority"), frozenset({"leadership", "deputy leadership", "referendum", "primary"})
)
"""Measures of parties, and the elections that choose one person or answer a question, which have none of them."""
