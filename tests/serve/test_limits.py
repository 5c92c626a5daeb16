"""What a query may take: time, memory and rows; what takes more is stopped, and the next query is answered."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from kgbuild.query import QueryError, open_graph
from kgbuild.serve import Limits, Pool
from kgbuild.serve.sparql import Refused, Request
from kgbuild.serve.worker import evaluate

_TRIPLES = "".join(f"<http://x/{n}> <http://x/p> <http://x/{n + 1}> .\n" for n in range(400))
_PAIRS = "SELECT ?a ?d { ?a <http://x/p> ?b . ?d <http://x/p> ?e }"
_ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def request(query: str, *formats: str) -> Request:
    """Return a request for a query."""
    return Request(query, (), (), formats)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """Return the file of a small graph of which queries can make much."""
    path = tmp_path_factory.mktemp("limits") / "graph.nt"
    path.write_text(_TRIPLES, encoding="utf-8")
    return path


def stopped(graph, limits: Limits, query: str) -> Iterator[str]:
    """Yield why a query was stopped; then see that the next one is answered."""
    pool = Pool(graph, limits, size=1)
    try:
        assert pool.wait()
        with pytest.raises(Refused) as refused:
            pool.answer(request(query, "json"))
        assert refused.value.status == 503
        yield str(refused.value)
        assert pool.wait()
        assert b"true" in pool.answer(request("ASK { ?s ?p ?o }", "json")).body
    finally:
        pool.close()


@pytest.mark.slow
def test_endless_query(graph):
    """A query without end is stopped at its time."""
    query = f"SELECT (COUNT(*) AS ?n) {_ENDLESS}"
    for told in stopped(graph, Limits(seconds=5.0), query):
        assert told == "Stopped: the query took more than 5 seconds. Ask for less."


@pytest.mark.slow
def test_too_much_memory(graph):
    """A query that needs too much memory is stopped before it takes it."""
    for told in stopped(graph, Limits(seconds=300.0, megabytes=128), f"SELECT * {_ENDLESS} ORDER BY ?i ?f"):
        assert told == "Stopped: the query needed more than 128 MB of memory. Ask for less."


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_too_many_rows(graph, form):
    """An answer of too many rows is refused, in whatever format; one that fits is given whole."""
    store, limits = open_graph(graph), Limits(rows=5_000)
    with pytest.raises(Refused, match=r"more than 5,000 rows. Add a LIMIT"):
        evaluate(store, request(_PAIRS, form), limits)
    found, body = evaluate(store, request(f"{_PAIRS} LIMIT 4000", form), limits)
    assert found == form
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(body.decode())))) == 4001


def test_too_many_triples(graph):
    """An answer of triples is bounded as well."""
    with pytest.raises(Refused, match="more than 1 rows"):
        evaluate(open_graph(graph), request("CONSTRUCT WHERE { ?s ?p ?o }", "ntriples"), Limits(rows=1))


def test_wrong_query(graph):
    """A query that is not valid is told as such."""
    with pytest.raises(QueryError, match="not valid SPARQL"):
        evaluate(open_graph(graph), request("SELECT {", "json"), Limits())
