"""Intervals of days."""

from __future__ import annotations

from datetime import date

import pytest

from kgbuild.model import DateInterval


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(1, 4, False), (1, 5, True), (6, 7, True), (9, 12, True), (10, 12, False)]
)
def test_intervals_overlap_if_they_share_a_day(first: int, last: int, expected: bool) -> None:
    """Both ends belong to an interval, and the order of the two does not matter."""
    week = DateInterval(date(2011, 5, 5), date(2011, 5, 9))
    other = DateInterval(date(2011, 5, first), date(2011, 5, last))
    assert week.overlaps(other) is other.overlaps(week) is expected
