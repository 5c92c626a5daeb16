"""Put together what every event has: where it is stated, whether it happened, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypedDict, TypeVar

from kgbuild.layers import Chunk
from kgbuild.model import DateInterval, EntityRef, Event, Factuality, Span

if TYPE_CHECKING:
    from kgbuild.extract.context import Context


class Stated(TypedDict):
    """The fields that every event shares."""

    passages: tuple[Span, ...]
    factuality: Factuality
    dates: DateInterval | None
    date_text: str | None
    place: EntityRef | None
    confidence: float


def passage_of(context: Context, trigger: Chunk, arguments: Iterable[Chunk]) -> Span:
    """Return the words that state an event: its trigger with the arguments in its sentence, else with its clause."""
    here = context.sentence(trigger.start)
    near = [c for c in arguments if here.start <= c.start < here.end]
    return context.passage(trigger, *near) if near else context.passage(_clause_before(context, trigger), trigger)


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


def compatible(a: Event, b: Event) -> bool:
    """Say whether two mentions may be of one event by their places, dates and factuality."""
    if a.place is not None and b.place is not None and a.place != b.place:
        return False
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
        if name != "passages" and isinstance(value, tuple) and set(value) < set(getattr(second, name))
    }
    values |= {
        "passages": _in_order(a.passages, b.passages),
        "dates": dated.dates,
        "date_text": dated.date_text,
        "confidence": max(a.confidence, b.confidence),
    }
    return replace(first, **values)


def _in_order(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return all passages in text order; those of a mention behind all others, the usual case, need no sorting."""
    if a and b and _PLACE(a[-1]) < _PLACE(b[0]):
        return a + b
    return tuple(sorted({*a, *b}, key=_PLACE))


_PLACE = attrgetter("start", "end")


def _vagueness(event: Event) -> int:
    """Return how many days the date of an event leaves open; an undated one, and words without days, come last."""
    if event.dates:
        return (event.dates.last - event.dates.first).days
    return 1_000_000 if event.date_text else 2_000_000


def _known(event: Event) -> int:
    return sum(getattr(event, f.name) not in (None, ()) for f in fields(event))
