"""Tell by the dates of a file whether 08/05/2011 in it is 8 May or 5 August."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kgbuild.model import Issue
from kgbuild.readers.dates import parse_date, tells_order
from kgbuild.readers.problems import note, warning

_HINT = "Say --day-first or --month-first if that is wrong."


def order_of_dates(dates: Iterable[str], file: str) -> tuple[bool | None, tuple[Issue, ...]]:
    """Return how the dates of a file are meant.

    Args:
        dates: as the file writes them.
        file: its name, for the issue.

    Returns:
        True if the day stands first, False if the month does, None if no date tells or some disagree; and what the user
        should know: the order that was found, if some date of the file could mean two days without it.
    """
    told: Counter[bool] = Counter()
    unclear = 0
    for words in dates:
        order = tells_order(words)
        if order is not None:
            told[order] += 1
        elif parse_date(words) is None and parse_date(words, day_first=True) is not None:
            unclear += 1
    if len(told) == 2 and unclear:
        message = f"{told[True]} dates have the day first and {told[False]} the month; {unclear} could be either."
        return None, (warning(file, 0, "day-order", message, "Say --day-first or --month-first."),)
    if not told or len(told) == 2:
        return None, ()
    order = next(iter(told))
    first = "day" if order else "month"
    message = f"the {first} stands first in its dates, as {told[order]} of them show; {unclear} others are read so."
    return order, (note(file, 0, "day-order", message, _HINT),) if unclear else ()
