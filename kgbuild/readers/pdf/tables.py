"""Join the cells of a printed table to rows, which columns of prose are not: figures stand in one of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.readers.pdf.lines import PrintedLine

_FIGURE = re.compile(r"[-+−–]?\d[\d,]*(?:\.\d+)?%?|n/?a|[-–—]", re.IGNORECASE)
_WIDEST_CELL = 40  # characters
_FURTHEST = 3.0
"""Rows are at most so many heights of a letter apart."""
_FEWEST = 2


def with_rows(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page with the cells of each row of a table joined by bars.

    A table is two or more rows below each other of as many cells, of which the same are figures and one is a name;
    the row of words right above it, of as many cells, is its head.
    """
    levels = _levels(lines)
    joined: set[int] = set()
    for n, row in enumerate(levels):
        if not _figures(row):
            continue
        below = n + 1 < len(levels) and _go_together(row, levels[n + 1]) and _figures(levels[n + 1])
        above = n > 0 and _go_together(levels[n - 1], row) and _figures(levels[n - 1])
        if (below and below == _figures(row)) or (above and above == _figures(row)):
            joined.add(n)
            if n and not _figures(levels[n - 1]) and _go_together(levels[n - 1], row):
                joined.add(n - 1)
    found: list[PrintedLine] = []
    for n, row in enumerate(levels):
        found += [_row(row)] if n in joined else row
    return found


def _levels(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines that stand on each baseline, downwards, from left to right."""
    levels: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: -one.bottom):
        if levels and levels[-1][0].bottom - line.bottom <= 1:
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda one: one.left) for level in levels]


def _figures(row: Sequence[PrintedLine]) -> frozenset[int]:
    """Return which cells of a row are figures; none if it is no row of a table."""
    if len(row) < _FEWEST or any(len(cell.words) > _WIDEST_CELL for cell in row):
        return frozenset()
    found = frozenset(n for n, cell in enumerate(row) if _FIGURE.fullmatch(cell.words))
    return found if 0 not in found else frozenset()


def _go_together(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
    """Say whether two rows are of one table: of as many cells, one right below the other."""
    short = all(len(cell.words) <= _WIDEST_CELL for cell in (*above, *below))
    return short and len(above) == len(below) and above[0].bottom - below[0].bottom <= _FURTHEST * below[0].size


def _row(cells: Sequence[PrintedLine]) -> PrintedLine:
    first = cells[0]
    words = " | ".join(cell.words for cell in cells)
    right, top = max(cell.right for cell in cells), max(cell.top for cell in cells)
    return PrintedLine(words, first.left, right, first.bottom, top, first.size, row=True)
