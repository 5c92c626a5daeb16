from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import DateInterval
from kgbuild.reference.data import Certainty, Period

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
TERM = Period(date(2010, 5, 11), last_seen=date(2015, 3, 31))
CLOSED = Period(date(2010, 5, 11), date(2015, 3, 30))
SEEN = Period(date(2024, 7, 5), first_seen=date(2026, 6, 19), last_seen=date(2026, 6, 27))


def day(text: str) -> DateInterval:
    """Return one day."""
    return DateInterval(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("period", "on", "certainty"),
    [
        (TERM, "2010-05-10", Certainty.NO),
        (TERM, "2012-01-01", Certainty.CERTAIN),
        (TERM, "2015-03-31", Certainty.CERTAIN),
        (TERM, "2015-04-01", Certainty.POSSIBLE),
        (TERM, "2024-01-01", Certainty.POSSIBLE),
        (CLOSED, "2015-03-30", Certainty.CERTAIN),
        (CLOSED, "2015-04-01", Certainty.NO),
        (SEEN, "2025-01-01", Certainty.POSSIBLE),
        (SEEN, "2026-06-20", Certainty.CERTAIN),
        (SEEN, "2026-07-01", Certainty.POSSIBLE),
        (Period(), "1066-10-14", Certainty.CERTAIN),
    ],
)
def test_a_period_is_certain_only_where_its_register_vouches(period, on, certainty):
    """Inside its bounds but outside the days for which the register vouches, a thing may hold, and nobody knows."""
    assert period.certainty(day(on)) is certainty


@pytest.mark.parametrize(
    ("period", "on", "doubt"),
    [
        (TERM, "2016-01-01", "known until 2015-03-31"),
        (SEEN, "2025-01-01", "known only from 2026-06-19"),
        (TERM, "2012-01-01", ""),
        (CLOSED, "2016-01-01", ""),
    ],
)
def test_a_doubt_is_said_in_words(period, on, doubt):
    """What is only possible says why; what is certain or ruled out says nothing."""
    assert period.doubt(day(on)) == doubt


@given(start=DAYS, length=st.integers(0, 4000), seen=DAYS, on=DAYS)
def test_nothing_is_certain_after_the_last_day_seen(start, length, seen, on):
    """Whatever the bounds, no day after the register's last one is certain, and certain days are possible ones."""
    period = Period(start, start + timedelta(length), last_seen=seen)
    interval = DateInterval(on, on)
    assert not (on > seen and period.meets(interval))
    assert period.may_meet(interval) or not period.meets(interval) or seen > start + timedelta(length)
