"""The shapes are valid SHACL, have names, and say in words what they ask for."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH

from kgbuild.resources import resource
from kgbuild.vocab import NAMESPACES

FILES = sorted(resource("shapes").rglob("*.ttl"))
SHAPES = "https://w3id.org/kgbuild/shapes#"
NOT_CONSTRAINTS = {RDF.type, RDFS.label, SH.message, SH.name, SH.path, SH.property, SH.severity}
TARGETS = {SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf}


def _shapes(graph: Graph) -> list[URIRef]:
    found = {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}
    return sorted(URIRef(str(shape)) for shape in found)


def test_conform_to_the_shapes_for_shapes(shapes: Graph) -> None:
    """SHACL's own shapes find nothing wrong."""
    conforms, _, text = meta_validate(shapes, inference="none")
    assert conforms, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_strict_turtle_with_a_header(path: Path) -> None:
    """A strict parser reads every file, and it says what it is."""
    assert list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert len(list(Graph().parse(path).subjects(RDF.type, OWL.Ontology))) == 1


def test_every_shape_has_a_name_of_its_own(shapes: Graph) -> None:
    """Shapes have IRIs, and a property shape is named after the one node shape that holds it."""
    assert not [shape for shape in shapes.subjects(SH.path) if isinstance(shape, BNode)]
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        holders = list(shapes.subjects(SH.property, shape))
        assert len(holders) == 1, f"{shape} is used by {holders}"
        assert str(shape).startswith(f"{holders[0]}-")


def test_every_constraint_has_one_message(shapes: Graph) -> None:
    """Each shape with a constraint says in one English sentence or more what is wrong."""
    for shape in _shapes(shapes):
        if set(shapes.predicates(shape)) - NOT_CONSTRAINTS - TARGETS:
            messages = list(shapes.objects(shape, SH.message))
            assert len(messages) == 1, f"{shape} has {len(messages)} messages"
            assert isinstance(messages[0], Literal)
            assert messages[0].language == "en"
            assert len(messages[0].split()) >= 4
            assert messages[0].endswith((".", ")."))


def test_every_property_shape_is_named_in_plain_words(shapes: Graph) -> None:
    """Each property shape has a name and each node shape with a target a label, for the titles of reports."""
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        assert shapes.value(shape, SH.name), shape
    for shape in {shape for target in TARGETS for shape in shapes.subjects(target)}:
        assert shapes.value(shape, RDFS.label), shape


def test_use_only_terms_of_the_closed_vocabularies(shapes: Graph) -> None:
    """No shape names a property, class or value that the code could not write."""
    spaces = [NAMESPACES[prefix] for prefix in ("gaf", "kg", "oa", "org", "prov", "schema", "sem")]
    used = {str(value) for value in shapes.objects() if isinstance(value, URIRef)}
    for namespace in spaces:
        assert not [term for term in used if term.startswith(str(namespace)) and term not in namespace]


def test_value_sets_are_those_of_the_ontology(shapes: Graph, ontology: Graph) -> None:
    """Each list of allowed terms holds all individuals of their class, and nothing else."""
    for head in shapes.objects(None, SH["in"]):
        listed = set(Collection(shapes, head))
        terms = {term for term in listed if isinstance(term, URIRef)}
        if any((term, RDF.type, OWL.Class) in ontology for term in terms):
            continue  # classes are listed where a shape asks for one of them
        classes = {cls for term in terms for cls in ontology.objects(term, RDF.type)} - {OWL.NamedIndividual}
        assert terms in (set(), listed)
        assert terms == {term for cls in classes for term in ontology.subjects(RDF.type, cls)}


def test_need_nothing_but_core_constraints(shapes: Graph) -> None:
    """No shape needs SPARQL or the advanced features, so that every processor can run them."""
    assert not list(shapes.subject_objects(SH.sparql))
    assert not list(shapes.subject_objects(SH.rule))
