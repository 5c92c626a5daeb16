"""Let a correction note revise the figures, people and days it corrects: the old ones stay, marked as revised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

from kgbuild.layers import Annotated, Chunk, MentionForm
from kgbuild.model import BlockKind, EntityRef, Event, EventRef, Factuality, Span


def revise(annotated: Annotated, events: Sequence[Event]) -> list[Event]:
    """Return the events, those of a correction note pointing at the figure that each corrects.

    A correction corrects the last figure before the note's own that agrees with it in everything but the value. A note
    that restates the wrong figure first states the same event as the body: the two are one, with both passages.
    """
    notes = [annotated.span(chunk) for kind, chunk in annotated.blocks if kind is BlockKind.CORRECTION]
    swaps = list(_exchanged(annotated)) if notes else []
    told = [_of_the_right_one(own, swaps) for e in events for own in _apart(e, events, swaps)]
    merged = _merge_restated(told, [e for e in told if any(n.contains(e.passages[0]) for n in notes)])
    result = list(merged)
    for number, event in enumerate(merged):
        if not any(n.contains(event.passages[-1]) for n in notes):
            continue
        instead = [n for n, other in enumerate(merged[:number]) if _in_place_of(event, other, swaps)]
        same = [n for n, other in enumerate(merged[:number]) if hasattr(event, "value") and _corrects(event, other)]
        redated = [n for n, other in enumerate(merged[:number]) if _on_another_day(annotated, notes, event, other)]
        earlier = instead or same or redated
        if earlier:
            result[number] = replace(event, revises=EventRef(earlier[-1]))
    return result


@dataclass(frozen=True, slots=True)
class _Swap:
    """A note that puts somebody, who is `named` there, in the place of somebody else."""

    note: Span
    right: EntityRef
    wrong: EntityRef
    named: Span


def _exchanged(annotated: Annotated) -> Iterator[_Swap]:
    """Yield what each note says that puts somebody in the place of somebody else: "it was Bell, not Dorn"."""
    names = sorted(
        (m.chunk.start, m.chunk.end, number)
        for number, cluster in enumerate(annotated.clusters)
        for m in cluster.mentions
        if m.form is MentionForm.NAME
    )
    for kind, note in annotated.blocks:
        inside = [n for n in names if n[0] in note] if kind is BlockKind.CORRECTION else []
        for (start, end, a), (other, last, b) in pairwise(inside):
            first, second = (annotated.span(Chunk(*c)) for c in ((start, end), (other, last)))
            between = " ".join(annotated.doc[k].lower_ for k in range(end, other))
            told = [annotated.doc[k].lower_ for k in range(note.start, start)]
            undone = _IN_FACT.search(between) is not None and not _WRONGLY.isdisjoint(told)
            if a != b and between in _NOT:
                yield _Swap(annotated.span(note), EntityRef(a), EntityRef(b), first)
            elif a != b and ((between in _BUT and told[-1:] == ["not"]) or undone):
                yield _Swap(annotated.span(note), EntityRef(b), EntityRef(a), second)


_IN_FACT = re.compile(r"\b(?:in fact|actually|in reality|it was)\b")
_WRONGLY = frozenset("earlier original originally previous wrongly incorrectly mistakenly erroneously".split())
_NOT = frozenset({"not", ", not", "and not", ", and not", "rather than", ", rather than", "instead of"})
_BUT = frozenset({"but", ", but"})
_DOER = ("person", "contestant")


def _apart(event: Event, events: Sequence[Event], swaps: Sequence[_Swap]) -> Iterator[Event]:
    """Yield an event; what a note tells of it anew with another name apart from it, with the words that name the other.

    "Eric Foss was elected" and the note's "Erica Foss, not Eric Foss, who was elected" are mentions of one event. Where
    the note tells of the other in words of their own ("in fact, Erica Foss was elected"), all stays together.
    """
    swap = next((s for s in swaps if _mistaken(event, s) and not _tells_itself(event, events, s)), None)
    told = [p for p in event.passages if swap is not None and swap.note.contains(p)]
    if swap is None or len(told) == len(event.passages):
        yield event
        return
    yield replace(event, passages=tuple(p for p in event.passages if p not in told))
    if told:
        ends = [swap.named, *told]
        yield replace(event, passages=(Span(min(p.start for p in ends), max(p.end for p in ends)),))


def _tells_itself(wrong: Event, events: Sequence[Event], swap: _Swap) -> bool:
    """Say whether a note has words of its own for what the one did whom it puts in the place of another."""
    alike = (e for e in events if type(e) is type(wrong) and swap.note.contains(e.passages[0]))
    return any(getattr(e, name, None) == swap.right for e in alike for name in _DOER)


def _mistaken(event: Event, swap: _Swap) -> list[str]:
    """Return the fields of an event that name the one whom a note takes out; none where it says that it was not so."""
    return [n for n in _DOER if event.factuality is not Factuality.DENIED and getattr(event, n, None) == swap.wrong]


def _of_the_right_one(event: Event, swaps: Sequence[_Swap]) -> Event:
    """Return what a note tells of the one whom it takes out as told of the other: "and he won 521 votes"."""
    changes: dict[str, Any] = {
        name: swap.right for swap in swaps if swap.note.contains(event.passages[0]) for name in _mistaken(event, swap)
    }
    return replace(event, **changes) if changes else event


def _in_place_of(new: Event, old: Event, swaps: Sequence[_Swap]) -> bool:
    """Say whether a note tells of somebody what was told of the one whom it takes out."""
    if type(new) is not type(old) or new.factuality is not old.factuality:
        return False
    agree = all(
        getattr(new, f.name) == getattr(old, f.name) or None in (getattr(new, f.name), getattr(old, f.name))
        for f in fields(new)
        if f.name not in (*_FIGURE, *_DOER, "post")
    )
    return agree and any(
        s.note.contains(new.passages[0]) and getattr(new, name, None) == s.right and getattr(old, name, None) == s.wrong
        for s in swaps
        for name in _DOER
    )


_FIGURE = ("passages", "factuality", "dates", "date_text", "place", "according_to", "confidence", "revises", "value")


def _same_but_value(a: Event, b: Event) -> bool:
    """Say whether two events agree in all that identifies a figure, the value apart."""
    if type(a) is not type(b):
        return False
    return all(getattr(a, f.name) == getattr(b, f.name) for f in fields(a) if f.name not in _FIGURE)


def _corrects(new: Event, old: Event) -> bool:
    return _same_but_value(new, old) and getattr(new, "value", None) != getattr(old, "value", None)


def _on_another_day(annotated: Annotated, notes: Sequence[Span], new: Event, old: Event) -> bool:
    """Say whether a note tells an event anew with a day in place of another: "on Wednesday, not Tuesday"."""
    if new.dates is None or not old.date_text or new.dates == old.dates or not _same_but_value(new, old):
        return False
    words = " ".join(n.of(annotated.article.text) for n in notes if n.contains(new.passages[-1]))
    instead = rf"(?:\bnot|rather than|instead of)(?: on| in)? {re.escape(old.date_text)}\b"
    return re.search(instead, " ".join(words.split())) is not None


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
