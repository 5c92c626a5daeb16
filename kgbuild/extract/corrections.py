"""Let a correction note revise the figures it corrects: the old ones stay, and are marked as revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from kgbuild.layers import Annotated
from kgbuild.model import BlockKind, Event, EventRef


def revise(annotated: Annotated, events: Sequence[Event]) -> list[Event]:
    """Return the events, those of a correction note pointing at the figure that each corrects.

    A correction corrects the last figure before the note's own that agrees with it in everything but the value. A note
    that restates the wrong figure first states the same event as the body: the two are one, with both passages.
    """
    notes = [annotated.span(chunk) for kind, chunk in annotated.blocks if kind is BlockKind.CORRECTION]
    merged = _merge_restated(events, [e for e in events if any(n.contains(e.passages[0]) for n in notes)])
    result = list(merged)
    for number, event in enumerate(merged):
        if not hasattr(event, "value") or not any(n.contains(event.passages[-1]) for n in notes):
            continue
        earlier = [n for n, other in enumerate(merged[:number]) if _corrects(event, other)]
        if earlier:
            result[number] = replace(event, revises=EventRef(earlier[-1]))
    return result


_FIGURE = ("passages", "factuality", "dates", "date_text", "place", "according_to", "confidence", "revises", "value")


def _same_but_value(a: Event, b: Event) -> bool:
    """Say whether two events agree in all that identifies a figure, the value apart."""
    if type(a) is not type(b):
        return False
    return all(getattr(a, f.name) == getattr(b, f.name) for f in fields(a) if f.name not in _FIGURE)


def _corrects(new: Event, old: Event) -> bool:
    return _same_but_value(new, old) and getattr(new, "value", None) != getattr(old, "value", None)


def _merge_restated(events: Sequence[Event], in_notes: Sequence[Event]) -> list[Event]:
    """Drop from a note each figure that the body states already, and give the body's event its passage too."""
    restated = {id(e): o for e in in_notes for o in events if o not in in_notes and _same_value(e, o)}
    extra: dict[int, list[Event]] = {}
    for event in in_notes:
        if id(event) in restated:
            extra.setdefault(id(restated[id(event)]), []).append(event)
    return [
        replace(e, passages=tuple(sorted({*e.passages, *(p for o in extra.get(id(e), ()) for p in o.passages)})))
        for e in events
        if id(e) not in restated
    ]


def _same_value(a: Event, b: Event) -> bool:
    return hasattr(a, "value") and _same_but_value(a, b) and getattr(a, "value", None) == getattr(b, "value", None)
