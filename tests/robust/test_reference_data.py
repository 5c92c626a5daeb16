"""Bad cells in the user's own reference data and decisions are told with file and line."""

from __future__ import annotations

import csv

import pytest

from kgbuild.reference import load_reference
from kgbuild.reference.loader import ReferenceDataError
from kgbuild.resolve import load_decisions
from kgbuild.resolve.decisions import DecisionsError


@pytest.mark.parametrize("iri", ["no iri", "Q42", "http://x y", "https://a/<b>"])
def test_a_link_that_is_no_iri(tmp_path, iri):
    """A same_as that is no IRI is an error at its line."""
    (tmp_path / "parties.csv").write_text(f"id,name,same_as\na,A,\nb,B,{iri}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"parties\.csv:3: .*is no IRI"):
        load_reference(tmp_path)


def test_a_quotation_mark_that_is_never_closed(tmp_path):
    """A cell that is never closed is an error at its line, in reference data and in decisions."""
    (tmp_path / "parties.csv").write_text('id,name\na,"A\n', encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"parties\.csv:2: this row is not valid CSV"):
        load_reference(tmp_path)
    decisions = tmp_path / "d.csv"
    decisions.write_text('decision,first,second,note\nsame,a,b,"\n', encoding="utf-8")
    with pytest.raises(DecisionsError, match=r"d\.csv:2: this row is not valid CSV"):
        load_decisions(decisions)


@pytest.mark.parametrize("key", ["person/ann bell", "person/<x>", "https://w3id.org/kgbuild/data/person/ann-bell"])
def test_a_decision_on_what_is_no_key(tmp_path, key):
    """A key that can be part of no IRI, or is a whole one, is an error at its line."""
    decisions = tmp_path / "d.csv"
    decisions.write_text(
        f"decision,first,second,note\nsame,person/a,person/b,\nsame,{key},person/c,\n", encoding="utf-8"
    )
    with pytest.raises(DecisionsError, match=r"d\.csv:3: .*is no key of an entity"):
        load_decisions(decisions)


def test_a_decision_that_renames(tmp_path):
    """The new name of an entity is a name and no key."""
    decisions = tmp_path / "d.csv"
    decisions.write_text("decision,first,second,note\nrename,person/a,Ann <Bell>,\n", encoding="utf-8")
    assert load_decisions(decisions).names == {"person/a": "Ann <Bell>"}


def test_a_cell_that_is_too_long(tmp_path):
    """A cell longer than the csv module reads is an error at its line, in reference data and in decisions."""
    before = csv.field_size_limit(131_072)
    try:
        (tmp_path / "parties.csv").write_text("id,name\na," + "x" * 200_000 + "\n", encoding="utf-8")
        with pytest.raises(ReferenceDataError, match=r"parties\.csv:2: this row is not valid CSV"):
            load_reference(tmp_path)
        decisions = tmp_path / "d.csv"
        decisions.write_text("decision,first,second,note\nsame,a,b," + "x" * 200_000 + "\n", encoding="utf-8")
        with pytest.raises(DecisionsError, match=r"d\.csv:2: this row is not valid CSV"):
            load_decisions(decisions)
    finally:
        csv.field_size_limit(before)
