"""The graph by predicate and subject: built in one pass, then read by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild.vocab import RDF, RDFS

_TYPE, _SUBCLASS = URIRef(RDF.type), URIRef(RDFS.subClassOf)
FEW = 16
"""Values that are looked through one by one to see whether another is among them."""
Triple = tuple[Node, Node, Node]
_EMPTY: Mapping[Node, Sequence[Node]] = {}


class Column:
    """One property of all nodes that have it.

    Args:
        values: the values of each node.
    """

    def __init__(self, values: Mapping[Node, Sequence[Node]]) -> None:
        self.values = values
        self.known: dict[object, bool] = {}
        """Which tests all values pass, for who tests them to remember."""

    @cached_property
    def distinct(self) -> list[Node]:
        """Each value once, or a few times."""
        return distinct(self.values.values())

    @cached_property
    def links(self) -> frozenset[Node]:
        """The values that are no literals."""
        return frozenset(value for value in self.distinct if type(value) is not Literal)

    @cached_property
    def kinds(self) -> frozenset[type[Node]]:
        """What the nodes and their values are: IRIs, blank nodes, literals."""
        return frozenset(map(type, chain(self.values, self.distinct)))

    @cached_property
    def by_iri(self) -> dict[str, Node]:
        """The nodes that have an IRI, by that as a plain string."""
        return {str(node): node for node in self.values if isinstance(node, URIRef)}

    @cached_property
    def most(self) -> int:
        """The most values that a node has."""
        return max(map(len, self.values.values()), default=0)


class GraphIndex:
    """All triples of a graph, grouped by predicate and then by subject."""

    def __init__(
        self, triples: Iterable[Triple] = (), columns: Mapping[Node, dict[Node, Sequence[Node]]] | None = None
    ) -> None:
        """Args: the triples, each once or several times; and others, by predicate and then by subject, each once."""
        self._by_predicate: dict[Node, dict[Node, Sequence[Node]]] = dict(columns or {})
        self._by_name = {str(predicate): subjects for predicate, subjects in self._by_predicate.items()}
        """The same by plain strings, which are looked up in less time than nodes are made of them."""
        self._by_class: dict[Node, list[Node]] = defaultdict(list)
        for subject, classes in self._by_predicate.get(_TYPE, {}).items():
            for cls in classes:
                self._by_class[cls].append(subject)
        self._columns: dict[str, Column] = {}
        self._triples = sum(sum(map(len, column.values())) for column in self._by_predicate.values())
        self._triples += self.add(triples)

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
        self._columns.clear()
        many: dict[tuple[Node, Node], set[Node]] = {}
        new = 0
        for subject, predicate, obj in triples:
            subjects = self._subjects(predicate)
            objects = subjects.get(subject, ())
            if len(objects) < FEW:
                known: Collection[Node] = objects
            else:
                known = many.get((subject, predicate)) or many.setdefault((subject, predicate), set(objects))
            if obj in known:
                continue
            if isinstance(objects, list):
                objects.append(obj)
            else:
                subjects[subject] = [*objects, obj] if objects else (obj,)
            if isinstance(known, set):
                known.add(obj)
            if predicate == _TYPE:
                self._by_class[obj].append(subject)
            new += 1
        return new

    def _subjects(self, predicate: Node) -> dict[Node, Sequence[Node]]:
        """Return the values of each subject of a predicate, to be added to."""
        subjects = self._by_predicate.get(predicate)
        if subjects is None:
            subjects = self._by_name[str(predicate)] = self._by_predicate[predicate] = {}
        return subjects

    def objects(self, subject: Node, predicate: Node) -> Sequence[Node]:
        """Return the values of one subject's property, in no order."""
        return self._by_predicate.get(predicate, {}).get(subject, ())

    def of_class(self, cls: Node) -> Sequence[Node]:
        """Return the nodes that are directly of a class, in no order."""
        return self._by_class.get(cls, ())

    def predicates(self) -> Iterable[Node]:
        """Return every predicate that has a triple."""
        return self._by_predicate.keys()

    def of(self, predicate: str) -> Mapping[Node, Sequence[Node]]:
        """Return every subject of a predicate with its values."""
        return self._by_name.get(str(predicate), _EMPTY)

    def column(self, predicate: str) -> Column:
        """Return a property of all nodes that have it."""
        name = str(predicate)
        if name not in self._columns:
            self._columns[name] = Column(self.of(name))
        return self._columns[name]

    def values(self, subject: Node, predicate: str) -> Sequence[Node]:
        """Return the values of one subject's property, sorted, empty if it has none."""
        values = self._by_name.get(str(predicate), _EMPTY).get(subject, ())
        return values if len(values) < 2 else sorted(values, key=str)

    def value(self, subject: Node, predicate: str) -> Node | None:
        """Return the value of one subject's property, the first in order if there are several."""
        values = self.values(subject, predicate)
        return values[0] if values else None

    def instances(self, classes: Iterable[Node]) -> list[Node]:
        """Return the nodes that are directly of one of these classes, sorted."""
        return sorted({node for cls in classes for node in self._by_class.get(cls, ())}, key=str)


def distinct(several: Iterable[Sequence[Node]]) -> list[Node]:
    """Return nodes without those that are there several times as one object, which tells sooner than their words."""
    return list({id(node): node for nodes in several for node in nodes}.values())


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
