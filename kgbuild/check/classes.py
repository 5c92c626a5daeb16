"""Check that the other classes of a node are above its own: the ontology says which a meeting or a place belongs to."""

from __future__ import annotations

from collections.abc import Iterator
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
    for node, classes in index.of(RDF.type).items():
        own = [cls for cls in classes if str(cls) in KG and len(above(cls)) > 1]
        if not own:
            continue
        allowed = frozenset[Node]().union(*map(above, own))
        for cls in sorted(set(classes) - allowed, key=str):
            if any(str(cls) in vocabulary for vocabulary in _REPEATED):
                message = f"It is said to be {short(str(cls))}, which is no class above {short(str(own[0]))}."
                yield CLASS_WRONG.finding(node, message, path=RDF.type, value=cls)


def _above(ontology: Graph, cls: Node) -> frozenset[Node]:
    """Return a class and those above it."""
    return frozenset(c for c in ontology.transitive_objects(cls, URIRef(RDFS.subClassOf)) if c is not None)


@lru_cache(maxsize=1 << 12)
def _above_own(cls: Node) -> frozenset[Node]:
    return _above(builtin_ontology(), cls)


__all__ = ["check_classes"]
