"""Find articles that repeat another's words, wholly or nearly: syndicated reports, pages saved twice.

The facts of a copy would count twice, so they stand at the article that it copies: the longest of them, for it says
all that the others say. The method is that of shingles (Broder, On the resemblance and containment of documents, 1997),
with containment in place of resemblance, so that a shortened copy counts; candidates come from a sample of shingles.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kgbuild.model import Article, BlockKind

_SIZE = 5
"""Words in a shingle."""
_FEWEST = 20
"""An article with fewer shingles is too short to tell a copy from a coincidence."""
_ALIKE = 0.9
"""A copy has at least this share of its shingles from the other article."""
_SAMPLE = 16
"""One in so many shingles is looked at to find candidates."""
_COMMON = 100
"""A sampled shingle in more articles than this is a phrase that everybody prints."""
_PRINTS = 100
"""So many articles' shingles are held at a time."""
_DAYS = 7
"""Copies appear within so many days; what is printed again later is news again."""
_PROSE = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_PRIME = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another's words; `of` is the file name of the other."""

    article: Article
    of: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is held of each article: how many shingles it has, and some of them."""

    file_name: str
    number: int
    sample: NDArray[np.uint64]
    day: Day | None


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an article."""

    shingles: NDArray[np.uint64]
    figures: frozenset[str]
    day: Day | None


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """Return the copies among some articles.

    A copy has nearly all of its words, and each of its figures, from an article of about the same day. Of two that copy
    each other the longer stays, then the earlier, then the first by its name.

    Args:
        articles: sorted by name.
    """
    found = list(articles)
    marks = [_mark(article) for article in found]
    order = sorted((n for n in range(len(marks)) if marks[n].number >= _FEWEST), key=lambda n: _rank(marks[n]))
    index = _Index([marks[n].sample for n in order])

    @lru_cache(maxsize=_PRINTS)
    def printed(n: int) -> _Print:
        return _print(found[n])

    of: dict[int, int] = {}
    for place, n in enumerate(order):
        likely = [order[other] for other in index.alike(place)]
        fitting = [o for o in likely if _may_copy(printed(n), printed(o))]
        best = max(((_share(printed(n), printed(o)), -o) for o in fitting), default=(0.0, 0))
        if best[0] >= _ALIKE:
            of[n] = -best[1]
            index.leave_out(place)
    return tuple(Copy(found[n], found[o].file_name) for n, o in sorted(of.items()))


class _Index:
    """Which articles have a sampled shingle, in arrays: of a million articles in dictionaries it would not fit.

    Args:
        samples: those of each article, in the order in which they are asked for.
    """

    def __init__(self, samples: Sequence[NDArray[np.uint64]]) -> None:
        self._samples = samples
        shingles = np.concatenate([np.empty(0, dtype=np.uint64), *samples])
        owners = np.repeat(np.arange(len(samples), dtype=np.uint32), [len(sample) for sample in samples])
        ordered = np.lexsort((owners, shingles))
        self._shingles, self._owners = shingles[ordered], owners[ordered]
        self._kept = np.ones(len(samples), dtype=np.bool_)

    def alike(self, place: int) -> list[int]:
        """Return the articles before one that share half of its sample, those left out not among them."""
        sample = self._samples[place]
        starts = np.searchsorted(self._shingles, sample, "left").tolist()
        ends = np.searchsorted(self._shingles, sample, "right").tolist()
        shared: Counter[int] = Counter()
        for start, end in zip(starts, ends, strict=True):
            if end - start > 1:
                owners = self._owners[start:end]
                before = owners[(owners < place) & self._kept[owners]].tolist()
                if len(before) <= _COMMON:
                    shared.update(before)
        return [other for other, count in shared.items() if count >= len(sample) / 2]

    def leave_out(self, place: int) -> None:
        """Let nothing be alike an article any more: it is a copy."""
        self._kept[place] = False


def _rank(own: _Mark) -> tuple[int, str, str]:
    return -own.number, own.day.isoformat() if own.day else "9", own.file_name


def _mark(article: Article) -> _Mark:
    shingles = _print(article).shingles
    return _Mark(article.file_name, len(shingles), _sample(shingles), _day(article))


def _print(article: Article) -> _Print:
    prose = "\n".join(block.span.of(article.text) for block in article.blocks if block.kind in _PROSE)
    return _Print(_shingles(prose), frozenset(_FIGURE.findall(prose)), _day(article))


def _day(article: Article) -> Day | None:
    day = article.date
    return Day.fromisoformat(day.iso) if day and len(day.iso) == len("2011-05-08") else None


def _shingles(prose: str) -> NDArray[np.uint64]:
    """Return the numbers of the shingles of a text, sorted, each once; they are the same on every machine."""
    words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(prose.casefold())]
    if len(words) < _SIZE:
        return np.empty(0, dtype=np.uint64)
    numbers = np.array(words, dtype=np.uint64) * _PRIME
    count = len(words) - _SIZE + 1
    total = np.zeros(count, dtype=np.uint64)
    for n in range(_SIZE):
        total = total * _PRIME + (numbers[n : n + count] ^ (numbers[n : n + count] >> np.uint64(29)))
    return np.unique(total ^ (total >> np.uint64(32)))


def _sample(shingles: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return some of the shingles, chosen by their numbers so that equal texts give equal samples."""
    chosen: NDArray[np.uint64] = shingles[shingles % np.uint64(_SAMPLE) == 0]
    return chosen if len(chosen) >= _SIZE else shingles[:_FEWEST].copy()


def _may_copy(own: _Print, other: _Print) -> bool:
    """Say whether an article's day and figures allow it to be a copy of another."""
    if own.day and other.day and abs((own.day - other.day).days) > _DAYS:
        return False
    return own.figures <= other.figures


def _share(own: _Print, other: _Print) -> float:
    """Return the share of an article's shingles that another has."""
    return len(np.intersect1d(own.shingles, other.shingles, assume_unique=True)) / len(own.shingles)
