"""An event type is one module, one OWL class and one shape that say the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kgbuild.extract.events import event_types
from kgbuild.model import Event, Slot, slots_of
from kgbuild.resources import resource
from kgbuild.vocab import KG, SEM

SHAPES = "https://w3id.org/kgbuild/shapes#"
OWN = [event_type.cls for event_type in event_types() if event_type.cls.__module__.startswith("kgbuild.")]
COMMON = URIRef(SHAPES + "Event")


def _stem(cls: type[Event]) -> str:
    return cls.__module__.rsplit(".", 1)[-1]


def _file(folder: str, cls: type[Event]) -> Path:
    return resource(folder, "events", f"{_stem(cls)}.ttl")


def _shape(cls: type[Event]) -> URIRef:
    return URIRef(SHAPES + cls.iri_class.removeprefix(str(KG)))


def _slots(cls: type) -> dict[str, Slot]:
    return slots_of(cls)


def _own_slots(cls: type[Event]) -> dict[str, Slot]:
    return {name: slot for name, slot in _slots(cls).items() if name not in _slots(Event)}


def _counts(shapes: Graph, shape: URIRef, path: str) -> tuple[int, int | None]:
    """Return the least and greatest number of values that a shape asks of a property."""
    same_path = set(shapes.subjects(SH.path, URIRef(path)))
    properties = [p for p in shapes.objects(shape, SH.property) if p in same_path]
    assert properties, f"{shape} has no property shape for {path}"
    least = [int(str(n)) for p in properties for n in shapes.objects(p, SH.minCount)]
    most = [int(str(n)) for p in properties for n in shapes.objects(p, SH.maxCount)]
    return max(least, default=0), min(most, default=None)


def test_the_three_folders_hold_the_same_event_types() -> None:
    """Modules, ontology files and shape files have the same names."""
    names = sorted(_stem(cls) for cls in OWN)
    assert sorted(path.stem for path in resource("ontology", "events").glob("*.ttl")) == names
    assert sorted(path.stem for path in resource("shapes", "events").glob("*.ttl")) == names


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_the_class_is_defined_in_the_file_of_its_name(cls: type[Event]) -> None:
    """The file of an event type defines its class, below sem:Event, in words and with an example."""
    graph, node = Graph().parse(_file("ontology", cls)), URIRef(cls.iri_class)
    assert (node, RDF.type, OWL.Class) in graph
    assert {URIRef(KG.Event), URIRef(SEM.Event)} <= set(graph.objects(node, RDFS.subClassOf))
    assert all(graph.value(node, predicate) for predicate in (RDFS.label, RDFS.comment, SKOS.example))


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_each_slot_has_its_property(ontology: Graph, cls: type[Event]) -> None:
    """The property of each slot is defined, for text or for nodes as the field is."""
    hints = get_type_hints(cls)
    for name, slot in _slots(cls).items():
        literal = any(word in str(hints[name]) for word in ("str", "int", "float", "bool"))
        kind = OWL.DatatypeProperty if literal else OWL.ObjectProperty
        assert (URIRef(slot.property), RDF.type, kind) in ontology, f"{name} needs {slot.property} as {kind}"


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_a_property_of_this_type_alone_stands_in_its_file(ontology: Graph, cls: type[Event]) -> None:
    """A property whose domain is an event type is defined in that type's file, and is one of its slots."""
    here = Graph().parse(_file("ontology", cls))
    wanted = set(ontology.subjects(RDFS.domain, URIRef(cls.iri_class)))
    assert set(here.subjects(RDFS.domain, URIRef(cls.iri_class))) == wanted
    assert {str(term) for term in wanted} <= {slot.property for slot in _own_slots(cls).values()}


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_the_class_has_one_shape(shapes: Graph, cls: type[Event]) -> None:
    """Besides that of all events, exactly one node shape targets the class, under its name and in its file."""
    targeting = set(shapes.subjects(SH.targetClass, URIRef(cls.iri_class)))
    assert targeting == {COMMON, _shape(cls)}
    here = Graph().parse(_file("shapes", cls))
    assert set(here.subjects(SH.targetClass, URIRef(cls.iri_class))) == targeting
    assert set(here.subjects(RDF.type, SH.NodeShape)) == {_shape(cls)}


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_shape_and_slots_ask_for_the_same(shapes: Graph, cls: type[Event]) -> None:
    """The shape has the properties of the slots and no others, and asks for as many values of each."""
    slots = _own_slots(cls)
    for slot in slots.values():
        assert _counts(shapes, _shape(cls), slot.property) == (slot.min, slot.max), slot.property
    paths = {shapes.value(p, SH.path) for p in shapes.objects(_shape(cls), SH.property)}
    simple = {str(path) for path in paths if isinstance(path, URIRef)}
    assert simple == {slot.property for slot in slots.values()}


def test_the_slots_of_all_events_have_their_shape(shapes: Graph) -> None:
    """What all events have in common is in the shape of all events, with as many values."""
    for slot in _slots(Event).values():
        assert _counts(shapes, COMMON, slot.property) == (slot.min, slot.max), slot.property


def test_every_slot_is_a_field() -> None:
    """Every slot belongs to a field of its dataclass."""
    for cls in OWN:
        assert set(_slots(cls)) <= {field.name for field in fields(cls)}


@pytest.mark.parametrize("cls", OWN, ids=_stem)
def test_missing_actors_are_doubted_not_rejected(shapes: Graph, ontology: Graph, cls: type[Event]) -> None:
    """An event whose required actors are absent gets a warning: the text may not name them."""
    for slot in _own_slots(cls).values():
        if slot.min and (URIRef(slot.property), RDFS.subPropertyOf, URIRef(SEM.hasActor)) in ontology:
            given = [
                p
                for p in shapes.objects(_shape(cls), SH.property)
                if shapes.value(p, SH.path) == URIRef(slot.property) and shapes.value(p, SH.minCount)
            ]
            assert [shapes.value(p, SH.severity) for p in given] == [SH.Warning]
