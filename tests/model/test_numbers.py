from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model.numbers import NUMBER, read_number, read_rank


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("842", 842),
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("£1.2bn", 1_200_000_000),
        ("twenty-three", 23),
        ("Twenty three", 23),
        ("one hundred and five", 105),
        ("two thousand and four", 2004),
        ("twenty-five thousand three hundred", 25_300),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a couple of", 2),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("800-strong", 800),
        ("0", 0),
    ],
)
def test_a_number_is_read_in_words_and_figures(words, number):
    """The number is what the words count, whatever way they are written."""
    assert read_number(words) == number


@pytest.mark.parametrize(
    "words", ["several", "hundreds", "a", "", "five or six", "12 and 13", "one two", "1.2.3", "seats"]
)
def test_words_that_are_no_certain_number_are_none(words):
    """Vague quantities, lists and other words are no number."""
    assert read_number(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Labour won twenty-three seats", ["twenty-three"]),
        ("a couple of dozen of 1,200 members", ["a couple of", "1,200"]),
        ("half a million people and 12 and 13 others", ["half a million", "12", "13"]),
    ],
)
def test_the_pattern_finds_numbers_in_running_text(text, found):
    """The pattern takes the longest number that begins at a word."""
    assert [match[0] for match in re.finditer(rf"\b{NUMBER}", text, re.IGNORECASE)] == found


@given(st.integers(0, 10**9))
def test_figures_are_read_with_and_without_commas(number):
    """Every whole number in figures is read as itself."""
    assert read_number(str(number)) == read_number(f"{number:,}") == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text):
    """No text makes the reader crash."""
    assert read_number(text) is None or read_number(text) >= 0


@pytest.mark.parametrize(
    ("words", "rank"),
    [("third", 3), ("a second-place finish", 2), ("Second place", 2), ("5th", 5), ("the runner-up", 2), ("last", None)],
)
def test_places_in_a_contest(words: str, rank: int | None) -> None:
    """A rank is read from an ordinal, in words or figures."""
    assert read_rank(words) == rank
