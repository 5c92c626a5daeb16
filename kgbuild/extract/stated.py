"""Put together what every event has: where it is stated, whether it happened, when, where; and merge its mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypedDict, TypeVar

from kgbuild.extract.timing import place_of, time_of
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval, EntityRef, Event, Factuality, Span

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference


class Stated(TypedDict):
    """The fields that every event shares."""

    passages: tuple[Span, ...]
    factuality: Factuality
    dates: DateInterval | None
    date_text: str | None
    place: EntityRef | None
    confidence: float


def stated(
    context: Context,
    trigger: Chunk,
    *arguments: Reference | Chunk | None,
    confidence: float,
    time: TimeExpression | None = None,
    undated: bool = False,
    factuality: Factuality | None = None,
) -> Stated:
    """Return the shared fields of an event.

    Args:
        context: The article.
        trigger: The words that state the event.
        arguments: Who and what has a part in it; those of its sentence belong to its passage.
        confidence: How sure the rule is, between 0 and 1.
        time: The date, where the rule knows it better than its place in the sentence does.
        undated: Whether to look for no date.
        factuality: Whether it happened, where the rule knows it better than the words around it do.
    """
    chunks = [a if isinstance(a, Chunk) else a.chunk for a in arguments if a is not None]
    refs = frozenset(a.ref.index for a in arguments if a is not None and not isinstance(a, Chunk))
    here = context.sentence(trigger.start)
    near = [c for c in chunks if here.start <= c.start < here.end]
    when = time or (None if undated else time_of(context, trigger))
    place = place_of(context, trigger, refs)
    whole = context.passage(trigger, *near) if near else context.passage(_clause_before(context, trigger), trigger)
    return Stated(
        passages=(whole,),
        factuality=factuality or context.factuality_of(trigger.start, trigger.end),
        dates=when.interval if when else None,
        date_text=context.annotated.words(when.chunk) if when else None,
        place=place.ref if place else None,
        confidence=confidence,
    )


_LONGEST_OPENING = 6
_CLAUSE_OPENERS = frozenset("that said says who which and but when because while after before".split())


def _clause_before(context: Context, trigger: Chunk) -> Chunk:
    """Return a trigger with the words that open its clause, for an event whose arguments stand elsewhere."""
    start, first = trigger.start, context.sentence(trigger.start).start
    while start > first and trigger.start - start < _LONGEST_OPENING:
        word = context.lower(start - 1)
        if not word[:1].isalnum() or word in _CLAUSE_OPENERS:
            break
        start -= 1
    return Chunk(start, trigger.end) if start == first or start > trigger.start - _LONGEST_OPENING else trigger


E_ = TypeVar("E_", bound=Event)
_STRENGTH = {Factuality.ACTUAL: 3, Factuality.PLANNED: 2, Factuality.POSSIBLE: 1, Factuality.DENIED: 0}


def merge(events: Iterable[E_], same: Callable[[E_, E_], bool]) -> list[E_]:
    """Make one event of all mentions of the same event, with all their passages, in text order.

    Args:
        events: The mentions, each as an event of its own.
        same: Whether the arguments of two events agree; dates and factuality are compared here.

    Returns:
        The events. What happened wins over what was planned, that over what was possible; what is denied stays apart.
    """
    merged: list[E_] = []
    for event in sorted(events, key=lambda e: e.passages):
        found = next((n for n, e in enumerate(merged) if _compatible(e, event) and same(e, event)), None)
        if found is None:
            merged.append(event)
        else:
            merged[found] = joined(merged[found], event)
    return merged


def _compatible(a: Event, b: Event) -> bool:
    """Say whether two mentions may be of one event by their dates and factuality."""
    denied = Factuality.DENIED
    if (a.factuality is denied) != (b.factuality is denied):
        return False
    if a.dates and b.dates:
        return a.dates.overlaps(b.dates)
    if a.date_text and b.date_text and not (a.dates or b.dates):
        return a.date_text.lower() == b.date_text.lower()
    return True


def joined(a: E_, b: E_) -> E_:
    """Return one event for two mentions; the fuller and more certain mention gives what they differ in."""
    first, second = (a, b) if (_STRENGTH[a.factuality], _known(a)) >= (_STRENGTH[b.factuality], _known(b)) else (b, a)
    dated = min((first, second), key=_vagueness)
    values = {
        f.name: getattr(first, f.name) if getattr(first, f.name) not in (None, ()) else getattr(second, f.name)
        for f in fields(first)
    }
    values |= {
        name: getattr(second, name)
        for name, value in values.items()
        if isinstance(value, tuple) and set(value) < set(getattr(second, name))
    }
    values |= {
        "passages": tuple(sorted({*a.passages, *b.passages})),
        "dates": dated.dates,
        "date_text": dated.date_text,
        "confidence": max(a.confidence, b.confidence),
    }
    return replace(first, **values)


def _vagueness(event: Event) -> int:
    """Return how many days the date of an event leaves open; an undated one, and words without days, come last."""
    if event.dates:
        return (event.dates.last - event.dates.first).days
    return 1_000_000 if event.date_text else 2_000_000


def _known(event: Event) -> int:
    return sum(getattr(event, f.name) not in (None, ()) for f in fields(event))


def agree(a: str | None, b: str | None) -> bool:
    """Say whether two wordings of a post may mean the same: one is missing, or their head nouns are the same."""
    return not a or not b or _head(a) == _head(b)


def _head(post: str) -> str:
    """Return the noun of a post in the singular: "secretary" of "secretaries of state for health"."""
    words = _POST_ENDS.split(post.lower())[0].split() or post.lower().split()
    return words[-1].rstrip("s")


_POST_ENDS = re.compile(r" (?:of|for|to|at|in)\b")
