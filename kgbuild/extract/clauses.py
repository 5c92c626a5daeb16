"""Put together what every event has: where it is stated, whether it happened, when, where and in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval, EntityRef, Factuality, Span

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference


class Common(TypedDict):
    """The fields that every event shares."""

    passages: tuple[Span, ...]
    factuality: Factuality
    dates: DateInterval | None
    date_text: str | None
    place: EntityRef | None
    confidence: float


def common(
    context: Context,
    trigger: Chunk,
    *arguments: Reference | Chunk | None,
    time: TimeExpression | None = None,
    confidence: float = 0.8,
    **overrides: Any,
) -> Common:
    """Return the shared fields of an event stated by `trigger` and its arguments."""
    chunks = [a if isinstance(a, Chunk) else a.chunk for a in arguments if a is not None]
    time = time or context.time_near(trigger.start)
    here = context.sentence(trigger.start)
    near = [c for c in chunks if here.start <= c.start < here.end]
    place = context.place_near(trigger.start)
    fields = Common(
        passages=(context.passage(trigger, *near),),
        factuality=context.factuality_of(trigger.start, trigger.end),
        dates=time.interval if time else None,
        date_text=context.annotated.words(time.chunk) if time else None,
        place=place.ref if place else None,
        confidence=confidence,
    )
    fields.update(overrides)  # type: ignore[typeddict-item]
    return fields
