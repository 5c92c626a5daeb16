"""Rows that are put in order without the engine come in the order that it would give."""

from __future__ import annotations

import random

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kgbuild.query import Query, ask
from kgbuild.query import engine as module
from kgbuild.query.quick import in_order
from kgbuild.vocab import XSD

LINKS = [NamedNode(f"urn:{name}") for name in ("a", "B", "é", "a/b", "a#b", "🙂")]
TEXTS = [Literal(text) for text in ("", "a", "B", "b", "é", "10", "9", "🙂", 'a "b"\n\\c', "\ufb01", "1")]
TEXTS += [Literal(text) for text in ("a\tb", "a\x01", "a\x7f", "a!", 'a"', 'a"@en', "a\\nb", "a\r\n", "a'")]
DAYS = [Literal(day, datatype=NamedNode(XSD.date)) for day in ("2011-05-08", "2010-12-31", "0999-01-01")]
NUMBERS = [Literal(n) for n in (3, 20, -1, 0)]
GERMAN = [Literal(text, language="de") for text in ("b", "a", "ä")]
OTHER = [Literal("2011", datatype=NamedNode(XSD.gYear)), Literal(1.5), Literal(True), Literal("x", language="en")]
ILL = [Literal("abc", datatype=NamedNode(XSD.integer)), Literal("9" * 30, datatype=NamedNode(XSD.integer))]


def store(*values: list[object]) -> Store:
    """Return a store of some subjects, each with values of each list."""
    draw, found = random.Random(3), Store()
    for n in range(40):
        for m, choices in enumerate(values):
            if draw.random() < 0.8:
                found.add(Quad(NamedNode(f"urn:s{n}"), NamedNode(f"urn:p{m}"), draw.choice(choices)))
    return found


def both(found: Store, query: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Return the rows by the quick way and by the engine."""
    quick = [str(row) for row in ask(found, Query(query))]
    with monkeypatch.context() as patch:
        patch.setattr(module, "in_order", lambda *_: None)
        return quick, [str(row) for row in ask(found, Query(query))]


OPTIONAL = "?s <urn:p0> ?x OPTIONAL { ?s <urn:p1> ?y }"


@pytest.mark.parametrize(
    "limits", ["", " LIMIT 7", " OFFSET 5", "\nlimit 4 offset 3 # the end\n", " OFFSET 2 LIMIT 90", " LIMIT 0"]
)
@pytest.mark.parametrize(
    "values", [LINKS, TEXTS, DAYS, NUMBERS, GERMAN, LINKS + TEXTS], ids="links texts days numbers german both".split()
)
def test_the_order_is_the_engine_s(values, limits, monkeypatch):
    """Links, texts, days and whole numbers, missing ones among them, cut to any part."""
    quick, engine = both(store(values, TEXTS), f"SELECT ?x ?y {{ {OPTIONAL} }}{limits}", monkeypatch)
    assert quick == engine and (quick or "LIMIT 0" in limits)


@pytest.mark.parametrize("value", [*OTHER, *ILL, BlankNode("b")], ids=str)
def test_other_values_are_left_to_the_engine(value):
    """Values that are compared in ways of their own, and nodes without a name, are no work of ours."""
    found = store([*NUMBERS, *TEXTS, value] if value not in OTHER[:2] else [value])
    found.add(Quad(NamedNode("urn:s"), NamedNode("urn:p0"), value))
    assert in_order("SELECT ?x { ?s <urn:p0> ?x }", found.query) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?s <urn:p0> ?x } ORDER BY DESC(?x)",
        "SELECT ?x { ?s <urn:p0> ?x } VALUES ?x { <urn:a> }",
        "ASK { ?s <urn:p0> ?x }",
    ],
)
def test_other_queries_are_left_to_the_engine(query):
    """A query that says its order, or ends in values, or asks for no rows."""
    assert in_order(query, store(LINKS).query) is None


def test_groups_and_inner_orders_are_not_mistaken(monkeypatch):
    """Words within a query's braces, its texts and links are not its own order or limit."""
    for query in (
        "SELECT ?x (COUNT(?s) AS ?n) { ?s <urn:p0> ?x } GROUP BY ?x",
        "SELECT DISTINCT ?x { { SELECT ?x { ?s <urn:p0> ?x } ORDER BY ?x LIMIT 9 } } LIMIT 5",
        'SELECT ?x { ?s <urn:p0> ?x FILTER(?x != "LIMIT 3") }',
    ):
        quick, engine = both(store(LINKS), query, monkeypatch)
        assert quick == engine and quick


def test_too_many_rows_are_left_to_the_engine(monkeypatch):
    """No more rows are kept than memory is worth."""
    monkeypatch.setattr("kgbuild.query.quick._MOST", 10)
    assert in_order("SELECT ?x { ?s <urn:p0> ?x }", store(LINKS).query) is None
