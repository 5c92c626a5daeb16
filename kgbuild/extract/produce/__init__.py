"""Propose events: what the language model read, and the rules for the types that it does not read better."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.events import event_types
from kgbuild.extract.produce import learned
from kgbuild.extract.produce.rules import rules

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context


def candidates(context: Context) -> Iterator[Candidate]:
    """Yield what all producers propose for an article: the model, the rules, then types that bring their own.

    Rules are not asked for a type that the model reads better, where the model has such a layer.
    """
    taken = learned.LEARNED if context.annotated.events is not None else frozenset()
    yield from learned.find(context)
    for name, rule in rules().items():
        if name not in taken:
            yield from rule.find(context)
    for kind in event_types():
        if kind.find is not None:
            yield from kind.find(context)
