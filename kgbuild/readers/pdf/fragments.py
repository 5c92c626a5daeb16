"""Join the pieces of a line that was set so wide, to fill its column, that its words stand apart like columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.readers.pdf.lines import PrintedLine

_WIDEST = 3.5
"""Pieces are at most so many heights of a letter apart."""
_BASELINE = 0.5
_NEXT = 1.8
"""The next line is at most so many heights of a letter further up or down."""
_NARROWEST = 6.0
_EDGES = 300
"""So many places are looked at for the edge of a column."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """An empty strip between two columns, from `bottom` to `top`."""

    left: float
    right: float
    bottom: float
    top: float


def whole_lines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page with the pieces of each joined.

    Pieces share a baseline. Where the page is set in columns, they stand in one; elsewhere, the line above or below
    runs on over the gap between them, and where it has a gap there too, the gap is one between columns.
    """
    gutters = list(_gutters(lines))
    levels = sorted(lines, key=lambda line: line.bottom)
    heights = [line.bottom for line in levels]

    def between(low: float, high: float) -> Sequence[PrintedLine]:
        return levels[bisect_left(heights, low) : bisect_right(heights, high)]

    def is_whole(left: PrintedLine, right: PrintedLine) -> bool:
        if not 0 <= right.left - left.right <= _WIDEST * left.size:
            return False
        beside = [g for g in gutters if g.bottom <= right.bottom <= g.top]
        if beside:
            return not any(left.right <= g.left + 1 and right.left >= g.right - 1 for g in beside)
        reach = _NEXT * right.size
        above = between(right.bottom + _BASELINE, right.bottom + reach)
        below = between(right.bottom - reach, right.bottom - _BASELINE)
        told = {_runs_over(left.right, right.left, near) for near in (above, below)}
        return True in told and False not in told

    found: list[PrintedLine] = []
    at: dict[int, list[int]] = {}
    for line in sorted(lines, key=lambda one: (one.left, -one.bottom)):
        level = round(line.bottom)
        beside = (n for k in (level - 1, level, level + 1) for n in at.get(k, ()))
        here = [n for n in beside if abs(found[n].bottom - line.bottom) <= _BASELINE and found[n].size == line.size]
        before = max(here, key=lambda n: found[n].right, default=None)
        if before is not None and is_whole(found[before], line):
            found[before] = replace(found[before], words=f"{found[before].words} {line.words}", right=line.right)
            continue
        at.setdefault(level, []).append(len(found))
        found.append(line)
    return found


def _gutters(lines: Sequence[PrintedLine]) -> Iterator[_Gutter]:
    """Yield the strips beside which nearly all lines stand that are level with others across them."""
    few, many = max(2, len(lines) // 20), max(4, len(lines) // 10)
    lefts = sorted(line.left for line in lines)
    for end, _ in Counter(round(line.right, 1) for line in lines).most_common(_EDGES):
        place = bisect_left(lefts, end + _NARROWEST)
        if place == len(lefts):
            continue
        begin = lefts[place]
        before = [line for line in lines if line.right <= end + 1]
        after = [line for line in lines if line.left >= begin - 1]
        if min(len(before), len(after)) < many:
            continue
        bottom = max(min(line.bottom for line in side) for side in (before, after))
        top = min(max(line.bottom for line in side) for side in (before, after))
        crossing = sum(
            line.left < begin - 1 and line.right > end + 1 and bottom <= line.bottom <= top for line in lines
        )
        level = [sum(bottom <= line.bottom <= top for line in side) for side in (before, after)]
        if crossing <= few and min(level) >= many:
            yield _Gutter(end, begin, bottom, top)


def _runs_over(left: float, right: float, near: Sequence[PrintedLine]) -> bool | None:
    """Say whether the lines next to a gap run on over it; False: they have a gap there too; None: they do not tell."""
    if any(line.left < left and line.right > right for line in near):
        return True
    before = [line.bottom for line in near if line.left < left and line.right <= right]
    after = [line.bottom for line in near if line.left >= left and line.right > right]
    return False if any(abs(a - b) <= 2 * _BASELINE for a in before for b in after) else None
