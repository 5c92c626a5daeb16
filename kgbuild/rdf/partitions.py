"""What a dataset holds, counted: nodes by class, triples by property, links by where they lead (VoID)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.rdf.mint import segment
from kgbuild.rdf.terms import iri, literal
from kgbuild.vocab import NAMESPACES, RDF, SCHEMA, VOID

_Triple = tuple[NamedNode, str, NamedNode | Literal]


def members(quads: Sequence[Quad]) -> dict[str, set[str]]:
    """Return the nodes of each class, by the class's IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        node, cls = quad.subject, quad.object
        if quad.predicate.value == RDF.type and isinstance(node, NamedNode) and isinstance(cls, NamedNode):
            found[cls.value].add(node.value)
    return found


def class_partitions(dataset: str, nodes: Mapping[str, set[str]]) -> Iterator[_Triple]:
    """Yield how many nodes of each class there are."""
    for name, some in sorted(nodes.items()):
        part = iri(f"{dataset}/class/{_local(name)}")
        yield iri(dataset), VOID.classPartition, part
        yield part, VOID["class"], iri(name)
        yield part, VOID.entities, literal(len(some))


def property_partitions(dataset: str, quads: Sequence[Quad]) -> Iterator[_Triple]:
    """Yield how many triples there are of each property, the description's own left out."""
    counted = Counter(p for _, p, _ in {(q.subject, q.predicate.value, q.object) for q in quads})
    for name, number in sorted(counted.items()):
        part = iri(f"{dataset}/property/{_local(name)}")
        yield iri(dataset), VOID.propertyPartition, part
        yield part, VOID.property, iri(name)
        yield part, VOID.triples, literal(number)


def linksets(dataset: str, quads: Sequence[Quad]) -> Iterator[_Triple]:
    """Yield how many entities are linked with each place outside that knows them, too."""
    links = {
        (q.subject, q.object.value)
        for q in quads
        if q.predicate.value == SCHEMA.sameAs and isinstance(q.object, NamedNode)
    }
    counted = Counter(_site(address) for _, address in links)
    for site, number in sorted(counted.items()):
        node = iri(f"{dataset}/links/{segment(urlsplit(site).netloc or site)}")
        yield node, RDF.type, iri(VOID.Linkset)
        yield node, VOID.subjectsTarget, iri(dataset)
        yield node, VOID.objectsTarget, iri(site)
        yield node, VOID.linkPredicate, iri(SCHEMA.sameAs)
        yield node, VOID.triples, literal(number)


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else f"{parts.scheme}:{parts.path.partition(':')[0]}"


def _local(name: str) -> str:
    """Return an IRI as a path: prefix and local name."""
    prefix = next((p for p, ns in NAMESPACES.items() if name.startswith(str(ns))), None)
    return f"{prefix}/{name.removeprefix(str(NAMESPACES[prefix]))}" if prefix else segment(name)
