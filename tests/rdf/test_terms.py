from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import PartialDate
from kgbuild.rdf.terms import literal
from kgbuild.vocab import XSD


@pytest.mark.parametrize(
    ("value", "text", "datatype"),
    [
        ("Ann", "Ann", XSD.string),
        (True, "true", XSD.boolean),
        (14, "14", XSD.integer),
        (0.9, "0.9", XSD.decimal),
        (1.0, "1.0", XSD.decimal),
        (1e21, "1000000000000000000000.0", XSD.decimal),
        (Decimal("2.50"), "2.5", XSD.decimal),
        (date(2011, 5, 8), "2011-05-08", XSD.date),
        (PartialDate("2011"), "2011", XSD.gYear),
        (PartialDate("2011-05"), "2011-05", XSD.gYearMonth),
        (PartialDate("2011-05-08"), "2011-05-08", XSD.date),
    ],
)
def test_literal(value, text, datatype):
    """Each kind of value has one datatype and one form."""
    found = literal(value)
    assert (found.value, found.datatype.value) == (text, datatype)


@given(st.floats(min_value=0, max_value=1e12, allow_nan=False))
def test_decimals_are_exact(number):
    """A number with a fraction is written without exponent and read back as itself."""
    text = literal(number).value
    assert "e" not in text.lower() and float(text) == number


def test_unknown_kind():
    """A value of no agreed kind is refused rather than written somehow."""
    with pytest.raises(TypeError, match="no literal for bytes"):
        literal(b"x")
