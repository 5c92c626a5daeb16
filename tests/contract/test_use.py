"""The shapes that say where a property may stand agree with the fields of the event types and with the ontology."""

from __future__ import annotations

from collections import defaultdict

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH

from kgbuild.extract.events import event_types
from kgbuild.model import EntityKind, slots_of
from kgbuild.vocab import KG, OA, ORG

SHAPES = "https://w3id.org/kgbuild/shapes#"
OWN = [t.cls for t in event_types() if t.cls.__module__.startswith("kgbuild.")]
EVENTS = {cls.iri_class for cls in OWN}
ENTITIES = {KG[kind.value] for kind in EntityKind}
ALL = (
    EVENTS
    | ENTITIES
    | {*(KG.Article, KG.Statement, KG.ReferenceRecord, KG.KnownElection, ORG.Membership, OA.SpecificResource)}
)


def _listed(shapes: Graph, name: str) -> set[str]:
    (head,) = shapes.objects(URIRef(SHAPES + name), SH["in"])
    return {str(term) for term in Collection(shapes, head)}


def _allowed(shapes: Graph) -> dict[str, set[str]]:
    """Return the classes that may have each property that a shape speaks of."""
    found: dict[str, set[str]] = {}
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        name = str(shape).removeprefix(SHAPES)
        if name.startswith("Use-"):
            for prop in shapes.objects(shape, SH.targetSubjectsOf):
                found[str(prop)] = ALL - _listed(shapes, f"No-{name[0].lower()}{name[1:]}")
    return found


def test_the_classes_that_exclude_each_other_are_all_of_ours(shapes: Graph) -> None:
    """The list of classes of which a node has one holds every event type, every kind of entity and the rest."""
    assert _listed(shapes, "One-of-our-classes") == ALL


def test_a_property_of_events_may_stand_where_an_event_type_has_it(shapes: Graph) -> None:
    """Of the event types, those may have a property that have a field for it."""
    having: dict[str, set[str]] = defaultdict(set)
    for cls in OWN:
        for slot in slots_of(cls).values():
            having[slot.property].add(cls.iri_class)
    allowed = _allowed(shapes)
    for prop, classes in having.items():
        assert allowed[prop] & EVENTS == classes, prop


def test_every_domain_is_checked(shapes: Graph, ontology: Graph) -> None:
    """Each property of ours that the ontology gives a domain has a shape that lets it stand there only."""
    checked = set(_allowed(shapes)) | {str(p) for p in shapes.objects(None, SH.targetSubjectsOf)}
    ours = {str(p) for p in ontology.subjects(RDFS.domain) if str(p).startswith(str(KG))}
    assert ours - checked == set()
