"""The super-classes and super-properties that a graph states outright, for tools that do not reason.

They are those that the ontology gives, of the vocabularies that other people query by: SEM, PROV, ORG and schema.org.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pyoxigraph import RdfFormat, parse

from kgbuild.plugins import plugin_files
from kgbuild.resources import resource
from kgbuild.vocab import KG, ORG, PROV, RDFS, SCHEMA, SEM

_VOCABULARIES = (ORG, PROV, SCHEMA, SEM)
_ACTS = (SEM.hasActor, SEM.hasPlace)
_OF_EVERY_EVENT = (PROV.Entity, SCHEMA.Event, SEM.Event)


@cache
def super_classes(cls: str) -> tuple[str, ...]:
    """Return the classes of other vocabularies that an instance of a class is stated to belong to, too.

    Args:
        cls: the IRI of a class; that of an event type which the ontology does not know has those of every event.
    """
    known = _supers()
    if cls not in known:
        return _OF_EVERY_EVENT
    found, waiting = set[str](), [cls]
    while waiting:
        for parent in known.get(waiting.pop(), ()):
            if any(parent in vocabulary for vocabulary in _VOCABULARIES):
                found.add(parent)
            elif parent in KG:
                waiting.append(parent)
    return tuple(sorted(found))


def super_properties(prop: str) -> tuple[str, ...]:
    """Return the properties of SEM that hold wherever a property of ours does."""
    return tuple(sorted(parent for parent in _supers().get(prop, ()) if parent in _ACTS))


@cache
def _supers() -> Mapping[str, tuple[str, ...]]:
    """Return what the ontology puts right above each class and property."""
    above: dict[str, list[str]] = defaultdict(list)
    for path in (*sorted(resource("ontology").rglob("*.ttl")), *plugin_files("ontology", "*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if quad.predicate.value in (RDFS.subClassOf, RDFS.subPropertyOf):
                above[str(quad.subject.value)].append(str(quad.object.value))
    return {term: tuple(parents) for term, parents in above.items()}
