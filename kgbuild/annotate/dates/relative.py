"""Dates that hang on the day of publication or on a date before them: "last week", "Thursday", "two years ago"."""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.dates import words as w
from kgbuild.annotate.dates.rule import Anchor, Reading, from_today, on_date, rule
from kgbuild.annotate.dates.timex import days_of, make_day, move_day, moved_value, span_value, unit_value
from kgbuild.layers import TimeKind
from kgbuild.model.numbers import NUMBER

_UNIT = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
_COUNTED = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)s?"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.]?(?P<minute24>[0-5]\d)(?=\s*(?:GMT|BST|UTC|EST|EDT|PST|CET)\b)"
)
_ZONE = r"(?:\s*(?:GMT|BST|UTC|E[SD]T|P[SD]T|C[SD]T|CET))?"


def _part_of(value: str | None, part: str | None) -> Reading:
    """Return a day, or the part of that day."""
    if part is None:
        return on_date(value)
    code = w.DAY_PARTS[" ".join(part.lower().split())]
    return Reading(TimeKind.TIME, f"{value}T{code}" if value else None)


def _weekday(match: re.Match[str], anchor: Anchor) -> Reading | None:
    before = re.search(r"(\w+)\s+$", match.string[max(0, match.start() - 12) : match.start()])
    if before and before[1].lower() in w.NOT_DAYS:
        return None
    return _part_of(_weekday_value(match, anchor), match["part"])


def _weekday_value(match: re.Match[str], anchor: Anchor) -> str | None:
    """Return the day that a weekday's name means: the nearest on the side that "last", "next" or the tense gives."""
    today = anchor.today
    if today is None:
        return None
    wanted, shift = w.weekday_of(match), w.shift_of(match)
    if w.said(match, "which") in {"following", "the following"}:  # the first such day after the one told of
        spoken = days_of(_beside(anchor, "day", 1))
        return _day_value(spoken.first, (wanted - spoken.first.weekday()) % _DAYS_OF_WEEK) if spoken else None
    ahead, back = (wanted - today.weekday()) % 7, (today.weekday() - wanted) % 7
    if shift == 1:
        days = ahead if ahead > 1 else ahead + _DAYS_OF_WEEK  # tomorrow is no "next Thursday"
    elif shift == -1:
        days = -(back or 7)
    elif shift == 0:
        days = wanted - today.weekday()
    else:
        days = ahead if _lies_ahead(ahead, anchor) else -back
    return _day_value(today, days)


def _day_value(day: date | None, days: int) -> str | None:
    """Return the value of the day so many days after one; None if nobody knows that."""
    moved = move_day(day, days) if day else None
    return moved.isoformat() if moved else None


def _lies_ahead(days: int, anchor: Anchor) -> bool:
    """Say whether the coming such day is meant, so many days ahead: the tense tells, but of the days beside today.

    Yesterday's name is hardly ever that of the day in six days, nor tomorrow's that of the day six days ago.
    """
    if anchor.firm:
        return anchor.direction > 0
    if days in {1, _DAYS_OF_WEEK - 1}:
        return days == 1
    return anchor.direction > 0 or (days == 2 and anchor.direction == 0)


_DAYS_OF_WEEK = 7


@from_today
def _weekday_in_week(match: re.Match[str], _: Anchor, today: date) -> Reading:
    """Read "Monday last week", "on Thursday of next week"."""
    return on_date(_day_value(today, 7 * w.SHIFTS[w.said(match, "week")] + w.weekday_of(match) - today.weekday()))


@from_today
def _week_on(match: re.Match[str], _: Anchor, today: date) -> Reading:
    """Read "Tuesday week", "a week on Tuesday": seven days after the coming one."""
    wanted = w.WEEKDAYS[(match["weekday"] or match["other"]).lower()[:3]]
    return on_date(_day_value(today, 7 + (wanted - today.weekday()) % 7))


def _named_day(match: re.Match[str], anchor: Anchor) -> Reading:
    word = match["named"].lower()
    return _part_of(_day_value(anchor.today, w.DAY_SHIFTS[word]), "night" if word == "tonight" else match["part"])


def _day_part(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "last night" and "this morning"."""
    return _part_of(_day_value(anchor.today, w.SHIFTS[w.said(match, "which")]), match["part"])


def _unit(match: re.Match[str], anchor: Anchor) -> Reading:
    words = w.said(match, "which")
    unit = w.UNITS[match["unit"].lower()]
    if words in _BESIDE or (words, unit) == _NEXT_DAY:
        return on_date(_beside(anchor, unit, w.SHIFTS.get(words, 0)))
    if anchor.today is None:
        return on_date(None)
    shift = w.SHIFTS[words]
    stretch = week_at_weekend(anchor, shift) if unit == "week" else None
    return Reading(TimeKind.DATE, unit_value(anchor.today, unit, shift), stretch)


_BESIDE = frozenset({"following", "the following", "previous", "preceding", "the same", "that"})
"""Words for a unit beside the one that is told of, or that one itself."""

_NEXT_DAY = ("next", "day")
"""Counted from the day that is told of: the one after today is "tomorrow"."""


def _beside(anchor: Anchor, unit: str, shift: int) -> str | None:
    """Return the unit beside the date spoken of; None if that is unknown or coarser than the unit."""
    spoken = days_of(anchor.previous)
    if spoken is None:
        return None
    value, last = (unit_value(day, unit, shift) for day in (spoken.first, spoken.last))
    return value if value == last else None


@from_today
def _this_unit(match: re.Match[str], anchor: Anchor, today: date) -> Reading:
    """Read "the weekend", "later in the week", "by the end of the month"."""
    unit = w.UNITS[match["unit"].lower()]
    shift = -1 if year_ended(match, anchor) else 0
    if unit == "weekend" and today.weekday() < (2 if anchor.direction > 0 else 5):
        shift = -1
    value = unit_value(today, unit, shift)
    whole = days_of(value)
    ahead = anchor.direction > 0 and re.match(r"later|(?:the\s+)?end", match[0].lower()) is not None
    ahead = ahead and re.search(r"\b(?:before|by|until)\s+$", match.string[: match.start()]) is None
    first = move_day(today, 1)
    if not ahead or whole is None or first is None or first > whole.last:
        return on_date(value)
    return Reading(TimeKind.DATE, value, span_value(first.isoformat(), whole.last.isoformat()))


def _ago(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read "two years ago", counted from the day of publication."""
    unit, count = w.UNITS[match["unit"].lower()], w.count_of(match)
    if unit == "weekend":
        unit = "week"
    if count is None:
        return on_date("PAST_REF")
    if anchor.today is None or count != int(count):
        return on_date(None)
    if unit == "year" and count == 1 and anchor.beside and "-Q" in anchor.beside:
        return on_date(moved_value(anchor.beside, "year", -1))
    value = unit_value(anchor.today, unit, -int(count))
    return Reading(TimeKind.DATE, value, less_than_ago(match, anchor.today, unit, int(count)))


def _from_now(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "in two weeks' time", and "in two weeks" of what is to come."""
    if anchor.direction <= 0 and not match[0].lower().endswith("time"):
        return None
    unit, count = w.UNITS[match["unit"].lower()], w.count_of(match)
    if count is None or anchor.today is None or count != int(count):
        return on_date("FUTURE_REF" if count is None else None)
    return on_date(unit_value(anchor.today, unit, int(count)))


def _beside_count(match: re.Match[str], anchor: Anchor) -> Reading | None:
    """Read "a year earlier", "four years later", counted from the date spoken of before, if that is fine enough."""
    unit, count = w.UNITS[match["unit"].lower()], w.count_of(match)
    if count is None or count != int(count) or anchor.previous is None:
        return on_date(None)
    sign = 1 if match["side"].lower() in {"later", "afterwards", "on", "after that"} else -1
    return on_date(moved_value(anchor.previous, unit, sign * int(count)))


def _clock(match: re.Match[str], anchor: Anchor) -> Reading:
    """Read a time of day, with the day it stands beside or that the tense leaves: today."""
    day = _clock_day(match, anchor)
    if match["word"]:
        time = w.CLOCK_WORDS[match["word"].lower()]
    elif match["hour24"]:
        time = f"T{int(match['hour24']):02}:{match['minute24']}"
    else:
        hour = int(match["hour"]) % 12 + 12 * (match["half"].lower() == "p")
        time = f"T{hour:02}:{match['minute'] or '00'}"
    return Reading(TimeKind.TIME, f"{day}{time}" if day else None)


def _clock_day(match: re.Match[str], anchor: Anchor) -> str | None:
    if match["weekday"]:
        return _weekday_value(match, anchor)
    if match["month"] and anchor.today:
        return _day_value(make_day(anchor.today.year, w.month_of(match), w.day_of(match)), 0)
    if match["named"] is None and anchor.beside and len(anchor.beside) == _A_DAY:
        return anchor.beside  # "on Thursday, after her 11am meeting"
    return _day_value(anchor.today, w.DAY_SHIFTS.get((match["named"] or "today").lower(), 0))


_A_DAY = len("2017-05-03")


_SATURDAY = 5
_HALF_A_YEAR = 6


def week_at_weekend(anchor: Anchor, shift: int) -> str | None:
    """Return the days that "last week" (-1) and "this week" (0) may mean at a weekend; None on other days.

    Papers of the weekend call the week that ends "last week", and the one that begins "this week" where they look
    ahead: both readings are covered.
    """
    today = anchor.today
    if today is None or today.weekday() < _SATURDAY or shift not in {-1, 0} or (shift == 0 and anchor.direction <= 0):
        return None
    first, last = (-today.weekday() - _DAYS_OF_WEEK, -1) if shift else (0, 2 * _DAYS_OF_WEEK - 1 - today.weekday())
    return _stretch(today, first, last)


def year_ended(match: re.Match[str], anchor: Anchor) -> bool:
    """Say whether the year whose end is told of is the one before: "stepped down at the end of the year", in May."""
    ends = w.said(match).endswith("end of the year")
    early = anchor.today is not None and anchor.today.month <= _HALF_A_YEAR
    at = match.string[: match.start()].rstrip().lower().endswith(" at")
    return ends and early and at and anchor.direction < 0


def less_than_ago(match: re.Match[str], today: date, unit: str, count: int) -> str | None:
    """Return the days of "less than three weeks ago", up to yesterday; None where it is not less."""
    days = (1 if unit == "day" else _LONGEST.get(unit, 0)) * count
    return _stretch(today, -days, -1) if days > 1 and _LESS_THAN.search(match.string[: match.start()]) else None


_LONGEST = {"week": 7, "month": 31, "year": 366}
_LESS_THAN = re.compile(r"\b(?:(?:less|fewer)\s+than|under)\s+$", re.IGNORECASE)


def _stretch(today: date, first: int, last: int) -> str | None:
    """Return the value of the days from so many after today to so many after it."""
    begin, end = move_day(today, first), move_day(today, last)
    return span_value(begin.isoformat(), end.isoformat()) if begin and end else None


_NAMED = rf"(?P<named>{w.any_of(w.DAY_SHIFTS)})"
_DAY_AFTER_CLOCK = rf"(?:,?\s+(?:on\s+)?(?:{w.WEEKDAY}|{_NAMED}|{w.MONTH}\s+{w.DAY}))?"
_WHICH = rf"(?P<which>{w.any_of([*w.SHIFTS, 'that'])})"
_BUSINESS = r"(?:(?:full|calendar|financial|fiscal|parliamentary|school)\s+)?"
_OR_SO = r"(?:or\s+(?:so|more)\s+)?"
_SIDE = r"(?P<side>earlier|later|previously|afterwards|before(?=\s*[.,;:!?]))"
_NO_LENGTH = rf"(?!\s+(?:as|after|{NUMBER}|few|several|couple|century|{_COUNTED})\b)"

RULES = (
    # "following Tuesday's vote" is after it
    rule(rf"(?:(?!following\s+\w+['’]s\b){w.WHICH}\s+)?{w.WEEKDAY}(?:['’]s)?(?:\s+{w.PART})?{w.NO_MASTHEAD}", _weekday),
    rule(rf"{w.WEEKDAY}\s+(?:of\s+)?(?P<week>last|this|next)\s+week", _weekday_in_week),
    rule(rf"{w.WEEKDAY}\s+week|a\s+week\s+on\s+{w.WEEKDAY.replace('<weekday>', '<other>')}", _week_on),
    rule(rf"{_NAMED}(?:\s+{w.PART})?(?!\s+{w.any_of(w.PROGRAMMES)}\b)", _named_day),
    rule(rf"{w.PART}\s+{_NAMED}", _named_day),
    rule(rf"(?:later\s+)?(?P<which>last|this)\s+{w.PART}", _day_part),
    rule(rf"(?:the\s+)?{_WHICH}\s+{_BUSINESS}{_UNIT}", _unit),
    rule(
        r"(?:(?:later|earlier)\s+in|(?:the\s+)?(?:end|beginning|start|middle|rest)\s+of)"
        r"\s+the\s+(?P<unit>week|month|year)",
        _this_unit,
    ),
    rule(r"(?:over|at|during|by|for|of|in)\s+(?P<when>the\s+(?P<unit>weekend))", _this_unit),
    rule(rf"{w.COUNT}\s+{_OR_SO}{_COUNTED}\s+{_OR_SO}ago", _ago),
    rule(r"(?:years|months|weeks|days|decades|centuries)\s+ago", lambda _match, _anchor: on_date("PAST_REF")),
    rule(rf"in\s+{w.COUNT}\s+{_COUNTED}(?:['’]?s?\s+time)?(?!\s+(?:to|before|after|of|ago|as)\b)", _from_now),
    rule(rf"{w.COUNT}\s+{_COUNTED}\s+{_SIDE}(?!\s+than)", _beside_count),
    rule(rf"(?:(?:around|about|at)\s+)?(?:{_CLOCK}|(?P<word>noon|midday|midnight)){_ZONE}{_DAY_AFTER_CLOCK}", _clock),
    rule(rf"(?<!\bas ){w.any_of(w.REFERENCES)}{_NO_LENGTH}", lambda match, _: on_date(w.REFERENCES[w.said(match)])),
)
