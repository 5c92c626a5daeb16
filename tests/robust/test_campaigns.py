"""A little of each campaign of bench/: mutated articles, and articles that repeat one pattern."""

from __future__ import annotations

import time

import pytest

from bench.mutations import fault, mutation, seed_texts
from kgbuild.budget import Budget
from kgbuild.readers import ReadOptions, Source, SourceKind
from kgbuild.reading import Reader
from kgbuild.reference import load_reference

PATTERNS = (
    "2011 ",
    "Mr ",
    "![",
    "$",
    "+",
    "A. B. C. ",
    "(",
    "<html ",
    "<!--",
    "won 1,204 votes ",
    "a-\n",
    "x",
    "& ",
    "’s ",
)


@pytest.fixture(scope="module")
def reader():
    """Return what reads with the shipped model and the default budget."""
    return Reader(ReadOptions(), load_reference(None), budget=Budget(60, 4 * 2**30))


@pytest.mark.parametrize("number", range(1, 13))
def test_a_mutated_article_is_read(reader, number):
    """A mutated article costs nothing but itself: facts whose passages lie in its text, or an issue that says why."""
    assert fault(reader, number, *mutation(number, seed_texts())) == ""


@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_pattern_over_and_over_stays_within_the_budget(reader, pattern):
    """An article of one repeated pattern is read within the budget of an article, or holds nothing to read."""
    content = (pattern * (4_000 // len(pattern))).encode()
    source = Source(path="a.md", file_name="a.md", kind=SourceKind.MARKDOWN, content=content)
    _, facts, issues = reader(source)
    assert facts is not None or [issue.code for issue in issues] == ["empty"]


@pytest.mark.parametrize(
    "pattern", ["<p>", "resigned as mayor ", "will meet ", "the Leeds MP ; ", "mayor and ", "yesterday "]
)
def test_time_grows_with_the_length(reader, pattern):
    """An article of one repeated pattern that is eight times as long takes far less than 64 times as long."""

    def seconds(length: int) -> float:
        content = (pattern * (length // len(pattern))).encode()
        start = time.process_time()
        reader(Source(path="a.md", file_name="a.md", kind=SourceKind.MARKDOWN, content=content))
        return time.process_time() - start

    seconds(1_000)  # loads what is loaded once
    assert seconds(32_000) < 20 * max(seconds(4_000), 0.05)
