"""The year of a day that stands without one."""

from __future__ import annotations

from datetime import date

from kgbuild.annotate.dates.rule import Anchor


def year_for(anchor: Anchor, month: int, day: int) -> int | None:
    """Return the year that puts a bare date on the side of today that the tense asks for, or else next to today."""
    today = anchor.today
    if today is None:
        return None
    days = {year: (date(year, month, min(day, 28)) - today).days for year in range(today.year - 1, today.year + 2)}
    nearest = min(days, key=lambda year: abs(days[year]))
    near = 45 if anchor.direction else 0
    if anchor.direction < 0 and days[nearest] > near:
        return nearest - 1
    if anchor.direction > 0 and days[nearest] < -near:
        return nearest + 1
    return nearest
