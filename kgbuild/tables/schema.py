"""What a table of a graph is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.query.view.columns import Column

Cell = str | int | float | bool | None
"""A value of a table; None where there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows in a fixed order; its first column says whether `id` tells each row from all others."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]

    @property
    def key(self) -> bool:
        """Whether the first column is the key of the table."""
        return self.columns[0].name == "id"
