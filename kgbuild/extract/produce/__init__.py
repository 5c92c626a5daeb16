"""Propose events: the rules, and what the language model read beside them.

Rules find little and are nearly always right; the model finds twice as much. What a rule proposes for some words wins
over what the model reads in them, and of the rest of the model's readings the surer ones count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.events import event_types
from kgbuild.extract.produce import learned
from kgbuild.extract.produce.rules import rules

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

SURE = 0.95
"""How sure the model must be of an event that no rule proposes: so sure, it is right as often as the rules are."""


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose for an article: the rules, types that bring their own, then the model."""
    proposed = [c for rule in rules().values() for c in rule.find(context)]
    proposed += [c for kind in event_types() if kind.find is not None for c in kind.find(context)]
    yield from proposed
    for candidate in learned.find(context):
        taken = any(candidate.trigger.overlaps(c.trigger) for c in proposed)
        if candidate.score >= SURE and not taken:
            yield candidate
