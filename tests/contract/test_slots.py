"""Each slot of each event type is checked by its shape: derived from the slots, so that a new type needs no entry here.

A good event of the type is made of the good graph's meeting; then one slot is broken at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgbuild.extract.events import event_types
from kgbuild.model import Event, Slot, slots_of
from kgbuild.vocab import KG

GOOD = Graph().parse(Path(__file__).with_name("good.ttl"))
DATA = "https://w3id.org/kgbuild/data/"
SHAPES = "https://w3id.org/kgbuild/shapes#"
NODE, MEETING = URIRef(DATA + "derived"), URIRef(DATA + "meeting")
OWN = [t.cls for t in event_types() if t.cls.__module__.startswith("kgbuild.")]
_OF_MEETINGS = {URIRef(KG.participant), URIRef(KG.topic)}


def slots(cls: type[Event]) -> dict[str, Slot]:
    """Return the slots that a type adds to those of all events."""
    return {name: slot for name, slot in slots_of(cls).items() if name not in slots_of(Event)}


def good(cls: type[Event], shapes: Graph) -> Graph:
    """Return the good graph with one event of a type whose slots are all filled."""
    graph = Graph()
    for triple in GOOD:
        graph.add(triple)
    for _, predicate, value in GOOD.triples((MEETING, None, None)):
        if predicate not in _OF_MEETINGS:
            graph.add((NODE, predicate, URIRef(cls.iri_class) if predicate == RDF.type else value))
    taken: set[Node] = set()
    for name, slot in slots(cls).items():
        value = next(v for v in _values(cls, name, slot, shapes) if v not in taken or isinstance(v, Literal))
        taken.add(value)
        graph.add((NODE, URIRef(slot.property), value))
    return graph


def _values(cls: type[Event], name: str, slot: Slot, shapes: Graph) -> Iterator[Node]:
    """Yield what a slot may hold: one of the values that its shape lists, a figure, words, or a node of its class."""
    mine = [s for s in shapes.subjects(SH.path, URIRef(slot.property)) if _is_of(s, cls)]
    for listed in (v for s in mine for v in shapes.objects(s, SH["in"])):
        yield from (v for v in Collection(shapes, listed) if isinstance(v, Literal) and not v.language)
    hint = str(get_type_hints(cls)[name])
    if "Ref" not in hint:
        yield Literal(Decimal(12)) if "float" in hint or "int" in hint else Literal("some words")
    kinds = [k for s in mine for k in shapes.objects(s, SH["class"])] or [URIRef(KG.Person), URIRef(KG.Party)]
    yield from (n for kind in kinds for n in sorted(GOOD.subjects(RDF.type, kind)))


def _is_of(shape: Node, cls: type[Event]) -> bool:
    return str(shape).startswith(f"{SHAPES}{cls.iri_class.removeprefix(str(KG))}-")


def noticed(graph: Graph, shapes: Graph, findings: Callable[[Graph], list[Any]]) -> set[str]:
    """Return the properties at which shapes find something."""
    found = (shapes.value(URIRef(SHAPES + f.shape), SH.path) for f in findings(graph))
    return {str(path) for path in found if isinstance(path, URIRef)}


def properties(cls: type[Event], chosen: Callable[[Slot], bool] = lambda _: True) -> list[URIRef]:
    """Return the properties of a type's slots that are chosen."""
    return [URIRef(slot.property) for slot in slots(cls).values() if chosen(slot)]


@pytest.mark.parametrize("cls", OWN, ids=lambda c: c.__name__)
def test_an_event_with_all_its_slots_is_good(cls, shapes: Graph, findings: Callable[[Graph], list[Any]]) -> None:
    """Nothing is found in an event whose every slot holds what it may hold."""
    assert findings(good(cls, shapes)) == []


@pytest.mark.parametrize("cls", OWN, ids=lambda c: c.__name__)
def test_values_of_the_wrong_kind_are_noticed(cls, shapes: Graph, findings) -> None:
    """Words in the place of a node, and a node in the place of words, are found at each slot."""
    graph = good(cls, shapes)
    for path in properties(cls):
        is_node = isinstance(graph.value(NODE, path), URIRef)
        graph.set((NODE, path, Literal("nobody at all") if is_node else URIRef(DATA + "leeds")))
    assert set(map(str, properties(cls))) <= noticed(graph, shapes, findings)


@pytest.mark.parametrize("cls", OWN, ids=lambda c: c.__name__)
def test_missing_values_are_noticed(cls, shapes: Graph, findings) -> None:
    """An event without what it must have is found at each of these slots."""
    graph, needed = good(cls, shapes), properties(cls, lambda slot: slot.min > 0)
    for path in needed:
        graph.remove((NODE, path, None))
    assert set(map(str, needed)) <= noticed(graph, shapes, findings)


@pytest.mark.parametrize("cls", OWN, ids=lambda c: c.__name__)
def test_values_too_many_are_noticed(cls, shapes: Graph, findings) -> None:
    """A second value is found at each slot that holds one at most."""
    graph, single = good(cls, shapes), properties(cls, lambda slot: slot.max == 1)
    others = [URIRef(DATA + n) for n in ("ann", "carl", "labour", "greens")]
    for path in single:
        first = graph.value(NODE, path)
        is_node = isinstance(first, URIRef)
        graph.add((NODE, path, next(o for o in others if o != first) if is_node else Literal("other words")))
    assert set(map(str, single)) <= noticed(graph, shapes, findings)
