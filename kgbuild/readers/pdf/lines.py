"""Lines of a printed page: where they stand, how large they are, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, its box in points (y grows upwards), the size of its letters, if it is a table's."""

    words: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    row: bool = False


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
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?")
"""What a browser prints at the edges of a page: its address, and the time of printing."""


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """Leave out page numbers, what stands at the top or bottom of at least half of the pages (and two), and what a
    browser prints there: address, title and time.

    Returns:
        The pages, and the words that ran over them, which tell the publisher and the date for the most part.
    """
    seen: Counter[str] = Counter()
    apart = {page.number: _apart(page) for page in pages}
    for page in pages:
        seen.update({_plain(line.words) for line in apart[page.number]})
    needed = max(2, len(pages) / 2)
    above = _above_headline(pages[0], apart[pages[0].number]) if pages else frozenset()

    printed = {
        (page.number, round(line.bottom))
        for page in pages
        for line in page.lines
        if _is_at_edge(line, page) and (_ADDRESS.fullmatch(line.words) or _PRINTED.fullmatch(line.words))
    }

    def runs(line: PrintedLine, page: Page) -> bool:
        if not _is_at_edge(line, page):
            return False
        if (page.number, round(line.bottom)) in printed:
            return True
        if _PAGE_NUMBER.fullmatch(line.words):
            return True
        if line in above:
            return True
        return line in apart[page.number] and seen[_plain(line.words)] >= needed

    cleaned = [Page(p.number, p.height, tuple(line for line in p.lines if not runs(line, p))) for p in pages]
    return cleaned, [line.words for page in pages for line in page.lines if runs(line, page)]


def level_heads(pages: Sequence[Page], cleaned: Sequence[Page]) -> list[str]:
    """Return the running heads that stand level with each other, together, as the name and the day of a paper stand.

    Args:
        pages: the pages as they are printed.
        cleaned: the same without running heads.
    """
    found: list[str] = []
    for page, rest in zip(pages, cleaned, strict=True):
        kept = set(rest.lines)
        levels: dict[int, list[PrintedLine]] = {}
        for line in sorted(page.lines, key=lambda one: (-one.bottom, one.left)):
            if line not in kept:
                levels.setdefault(round(line.bottom), []).append(line)
        found += [" | ".join(line.words for line in level) for level in levels.values() if len(level) > 1]
    return found


_HEADLINE = 1.3
"""The letters of a headline are so much larger than those of the text."""


def _above_headline(page: Page, apart: frozenset[PrintedLine]) -> frozenset[PrintedLine]:
    """Return what stands in small letters at the top of the first page, room above its headline: a running head too."""
    body = body_size(page.lines)
    largest = max(page.lines, key=lambda line: line.size, default=None)
    if largest is None or largest.size < _HEADLINE * body:
        return frozenset()
    return frozenset(one for one in apart if one.size <= body and one.bottom - largest.top > _ROOM * one.size)


def _is_at_edge(line: PrintedLine, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


_MOST_LEVELS = 3
_ROOM = 0.8
"""Running heads are parted from the text by at least so many heights of a letter."""


def _apart(page: Page) -> frozenset[PrintedLine]:
    """Return the lines at the edges of a page that room parts from its text: the outermost of them, three at most."""
    found: set[PrintedLine] = set()
    for sign in (1, -1):
        group: list[PrintedLine] = []
        levels = 0
        for line in sorted(page.lines, key=lambda one: sign * (one.bottom + one.top), reverse=True):
            before = group[-1] if group else None
            room = 0.0 if before is None else (before.bottom - line.top if sign > 0 else line.bottom - before.top)
            if before is not None and room > _ROOM * max(before.size, line.size):
                found.update(one for one in group if _is_at_edge(one, page))
            levels += before is None or room > 0 or abs(before.bottom - line.bottom) > 0.5 * line.size
            if levels > _MOST_LEVELS:
                break
            group.append(line)
    return frozenset(found)


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
    spanning = _spanning(lines) or _crossing(lines)
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
    gap = _gap(rest) if len(rest) >= 4 else None
    return wide if gap is not None and _in_line([line for line in rest if line.right > gap + 1]) else []


def _in_line(lines: Sequence[PrintedLine]) -> bool:
    """Say whether lines begin below each other, as those of a column do and pieces of loose type do not."""
    return max(Counter(round(line.left / 2) for line in lines).values()) >= max(2, 0.4 * len(lines))


def _crossing(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the few lines that cross a strip beside which all others stand, as a byline over narrow columns does.

    A line that stands level with another is none of them: it is part of a table, or of loose type.
    """
    few = max(_FEW, len(lines) // 20)
    for end in sorted({line.right for line in lines}):
        begins = min((line.left for line in lines if line.left >= end + _NARROWEST_GAP), default=None)
        if begins is None:
            return []
        across = [line for line in lines if line.left < begins - 1 and line.right > end + 1]
        before = sum(line.right <= end + 1 for line in lines)
        after = len(lines) - len(across) - before
        apart = len(across) <= few and min(before, after) > max(2 * few, len(lines) // 4)
        if apart and not any(_level(one, other) for one in across for other in lines if other is not one):
            return across
    return []


_FEW = 2


def _level(one: PrintedLine, other: PrintedLine) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > 0.3 * min(one.size, other.size)


def _is_centred(line: PrintedLine, lines: Sequence[PrintedLine], width: float) -> bool:
    """Say whether a line is larger than the others, as a headline over columns is, however short."""
    return line.size > 1.25 * body_size(lines) and line.right - line.left > 0.2 * width


def body_size(lines: Iterable[PrintedLine]) -> float:
    """Return the size of letters in which most of the words are set."""
    sizes = [line.size for line in lines for _ in range(max(1, len(line.words) // 10))]
    return median(sizes) if sizes else 0.0
