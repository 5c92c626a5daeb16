"""Holidays and days known by a name: "Christmas Eve", "Good Friday", "9/11"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kgbuild.annotate.dates import fragments as f
from kgbuild.annotate.dates.rule import Anchor, Reading, on_date, rule
from kgbuild.annotate.dates.timex import day_value, make_day
from kgbuild.annotate.dates.words import EASTER_DAYS, FIXED_DAYS, NAMED_DAYS, WEEKDAY_HOLIDAYS


def _holiday(match: re.Match[str], anchor: Anchor) -> Reading:
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    if match["year"]:
        day = holiday_in(name, int(match["year"]))
    else:
        day = _nearest(name, f.shift_of(match) or anchor.direction, anchor.today) if anchor.today else None
    return on_date(day_value(day) if day else None)


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
    if name in FIXED_DAYS:
        return make_day(year, *FIXED_DAYS[name])
    if name in EASTER_DAYS:
        return easter(year) + timedelta(days=EASTER_DAYS[name])
    month, weekday, which = WEEKDAY_HOLIDAYS[name]
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


def _named_day(match: re.Match[str], _: Anchor) -> Reading:
    return on_date(NAMED_DAYS[match[0]])


_HOLIDAY = f.any_of([*FIXED_DAYS, *EASTER_DAYS, *WEEKDAY_HOLIDAYS])

RULES = (
    rule(
        rf"(?<!\w-)(?:{f.WHICH}\s+)?(?-i:(?=[A-Zl-nt]))(?P<holiday>{_HOLIDAY})(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?",
        _holiday,
    ),
    rule(rf"(?<![\d/]){f.any_of(NAMED_DAYS)}(?![\d/])", _named_day),
)
