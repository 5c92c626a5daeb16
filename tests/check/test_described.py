from __future__ import annotations

import pytest
from rdflib import Graph

from kgbuild.check.described import check_described
from kgbuild.check.index import GraphIndex

DATASET = """
<urn:set> a void:Dataset ; prov:wasGeneratedBy <urn:build> ; void:documents {documents} ;
    void:classPartition <urn:set/people>{classes} ; void:propertyPartition {properties} .
<urn:set/people> void:class kg:Person ; void:entities {people} .
<urn:set/links> a void:Linkset ; void:linkPredicate schema:sameAs ; void:objectsTarget <https://a.example/> ;
    void:triples {links} .
d:a a kg:Person ; schema:sameAs <https://a.example/1> . d:b a kg:Person . d:n a kg:Article .
"""
TRUE = {"documents": 1, "people": 2, "links": 1}


@pytest.fixture
def found(sample):
    """A function that checks what a small dataset counts of itself and returns each finding's node and message."""

    def check(more="", **changed):
        said = TRUE | changed
        parts = "".join(f" , <urn:set/{n}>" for n in ("articles", "datasets", "linksets"))
        text = DATASET.format(classes=parts, properties="<urn:set/p>", **said) + more
        for name, cls in (("articles", "kg:Article"), ("datasets", "void:Dataset"), ("linksets", "void:Linkset")):
            text += f"<urn:set/{name}> void:class {cls} ; void:entities 1 .\n"
        held = GraphIndex(sample.graph(text.replace(" ; void:propertyPartition <urn:set/p>", "")))
        ontology = Graph().parse(data="<urn:o> a <http://www.w3.org/2002/07/owl#Ontology> .")
        return [(str(f.focus), f.message) for f in check_described(held, ontology)]

    return check


def test_true_counts_pass(found):
    """A description that counts what there is has no finding."""
    assert found() == []


def test_articles(found):
    """Another number of articles than there are is found."""
    assert found(documents=5) == [
        ("urn:set", "By its description it holds 5 articles (void:documents), but it holds 1.")
    ]


def test_classes(found):
    """A class with more nodes than the description says is found, and so is one that it does not know."""
    ((node, message),) = found(people=3)
    assert (node, message) == (
        "urn:set",
        "By its description (void:classPartition) it holds 3 of kg:Person, but it holds 2.",
    )
    ((_, message),) = found("d:x a <https://b.example/Thing> .")
    assert "0 of <https://b.example/Thing>, but it holds 1" in message


def test_properties(sample):
    """A property with other triples than the description says is found."""
    turtle = (
        "<urn:set> a void:Dataset ; prov:wasGeneratedBy <urn:b> ; void:propertyPartition <urn:p> , <urn:q> .\n"
        "<urn:p> void:property gaf:denotedBy ; void:triples 2 .\n"
        "<urn:q> void:property void:property ; void:triples 2 .\n"
        "d:a gaf:denotedBy d:p ."
    )
    (finding,) = check_described(GraphIndex(sample.graph(turtle)), Graph())
    assert "2 of gaf:denotedBy, but it holds 1" in finding.message


def test_links(found):
    """Another number of links than there are is found, and a link that leads nowhere that is described."""
    assert found(links=2) == [("urn:set/links", "It is said to hold 2 links (void:triples), but 1 lead there.")]
    ((_, message),) = found("d:b schema:sameAs <https://other.example/1> .")
    assert message.startswith("Its link to <https://other.example/1> is in no set of links")


def test_the_ontology_may_be_there(found):
    """What the ontology adds, loaded beside a graph, is not missed in the description."""
    assert found("<urn:o> a owl:Ontology .") == []


def test_several_builds_are_not_counted(found):
    """Of two builds together nobody can tell which holds what."""
    assert found("<urn:2> a void:Dataset ; prov:wasGeneratedBy <urn:build/2> .", documents=9) == []
