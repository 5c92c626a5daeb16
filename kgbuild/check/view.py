"""Show an index as a graph of rdflib, so that a graph to be checked is in memory once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.store import Store
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, Triple
from kgbuild.vocab import RDF

_TYPE = URIRef(RDF.type)
_BACKWARD = (SH.inversePath, SH.sparql, SH.select, SH.ask, SH.rule, SH.target, SH.expression, SH.js)
"""What looks up subjects by their values, which an index does not, or adds triples."""


def graph_of(index: GraphIndex, shapes: Graph) -> Graph:
    """Return the triples of an index as a graph to be checked against shapes.

    Args:
        index: the triples.
        shapes: the shapes; where they ask for subjects by their values, the graph is a copy in memory.
    """
    if not any((None, predicate, None) in shapes for predicate in _BACKWARD):
        return Graph(store=_View(index), bind_namespaces="none")
    graph = Graph(bind_namespaces="none")
    for triple in index:
        graph.store.add(triple, graph)
    return graph


class _View(Store):
    """The triples of an index, to be read only."""

    context_aware = graph_aware = True  # pySHACL asks for both; there is one graph only

    def __init__(self, index: GraphIndex) -> None:
        super().__init__()
        self._index = index

    def __len__(self, context: Any = None) -> int:
        return len(self._index)

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[tuple[Triple, Iterator[Any]]]:
        """Yield the triples that match a pattern, each with the graph that it is in."""
        subject, predicate, obj = triple_pattern
        for found in [predicate] if predicate is not None else list(self._index.predicates()):
            for node, values in list(self._subjects(subject, found, obj)):
                for value in values if obj is None else [v for v in values if v == obj]:
                    yield (node, found, value), iter(() if context is None else (context,))

    def _subjects(self, subject: Node | None, predicate: Node, obj: Node | None) -> Iterable[tuple[Node, Any]]:
        """Return the subjects of a predicate that may have a value, with all values of each or that value."""
        if subject is not None:
            return [(subject, self._index.objects(subject, predicate))]
        if predicate == _TYPE and obj is not None:
            return [(node, (obj,)) for node in self._index.of_class(obj)]
        return self._index.of(str(predicate)).items()

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Keep no prefixes."""

    def namespace(self, prefix: str) -> None:
        """Know no namespace."""

    def prefix(self, namespace: URIRef) -> None:
        """Know no prefix."""

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Yield no prefix."""
        return iter(())
