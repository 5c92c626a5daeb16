"""What became of each candidate of an article, for `kgbuild why`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING

from kgbuild.model import Event, Span

if TYPE_CHECKING:
    from kgbuild.extract.tie import Tied


class Outcome(str, Enum):
    """What became of a candidate."""

    KEPT = "kept"
    MERGED = "merged"
    REFUSED = "refused"
    DROPPED = "dropped"


@dataclass(slots=True)
class Fate:
    """What is noted of a candidate on its way: vetoes, the events read from it, and what it lacks if there are none."""

    tied: Tied
    vetoes: tuple[str, ...]
    drafts: list[Event]
    missing: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A candidate with its arguments tied, and what became of it.

    `events` are the positions in the article's events that it states; `reason` says why, where there are none.
    """

    tied: Tied
    outcome: Outcome
    events: tuple[int, ...] = ()
    vetoes: tuple[str, ...] = ()
    reason: str = ""


def fates(noted: Sequence[Fate], events: Sequence[Event]) -> tuple[Traced, ...]:
    """Return what became of each candidate, in text order, given the events of the article."""
    ordered = sorted(noted, key=lambda f: (f.tied.candidate.trigger.start, f.tied.candidate.trigger.end))
    stating: dict[Span, list[int]] = {}
    for n, event in enumerate(events):
        for passage in dict.fromkeys(event.passages):
            stating.setdefault(passage, []).append(n)
    first: set[int] = set()
    return tuple(_traced(fate, events, stating, first) for fate in ordered)


def _traced(fate: Fate, events: Sequence[Event], stating: Mapping[Span, Sequence[int]], first: set[int]) -> Traced:
    if fate.vetoes:
        return Traced(fate.tied, Outcome.REFUSED, vetoes=fate.vetoes, reason="a veto")
    found = tuple(dict.fromkeys(n for d in fate.drafts if (n := _event_of(d, events, stating)) is not None))
    if not found:
        return Traced(fate.tied, Outcome.DROPPED, reason=fate.missing)
    outcome = Outcome.MERGED if first.issuperset(found) else Outcome.KEPT
    first.update(found)
    return Traced(fate.tied, outcome, found)


def _event_of(draft: Event, events: Sequence[Event], stating: Mapping[Span, Sequence[int]]) -> int | None:
    """Return the event that a mention went into: of its type, with its passages, most like it."""
    numbers = [frozenset(stating.get(passage, ())) for passage in draft.passages]
    all_ = sorted(frozenset.intersection(*numbers)) if numbers else range(len(events))
    holding = [n for n in all_ if type(events[n]) is type(draft)]
    return max(holding, key=lambda n: (_likeness(draft, events[n]), -n), default=None)


def _likeness(a: Event, b: Event) -> int:
    return sum(getattr(a, f.name) == getattr(b, f.name) for f in fields(a))
