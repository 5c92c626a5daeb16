"""Put bars between the columns of tables that other marks divide: tabs, wide gaps, commas and semicolons of a CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kgbuild.model import Article, Span

_LONGEST = 200
_FEWEST = 2  # lines that make a table
_TABS = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_GAPS = re.compile(r"(?<=\S) {3,}(?=\S)")
_COMMAS = re.compile(r",(?! )(?!(?<=\d,)\d{3}(?:\D|$))(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_SEMICOLONS = re.compile(r"; ?(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_QUOTES = re.compile(r'(?:^|(?<=[,;]))"|"(?=[,;]|$)')
_END = re.compile(r"[.?!:][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where bars are read (offset and end of what they stand for), and what is left out: the quotes of cells."""

    bars: dict[int, int]
    dropped: frozenset[int]


def columns(article: Article) -> Columns:
    """Return the marks between the columns of an article's tables.

    A table is made of lines that follow each other and that the same mark divides into as many cells; one of them has
    a figure.

    Args:
        article: the article.
    """
    text = article.text
    bars: dict[int, int] = {}
    dropped: set[int] = set()
    for mark, fewest in ((_TABS, 1), (_GAPS, 1), (_COMMAS, 2), (_SEMICOLONS, 2)):
        for lines in _tables(text, [b.span for b in article.blocks], mark, fewest):
            for line in lines:
                words = line.of(text)
                bars |= {line.start + m.start(): line.start + m.end() for m in mark.finditer(words)}
                if mark in (_COMMAS, _SEMICOLONS):
                    dropped.update(line.start + m.start() for m in _QUOTES.finditer(words))
    return Columns(bars, frozenset(dropped))


def _tables(text: str, blocks: Sequence[Span], mark: re.Pattern[str], fewest: int) -> Iterator[list[Span]]:
    """Yield runs of lines that a mark divides into as many cells."""

    def count(line: Span) -> int:
        words = line.of(text)
        if len(words) > _LONGEST or "\n" in words or _END.search(words):
            return 0
        return len(mark.findall(words))

    for number, run in groupby(blocks, key=count):
        lines = list(run)
        if number >= fewest and len(lines) >= _FEWEST and any(c.isdigit() for line in lines for c in line.of(text)):
            yield lines
