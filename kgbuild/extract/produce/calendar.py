"""Tell whether an election without a date was, is going on or is to come.

By the calendar: "the EU vote", five days before it. By what it is: a contest for a leadership lasts for weeks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.candidate import FactualityCue, Verdict
from kgbuild.extract.contest_times import CERTAIN, of_past_verb, to_come
from kgbuild.layers import Chunk, state
from kgbuild.model import Factuality, KnownElection
from kgbuild.reference import ELECTION_KINDS

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import TimeExpression
    from kgbuild.model import DateInterval

_NEAR = timedelta(days=60)
_FAR = timedelta(days=400)
_SURELY = 0.98
"""How sure the model must be to know better than the calendar: "the last two elections", two days before the next.

Of the mentions in 205 annotated articles that taught nothing whose verdict the calendar changes, it is right in 26 of
26, three of them such as the model is .95 sure of.
"""


def by_calendar(context: Context, candidate: Candidate, read: Sequence[Candidate] = ()) -> Candidate:
    """Return an election as planned if the only one of its kind that may be meant is ahead, as actual if it was.

    Only where nothing in its words dates it, and one election of its kind and country lies within two months of the
    article's day, and another on the other side only more than a year away.

    Args:
        candidate: what is proposed; what is no election is returned as it is.
        read: what the model read in the same words, if a rule proposes the candidate.
    """
    if candidate.type != "Election" or any(a.role == "time" for a in candidate.arguments) or _dated(candidate):
        return candidate
    told = candidate.factuality or next((r.factuality for r in read if r.type == candidate.type), None)
    by_rule = "direction" in candidate.attributes
    value = _by_direction(candidate) if by_rule else told.value if told is not None else None
    published = context.annotated.article.date
    if published is None or value is None or _surely(candidate, told, value):
        return candidate
    near = _near(context, candidate, published.interval)
    if near is None:
        return candidate
    meant = Factuality.PLANNED if near.days.first > published.interval.last else Factuality.ACTUAL
    if value is meant:
        return candidate
    return _by_day(candidate, meant, near)


def by_reference(context: Context, candidate: Candidate) -> Candidate:
    """Return an election with what the reference data tell of its day, if it has a date, and whether it goes on.

    Args:
        candidate: what is proposed; what is no election is returned as it is.
    """
    if candidate.type != "Election":
        return candidate
    return _under_way(context, _by_year(context, _by_month(context, candidate)))


def _by_year(context: Context, candidate: Candidate) -> Candidate:
    """Return an election of the running year or season as planned or actual by its day in the reference data.

    "The 2024 presidential elections", three days before them.
    """
    time, published = _only_time(context, candidate), context.annotated.article.date
    if time is None or time.interval is None or published is None:
        return candidate
    days, today = time.interval, published.interval
    if days.last - days.first < _A_MONTH or not days.overlaps(today):
        return candidate
    known = [e for e in _known(context, candidate, _NATIONAL) if e.days.overlaps(days)]
    if len(known) != 1 or known[0].days.overlaps(today):
        return candidate
    ahead = known[0].days.first > today.last
    if ahead is not _taken_for_past(candidate):
        return candidate
    value = Factuality.PLANNED if ahead else Factuality.ACTUAL
    return _by_day(candidate, value, known[0])


_A_MONTH = timedelta(days=31)


def _by_month(context: Context, candidate: Candidate) -> Candidate:
    """Return an election of a month or weekday alone as planned if the reference data have one only in the next such.

    "The elections in November", in June of a year with American elections, are not those of the November before.
    """
    time = _only_time(context, candidate)
    if time is None or time.interval is None or not _taken_for_past(candidate):
        return candidate
    coming = to_come(context, time).interval
    if coming is None or coming == time.interval or _happened(context, candidate):
        return candidate
    of_month = len(time.value or "") == len("2016-11")
    known = _known(context, candidate, _NATIONAL if of_month else ())
    there = next((e for e in known if e.days.overlaps(coming)), None)
    if there is None or any(e.days.overlaps(time.interval) for e in known):
        return candidate
    return _by_day(candidate, Factuality.PLANNED, there)


def _happened(context: Context, candidate: Candidate) -> bool:
    """Say whether a past verb takes an election for over: "lost in the elections", not "spoke of the elections"."""
    noun = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    return of_past_verb(context, candidate.trigger) and tree.cases(noun) <= _WITHIN


_WITHIN = frozenset({"in", "at", "during", "after", "since"})
_NATIONAL = frozenset({"general", "presidential", "midterm"})
"""Kinds of elections that "the election" of a country may be, whatever it is taken for."""


def _only_time(context: Context, candidate: Candidate) -> TimeExpression | None:
    """Return the date that an election is told of with, if it has one."""
    told = [a for a in candidate.arguments if a.role == "time"]
    times = context.times.touching(told[0].chunk) if len(told) == 1 else ()
    return times[0] if len(times) == 1 else None


def _taken_for_past(candidate: Candidate) -> bool:
    if "direction" in candidate.attributes:
        return not candidate.attributes["prospect"] and float(candidate.attributes["direction"]) <= 0
    return candidate.factuality is not None and candidate.factuality.value is Factuality.ACTUAL


GOES_ON = "goes on"
"""What the words for a contest that lasts do to it."""


def _under_way(context: Context, candidate: Candidate) -> Candidate:
    """Return a contest for a leadership that is taken for planned as going on: "still in the race to succeed her".

    What happens is actual. Of 19 such words in the annotated articles ("the leadership contest", "her campaign") 16
    are; of a race for a seat or a presidency, whose day is what counts, fewer than half.
    """
    if candidate.attributes.get("kind") != "leadership":
        return candidate
    told = candidate.factuality.value if candidate.factuality is not None else None
    goes_on = context.lower(candidate.trigger.end - 1) in _LASTS and _is_given(context, candidate)
    if told is not Factuality.PLANNED or not goes_on or any(a.role == "time" for a in candidate.arguments):
        return candidate
    return _as(candidate, Factuality.ACTUAL, FactualityCue(candidate.trigger, GOES_ON))


_LASTS = frozenset("race contest campaign battle".split())


def _is_given(context: Context, candidate: Candidate) -> bool:
    """Say whether words speak of a contest as of one that is known: "the contest", not "a contest"."""
    root = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    return any(c.dep_ in {"det", "nmod:poss"} and c.lower_ not in _ANY for c in root.children)


_ANY = frozenset("a an any another no".split())


def _by_day(candidate: Candidate, value: Factuality, known: KnownElection) -> Candidate:
    """Return an election as actual or planned by the day of one that the reference data have."""
    return _as(candidate, value, FactualityCue(candidate.trigger, f"{known.kind} on {known.days.first.isoformat()}"))


def _as(candidate: Candidate, value: Factuality, cue: FactualityCue) -> Candidate:
    """Return an election as actual or planned; a rule tells the same by a direction."""
    verdict = Verdict(value, (cue,))
    if "direction" not in candidate.attributes:
        return replace(candidate, factuality=verdict)
    direction = CERTAIN if value is Factuality.PLANNED else -CERTAIN
    attributes = {**candidate.attributes, "direction": direction, "prospect": False}
    return replace(candidate, factuality=verdict, attributes=attributes)


def _dated(candidate: Candidate) -> bool:
    """Say whether a rule has read a date for an election, or which of several it is: "a second referendum"."""
    return bool(candidate.attributes.get("when") or candidate.attributes.get("marker"))


def _by_direction(candidate: Candidate) -> Factuality | None:
    """Return what a rule makes of an election: None if it might only be held."""
    if candidate.attributes["prospect"]:
        return None
    return Factuality.ACTUAL if float(candidate.attributes["direction"]) < 0 else Factuality.PLANNED


def _surely(candidate: Candidate, told: Verdict | None, value: Factuality) -> bool:
    """Say whether the model, or a rule where it read nothing, is sure of what it says, or says that it may not be."""
    if value not in {Factuality.ACTUAL, Factuality.PLANNED}:
        return True
    if told is not None and told.distribution:
        return told.value not in {Factuality.ACTUAL, Factuality.PLANNED} or told.distribution[told.value] >= _SURELY
    return abs(float(candidate.attributes.get("direction", CERTAIN))) >= CERTAIN


def _near(context: Context, candidate: Candidate, day: DateInterval) -> KnownElection | None:
    """Return the one election that a mention without a date can mean: near to a day, others of its kind far from it."""
    known = _known(context, candidate)
    if any(e.days.overlaps(day) for e in known):
        return None
    away = {e: max(e.days.first - day.last, day.first - e.days.last) for e in known}
    near = [e for e in known if away[e] <= _FAR]
    return near[0] if len(near) == 1 and away[near[0]] <= _NEAR else None


def _known(context: Context, candidate: Candidate, alike: Collection[str] = ()) -> list[KnownElection]:
    """Return the elections of a mention's kind and country, or of any of kinds that are taken for each other."""
    kind = ELECTION_KINDS.get(str(candidate.attributes.get("kind", "")))
    country = _country(context, candidate)
    kinds = alike if kind in alike else {kind} - {None}
    if not country:
        return []
    return [e for e in context.annotated.calendar if e.kind in kinds and country in {e.country, state(e.country)}]


def _country(context: Context, candidate: Candidate) -> str:
    """Return whose election it is: by the words around, else the country that the article is about, or comes from.

    A referendum is that of the country around the same word elsewhere in the article, if only one is.
    """
    trigger, told = candidate.trigger, context.annotated.countries
    named = _around(context, trigger)
    if not named and candidate.attributes.get("kind") == "referendum":
        noun = context.lower(trigger.end - 1)
        others = (Chunk(i, i + 1) for i in range(len(context.doc)) if context.lower(i) == noun)
        named = {c for other in others for c in _around(context, other)}
    if named:
        return named.pop() if len(named) == 1 else ""
    return state(told.main or told.home)


def _around(context: Context, words: Chunk) -> set[str]:
    here = context.sentence(words.start)
    start, end = max(here.start, words.start - _AROUND), min(here.end, words.end + _AROUND)
    return {state(c) for c in context.annotated.countries.within(start, end)}


_AROUND = 4
"""Words around an election that say whose it is: "elections in Spain", "the Spanish election"."""
