"""What is proposed of figures of results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Attribute, Candidate
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.result_numbers import Figure

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

TYPE = "ElectionResult"


def totals(
    context: Context, who: Reference, measure: str, figure: Figure, change: Figure | None
) -> Iterator[Candidate]:
    """Yield what a contestant has, and what it gained or lost."""
    told: dict[str, Attribute] = {"measure": measure, "change": "total", "value": figure.value}
    yield propose(context, TYPE, figure.chunk, part("contestant", who), score=0.85, attributes=told)
    if change is not None and change.signed and change.value:
        way = "lost" if change.value < 0 else "gained"
        moved: dict[str, Attribute] = {"measure": measure, "change": way, "value": abs(change.value)}
        yield propose(context, TYPE, change.chunk, part("contestant", who), score=0.8, attributes=moved)
