"""Dates that name a day, a month or a year: "Friday 4 June", "Sept. 11", "4/6/2005", "May 2015", "in 1981"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kgbuild.annotate.dates import words as w
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, on_day, rule, year_for
from kgbuild.annotate.dates.timex import make_day, month_value

_OTHER_YEAR = r"(?P<which>last|this|next|the\s+following|the\s+same|that)\s+year"
_ATTACK = re.compile(r"\s+(?:terror|attack|hijack)", re.IGNORECASE)


def _full_date(match: re.Match[str], _: Anchor) -> Reading | None:
    return _real(make_day(w.year_of(match), w.month_of(match), w.day_of(match)))


def _real(day: date | None) -> Reading | None:
    return on_day(day) if day else None


def _numeric(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read figures in the order day, month, year, or month, day, year where only that makes a date."""
    first, second, year = int(match["first"]), int(match["second"]), _full_year(int(match["year"]))
    return _real(make_day(year, second, first) or make_day(year, first, second))


def _full_year(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 40 else 2000)


def _month_other_year(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "January this year", "in June last year"; "that year" is the one spoken of."""
    which = w.said(match, "which")
    if which in {"last", "this", "next"}:
        year = anchor.today.year + w.SHIFTS[which] if anchor.today else None
    else:
        year = int(anchor.previous[:4]) + (which == "the following") if anchor.previous else None
    return on_date(None if year is None else month_value(year, w.month_of(match)))


def _day_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, day = w.month_of(match), w.day_of(match)
    if (month, day) in w.FAMOUS_DAYS and _ATTACK.match(match.string, match.end()):
        return on_date(f"{w.FAMOUS_DAYS[month, day]}-{month:02}-{day:02}")
    if make_day(2000, month, day) is None:
        return None
    year = year_for(anchor, month, day)
    return on_day(make_day(year, month, day) if year else None)


def _bare_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    if not _is_month(match):
        return None
    if anchor.today is None:
        return on_date(None)
    month = w.month_of(match)
    return on_date(month_value(_year_of_month(month, w.shift_of(match), anchor.direction, anchor.today), month))


def _year_of_month(month: int, shift: int | None, direction: int, today: date) -> int:
    """Return the year of a month that stands without one, told by "last", "this" or "next", else by the tense."""
    year = today.year
    if shift == -1:
        return year - (month >= today.month)
    if shift == 1:
        return year + (month <= today.month)
    if shift == 0:
        return year
    if direction < 0:
        return year - (month > today.month)
    if direction > 0:
        return year + (month < today.month)
    ahead = (month - today.month) % 12
    return year + (month < today.month) if ahead <= 6 else year - (month > today.month)


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|of|for|during|before|after|and|or|to|between|through|around|about|early|late"
    r"|mid|an?|the|each|every|expected|planned|possible|likely|next|last|this|week|unlike|than)[\s-]+|mid-"
    rf"|\b(?:{'|'.join(w.MONTH_NAMES)}),\s+)$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(?:and|or|than)\s+$", re.IGNORECASE)
_OWNER = re.compile(r"['’]s\s+$")
"""Whose it is: in "the Fed's June meeting" June is no name."""

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]*)\s+$")


def _is_month(match: re.Match[str]) -> bool:
    """Say whether a month's word stands for the month: not for a name ("Theresa May") or a verb ("May I ask")."""
    before = match.string[max(0, match.start("month") - 14) : match.start("month")]
    if match["which"]:
        return True
    if _BEFORE_MONTH.search(before):
        return (
            match["noun"] is not None
            or not _CONJUNCTION.search(before)
            or match["month"].lower() not in w.AMBIGUOUS_MONTHS
        )
    if _NAME_BEFORE.search(before) and not (match["noun"] is not None and _OWNER.search(before)):
        return False
    return match["noun"] is not None or match["month"].lower().rstrip(".") not in w.AMBIGUOUS_MONTHS


def _year(match: re.Match[str], _: Anchor) -> Reading | None:
    if _NUMBER_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()]):
        return None
    return on_date(f"{w.year_of(match):04}")


_NOUN = rf"(?P<noun>(?=(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?{w.any_of(w.ELECTION_NOUNS)}\b))?"

_SOME_DAY = rf"(?:{w.ANY_WEEKDAY},?\s+)?"
_NUMBERS = r"(?<![/.\d-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)"
_NUMBER_BEFORE = re.compile(rf"\b{w.any_of(w.NUMBERED)}\.?\s+$", re.IGNORECASE)
_NO_AMOUNT = (
    rf"(?!\s+{w.any_of(w.COUNTED_AFTER)}\b)(?!\s+(?-i:(?:[A-Z]\w+\s+)?(?=[A-Z])){w.any_of(w.NUMBERED_BODIES)}\b)"
    r"(?!\s*(?:%|per\s?cent|[mb]illion|bn\b))"
)

RULES = (
    rule(
        r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])",
        lambda match, _: _real(make_day(*(int(match[part]) for part in ("year", "month", "day")))),
    ),
    rule(rf"{_NUMBERS}(?P<year>(?:1[89]|20)\d\d|(?<=/)\d\d)(?![/\d-])", _numeric),
    rule(rf"{_SOME_DAY}(?:the\s+)?{w.DAY}(?:\s+of)?[\s-]+{w.MONTH},?[\s-]+{w.YEAR}", _full_date),
    rule(rf"{_SOME_DAY}{w.MONTH}\s+{w.DAY},?\s+{w.YEAR}", _full_date),
    rule(
        rf"{w.MONTH},?\s+(?:of\s+|in\s+)?{w.YEAR}",
        lambda match, _: on_date(month_value(w.year_of(match), w.month_of(match))),
    ),
    rule(rf"{w.MONTH}\s+(?:of\s+)?{_OTHER_YEAR}", _month_other_year),
    rule(rf"{_SOME_DAY}(?:the\s+)?{w.DAY}\s+(?:of\s+)?{w.MONTH}", _day_month),
    rule(rf"(?:(?:this\s+coming|last|next)\s+)?{_SOME_DAY}{w.MONTH}\s+{w.DAY}{_NO_AMOUNT}", _day_month),
    rule(rf"(?:{w.WHICH}\s+)?{w.MONTH}{w.NO_MASTHEAD}{_NOUN}", _bare_month),
    rule(rf"(?:the\s+year\s+|fiscal\s+)?{w.YEAR}{_NO_AMOUNT}", _year),
    rule(r"['’](?P<short>\d\d)", lambda match, _: on_date(f"{_full_year(int(match['short'])):04}")),
)


def _holiday(match: re.Match[str], anchor: Anchor) -> Reading:
    name = w.said(match, "holiday").replace("’", "'")
    if match["year"]:
        return on_day(holiday_in(name, int(match["year"])))
    return on_day(_nearest(name, w.shift_of(match) or anchor.direction, anchor.today) if anchor.today else None)


def _nearest(name: str, side: int, today: date) -> date | None:
    """Return the holiday before (-1) or after (1) a day, or the nearest (0)."""
    days = [day for n in (-1, 0, 1) if (day := holiday_in(name, today.year + n))]
    if side < 0:
        days = [day for day in days if day <= today][-1:]
    if side > 0:
        days = [day for day in days if day >= today][:1]
    return min(days, key=lambda day: abs(day - today), default=None)


def holiday_in(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year."""
    if not 1600 <= year <= 9998:
        return None
    if name in w.FIXED_DAYS:
        return make_day(year, *w.FIXED_DAYS[name])
    if name in w.EASTER_DAYS:
        return easter(year) + timedelta(days=w.EASTER_DAYS[name])
    month, weekday, which = w.WEEKDAY_HOLIDAYS[name]
    days = [day for n in range(1, 32) if (day := make_day(year, month, n)) and day.weekday() == weekday]
    return days[which - 1 if which > 0 else which]


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm)."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


_HOLIDAY = w.any_of([*w.FIXED_DAYS, *w.EASTER_DAYS, *w.WEEKDAY_HOLIDAYS])

HOLIDAYS = (
    rule(
        rf"(?<!\w-)(?:{w.WHICH}\s+)?(?-i:(?=[A-Zl-nt]))(?P<holiday>{_HOLIDAY})(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?",
        _holiday,
    ),
    rule(rf"(?<![\d/]){w.any_of(w.NAMED_DAYS)}(?![\d/])", lambda match, _: on_date(w.NAMED_DAYS[match[0]])),
)
