from __future__ import annotations

import csv
import io
import json

import pytest

from kgbuild.query import Query, QueryError, ask
from kgbuild.query.formats import as_rows, display_width, for_spreadsheets, has_rows, render

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
    """On a terminal, long columns are folded under their rows, and nothing is cut; elsewhere they stand in line."""
    monkeypatch.setenv("COLUMNS", "40")
    query = "SELECT ?words ?file { ?s oa:exact ?words . ?a kg:fileName ?file }"
    shown, whole = answer(store, query, "table", is_terminal=True), answer(store, query, "table")
    assert max(display_width(line) for line in shown.splitlines()) <= 40
    assert "below each row: words" in shown and "below" not in whole
    assert set(" ".join(whole.splitlines()[2:-1]).split()) <= set(shown.split())


def test_wide_words_are_broken(store, monkeypatch):
    """A word that is longer than the terminal is wide goes on on the next line."""
    monkeypatch.setenv("COLUMNS", "20")
    shown = answer(store, f'SELECT ?x {{ BIND("{"界" * 30} end" AS ?x) }}', "table", is_terminal=True)
    assert max(display_width(line) for line in shown.splitlines()[:-1]) <= 20 and shown.count("界") == 30


@pytest.mark.parametrize("text", ["\\u001b[2J", "\\u0007", "\\u202Etxt.exe", "\\u009b31m"])
def test_no_orders_to_a_terminal(store, text):
    """Characters by which a text could give orders to a terminal are written as escapes in tables; JSON keeps them."""
    query = f'SELECT ?x {{ BIND("{text}" AS ?x) }}'
    shown = answer(store, query, "table", is_terminal=True)
    assert "\\" in shown and not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)
    assert json.loads(answer(store, query, "json"))["results"]["bindings"][0]["x"]["value"] != "\ufffd"


def test_spreadsheets(store):
    """In a CSV file for spreadsheets, what looks like a formula is a text; in a pipe, CSV is that of the standard."""
    text = answer(store, 'SELECT * { VALUES (?x ?y) { ("=1+1" -2) } }', "csv")
    assert text.splitlines()[1] == "=1+1,-2" and for_spreadsheets(text).splitlines()[1] == "'=1+1,-2"


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_has_rows(store, form):
    """Whether there are rows can be told from every format."""
    assert has_rows(answer(store, NAMES, form), form)
    assert not has_rows(answer(store, "SELECT ?x { ?x a kg:Document }", form), form)


def test_rows(store):
    """Rows are dictionaries of texts; what is no table has none."""
    assert as_rows(ask(store, Query(NAMES)))[0] == {"name": "Ann Bell", "other": "Ms Bell"}
    with pytest.raises(QueryError, match="Only SELECT"):
        as_rows(ask(store, Query("ASK { ?x a kg:Meeting }")))


def test_iris_have_prefixes(store):
    """An IRI of a known vocabulary is shown with its prefix, on one line with line breaks taken out."""
    assert "kg:Meeting" in answer(store, "SELECT ?c { ?x a ?c } ORDER BY ?c", "table")


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("世界", 4), ("e\u0301", 1)])
def test_display_width(text, width):
    """Wide characters take two columns, combining marks none."""
    assert display_width(text) == width
