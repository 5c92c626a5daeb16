"""Lines of a printed page: where they stand, how large they are, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, its box in points (y grows upwards), and the size of its letters."""

    words: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines in any order; `height` in points."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]


_MARGIN = 0.12
"""Running heads and page numbers stand in this share of a page at its top and bottom."""
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:(?: of |/| / )\d{1,4})?", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """Leave out page numbers, and what stands at the top or bottom of at least half of the pages (and two).

    Returns:
        The pages, and the words that ran over them, which tell the publisher and the date for the most part.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_plain(line.words) for line in page.lines if _is_at_edge(line, page)})
    needed = max(2, len(pages) / 2)

    def runs(line: PrintedLine, page: Page) -> bool:
        if not _is_at_edge(line, page):
            return False
        return bool(_PAGE_NUMBER.fullmatch(line.words)) or seen[_plain(line.words)] >= needed

    cleaned = [Page(p.number, p.height, tuple(line for line in p.lines if not runs(line, p))) for p in pages]
    return cleaned, [line.words for page in pages for line in page.lines if runs(line, page)]


def _is_at_edge(line: PrintedLine, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _plain(words: str) -> str:
    return _FIGURES.sub("#", " ".join(words.split()).casefold())


def in_reading_order(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return the lines of a page in the order in which they are read, column by column.

    Where an empty strip from top to bottom parts the lines, what is left of it is read first. What spans the columns (a
    headline, a rule of type) parts what is above from what is below.
    """
    return [column for column in _cut(list(lines), 0) if column]


_DEEPEST = 12
_NARROWEST_GAP = 8.0
"""Columns are at least so many points apart."""


def _cut(lines: list[PrintedLine], depth: int) -> list[list[PrintedLine]]:
    if len(lines) < 2 or depth > _DEEPEST:
        return [sorted(lines, key=_downwards)]
    gap = _gap(lines)
    if gap is not None:
        left = [line for line in lines if line.right <= gap + 1]
        right = [line for line in lines if line.right > gap + 1]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    spanning = _spanning(lines)
    if not spanning:
        return [sorted(lines, key=_downwards)]
    parts: list[list[PrintedLine]] = []
    rest = sorted((line for line in lines if line not in spanning), key=_downwards)
    for wide in sorted(spanning, key=_downwards):
        above = [line for line in rest if line.bottom >= wide.top - 1]
        rest = [line for line in rest if line.bottom < wide.top - 1]
        if above:
            parts += _cut(above, depth + 1)
        if parts and parts[-1] and parts[-1][-1] in spanning:
            parts[-1].append(wide)
        else:
            parts.append([wide])
    return parts + (_cut(rest, depth + 1) if rest else [])


def _downwards(line: PrintedLine) -> tuple[float, float]:
    return (-round(line.top), line.left)


def _gap(lines: Sequence[PrintedLine]) -> float | None:
    """Return where an empty strip begins that parts the lines into columns of several lines, None if there is none."""
    edges = sorted((line.left, line.right) for line in lines)
    reach = edges[0][1]
    for left, right in edges:
        if left - reach >= _NARROWEST_GAP and len(edges) >= 3:
            return reach
        reach = max(reach, right)
    return None


def _spanning(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines without which the others would stand in columns."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = [line for line in lines if line.right - line.left > 0.55 * width or _is_centred(line, lines, width)]
    rest = [line for line in lines if line not in wide]
    return wide if len(rest) >= 4 and _gap(rest) is not None else []


def _is_centred(line: PrintedLine, lines: Sequence[PrintedLine], width: float) -> bool:
    """Say whether a line is larger than the others, as a headline over columns is, however short."""
    return line.size > 1.25 * body_size(lines) and line.right - line.left > 0.2 * width


def body_size(lines: Iterable[PrintedLine]) -> float:
    """Return the size of letters in which most of the words are set."""
    sizes = [line.size for line in lines for _ in range(max(1, len(line.words) // 10))]
    return median(sizes) if sizes else 0.0
