from __future__ import annotations

import pytest

from kgbuild.readers.dates import parse_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2011", "2011"),
        ("2011-05", "2011-05"),
        ("2011-05-08", "2011-05-08"),
        ("2011/5/8", "2011-05-08"),
        ("2011-05-08T10:30:00Z", "2011-05-08"),
        ("2011-05-08 10:30:00+01:00", "2011-05-08"),
        ("20110508", "2011-05-08"),
        ("8 May 2011", "2011-05-08"),
        ("Sunday, 8th May 2011", "2011-05-08"),
        ("Sun, 08 May 2011 10:30:00 GMT", "2011-05-08"),
        ("May 8, 2011", "2011-05-08"),
        ("Sept. 8, 2011 at 10:30 a.m.", "2011-09-08"),
        ("May 2011", "2011-05"),
        ("30-MAR-1987 05:27:07.20", "1987-03-30"),
        ("13/02/2011", "2011-02-13"),
        ("02/13/2011", "2011-02-13"),
        ("05/05/2011", "2011-05-05"),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_stated(words, iso):
    """A date keeps the precision it is stated with."""
    assert parse_date(words).iso == iso


@pytest.mark.parametrize("words", ["", "soon", "08/05/2011", "2011-13-01", "31 June 2011", "8 May", "2011-05-08 or so"])
def test_what_is_no_date_is_not_guessed(words):
    """Words that are no date, no such day, or two possible days give nothing."""
    assert parse_date(words) is None
