"""Turn shapes into functions that look at many nodes at once and return those that may fail.

What such a function does not return surely conforms; whatever it does not understand, it refuses to be made of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection as Members
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, subclasses
from kgbuild.check.literals import NotUnderstood, datatype_test, in_order, literal_test
from kgbuild.check.reached import Fails, OfProperty, Reached, Themselves
from kgbuild.check.targets import TARGETS, is_class

_Constraint = Callable[[GraphIndex, Reached], Iterable[Node]]

_REMARKS = frozenset({SH.message, SH.name, SH.description, SH.severity, SH.order, SH.group, SH.path, *TARGETS})
_NODE_KINDS: dict[Node, tuple[type[Node], ...]] = {
    SH.IRI: (URIRef,),
    SH.Literal: (Literal,),
    SH.BlankNode: (BNode,),
    SH.BlankNodeOrIRI: (BNode, URIRef),
    SH.BlankNodeOrLiteral: (BNode, Literal),
    SH.IRIOrLiteral: (URIRef, Literal),
}


class Compiler:
    """Turns shapes into functions.

    Args:
        shapes: the shapes graph.
        hierarchy: what says which class is a subclass of which.
    """

    def __init__(self, shapes: Graph, hierarchy: Graph) -> None:
        self._shapes, self._hierarchy = shapes, hierarchy
        self._made: dict[Node, Fails] = {}
        self._open: set[Node] = set()
        self._closures: dict[str, frozenset[URIRef]] = {}

    def shape(self, shape: Node) -> Fails:
        """Return the function of a shape.

        Raises:
            NotUnderstood: a constraint of it, or of a shape inside it, has no test, or it contains itself.
        """
        if shape not in self._made:
            if shape in self._open:
                raise NotUnderstood
            self._open.add(shape)
            self._made[shape] = self._compile(shape)
            self._open.discard(shape)
        return self._made[shape]

    def _compile(self, shape: Node) -> Fails:
        if is_class(self._shapes, shape):
            raise NotUnderstood
        reach = self._path(shape)
        tests = [
            self._constraint(shape, predicate, value)
            for predicate, value in sorted(self._shapes.predicate_objects(shape), key=str)
            if str(predicate).startswith(str(SH)) and predicate not in _REMARKS
        ]

        def fails(index: GraphIndex, nodes: Collection[Node]) -> set[Node]:
            if not nodes:
                return set()
            reached = reach(index, nodes)
            return set[Node]().union(*[test(index, reached) for test in tests])

        return fails

    def _path(self, shape: Node) -> Callable[[GraphIndex, Collection[Node]], Reached]:
        """Return what leads from nodes to the values of a shape: its path, or the nodes themselves."""
        path = self._shapes.value(shape, SH.path)
        if path is None:
            return Themselves
        if isinstance(path, URIRef):
            return lambda index, nodes: OfProperty(index, nodes, path)
        either = self._shapes.value(path, SH.alternativePath)
        choices = [] if either is None else list(Members(self._shapes, either))
        if not choices or not all(isinstance(choice, URIRef) for choice in choices):
            raise NotUnderstood

        def either_of(index: GraphIndex, nodes: Collection[Node]) -> Reached:
            found = ((node, {value for p in choices for value in index.objects(node, p)}) for node in nodes)
            return Reached(index, nodes, {node: list(values) for node, values in found if values})

        return either_of

    def _constraint(self, shape: Node, parameter: Node, wanted: Node) -> _Constraint:
        """Return what one constraint of a shape finds."""
        number = wanted.value if isinstance(wanted, Literal) else None
        if parameter == SH.minCount and isinstance(number, int):
            return lambda _, reached: reached.fewer_than(number)
        if parameter == SH.maxCount and isinstance(number, int):
            return lambda _, reached: reached.more_than(number)
        if parameter == SH.qualifiedMaxCount and isinstance(number, int):
            return _at_most(number, self._exactly(shape, SH.qualifiedValueShape))
        if parameter == SH.qualifiedValueShape and (shape, SH.qualifiedMaxCount, None) in self._shapes:
            return lambda *_: ()  # the count says it
        if parameter == SH.hasValue:
            return lambda _, reached: [node for node, values in reached.values.items() if wanted not in values]
        if parameter == SH.disjoint and isinstance(wanted, URIRef):
            return lambda index, reached: [
                node for node, values in reached.values.items() if set(values) & set(index.objects(node, wanted))
            ]
        if parameter in (SH.lessThan, SH.lessThanOrEquals) and isinstance(wanted, URIRef):
            return _ordered(wanted, strictly=parameter == SH.lessThan)
        fails = self._of_values(parameter, wanted)
        return lambda _, reached: reached.failing(fails)

    def _of_values(self, parameter: Node, wanted: Node) -> Fails:
        """Return the function of a constraint on each value by itself."""
        if parameter in (SH.property, SH.node):
            return self.shape(wanted)
        if parameter in (SH["or"], SH["and"]):
            members = [self.shape(member) for member in Members(self._shapes, wanted)]
            return _any(members) if parameter == SH["or"] else _all(members)
        if parameter == SH["not"]:
            exact = self._exact(wanted)
            return lambda index, values: set(values) - exact(index, values)
        if parameter == SH["in"]:
            allowed = frozenset(Members(self._shapes, wanted))
            return lambda _, values: set(values) - allowed
        if parameter == SH["class"]:
            return _of_class(self._closure(wanted))
        if parameter == SH.nodeKind and wanted in _NODE_KINDS:
            kinds = _NODE_KINDS[wanted]
            return lambda _, values: {value for value in values if not isinstance(value, kinds)}
        test = datatype_test(wanted) if parameter == SH.datatype else literal_test(parameter, wanted)
        return lambda _, values: {value for value in values if not test(value)}

    def _exactly(self, shape: Node, parameter: URIRef) -> Fails:
        """Return the exact function of the one shape that another names."""
        inner = list(self._shapes.objects(shape, parameter))
        if len(inner) != 1:
            raise NotUnderstood
        return self._exact(inner[0])

    def _exact(self, shape: Node) -> Fails:
        """Return a function that returns all nodes that fail a shape and no other, as a negation needs it."""
        asked = {p for p in self._shapes.predicates(shape) if str(p).startswith(str(SH))} - _REMARKS
        if not asked <= {SH["in"], SH["class"]} or (shape, SH.path, None) in self._shapes:
            raise NotUnderstood
        return self.shape(shape)

    def _closure(self, cls: Node) -> frozenset[URIRef]:
        if str(cls) not in self._closures:
            self._closures[str(cls)] = subclasses([str(cls)], self._hierarchy)
        return self._closures[str(cls)]


def _any(members: Sequence[Fails]) -> Fails:
    """Return what fails each of some shapes."""

    def fails(index: GraphIndex, values: Collection[Node]) -> set[Node]:
        left = set(values)
        for member in members:
            left = member(index, left)
        return left

    return fails


def _all(members: Sequence[Fails]) -> Fails:
    """Return what fails one of some shapes."""
    return lambda index, values: set[Node]().union(*(member(index, values) for member in members))


def _of_class(closure: frozenset[URIRef]) -> Fails:
    def fails(index: GraphIndex, values: Collection[Node]) -> set[Node]:
        classes = index.of(str(RDF.type))
        return {value for value in values if closure.isdisjoint(classes.get(value, ()))}

    return fails


def _at_most(number: int, exact: Fails) -> _Constraint:
    """Return what finds nodes of which more values than a number conform to a shape."""

    def found(index: GraphIndex, reached: Reached) -> Iterable[Node]:
        conforming = set(reached.distinct) - exact(index, reached.distinct)
        return [
            node
            for node, values in reached.values.items()
            if len(values) > number and len(conforming.intersection(values)) > number
        ]

    return found


def _ordered(other: URIRef, strictly: bool) -> _Constraint:
    """Return what finds nodes of which a value is not surely less than one of another property."""

    def found(index: GraphIndex, reached: Reached) -> Iterable[Node]:
        column = index.of(str(other))
        return [
            node
            for node, values in reached.values.items()
            if not all(in_order(value, more, strictly) for more in column.get(node, ()) for value in values)
        ]

    return found
