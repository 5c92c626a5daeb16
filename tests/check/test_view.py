from __future__ import annotations

from itertools import product

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kgbuild.check import check_quads
from kgbuild.check.index import GraphIndex
from kgbuild.check.view import graph_of

S = [URIRef(f"https://x.example/{n}") for n in range(3)]
P = URIRef("https://x.example/p")
TRIPLES = [*((s, P, Literal(n)) for s, n in product(S[:2], range(20))), (S[0], RDF.type, S[2]), (S[1], P, S[0])]


@pytest.fixture
def index() -> GraphIndex:
    """Return triples, each given twice."""
    return GraphIndex([*TRIPLES, *TRIPLES])


def test_a_triple_counts_once(index) -> None:
    """What several named graphs say is one triple, however many values a property has."""
    assert len(index) == len(TRIPLES) == len(list(index))
    assert (S[0], P, Literal(19)) in index
    assert (S[2], P, Literal(19)) not in index


def test_the_view_answers_as_a_graph_does(index) -> None:
    """Each pattern finds in the view what it finds in a graph in memory."""
    graph = Graph()
    for triple in TRIPLES:
        graph.add(triple)
    view = graph_of(index, Graph())
    assert len(view) == len(graph)
    for pattern in product((None, *S), (None, P, RDF.type), (None, S[2], S[0], Literal(3), Literal(99))):
        assert set(view.triples(pattern)) == set(graph.triples(pattern))


def test_shapes_that_look_backward_get_a_graph_in_memory(index) -> None:
    """Where shapes ask for the subjects of a value, the triples are copied into a store that finds them fast."""
    shapes = Graph().add((S[0], SH.inversePath, P))
    assert type(graph_of(index, shapes).store).__name__ == "Memory"
    assert set(graph_of(index, shapes)) == set(TRIPLES)


def test_what_is_added_later_is_no_part_of_the_graph(index) -> None:
    """The schema that a check needs is found, and not counted."""
    assert index.add([(S[2], RDF.type, S[0]), TRIPLES[0]]) == 1
    assert (S[2], RDF.type, S[0]) in index
    assert len(index) == len(TRIPLES)


def test_an_empty_graph_can_be_checked() -> None:
    """No quads conform."""
    assert check_quads([]).conforms
