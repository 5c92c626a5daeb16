"""The graph by predicate and subject: built in one pass, then read by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgbuild.vocab import RDF, RDFS

_TYPE, _SUBCLASS = URIRef(RDF.type), URIRef(RDFS.subClassOf)


class GraphIndex:
    """All triples of a graph, grouped by predicate and then by subject."""

    def __init__(self, graph: Graph) -> None:
        self._triples = len(graph)
        self._by_predicate: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._by_class: dict[Node, list[Node]] = defaultdict(list)
        self.add(graph)

    def __len__(self) -> int:
        return self._triples

    def __iter__(self) -> Iterator[tuple[Node, Node, Node]]:
        for predicate, subjects in self._by_predicate.items():
            for subject, objects in subjects.items():
                for obj in objects:
                    yield subject, predicate, obj

    def add(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        """Index triples that are not indexed yet; they do not count as part of the graph."""
        for subject, predicate, obj in triples:
            self._by_predicate[predicate][subject].append(obj)
            if predicate == _TYPE:
                self._by_class[obj].append(subject)

    def predicates(self) -> Iterable[Node]:
        """Return every predicate that has a triple."""
        return self._by_predicate.keys()

    def of(self, predicate: str) -> Mapping[Node, list[Node]]:
        """Return every subject of a predicate with its values."""
        return self._by_predicate.get(URIRef(predicate), {})

    def values(self, subject: Node, predicate: str) -> list[Node]:
        """Return the values of one subject's property, sorted, empty if it has none."""
        values = self.of(predicate).get(subject, [])
        return values if len(values) < 2 else sorted(values, key=str)

    def value(self, subject: Node, predicate: str) -> Node | None:
        """Return the value of one subject's property, the first in order if there are several."""
        values = self.values(subject, predicate)
        return values[0] if values else None

    def instances(self, classes: Iterable[Node]) -> list[Node]:
        """Return the nodes that are directly of one of these classes, sorted."""
        return sorted({node for cls in classes for node in self._by_class.get(cls, ())}, key=str)


def subclasses(roots: Iterable[str], *graphs: Graph) -> frozenset[URIRef]:
    """Return classes with all that are, directly or not, subclasses of them.

    Args:
        roots: the IRIs of the classes to start from.
        graphs: where ``rdfs:subClassOf`` is stated.
    """
    found = {URIRef(root) for root in roots}
    waiting = list(found)
    while waiting:
        parent = waiting.pop()
        for graph in graphs:
            for child in graph.subjects(_SUBCLASS, parent):
                if isinstance(child, URIRef) and child not in found:
                    found.add(child)
                    waiting.append(child)
    return frozenset(found)
