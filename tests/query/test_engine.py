from __future__ import annotations

import pytest

from kgbuild.query import GraphError, Query, QueryError, ask, open_graph
from kgbuild.query.engine import unknown_prefixes


def test_prefixes_are_bound(store):
    """A query needs no PREFIX for the vocabularies of the graph."""
    assert ask(store, Query("ASK { ?a a kg:Article ; schema:publisher 'Leeds Echo' }"))


def test_unknown_prefix(store):
    """A prefix that nobody declares is answered with the list of those that are bound."""
    with pytest.raises(QueryError, match=r"prefix 'dbo' is not bound(?s:.)*schema: <https://schema.org/>"):
        ask(store, Query("SELECT * { ?s dbo:party ?o }"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PREFIX dbo: <http://x/> SELECT * { ?s dbo:p ?o }", []),
        ("SELECT * { ?s kg:p 'dbo:x' } # foaf2:y", []),
        ("SELECT * { ?s ?p <urn:dbo:x> }", []),
        ("SELECT * { ?s a:b ?o ; c-d:e _:x }", ["a", "c-d"]),
        ('SELECT * { ?s kg:p """x dbo:y """ }', []),
    ],
)
def test_unknown_prefixes(text, expected):
    """Only what is used as a prefix counts as one."""
    assert unknown_prefixes(text) == expected


def test_syntax_error_points(store):
    """What is wrong with a query is shown at its place."""
    with pytest.raises(QueryError) as error:
        ask(store, Query("SELECT ?x\nWHERE { ?x kg:post }", "mine.rq"))
    message = str(error.value)
    assert message.startswith("mine.rq:2: this is not valid SPARQL")
    assert message.splitlines()[-1].strip() == "^"


@pytest.mark.parametrize("text", ["", "hello", "SELECT", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DROP ALL"])
def test_not_a_query(store, text):
    """What asks nothing, or would change the graph, is refused."""
    with pytest.raises(QueryError, match="not valid SPARQL"):
        ask(store, Query(text))


def test_named_graphs_are_merged(tmp_path):
    """In a file of named graphs a query sees all of them, unless it says GRAPH."""
    path = tmp_path / "g.nq"
    path.write_text("<urn:a> <urn:p> <urn:b> <urn:g> .\n<urn:b> <urn:p> <urn:c> <urn:h> .\n", encoding="utf-8")
    store = open_graph(path)
    assert ask(store, Query("ASK { <urn:a> <urn:p>/<urn:p> <urn:c> }"))
    assert not ask(store, Query("ASK { GRAPH <urn:h> { <urn:a> ?p ?o } }"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.ttl", None, "there is no such file. Build one with"),
        ("graph.txt", "", "ending '.txt' is not a graph format"),
        ("bad.ttl", "<urn:a> <urn:b> .\n", "bad.ttl:1: this is not well-formed Turtle"),
        ("bad.nt", "<urn:a> <urn:b> <urn:c> .\nnonsense\n", "bad.nt:2: this is not well-formed N-Triples"),
        ("folder.ttl", "/", "cannot be read"),
        ("folder", "/", "this is a folder; name the graph's file"),
        ("web.jsonld", '{"@context": {"@import": "http://127.0.0.1:9/c"}, "@id": "x:y"}', "which is not fetched"),
    ],
)
def test_bad_graph(tmp_path, name, content, told):
    """A graph that cannot be loaded is told with its file, line and reason."""
    path = tmp_path / name
    if content == "/":
        path.mkdir()
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=told):
        open_graph(path)
