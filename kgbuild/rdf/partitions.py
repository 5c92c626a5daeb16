"""What a dataset holds, counted: nodes by class, triples by property, links by where they lead (VoID)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kgbuild.rdf.labels import LANGUAGE
from kgbuild.rdf.mint import segment
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import NAMESPACES, RDF, RDFS, SCHEMA, VOID

_Triple = tuple[NamedNode, str, NamedNode | Literal]


def class_partitions(dataset: str, classes: Mapping[str, int]) -> Iterator[_Triple]:
    """Yield how many nodes of each class there are."""
    for name, number in sorted(classes.items()):
        part = iri(f"{dataset}/class/{_local(name)}")
        yield iri(dataset), VOID.classPartition, part
        yield part, VOID["class"], iri(name)
        yield part, VOID.entities, literal(number)


def property_partitions(dataset: str, properties: Mapping[str, int]) -> Iterator[_Triple]:
    """Yield how many triples there are of each property."""
    for name, number in sorted(properties.items()):
        part = iri(f"{dataset}/property/{_local(name)}")
        yield iri(dataset), VOID.propertyPartition, part
        yield part, VOID.property, iri(name)
        yield part, VOID.triples, literal(number)


def linksets(dataset: str, links: Mapping[str, int]) -> Iterator[_Triple]:
    """Yield how many entities are linked with each place outside that knows them, too."""
    for site, number in sorted(links.items()):
        place = urlsplit(site).netloc or site
        node = iri(f"{dataset}/links/{segment(place)}")
        yield node, RDF.type, iri(VOID.Linkset)
        yield node, RDFS.label, text(f"Links to {place}", LANGUAGE)
        yield node, VOID.subjectsTarget, iri(dataset)
        yield node, VOID.objectsTarget, iri(site)
        yield node, VOID.linkPredicate, iri(SCHEMA.sameAs)
        yield node, VOID.triples, literal(number)


def _local(name: str) -> str:
    """Return an IRI as a path: prefix and local name."""
    prefix = next((p for p, ns in NAMESPACES.items() if name.startswith(str(ns))), None)
    return f"{prefix}/{name.removeprefix(str(NAMESPACES[prefix]))}" if prefix else segment(name)
