from __future__ import annotations

import pytest

from kgbuild.query.view import columns
from kgbuild.query.view.columns import Column, pick

_SETS = {name: value for name, value in vars(columns).items() if isinstance(value, tuple) and name.isupper()}


@pytest.mark.parametrize("name", sorted(_SETS))
def test_every_column_says_what_it_holds(name):
    """Each column is explained in a sentence, in names that are one word of a program, once in its table."""
    for column in _SETS[name]:
        assert column.description.rstrip("…").rstrip(", ") and column.name.isidentifier(), column
        assert column.type in {"string", "integer", "number", "boolean", "date"}, column
        assert column.filters in {"text", "choice", "date", "number", "none"}, column
    assert len({column.name for column in _SETS[name]}) == len(_SETS[name])


def test_a_page_says_and_filters_by_what_the_type_tells():
    """Where nothing else is said, a heading is the name in words, and the type decides how a page filters."""
    assert (Column("first_day", "date", "D.").title, Column("first_day", "date", "D.").filters) == ("First day", "date")
    assert Column("n", "integer", "N.").filters == "number" and Column("n", "string", "N.").filters == "text"


def test_picked_in_the_order_of_their_names():
    """A table of a page shows some columns of the file's, in its own order."""
    assert [c.name for c in pick(columns.ARTICLES, "published", "headline")] == ["published", "headline"]
