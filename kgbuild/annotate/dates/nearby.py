"""Stretches of days around the day of publication, where a calendar week or year is not what is meant."""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.dates.rule import Anchor
from kgbuild.annotate.dates.timex import day_value, move_day, span_value

_WEEK, _SATURDAY = 7, 5
_HALF_A_YEAR = 6


def week_at_weekend(anchor: Anchor, shift: int) -> str | None:
    """Return the days that "last week" and "this week" may mean on a Saturday or Sunday; None on other days.

    Papers of the weekend call the week that ends "last week", and the one that begins "this week" where they look
    ahead: both readings are covered.

    Args:
        anchor: What the words are read against.
        shift: -1 for "last week", 0 for "this week".
    """
    today = anchor.today
    if today is None or today.weekday() < _SATURDAY or shift not in {-1, 0} or (shift == 0 and anchor.direction <= 0):
        return None
    first, last = (-today.weekday() - _WEEK, -1) if shift else (0, 2 * _WEEK - 1 - today.weekday())
    return _days(today, first, last)


def year_ended(match: re.Match[str], anchor: Anchor) -> bool:
    """Say whether the year whose end is told of is the one before: "stepped down at the end of the year", in May."""
    ends = " ".join(match[0].lower().split()).endswith("end of the year")
    early = anchor.today is not None and anchor.today.month <= _HALF_A_YEAR
    at = match.string[: match.start()].rstrip().lower().endswith(" at")
    return ends and early and at and anchor.direction < 0


def less_than_ago(match: re.Match[str], today: date, unit: str, count: int) -> str | None:
    """Return the days of "less than three weeks ago", up to yesterday; None where it is not less.

    Args:
        match: The words from the number on.
        today: The day of publication.
        unit: "day", "week", "month" or "year".
        count: How many of them.
    """
    days = (1 if unit == "day" else _LONGEST.get(unit, 0)) * count
    return _days(today, -days, -1) if days > 1 and _LESS_THAN.search(match.string[: match.start()]) else None


_LONGEST = {"week": 7, "month": 31, "year": 366}
_LESS_THAN = re.compile(r"\b(?:(?:less|fewer)\s+than|under)\s+$", re.IGNORECASE)


def _days(today: date, first: int, last: int) -> str | None:
    """Return the value of the days from so many after today to so many after it."""
    begin, end = move_day(today, first), move_day(today, last)
    return span_value(day_value(begin), day_value(end)) if begin and end else None
