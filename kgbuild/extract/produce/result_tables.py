"""Results as the rows of a table give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context
from kgbuild.extract.produce.figures import CONTESTANTS, MEASURES, figure_at, totals
from kgbuild.layers import Chunk

_CHANGE_HEADS = frozenset("change changes +/- net swing gain".split())


def cells_of(context: Context, here: Chunk) -> list[Chunk]:
    """Return the cells of a line of a table whose columns a bar divides."""
    bars = [k for k in range(here.start, here.end) if context.lower(k) == "|"]
    edges = [here.start - 1 if context.lower(here.start) != "|" else here.start, *bars, here.end]
    found = [Chunk(a + 1, b) for a, b in pairwise(dict.fromkeys(edges)) if b > a + 1]
    return found if len(bars) > 1 else []


def heads_of(context: Context, cells: list[Chunk]) -> dict[int, str]:
    """Return for each column what it counts: a measure, or "change"."""
    found: dict[int, str] = {}
    for n, cell in enumerate(cells):
        words = [context.lower(k) for k in range(cell.start, cell.end)]
        measure = next((m for w in words if (m := MEASURES.get(w.rstrip("s"))) is not None), None)
        if set(words) & _CHANGE_HEADS:
            found[n] = "change"
        elif measure is not None:
            found[n] = measure
    return found


def row(context: Context, cells: list[Chunk], header: Mapping[int, str]) -> Iterator[Candidate]:
    """Yield the figures of a contestant's row; a change belongs to the column before it."""
    who = next((m for c in cells if (m := context.at(c.start, CONTESTANTS)) is not None and m.chunk.end <= c.end), None)
    if who is None:
        return
    for n, cell in enumerate(cells):
        figure = figure_at(context, cell.start) if header.get(n) not in {None, "change"} else None
        if figure is not None and figure.chunk.end == cell.end:
            beside = n + 1 < len(cells) and header.get(n + 1) == "change"
            yield from totals(
                context, who, header[n], figure, figure_at(context, cells[n + 1].start) if beside else None
            )
