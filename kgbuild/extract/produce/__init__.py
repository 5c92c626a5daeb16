"""Propose events: the rules, and what a model has read; each type has the producers that win on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.events import event_types
from kgbuild.extract.produce.rules import Producer, rules

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context


def producers() -> tuple[Producer, ...]:
    """Return all that propose events, in a fixed order: the rules, then those that event types bring themselves."""
    brought = tuple(t.find for t in event_types() if t.find is not None)
    return (*(r.find for r in rules().values()), *brought)


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose for an article."""
    for producer in producers():
        yield from producer(context)
