"""Read a date that a file states about itself, in the forms that newsrooms and archives write."""

from __future__ import annotations

import calendar
import re

from kgbuild.model import PartialDate

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_ZONE = r"(?:\s*(?:Z|UTC|GMT|BST|CET|CEST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|[+-]\d\d:?\d\d))?"
_TIME = rf"(?:(?:T|,?\s+(?:at\s+)?|\s*[-–—|]\s*)\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?{_ZONE})?"

DATE = rf"(?:{_WEEKDAY})?{_DAY}[ -]+(?:of\s+)?{_MONTH}[ ,-]+{_YEAR}"
"""A full British date in words, as a pattern to embed; give the match to `date_of`."""

_WORDS = re.compile(
    rf"(?:{_WEEKDAY})?(?:{_DAY}[ -]+(?:of\s+)?)?{_MONTH}[ ,-]+{_YEAR}{_TIME}",
    re.IGNORECASE,
)
_AMERICAN = re.compile(rf"(?:{_WEEKDAY})?{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE)
_ISO = re.compile(rf"{_YEAR}(?:[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?)(?:{_TIME}))?)?", re.IGNORECASE)
_COMPACT = re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)")
_NUMBERS = re.compile(rf"(?P<first>\d\d?)[-/.](?P<second>\d\d?)[-/.]{_YEAR}{_TIME}", re.IGNORECASE)


def parse_date(words: str) -> PartialDate | None:
    """Read a date that is the whole of some words.

    Args:
        words: such as ``2011-05``, ``8 May 2011``, ``Sunday, May 8, 2011 10:30 GMT`` or ``30-MAR-1987 05:27:07.20``.

    Returns:
        The date, as exact as it is stated; None if it is none or could mean two days (``08/05/2011``).
    """
    words = " ".join(words.split())
    for pattern in (_ISO, _COMPACT, _WORDS, _AMERICAN):
        match = pattern.fullmatch(words)
        if match:
            return date_of(match)
    match = _NUMBERS.fullmatch(words)
    return _numeric(match) if match else None


def date_of(match: re.Match[str]) -> PartialDate | None:
    """Return the date of a match that has the groups year, month and day, or None if there is no such day."""
    parts = [match["year"]]
    for group in ("month", "day"):
        value = match.groupdict().get(group)
        if value is None:
            break
        parts.append(f"{_MONTHS.get(value.lower().rstrip('.'), 0) or int(value):02d}")
    try:
        return PartialDate("-".join(parts))
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> PartialDate | None:
    """Read day and month in figures when only one order makes sense."""
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return PartialDate(f"{match['year']}-{month:02d}-{day:02d}")
    except ValueError:
        return None
