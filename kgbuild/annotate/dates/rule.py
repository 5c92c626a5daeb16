"""What a rule for a time expression is, and what its readers get and give."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kgbuild.layers import TimeKind


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is read against.

    Attributes:
        today: A day on which the article may have been published; None if nothing is known about that.
        direction: What the tense around it says: -1 past, 1 future, 0 nothing.
        previous: The value of the last calendar date of this sentence or the one before, if any.
        beside: The same, of this sentence alone.
        firm: Whether the words around it leave no doubt of the direction.
    """

    today: date | None
    direction: int = 0
    previous: str | None = None
    beside: str | None = None
    firm: bool = False


class Reading(NamedTuple):
    """What an expression means; without a value it is known to be one, but not which.

    `days` are those that it may mean where they are others than its value's: "last week" of a Saturday.
    """

    kind: TimeKind
    value: str | None
    days: str | None = None


Reader = Callable[["re.Match[str]", Anchor], "Reading | None"]
"""Reads a match; None says that it is no time expression after all."""


class Rule(NamedTuple):
    """A pattern and its reader."""

    pattern: re.Pattern[str]
    reader: Reader


def rule(pattern: str, reader: Reader) -> Rule:
    """Make a rule of a pattern that begins and ends between words, in any case."""
    return Rule(re.compile(rf"(?<!\w)(?:{pattern})(?![\w])", re.IGNORECASE), reader)


def on_date(value: str | None) -> Reading:
    """Return the reading of a date."""
    return Reading(TimeKind.DATE, value)


def on_day(day: date | None) -> Reading:
    """Return the reading of a day; None for one that nobody can tell."""
    return on_date(day.isoformat() if day else None)


def from_today(reader: Callable[[re.Match[str], Anchor, date], Reading | None]) -> Reader:
    """Let a reader have the day of publication; without one, nobody can tell which date is meant."""
    return lambda match, anchor: on_date(None) if anchor.today is None else reader(match, anchor, anchor.today)


def year_for(anchor: Anchor, month: int, day: int) -> int | None:
    """Return the year that puts a bare date on the side of today that the tense asks for, or else next to today."""
    today = anchor.today
    if today is None:
        return None
    years = range(max(date.min.year, today.year - 1), min(date.max.year, today.year + 1) + 1)
    days = {year: (date(year, month, max(1, min(day, 28))) - today).days for year in years}
    nearest = min(days, key=lambda year: abs(days[year]))
    near = 45 if anchor.direction else 0
    if anchor.direction < 0 and days[nearest] > near:
        return nearest - 1
    if anchor.direction > 0 and days[nearest] < -near:
        return nearest + 1
    return nearest
