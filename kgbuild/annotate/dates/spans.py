"""Spans and lists of days, read as one stretch: "2 and 3 May", "May 2-4, 2011", "Monday to Wednesday", "2010/11"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from kgbuild.annotate.dates import words as w
from kgbuild.annotate.dates.rule import Anchor, Reading, from_today, on_date, on_day, rule, year_for
from kgbuild.annotate.dates.timex import make_day, move_day, span_value


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _stretch(first: date | None, last: date | None) -> Reading | None:
    if first is None or last is None or first > last:
        return None
    return on_date(span_value(first.isoformat(), last.isoformat()))


def _days_of_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read days of one month, with its year or with the one that the tense gives."""
    month = w.month_of(match)
    days = sorted(map(_number, re.findall(r"\d+", match["days"])))
    year = int(match["year"]) if match["year"] else year_for(anchor, month, days[-1])
    if year is None:
        return on_date(None)
    return _stretch(make_day(year, month, days[0]), make_day(year, month, days[-1]))


def _days_of_two_months(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "30 April to 2 May", and "30 April and 1 May", which follow each other."""
    months = [w.MONTHS[match[name].lower()[:3]] for name in ("month", "later")]
    numbers = [_number(match[name]) for name in ("begin", "end")]
    year = int(match["year"]) if match["year"] else year_for(anchor, months[1], numbers[1])
    if year is None:
        return on_date(None)
    return _stretch(
        make_day(year - (months[0] > months[1]), months[0], numbers[0]), make_day(year, months[1], numbers[1])
    )


@from_today
def _weekday_and_number(match: re.Match[str], anchor: Anchor, today: date) -> Reading | None:
    """Read "Monday 16": the nearest day of that name and number, on the side that the tense gives."""
    weekday, number = w.weekday_of(match), _number(match["number"])
    days = [today + timedelta(days=n) for n in range(-_FAR, _FAR + 1)]
    fits = [d for d in days if d.weekday() == weekday and d.day == number]
    right = [d for d in fits if (d - today).days * anchor.direction >= 0] or fits
    return on_day(min(right, key=lambda d: (abs((d - today).days), d))) if right else None


@from_today
def _weekdays(match: re.Match[str], anchor: Anchor, today: date) -> Reading | None:
    """Read "Monday to Wednesday", "Monday and Tuesday": of the week that the tense gives, of past days the nearest."""
    first, last = w.weekday_of(match), w.WEEKDAYS[match["other"].lower()[:3]]
    length = (last - first) % 7
    if anchor.direction > 0:
        begin = move_day(today, (first - today.weekday()) % 7)
        return _stretch(begin, move_day(begin, length) if begin else None)
    end = move_day(today, -((today.weekday() - last) % 7))
    return _stretch(move_day(end, -length) if end else None, end)


def _years(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read "2001-2", "2004/05" and "1997-2001" as all their years."""
    first, words = match["year"], match["last"]
    last = first[: 4 - len(words)] + words
    if int(last) <= int(first):
        return on_date(first)
    return on_date(span_value(first, last))


_FAR = 190
"""Days on either side of today: the same name and number fall together two or three times in them."""

_NUM = r"(?<![\d.,:£$€])(?:[12]?\d|3[01]|0[1-9])(?:st|nd|rd|th)?(?![\d,.:]*\d|%)"
_ITEM = rf"(?:{w.ANY_WEEKDAY},?\s+)?(?:the\s+)?{_NUM}"
_JOIN = r"(?:\s*,\s*|\s*[-–]\s*|,?\s+(?:and|or|to|until|till|through)\s+)"
_LIST = rf"(?P<days>{_ITEM}(?:{_JOIN}{_ITEM})+)"
_YEAR = r"(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?"
_OTHER_DAY = w.WEEKDAY.replace("<weekday>", "<other>")

_TO = "(?:to|until|till|through)"
_PAIRS = "|".join(rf"{a}\w+\s+and\s+{b}" for a, b in pairwise([*w.WEEKDAYS, "mon"]))
"""Days that "and" joins to one stretch: others are two dates."""

_DAY = rf"(?:{w.ANY_WEEKDAY},?\s+)?(?:the\s+)?"
_LATER = w.MONTH.replace("<month>", "<later>")

RULES = (
    rule(
        rf"(?:from\s+)?{_DAY}(?P<begin>{_NUM})\s+(?:of\s+)?{w.MONTH}(?:\s*[-–]\s*|\s+{_TO}\s+)"
        rf"{_DAY}(?P<end>{_NUM})\s+(?:of\s+)?{_LATER}{_YEAR}",
        _days_of_two_months,
    ),
    rule(
        rf"{_DAY}(?P<begin>(?:2[89]|3[01])(?:st|th)?)\s+{w.MONTH}\s+and\s+{_DAY}(?P<end>1(?:st)?)\s+{_LATER}{_YEAR}",
        _days_of_two_months,
    ),
    rule(rf"{_LIST}\s+(?:of\s+)?{w.MONTH}{_YEAR}", _days_of_month),
    rule(rf"{w.MONTH}\s+(?P<days>{_NUM}(?:{_JOIN}{_NUM})+){_YEAR}", _days_of_month),
    rule(
        rf"{w.WEEKDAY},?\s+(?:the\s+)?(?P<number>{_NUM})(?=\s*(?:[.;)]|,|$|\s(?:and|at|in|with|for|to)\b))",
        _weekday_and_number,
    ),
    rule(
        rf"(?:(?:from|between)\s+)?(?:(?=\w+\s+{_TO}\s)|(?={_PAIRS})|(?<=between\s)){w.WEEKDAY}\s+(?:and|{_TO})\s+"
        rf"{_OTHER_DAY}",
        _weekdays,
    ),
    rule(r"(?P<year>(?:1[89]|20)\d\d)[/–-](?P<last>\d\d|(?:1[89]|20)\d\d|\d)(?![\d/-])", _years),
)
