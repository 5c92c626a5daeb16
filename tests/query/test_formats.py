from __future__ import annotations

import csv
import io
import json

import pytest

from kgbuild.query import Query, QueryError, ask
from kgbuild.query.formats import display_width, render

NAMES = """SELECT ?name ?other {
  ?p a kg:Person ; schema:name ?name OPTIONAL { ?p schema:alternateName ?other } } ORDER BY ?name"""


def answer(store, text, form, is_terminal=False):
    """Return the answer to a query as a text."""
    return render(ask(store, Query(text)), form, is_terminal)


def test_table(store):
    """A table has a line for each row under the headings, and says how many there are."""
    assert answer(store, NAMES, "table").splitlines() == [
        "name       other",
        "---------  -------",
        "Ann Bell   Ms Bell",
        "Carl Dorn",
        "(2 rows)",
    ]


def test_csv_and_tsv(store):
    """CSV and TSV are those of the standard, with a header."""
    assert list(csv.reader(io.StringIO(answer(store, NAMES, "csv")))) == [
        ["name", "other"],
        ["Ann Bell", "Ms Bell"],
        ["Carl Dorn", ""],
    ]
    assert answer(store, NAMES, "tsv").splitlines()[:2] == ["?name\t?other", '"Ann Bell"\t"Ms Bell"']


def test_json(store):
    """JSON is that of the standard, and is what a program gets that asks for nothing."""
    assert json.loads(answer(store, NAMES, "json"))["head"]["vars"] == ["name", "other"]
    assert answer(store, NAMES, None) == answer(store, NAMES, "json")
    assert answer(store, NAMES, None, is_terminal=True).startswith("name")


def test_yes_and_no(store):
    """ASK is answered in a word, or as JSON."""
    assert answer(store, "ASK { ?x a kg:Meeting }", "table") == "yes\n"
    assert answer(store, "ASK { ?x a kg:Place ; kg:post ?y }", "csv") == "no\n"
    assert json.loads(answer(store, "ASK { ?x a kg:Meeting }", None)) == {"head": {}, "boolean": True}


def test_triples(store):
    """CONSTRUCT gives Turtle with the graph's prefixes, in a fixed order."""
    text = answer(store, "CONSTRUCT { ?p schema:name ?n } WHERE { ?p a kg:Person ; schema:name ?n }", None)
    assert "@prefix schema: <https://schema.org/> ." in text
    assert text.index("Ann Bell") < text.index("Carl Dorn")


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "use --format turtle"), (NAMES, "turtle", "use --format table")],
)
def test_format_that_does_not_fit(store, text, form, told):
    """A format that cannot hold the answer is refused with those that can."""
    with pytest.raises(QueryError, match=told):
        answer(store, text, form)


def test_no_rows(store):
    """An empty table says so; an empty JSON answer is one."""
    nothing = "SELECT ?x { ?x a kg:Document }"
    assert answer(store, nothing, "table") == "no rows\n"
    assert json.loads(answer(store, nothing, "json"))["results"]["bindings"] == []


def test_terminal_is_not_exceeded(store, monkeypatch):
    """On a terminal, long cells are cut so that each row stays on its line; elsewhere they are whole."""
    monkeypatch.setenv("COLUMNS", "40")
    query = "SELECT ?words ?file { ?s oa:exact ?words . ?a kg:fileName ?file }"
    shown, whole = answer(store, query, "table", is_terminal=True), answer(store, query, "table")
    assert max(display_width(line) for line in shown.splitlines()) <= 40
    assert "…" in shown and "…" not in whole


def test_iris_have_prefixes(store):
    """An IRI of a known vocabulary is shown with its prefix, on one line with line breaks taken out."""
    assert "kg:Meeting" in answer(store, "SELECT ?c { ?x a ?c } ORDER BY ?c", "table")


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("世界", 4), ("e\u0301", 1)])
def test_display_width(text, width):
    """Wide characters take two columns, combining marks none."""
    assert display_width(text) == width
