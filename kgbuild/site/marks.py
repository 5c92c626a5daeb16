"""An article's text cut where marks begin and end, so that overlapping passages can all be shown where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.query.view import PassageRecord

_LONGEST_PART = 6_000


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Characters `start` to `end` (not included) of a text belong to the card `card` and look as `style` says."""

    start: int
    end: int
    card: str
    style: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `cards` are theirs, the shortest mark first."""

    text: str
    cards: tuple[str, ...]
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input file; `gap` says that a blank line, or text that is not known, comes before it, `cut`
    that it goes on from the page before, `header` that it is part of the YAML at the beginning of the file.
    """

    number: int
    segments: tuple[Segment, ...]
    gap: bool
    cut: bool
    header: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an article's text that is known: all of it, or the sentences that the graph holds."""

    start: int
    text: str
    line: int
    starts_line: bool = True


def whole(text: str) -> list[Chunk]:
    """Return a text that is known as a whole."""
    return [Chunk(0, text, 1)]


def sentences(passages: Iterable[PassageRecord]) -> list[Chunk]:
    """Return what the passages of a graph tell of their article's text: their sentences, joined where they overlap."""
    chunks: list[Chunk] = []
    pieces = sorted({(p.start - len(p.prefix), p.prefix + p.words + p.suffix, _first_line(p)) for p in passages})
    for start, text, line in pieces:
        last = chunks[-1] if chunks else None
        if last and start <= last.start + len(last.text):
            more = text[last.start + len(last.text) - start :]
            chunks[-1] = Chunk(last.start, last.text + more, last.line)
        else:
            chunks.append(Chunk(start, text, line))
    return chunks


def _first_line(passage: PassageRecord) -> int:
    return max(1, passage.line - passage.prefix.count("\n"))


def parts(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Cut a long text at ends of lines, or else between words, so that no page gets too heavy.

    Returns:
        Lists of chunks of at most some 6,000 characters each; one list for most articles.
    """
    found: list[list[Chunk]] = [[]]
    room = _LONGEST_PART
    for chunk in (piece for whole_chunk in chunks for piece in _pieces(whole_chunk)):
        if len(chunk.text) > room and found[-1]:
            found.append([])
            room = _LONGEST_PART
        found[-1].append(chunk)
        room -= len(chunk.text)
    return found


def _pieces(chunk: Chunk) -> Iterator[Chunk]:
    start, line, text = 0, chunk.line, chunk.text
    while len(text) - start > _LONGEST_PART:
        window = text[start : start + _LONGEST_PART]
        end = window.rfind("\n") if "\n" in window[_LONGEST_PART // 2 :] else window.rfind(" ")
        end = start + (end + 1 if end > 0 else _LONGEST_PART)
        yield Chunk(chunk.start + start, text[start:end], line, start == 0 or text[start - 1] == "\n")
        line += text.count("\n", start, end)
        start = end
    yield Chunk(chunk.start + start, text[start:], line, start == 0 or text[start - 1] == "\n")


def lines(chunks: Sequence[Chunk], marks: Iterable[Mark]) -> list[Line]:
    """Return the lines of a text, each cut into segments at the ends of marks.

    Args:
        chunks: the known pieces, in order.
        marks: what is marked; what lies outside the pieces is left out.
    """
    ordered = sorted(marks)
    header = _header_lines(chunks)
    found: list[Line] = []
    for chunk in chunks:
        end, cut = chunk.start + len(chunk.text), chunk.line > 1 and not chunk.starts_line
        own = [m for m in ordered if m.start < end and m.end > chunk.start]
        gap = True
        at = chunk.start
        for n, row in enumerate(chunk.text.split("\n")):
            if row.strip():
                inside = [m for m in own if m.start < at + len(row) and m.end > at]
                number = chunk.line + n
                joins = n == 0 and (cut or (bool(found) and found[-1].number == number))
                found.append(Line(number, tuple(_segments(row, at, inside)), gap, joins, number <= header))
                gap = False
            else:
                gap = True
            at += len(row) + 1
    return found


def _header_lines(chunks: Sequence[Chunk]) -> int:
    """Return how many lines of YAML a file begins with."""
    first = chunks[0].text.split("\n") if chunks and chunks[0].start == 0 else []
    if not first or first[0].strip() != "---":
        return 0
    return next((n for n, line in enumerate(first[1:], 2) if line.strip() == "---"), 0)


def _segments(row: str, start: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    ends = {start, start + len(row)}
    for mark in marks:
        ends |= {max(mark.start, start), min(mark.end, start + len(row))}
    points = sorted(ends)
    for a, b in pairwise(points):
        over = sorted((m for m in marks if m.start <= a and m.end >= b), key=lambda m: (m.end - m.start, m))
        cards = tuple(dict.fromkeys(m.card for m in over))
        yield Segment(row[a - start : b - start], cards, tuple(dict.fromkeys(m.style for m in over)))
