from __future__ import annotations

import pytest

from kgbuild.check.blank import check_blank_nodes
from kgbuild.check.index import GraphIndex
from kgbuild.check.vocabulary import check_vocabulary
from kgbuild.vocab import NAMESPACES


@pytest.fixture
def found(sample, ontology):
    """A function that checks the terms of some Turtle and returns each finding's rule and message."""

    def check(turtle):
        findings = check_vocabulary(GraphIndex(sample.graph(turtle)), ontology)
        return [(f.source.rsplit("#")[-1], f.message) for f in findings]

    return check


def test_known_terms_pass(found):
    """Terms that their vocabularies define have no finding."""
    assert found("d:m a kg:Meeting ; kg:participant d:a ; schema:name 'x'^^xsd:string .") == []


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("d:m a kg:Meting .", "It uses kg:Meting as a class: "),
        ("d:m kg:participants d:a .", "did you mean kg:participant?"),
        ("d:m kg:participant kg:Actuall .", "kg:Actuall as a value"),
        ("d:m schema:name 'x'^^xsd:strin .", "xsd:strin as a datatype"),
        ("d:m oa:exactly 'x' . d:n oa:exactly 'x' .", "2 nodes use oa:exactly"),
    ],
)
def test_unknown_term(found, turtle, told):
    """A term that its vocabulary does not define is found wherever it stands, with the nearest one that exists."""
    ((rule, message),) = found(turtle)
    assert rule == "unknown-term"
    assert told in message


@pytest.mark.parametrize(
    "iri", ["http://schema.org/name", "https://www.w3.org/ns/prov#used", "http://www.w3.org/ns/oa/exact"]
)
def test_lookalike_namespace(found, iri):
    """A namespace that differs from a known one by scheme or last character is found."""
    ((rule, message),) = found(f"d:m <{iri}> d:x .")
    assert rule == "lookalike-namespace"
    assert "write its namespace <" in message


def test_other_namespaces_pass(found):
    """Nothing is said of vocabularies that kgbuild does not know."""
    assert found("d:m <https://example.org/v#anything> <https://www.example.org/x> .") == []


def test_namespace_itself_is_no_term(found):
    """A dataset may name a vocabulary by its namespace."""
    assert found(f"d:m schema:about <{NAMESPACES['oa']}>, <{NAMESPACES['schema']}> .") == []


def test_language_strings_pass(found):
    """Text with a language tag has a datatype that nobody wrote."""
    assert found("d:m schema:name 'x'@en .") == []


def test_class_as_property(found):
    """A class in the place of a property is found."""
    assert found("d:m kg:Meeting d:x .") == [
        ("wrong-use", "It uses kg:Meeting as a property: the ontology defines it as a class.")
    ]


def test_property_as_class(found):
    """A property in the place of a class is found."""
    assert [rule for rule, _ in found("d:m a kg:participant .")] == ["wrong-use"]


def test_term_without_definition(found):
    """A term that the code knows but the ontology does not define is found."""
    assert found("d:m a kg:Coalition .") == [
        ("wrong-use", "It uses kg:Coalition as a class: the ontology defines no class of this name.")
    ]


def test_blank_nodes_are_found_once(sample):
    """Each blank node is one finding that names what leads to and from it."""
    index = GraphIndex(sample.graph("d:m kg:place [ schema:name 'Leeds' ; schema:about d:x ] ."))
    (finding,) = check_blank_nodes(index)
    assert "has schema:about and has schema:name and is a value of kg:place" in finding.message


def test_graph_without_blank_nodes(sample):
    """A graph with IRIs only has no finding."""
    assert list(check_blank_nodes(GraphIndex(sample.graph()))) == []


def test_a_term_that_only_the_ontology_knows_passes(sample, ontology):
    """An event type that brings its own class and properties is known by its definitions."""
    ontology += sample.graph("kg:Strike a owl:Class . kg:striker a owl:ObjectProperty .")
    graph = sample.graph("d:s a kg:Strike ; kg:striker d:a .")
    assert check_vocabulary(GraphIndex(graph), ontology) == []


def test_the_end_of_a_list_passes(found):
    """The ontology, loaded beside a graph, has lists, and each ends in rdf:nil."""
    assert found("d:m schema:about () .") == []
