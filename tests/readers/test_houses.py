"""Forty houses' pages: the headline, the date and the words of the article come out of each."""

from __future__ import annotations

from collections import Counter

import pytest

from kgbuild.readers import ReadOptions, Source, SourceKind, read
from tests.readers.houses import HOUSES, STORIES


def overlap(found: str, wanted: str) -> float:
    """Return F of the words of two texts, each word as often as it stands there."""
    a, b = Counter(found.split()), Counter(wanted.split())
    both = (a & b).total()
    return 2 * both / max(1, a.total() + b.total())


def read_page(page: str):
    """Return the article of a page."""
    source = Source(path="a.html", file_name="a.html", kind=SourceKind.HTML, content=page.encode())
    return read(source, ReadOptions())[0]


@pytest.fixture(scope="module")
def readings():
    """Return each page's story with what was read of it."""
    return [(n, story, read_page(house.page(story))) for n, house in enumerate(HOUSES) for story in STORIES]


def test_headlines(readings):
    """The headline of at least 95 % of the pages is right."""
    wrong = [(n, a and a.headline) for n, story, a in readings if a is None or a.headline != story.title]
    assert len(wrong) <= 0.05 * len(readings), wrong


def test_dates(readings):
    """The date of at least 95 % of the pages is right."""
    wrong = [(n, a and a.date) for n, story, a in readings if a is None or a.date is None or a.date.iso != story.date]
    assert len(wrong) <= 0.05 * len(readings), wrong


def test_publishers(readings):
    """The publisher of at least 95 % of the pages is right."""
    wrong = [(n, a and a.publisher) for n, story, a in readings if a is None or a.publisher != story.publisher]
    assert len(wrong) <= 0.05 * len(readings), wrong


def test_words(readings):
    """The words of each page are those of its article: F at least .95 on average, and .9 on each."""
    scores = [(overlap(a.text if a else "", "\n".join((s.title, *s.paragraphs))), n) for n, s, a in readings]
    assert sum(score for score, _ in scores) / len(scores) >= 0.95
    assert [pair for pair in scores if pair[0] < 0.9] == []
