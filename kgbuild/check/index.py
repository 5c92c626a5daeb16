"""The graph by predicate and subject: built in one pass, then read by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rdflib import Graph, URIRef
from rdflib.term import Node

from kgbuild.vocab import RDF, RDFS

_TYPE, _SUBCLASS = URIRef(RDF.type), URIRef(RDFS.subClassOf)
_FEW = 16
"""Values that are looked through one by one to see whether another is among them."""
Triple = tuple[Node, Node, Node]


class GraphIndex:
    """All triples of a graph, grouped by predicate and then by subject."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Args: the triples, each once or several times."""
        self._by_predicate: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self._by_name: dict[str, dict[Node, list[Node]]] = {}
        """The same by plain strings, which are looked up in less time than nodes are made of them."""
        self._by_class: dict[Node, list[Node]] = defaultdict(list)
        self._triples = self.add(triples)

    def __len__(self) -> int:
        return self._triples

    def __iter__(self) -> Iterator[tuple[Node, Node, Node]]:
        for predicate, subjects in self._by_predicate.items():
            for subject, objects in subjects.items():
                for obj in objects:
                    yield subject, predicate, obj

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, obj = triple
        return obj in self.objects(subject, predicate)

    def add(self, triples: Iterable[Triple]) -> int:
        """Index triples, and return how many were new; they do not count as part of the graph."""
        many: dict[tuple[Node, Node], set[Node]] = {}
        new = 0
        for subject, predicate, obj in triples:
            subjects = self._by_predicate.get(predicate)
            if subjects is None:
                subjects = self._by_name[str(predicate)] = self._by_predicate[predicate]
            objects = subjects[subject]
            if len(objects) < _FEW:
                known: Collection[Node] = objects
            else:
                known = many.get((subject, predicate)) or many.setdefault((subject, predicate), set(objects))
            if obj in known:
                continue
            objects.append(obj)
            if isinstance(known, set):
                known.add(obj)
            if predicate == _TYPE:
                self._by_class[obj].append(subject)
            new += 1
        return new

    def objects(self, subject: Node, predicate: Node) -> Sequence[Node]:
        """Return the values of one subject's property, in no order."""
        return self._by_predicate.get(predicate, {}).get(subject, ())

    def of_class(self, cls: Node) -> Sequence[Node]:
        """Return the nodes that are directly of a class, in no order."""
        return self._by_class.get(cls, ())

    def predicates(self) -> Iterable[Node]:
        """Return every predicate that has a triple."""
        return self._by_predicate.keys()

    def of(self, predicate: str) -> Mapping[Node, list[Node]]:
        """Return every subject of a predicate with its values."""
        return self._by_name.get(str(predicate), {})

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
