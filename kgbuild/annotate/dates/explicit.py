"""Dates that name a day, a month or a year: "Friday 4 June", "Sept. 11", "4/6/2005", "May 2015", "in 1981"."""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.dates import fragments as f
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, rule
from kgbuild.annotate.dates.timex import day_value, make_day, month_value
from kgbuild.annotate.dates.words import (
    AMBIGUOUS_MONTHS,
    COUNTED_AFTER,
    ELECTION_NOUNS,
    FAMOUS_DAYS,
    MONTH_NAMES,
    NUMBERED,
    NUMBERED_BODIES,
)
from kgbuild.annotate.dates.years import year_for

_OTHER_YEAR = r"(?P<which>last|this|next|the\s+following|the\s+same|that)\s+year"
_ATTACK = re.compile(r"\s+(?:terror|attack|hijack)", re.IGNORECASE)


def _full_date(match: re.Match[str], _: Anchor) -> Reading | None:
    day = make_day(f.year_of(match), f.month_of(match), f.day_of(match))
    return on_date(day_value(day)) if day else None


def _iso(match: re.Match[str], _: Anchor) -> Reading | None:
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return on_date(day_value(day)) if day else None


def _numeric(match: re.Match[str], _: Anchor) -> Reading | None:
    """Read figures in the order day, month, year, or month, day, year where only that makes a date."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        year += 1900 if year > 40 else 2000
    day = make_day(year, second, first) or make_day(year, first, second)
    return on_date(day_value(day)) if day else None


def _month_year(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(month_value(f.year_of(match), f.month_of(match)))


def _month_other_year(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "January this year", "in June last year"; "that year" is the one spoken of."""
    which = " ".join(match["which"].lower().split())
    if which in {"last", "this", "next"}:
        year = anchor.today.year + {"last": -1, "this": 0, "next": 1}[which] if anchor.today else None
    else:
        year = int(anchor.previous[:4]) + (which == "the following") if anchor.previous else None
    return on_date(None if year is None else month_value(year, f.month_of(match)))


def _day_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    month, day = f.month_of(match), f.day_of(match)
    if (month, day) in FAMOUS_DAYS and _ATTACK.match(match.string, match.end()):
        return on_date(f"{FAMOUS_DAYS[month, day]}-{month:02}-{day:02}")
    if make_day(2000, month, day) is None:
        return None
    year = year_for(anchor, month, day)
    when = make_day(year, month, day) if year else None
    return on_date(day_value(when) if when else None)


def _bare_month(match: re.Match[str], anchor: Anchor) -> Reading | None:
    if not _is_month(match):
        return None
    if anchor.today is None:
        return on_date(None)
    month = f.month_of(match)
    return on_date(month_value(_year_of_month(month, f.shift_of(match), anchor.direction, anchor.today), month))


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
    rf"|\b(?:{'|'.join(MONTH_NAMES)}),\s+)$",
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
            or match["month"].lower() not in AMBIGUOUS_MONTHS
        )
    if _NAME_BEFORE.search(before) and not (match["noun"] is not None and _OWNER.search(before)):
        return False
    return match["noun"] is not None or match["month"].lower().rstrip(".") not in AMBIGUOUS_MONTHS


def _year(match: re.Match[str], _: Anchor) -> Reading | None:
    if _NUMBER_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()]):
        return None
    return on_date(f"{f.year_of(match):04}")


def _short_year(match: re.Match[str], _: Anchor) -> Reading:
    year = int(match["short"])
    return on_date(f"{(1900 if year > 40 else 2000) + year:04}")


_NOUN = rf"(?P<noun>(?=(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?{f.any_of(ELECTION_NOUNS)}\b))?"

_SOME_DAY = rf"(?:{f.ANY_WEEKDAY},?\s+)?"
_NUMBERS = r"(?<![/.\d-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)"
_NUMBER_BEFORE = re.compile(rf"\b{f.any_of(NUMBERED)}\.?\s+$", re.IGNORECASE)
_NO_AMOUNT = (
    rf"(?!\s+{f.any_of(COUNTED_AFTER)}\b)(?!\s+(?-i:(?=[A-Z])){f.any_of(NUMBERED_BODIES)}\b)"
    r"(?!\s*(?:%|per\s?cent|[mb]illion|bn\b))"
)

RULES = (
    rule(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])", _iso),
    rule(rf"{_NUMBERS}(?P<year>(?:1[89]|20)\d\d|(?<=/)\d\d)(?![/\d-])", _numeric),
    rule(rf"{_SOME_DAY}(?:the\s+)?{f.DAY}(?:\s+of)?[\s-]+{f.MONTH},?[\s-]+{f.YEAR}", _full_date),
    rule(rf"{_SOME_DAY}{f.MONTH}\s+{f.DAY},?\s+{f.YEAR}", _full_date),
    rule(rf"{f.MONTH},?\s+(?:of\s+|in\s+)?{f.YEAR}", _month_year),
    rule(rf"{f.MONTH}\s+(?:of\s+)?{_OTHER_YEAR}", _month_other_year),
    rule(rf"{_SOME_DAY}(?:the\s+)?{f.DAY}\s+(?:of\s+)?{f.MONTH}", _day_month),
    rule(rf"(?:(?:this\s+coming|last|next)\s+)?{_SOME_DAY}{f.MONTH}\s+{f.DAY}{_NO_AMOUNT}", _day_month),
    rule(rf"(?:{f.WHICH}\s+)?{f.MONTH}{f.NO_MASTHEAD}{_NOUN}", _bare_month),
    rule(rf"(?:the\s+year\s+|fiscal\s+)?{f.YEAR}{_NO_AMOUNT}", _year),
    rule(r"['’](?P<short>\d\d)", _short_year),
)
