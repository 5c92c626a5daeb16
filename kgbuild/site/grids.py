"""The tables of a site: pages that read without a script, and the same rows for a script that filters and sorts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.query.view.columns import Column

Cell = str | int | tuple[str, str]
"""A text, a number, or a text with where it leads."""

ROWS_ON_PAGE = 100
_LONGEST_FILE = 200_000
_MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a site; `note` says in a sentence what a row is."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]

    def pages(self) -> list[tuple[str, Sequence[tuple[Cell, ...]]]]:
        """Return the file name and rows of each page; there is always a first."""
        starts = range(0, max(len(self.rows), 1), ROWS_ON_PAGE)
        return [(self.page(n), self.rows[start : start + ROWS_ON_PAGE]) for n, start in enumerate(starts)]

    def page(self, number: int) -> str:
        """Return the file name of a page, the first being 0."""
        return f"{self.name}.html" if number == 0 else f"{self.name}.{number + 1}.html"

    def choices(self) -> dict[str, list[str]]:
        """Return the values of each column that is filtered by choice; one of too many values is typed instead."""
        found = {}
        for n, column in enumerate(self.columns):
            if column.filters == "choice":
                values = sorted({text(row[n]) for row in self.rows} - {""})
                if len(values) <= _MOST_CHOICES:
                    found[column.name] = values
        return found

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the name and text of each script file with rows, none of them large."""
        for n, rows in enumerate(self._shards()):
            yield f"data/{self.name}-{n}.js", f'kg.rows("{self.name}",{n},[{",".join(rows)}]);\n'

    @property
    def shards(self) -> int:
        """How many script files hold the rows."""
        return sum(1 for _ in self._shards())

    def _shards(self) -> Iterator[list[str]]:
        batch: list[str] = []
        size = 0
        for row in self.rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            line = line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
            if batch and size + len(line.encode()) > _LONGEST_FILE:
                yield batch
                batch, size = [], 0
            batch.append(line)
            size += len(line.encode()) + 1
        if batch:
            yield batch


def text(cell: Cell) -> str:
    """Return what a cell reads as."""
    return cell[0] if isinstance(cell, tuple) else str(cell)
