"""Check that the other classes of a node are above its own: the ontology says which a meeting or a place belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short
from kgbuild.check.report import Finding
from kgbuild.check.rules import CLASS_WRONG
from kgbuild.check.shapes import builtin_ontology
from kgbuild.vocab import KG, ORG, PROV, RDF, RDFS, SCHEMA, SEM

_REPEATED = (ORG, PROV, SCHEMA, SEM)
"""The vocabularies whose classes a graph states beside its own."""


def check_classes(index: GraphIndex, ontology: Graph) -> Iterator[Finding]:
    """Yield the nodes of a class of SEM, PROV, ORG or schema.org that is not above their own.

    Args:
        index: the graph.
        ontology: which class is a subclass of which.
    """
    above = _above_own if ontology is builtin_ontology() else cache(partial(_above, ontology))
    wrong = cache(partial(_wrong, above))  # most nodes have the classes of many others
    for node, classes in index.of(RDF.type).items():
        for own, cls in wrong(tuple(classes)):
            message = f"It is said to be {short(str(cls))}, which is no class above {short(str(own))}."
            yield CLASS_WRONG.finding(node, message, path=RDF.type, value=cls)


def _wrong(above: Callable[[Node], frozenset[Node]], classes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Return those of a node's classes that are not above its own, each with the first of its own."""
    own = [cls for cls in classes if str(cls) in KG and len(above(cls)) > 1]
    others = set(classes).difference(*map(above, own)) if own else ()
    return [(own[0], cls) for cls in sorted(others, key=str) if any(str(cls) in known for known in _REPEATED)]


def _above(ontology: Graph, cls: Node) -> frozenset[Node]:
    """Return a class and those above it."""
    return frozenset(c for c in ontology.transitive_objects(cls, URIRef(RDFS.subClassOf)) if c is not None)


@lru_cache(maxsize=1 << 12)
def _above_own(cls: Node) -> frozenset[Node]:
    return _above(builtin_ontology(), cls)


__all__ = ["check_classes"]
