"""Queries and shapes neither reach the network nor fell the machine; what others wrote commands no terminal."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kgbuild.check import CheckError
from kgbuild.check.shapes import load_shapes
from kgbuild.model.plain import plain
from kgbuild.query import Query, QueryError, ask
from kgbuild.query.about import dossier, find
from kgbuild.query.guard import no_question, objection, uses
from kgbuild.vocab import KG, RDF, SCHEMA


def _run(*arguments, timeout=60):
    return subprocess.run(
        [sys.executable, "-m", "kgbuild", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@pytest.fixture
def store():
    """Return a store of two named graphs, of 2 and 3 triples."""
    found = Store()
    for n in range(5):
        graph = NamedNode(f"https://x.example/g{n % 2}")
        found.add(Quad(NamedNode(f"https://x.example/{n}"), NamedNode("https://x.example/p"), Literal(n), graph))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "select * { service silent <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''a'b''' SERVICE <http://x.example/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a" . # "\nSERVICE ?x { } }',
    ],
)
def test_service_is_refused(text):
    """A query that asks another machine is refused, however it hides the word."""
    assert "--allow-service" in (objection(text) or "")
    assert objection(text, allow_service=True) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c }", "changes data"),
        ("load <http://x.example/>", "changes data"),
        ("# nothing but this\n", "empty"),
        ("SELECT ?load { ?load a ex:INSERT }", None),
    ],
)
def test_what_is_no_question_is_told_so(text, told):
    """A query that changes data, or is empty, is refused in words, not as a mistake in its grammar."""
    assert (no_question(text) is None) if told is None else (told in (no_question(text) or ""))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a ex:SERVICE ; ex:service-x 'SERVICE <x>' } # SERVICE",
        'SELECT * { ?s ?p <http://x.example/SERVICE> ; ?q """SERVICE " {""" }',
    ],
)
def test_the_word_elsewhere_is_no_service(text):
    """A variable, a name, a string or a comment with the word is no request."""
    assert objection(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (" + "(" * 500 + "1" + ")" * 500 + " AS ?x) {}",
        "ASK " + "{" * 500 + "}" * 500,
        "SELECT (" + "!" * 500 + "true AS ?x) {}",
        "ASK { ?s ?p " + "(" * 500 + ")" * 500 + " }",
    ],
)
def test_nesting_is_refused(store, text):
    """A query that is nested too deep is refused before the engine sees it."""
    with pytest.raises(QueryError, match="nested"):
        ask(store, Query(text))


def _count(store, text):
    return int(next(iter(ask(store, Query(text))))["n"].value)


def test_from_and_graph_agree(store):
    """FROM and GRAPH of one graph count the same; without either all graphs count."""
    assert _count(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == 5
    one = _count(store, "SELECT (COUNT(*) AS ?n) FROM <https://x.example/g0> { ?s ?p ?o }")
    assert one == _count(store, "SELECT (COUNT(*) AS ?n) { GRAPH <https://x.example/g0> { ?s ?p ?o } }") == 3
    named = "SELECT (COUNT(*) AS ?n) FROM NAMED <https://x.example/g1> { GRAPH ?g { ?s ?p ?o } }"
    assert _count(store, named) == 2
    assert uses("SELECT * FROM <x> {}", "FROM") and not uses("SELECT ?from { ?s ex:from 'FROM' }", "FROM")


def test_unknown_functions_are_an_error(store):
    """A function that nobody knows is an error that names it."""
    with pytest.raises(QueryError, match=r"f.*not supported"):
        list(ask(store, Query("SELECT (<https://x.example/f>(1) AS ?x) {}")))


@pytest.fixture
def graph(tmp_path):
    """Write a graph whose names command a terminal, with authors that look like addresses, and blank nodes."""
    store = Store()
    article, person = NamedNode("https://x.example/article/1"), NamedNode("https://x.example/person/1")
    evil = "Ann \x1b[31mBell\x1b]0;owned\x07"
    for subject, predicate, value in (
        (article, RDF.type, NamedNode(KG.Article)),
        (article, KG.fileName, Literal("a\x1b[2J.txt")),
        (article, SCHEMA.headline, Literal(evil)),
        (article, SCHEMA.author, Literal("http://not an iri/{}")),
        (article, SCHEMA.publisher, Literal("://")),
        (article, SCHEMA.mentions, person),
        (person, RDF.type, NamedNode(KG.Person)),
        (person, SCHEMA.name, Literal(evil)),
    ):
        store.add(Quad(subject, NamedNode(predicate), value))
    path = tmp_path / "g.ttl"
    data = serialize([q.triple for q in store], format=RdfFormat.TURTLE) or b""
    blank = b"\n_:b0 <http://x.example/p> <https://x.example/person/1> ."
    path.write_bytes(data + blank + b" <https://x.example/person/1> <http://x.example/q> [] .")
    return path


def test_nothing_commands_the_terminal(graph):
    """Names, headlines and file names with escapes are shown escaped by every command."""
    for arguments in (
        ["show", "https://x.example/article/1", graph],
        ["show", "https://x.example/person/1", graph],
        ["query", graph, "SELECT ?n { ?s schema:name ?n }", "--format", "table"],
        ["check", graph],
        [
            "decide",
            "not-an-entity",
            "https://x.example/person/1",
            "--graph",
            graph,
            "--decisions",
            graph.parent / "d.csv",
        ],
        ["build", "no\x1b[31mfile.txt", "-o", graph.with_suffix(".nt")],
    ):
        done = _run(*arguments)
        assert "\x1b" not in done.stdout + done.stderr and "\x07" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert "\\x1b" in done.stdout + done.stderr


def test_authors_that_look_like_addresses(graph):
    """An author or publisher that looks like a URL and is none is shown as it is, beside blank nodes of other tools."""
    from kgbuild.query import open_graph

    store = open_graph(graph)
    (node,) = find(store, "https://x.example/article/1")
    assert ("author", "http://not an iri/{}") in dossier(store, node).details


def test_plain_keeps_what_is_text():
    """Line feeds, tabs and letters of all scripts stay."""
    assert plain("Zoë\tCafé\n中文 🙂") == "Zoë\tCafé\n中文 🙂"
    assert plain("\x1b[0m\r\x9b\u202e") == "\\x1b[0m\\x0d\\x9b\\u202e"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be split there")
def test_an_explosive_query_is_stopped(graph, tmp_path):
    """A query beyond its time is stopped with a message and exit code 2."""
    many = tmp_path / "many.nt"
    many.write_text("".join(f"<http://x/{n}> <http://p> <http://x/{n + 1}> .\n" for n in range(2000)), encoding="utf-8")
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = _run("query", many, query, "--timeout", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "longer than 1 seconds" in done.stderr


SHAPE = "@prefix sh: <http://www.w3.org/ns/shacl#> . <https://x.example/s> a sh:NodeShape ; sh:targetClass sh:Shape ; "


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ('sh:sparql [ sh:select "SELECT $this { SERVICE <http://x.example/> { $this ?p ?o } }" ] .', "SERVICE"),
        ('sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT { } WHERE { service ?x { } }" ] .', "SERVICE"),
        ('sh:js [ sh:jsFunctionName "f" ] .', "JavaScript"),
    ],
)
def test_shapes_that_are_not_run_are_refused(tmp_path, shape, says):
    """Shapes that ask other machines, or hold scripts, are refused by name, not passed over."""
    path = tmp_path / "s.ttl"
    path.write_text(SHAPE + shape, encoding="utf-8")
    with pytest.raises(CheckError, match=says):
        load_shapes(path)


def test_a_billion_laughs(tmp_path):
    """An RDF/XML file of entities that refer to each other is refused, not expanded."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    path = tmp_path / "g.rdf"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/'
        '22-rdf-syntax-ns#" xmlns:x="http://x.example/"><rdf:Description rdf:about="http://x.example/1"><x:p>&l9;</x:p>'
        "</rdf:Description></rdf:RDF>",
        encoding="utf-8",
    )
    for arguments in (["query", path, "ASK {}"], ["check", path]):
        done = _run(*arguments)
        assert done.returncode == 2 and "entities" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="memory has such limits on Linux")
def test_a_limit_of_the_system_is_kept():
    """Where the system allows less memory than a query may take, the query runs within that."""
    command = [sys.executable, "-m", "kgbuild", "query", "data/seeds.ttl", "ASK {}"]
    limit = "import os, resource; resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))"
    asked = f"{limit}; os.execv({sys.executable!r}, {command!r})"
    outcome = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")
