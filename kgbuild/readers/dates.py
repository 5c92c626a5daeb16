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
_WEEKDAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ZONE = r"(?:\s*(?:Z|UTC|GMT|BST|CET|CEST|[ECMP][SD]?T|[+-]\d\d:?\d\d))?"
_TIME = rf"(?:(?:T|,?\s+(?:at\s+)?|\s*[-–—|]\s*)\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?{_ZONE})?"

DATE = rf"(?:{_WEEKDAY})?{_DAY}[ -]+(?:of\s+)?{_MONTH}[ ,-]+{_YEAR}"
"""A full British date in words, as a pattern to embed; give the match to `date_of`."""

_WORDS = re.compile(
    rf"(?:{_WEEKDAY})?(?:{_DAY}[ -]+(?:of\s+)?)?{_MONTH}[ ,-]+{_YEAR}{_TIME}",
    re.IGNORECASE,
)
_AMERICAN = re.compile(rf"(?:{_WEEKDAY})?{_MONTH}\s+{_DAY},?\s+{_YEAR}(?:,?\s+{_WEEKDAY_NAME})?{_TIME}", re.IGNORECASE)
_ISO = re.compile(rf"{_YEAR}(?:[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?)(?:{_TIME}))?)?", re.IGNORECASE)
_COMPACT = re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)")
_CLOCK = rf"\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?{_ZONE}[ ,|–-]+(?:on\s+)?(?:{_WEEKDAY})?"
_TIME_FIRST = re.compile(rf"{_CLOCK}{_DAY}\s+{_MONTH}[ ,]+{_YEAR}", re.IGNORECASE)
_TIME_FIRST_AMERICAN = re.compile(rf"{_CLOCK}{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE)
_EMBEDDED = re.compile(rf"(?<![\w/.-]){_DAY}[ -]+(?:of\s+)?{_MONTH}[ ,-]+{_YEAR}(?!\w)", re.IGNORECASE)
_EMBEDDED_AMERICAN = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\w)", re.IGNORECASE)
_EMBEDDED_ISO = re.compile(rf"(?<![\w/.-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_NUMBERS = re.compile(rf"(?P<first>\d\d?)[-/.](?P<second>\d\d?)[-/.]{_YEAR}{_TIME}", re.IGNORECASE)


_LONGEST = 80
"""No date that is written about an article is longer."""


def parse_date(words: str, day_first: bool | None = None) -> PartialDate | None:
    """Read a date that is the whole of some words.

    Args:
        words: such as ``2011-05``, ``8 May 2011``, ``Sunday, May 8, 2011 10:30 GMT`` or ``30-MAR-1987 05:27:07.20``.
        day_first: how ``08/05/2011`` is meant: True: 8 May, False: 5 August, None: nobody says.

    Returns:
        The date, as exact as it is stated; None if it is none or could mean two days.
    """
    if len(words) > _LONGEST:
        return None
    words = " ".join(words.split())
    for pattern in (_ISO, _COMPACT, _WORDS, _AMERICAN, _TIME_FIRST, _TIME_FIRST_AMERICAN):
        match = pattern.fullmatch(words)
        if match:
            return date_of(match)
    match = _NUMBERS.fullmatch(words)
    return _numeric(match, day_first) if match else None


def find_date(words: str) -> PartialDate | None:
    """Return the first full date that stands in some words, such as "Published: 8 May 2011 at 10.30am"."""
    found = [match for pattern in (_EMBEDDED, _EMBEDDED_AMERICAN, _EMBEDDED_ISO) if (match := pattern.search(words))]
    return next((date for m in sorted(found, key=lambda m: m.start()) if (date := date_of(m))), None)


def tells_order(words: str) -> bool | None:
    """Say whether a date in figures can only have the day first (True), or only the month (False); else None."""
    match = _NUMBERS.fullmatch(" ".join(words[:_LONGEST].split()))
    if not match:
        return None
    first, second = int(match["first"]), int(match["second"])
    if first > 12 >= second:
        return True
    return False if second > 12 >= first else None


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


def _numeric(match: re.Match[str], day_first: bool | None) -> PartialDate | None:
    """Read day and month in figures when only one order makes sense, or somebody says which is meant."""
    first, second = int(match["first"]), int(match["second"])
    either = first <= 12 and second <= 12 and first != second
    if either and day_first is None:
        return None
    day_leads = bool(day_first) if either else second <= 12
    day, month = (first, second) if day_leads else (second, first)
    try:
        return PartialDate(f"{match['year']}-{month:02d}-{day:02d}")
    except ValueError:
        return None
