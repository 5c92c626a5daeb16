"""Pieces of patterns that several rules share, and what reads them."""

from __future__ import annotations

import re

from kgbuild.annotate.dates.words import DAY_PARTS, MASTHEADS, MONTHS, ORDINALS, SHIFTS, WEEKDAYS
from kgbuild.model.numbers import NUMBER, read_number


def any_of(words: object) -> str:
    """Return a pattern for any of some words or phrases, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) + ")"


MONTH = (
    r"(?-i:(?=[A-Z]))(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|\b))"
)
DAY = rf"(?P<day>(?<![\d.,:£$€])(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?![\d,.:]*\d|%)|{any_of(ORDINALS)})"
_CENTURIES = "eighteen|nineteen|twenty"
_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_DECADES = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
YEAR = (
    r"(?P<year>(?<![\d.,:/£$€])(?:1[4-9]|20)\d\d(?![\d,./:]*\d|%)"
    rf"|(?:{_CENTURIES})[\s-](?:{_TENS}|(?:{_DECADES})(?:[\s-](?:{_DIGITS}))?|oh[\s-](?:{_DIGITS}))"
    rf"|two\s+thousand(?:\s+and)?(?:\s+(?:{_DIGITS}|{_TENS}))?)"
)
NO_MASTHEAD = rf"(?!\s+(?-i:(?=[A-Z]))(?:{'|'.join(MASTHEADS)})\b)"
WEEKDAY = r"(?-i:(?=[A-Z]))(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
ANY_WEEKDAY = r"(?-i:(?=[A-Z]))(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?)"
PART = rf"(?P<part>{any_of(DAY_PARTS)})"
WHICH = rf"(?P<which>{any_of(SHIFTS)})"
COUNT = rf"(?P<count>{NUMBER}|an?\b(?!\s+few)|a\s+few|several|a\s+couple\s+of|many|some|a\s+number\s+of|half\s+an?)"


def month_of(match: re.Match[str]) -> int:
    """Return the number of the month that a match names."""
    return MONTHS[match["month"].lower()[:3]]


def weekday_of(match: re.Match[str]) -> int:
    """Return the number of the weekday that a match names, Monday 0."""
    return WEEKDAYS[match["weekday"].lower()[:3]]


def day_of(match: re.Match[str]) -> int:
    """Return the number of the day in the month that a match names."""
    words = match["day"].lower()
    return ORDINALS.get(words) or int(re.sub(r"\D", "", words))


def shift_of(match: re.Match[str]) -> int | None:
    """Return how many units later the words before a unit ask for, if there are any."""
    words = match.groupdict().get("which")
    return SHIFTS[" ".join(words.lower().split())] if words else None


def year_of(match: re.Match[str]) -> int:
    """Return the year that a match states, in figures or in words ("nineteen ninety-six")."""
    words = match["year"].lower()
    if words.isdigit():
        return int(words)
    tokens = [token for token in re.split(r"[\s-]+", words) if token not in {"and", "oh"}]
    if tokens[1] == "thousand":
        return 2000 + int(read_number(" ".join(tokens[2:])) or 0)
    return int(100 * (read_number(tokens[0]) or 0) + (read_number(" ".join(tokens[1:])) or 0))


def count_of(match: re.Match[str]) -> float | None:
    """Return the number that a match counts; None for "several" and the like."""
    words = " ".join(match["count"].lower().split())
    if words in {"a", "an"}:
        return 1
    return 0.5 if words.startswith("half a") and len(words) < 8 else read_number(words)
