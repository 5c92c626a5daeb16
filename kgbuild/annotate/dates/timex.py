"""Calendar values in TIMEX3 terms ("2009-SU", "1989-Q3", "1998-W08"): make them, move them, and tell their days."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kgbuild.model import DateInterval

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of each season; winter runs into the next year and bears the number of the one it begins in."""

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?))?"
)
_LONG = re.compile(r"\d{2,3}")
_FIRST_YEAR, _LAST_YEAR = 1, 9998


def month_value(year: int, month: int) -> str:
    """Return the value of a month; a month outside 1 to 12 counts on into the years beside."""
    months = year * 12 + month - 1
    return f"{months // 12:04}-{months % 12 + 1:02}"


def span_value(first: str, last: str) -> str:
    """Return the value of all days from a value's first to another's last, as ISO 8601 writes an interval."""
    return first if first == last else f"{first}/{last}"


def week_value(day: date) -> str:
    """Return the value of the week, Monday to Sunday, that a day lies in."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(year: int, quarter: int) -> str:
    """Return the value of a quarter; one outside 1 to 4 counts on into the years beside."""
    quarters = year * 4 + quarter - 1
    return f"{quarters // 4:04}-Q{quarters % 4 + 1}"


def quarter_of(day: date) -> int:
    """Return the number of the calendar quarter that a day lies in."""
    return (day.month - 1) // 3 + 1


def days_of(value: str | None) -> DateInterval | None:
    """Return the first and last day that a value covers; None where it names no days of the calendar."""
    if value is None:
        return None
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return DateInterval(first.first, last.last) if first and last else None
    if _LONG.fullmatch(value):
        span = 10 ** (4 - len(value))
        return _interval(int(value) * span, 1, int(value) * span + span - 1, 12)
    match = _VALUE.fullmatch(value)
    return _calendar_days(match) if match else None


def _calendar_days(match: re.Match[str]) -> DateInterval | None:
    year = int(match["year"])
    if match["day"]:
        day = make_day(year, int(match["month"]), int(match["day"]))
        return DateInterval(day, day) if day else None
    if match["week"]:
        return _week_days(year, int(match["week"]), bool(match["weekend"]))
    if match["season"]:
        first, last = SEASON_MONTHS[match["season"]]
    elif match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    else:
        first = int(match["month"] or 1)
        last = int(match["month"] or 12)
        if not 1 <= first <= 12:
            return None
    return _interval(year, first, year + (last > 12), last - 12 * (last > 12))


def _interval(first_year: int, first_month: int, last_year: int, last_month: int) -> DateInterval | None:
    """Return the days from the first of a month to the last of a month."""
    if first_year < _FIRST_YEAR or last_year > _LAST_YEAR:
        return None
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return DateInterval(date(first_year, first_month, 1), last)


def _week_days(year: int, week: int, weekend: bool) -> DateInterval | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return DateInterval(monday + timedelta(days=5 * weekend), monday + timedelta(days=6))


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has no such day (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def move_day(day: date, days: int) -> date | None:
    """Return the day that lies so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def unit_value(day: date, unit: str, shift: int) -> str | None:
    """Return the value of the calendar unit that lies `shift` units after the one a day is in.

    Args:
        day: The day to count from.
        unit: "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade" or "century".
        shift: How many units later; negative for earlier.
    """
    if unit in {"day", "weekend", "week", "fortnight"}:
        moved = move_day(day, shift * {"day": 1, "fortnight": 14}.get(unit, 7))
        if moved is None:
            return None
        return moved.isoformat() if unit == "day" else week_value(moved) + "-WE" * (unit == "weekend")
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years:
        year = day.year + shift * years
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        return f"{year:04}"[: 5 - len(str(years))]
    months = {"month": 1, "quarter": 3}.get(unit)
    if months is None or not _FIRST_YEAR <= day.year + shift * months // 12 <= _LAST_YEAR:
        return None
    if unit == "quarter":
        return quarter_value(day.year, quarter_of(day) + shift)
    return month_value(day.year, day.month + shift)


def moved_value(value: str, unit: str, shift: int) -> str | None:
    """Return a value moved by so many units: "1989-Q3" by -1 year is "1988-Q3".

    None where the value is coarser than the unit ("1989" moved by a month), for then nobody can tell.
    """
    match = _VALUE.fullmatch(value)
    interval = days_of(value)
    if match is None or interval is None:
        return None
    if unit in {"year", "decade"}:
        years = shift * (10 if unit == "decade" else 1)
        year = int(match["year"]) + years
        if not _FIRST_YEAR <= year <= _LAST_YEAR or match["week"]:
            return None
        moved = f"{year:04}{value[4:]}"
        return moved if days_of(moved) else None
    if match["day"] or (match["month"] and unit == "month") or (match["quarter"] and unit == "quarter"):
        return unit_value(interval.first, unit, shift)
    return unit_value(interval.first, unit, shift) if match["week"] and unit == "week" else None
