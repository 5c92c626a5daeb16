from __future__ import annotations

import random

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kgbuild.query import Query, ask
from kgbuild.query.total import with_total_order

QUADS = [Quad(NamedNode(f"urn:s{n}"), NamedNode(f"urn:p{n % 2}"), NamedNode(f"urn:o{n % 3}")) for n in range(30)]


def _rows(query: str, seed: int) -> list[str]:
    store, shuffled = Store(), QUADS[:]
    random.Random(seed).shuffle(shuffled)
    for quad in shuffled:
        store.add(quad)
    return [str(row) for row in ask(store, Query(query))]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s ?p ?o }",
        "SELECT * WHERE { ?s ?p ?o } LIMIT 7",
        "SELECT ?s ?p { ?s ?p ?o } ORDER BY ?p",
        "SELECT ?s ?p { ?s ?p ?o } ORDER BY DESC(?p) LIMIT 9 OFFSET 2",
        "SELECT ?o (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?o HAVING(COUNT(?s) > 1) ORDER BY ?n # the end",
        "SELECT DISTINCT ?o { { SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s LIMIT 20 } }",
        "SELECT ?s { ?s ?p ?o FILTER(?s != <urn:LIMIT>) } VALUES ?o { <urn:o1> <urn:o2> }",
        'SELECT ?s { ?s ?p ?o FILTER(STR(?s) != "} ORDER BY") }',
    ],
)
def test_rows_do_not_hang_on_the_order_of_the_file(query):
    """Equal graphs give equal rows in an equal order, whatever the order of their triples and of the query."""
    first = _rows(query, 1)
    assert first
    assert all(_rows(query, seed) == first for seed in range(2, 6))


def test_the_order_that_a_query_asks_for_comes_first():
    """Columns decide only where the query's own order does not."""
    rows = _rows("SELECT ?s ?p { ?s ?p ?o } ORDER BY DESC(?p) ?s", 1)
    assert [row[-7:-2] for row in rows] == sorted((row[-7:-2] for row in rows), reverse=True)


def test_a_query_within_a_query_stays_as_it_is():
    """Only the outermost query gets an order."""
    query = "SELECT ?s { { SELECT ?s { ?s ?p ?o } ORDER BY ?p LIMIT 3 } }"
    assert with_total_order(query, ["s"]) == f"{query}\nORDER BY ?s STR(?s)\n"
