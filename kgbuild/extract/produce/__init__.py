"""Propose events: the rules, and what a model has read; each type has the producers that win on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.produce.rules import Producer, rules

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context


def producers() -> tuple[Producer, ...]:
    """Return all that propose events, in a fixed order."""
    return tuple(rules()[name].find for name in rules())


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose for an article."""
    for producer in producers():
        yield from producer(context)
