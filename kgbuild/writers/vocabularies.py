"""The ontology and the shapes as one file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Quad, RdfFormat, Triple, parse, serialize

from kgbuild.resources import resource
from kgbuild.vocab import NAMESPACES

_PREFIXES = {prefix: str(namespace) for prefix, namespace in sorted(NAMESPACES.items())} | {
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": "https://w3id.org/kgbuild/shapes#",
}


def merged(folder: str) -> bytes:
    """Return all Turtle files of a folder that travels with kgbuild as one, each file's terms in their order.

    Args:
        folder: "ontology" or "shapes".
    """
    used = _used(folder)
    prefixes = {prefix: iri for prefix, iri in _PREFIXES.items() if any(name.startswith(iri) for name in used)}
    return serialize(_triples(folder), format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def ontology_quads() -> tuple[Quad, ...]:
    """Return the ontology as quads of the default graph, to be written beside a graph of articles.

    They hold no blank node: what the lists say to be all different, the ontology says pair by pair, too.
    """
    named = (t for t in _triples("ontology") if not isinstance(t.subject, BlankNode))
    return tuple(Quad(t.subject, t.predicate, t.object) for t in named)


def _triples(folder: str) -> Iterator[Triple]:
    """Yield the triples of every file; lists keep blank nodes, named after their file so that none meet."""
    for number, path in enumerate(sorted(resource(folder).rglob("*.ttl"))):
        names: dict[str, BlankNode] = {}
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if isinstance(subject, BlankNode):
                subject = names.setdefault(subject.value, BlankNode(f"f{number}n{len(names)}"))
            if isinstance(value, BlankNode):
                value = names.setdefault(value.value, BlankNode(f"f{number}n{len(names)}"))
            yield Triple(subject, quad.predicate, value)


def _used(folder: str) -> Iterable[str]:
    return {str(getattr(term, "value", "")) for t in _triples(folder) for term in (t.subject, t.predicate, t.object)}
