"""Dates as news states them: often partial, always an interval of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days from `first` to `last`, both included; 2011 is 2011-01-01 to 2011-12-31."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"an interval must not end ({self.last}) before it begins ({self.first})")

    def contains(self, other: DateInterval) -> bool:
        """Say whether the other lies inside this one."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: DateInterval) -> bool:
        """Say whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """An ISO 8601 calendar date of reduced precision: ``2011``, ``2011-05`` or ``2011-05-08``."""

    iso: str

    def __post_init__(self) -> None:
        match = _PARTIAL.fullmatch(self.iso)
        if not match:
            raise ValueError(f"{self.iso!r} is not a date; write 2011, 2011-05 or 2011-05-08")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)  # a month 13 or a 31 June raises ValueError here

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return len(self.iso) == 10

    @property
    def interval(self) -> DateInterval:
        """The days that the date may mean."""
        year, *rest = (int(part) for part in self.iso.split("-"))
        if not rest:
            return DateInterval(date(year, 1, 1), date(year, 12, 31))
        month = rest[0]
        if len(rest) == 2:
            day = date(year, month, rest[1])
            return DateInterval(day, day)
        return DateInterval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
