from __future__ import annotations

from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, QuerySolutions, RdfFormat, Store
from rdflib import BNode, Graph, Literal

import kgbuild
from kgbuild.query import question, questions
from kgbuild.query.engine import standalone

NOTHING = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix schema: <https://schema.org/> .
<urn:a> a kg:Article ; kg:fileName "a.txt" ; schema:mentions <urn:p> .
<urn:p> a kg:Person ; schema:name "Ann Bell" .
"""


def _triples(graph):
    """Return the triples of an rdflib graph, numbers by their value: a store may write 0.50 as 0.5."""

    def plain(term):
        value = term.toPython() if isinstance(term, Literal) else None
        return value if isinstance(value, Decimal | int) and not isinstance(value, bool) else term

    return {(s, p, plain(o)) for s, p, o in graph}


def test_rdflib_and_pyoxigraph_read_the_same_triples(dataset):
    """The two parsers agree on every triple, and neither finds a blank node."""
    store = Store()
    store.load(path=str(dataset), format=RdfFormat.TURTLE)
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    theirs, ours = Graph().parse(data=written, format="nt"), Graph().parse(dataset, format="turtle")
    assert len(ours) == len(store) > 0
    assert _triples(ours) == _triples(theirs)
    assert not any(isinstance(term, BNode) for triple in ours for term in triple)


@pytest.mark.parametrize("name", sorted(questions()))
def test_nothing_to_say(name):
    """In a graph that holds nothing that a question asks for, rdflib and kgbuild answer with no row."""
    asked = question(name)
    text = standalone(asked.query({p.name: "x" for p in asked.parameters if p.required}))
    store = Store()
    store.load(NOTHING.encode(), format=RdfFormat.TURTLE)
    answer = store.query(text)
    assert isinstance(answer, QuerySolutions) and list(answer) == []
    assert list(Graph().parse(data=NOTHING, format="turtle").query(text)) == []


def test_rdflib_answers_as_kgbuild_does(dataset, speakers):
    """The same SPARQL gives the same rows in both."""
    rows = [(str(name), int(count)) for name, count in Graph().parse(dataset).query(speakers)]
    graph = kgbuild.open(dataset)
    assert rows == [(row["name"].value, int(row["statements"].value)) for row in graph.query(speakers)]
    assert len(rows) == 5
