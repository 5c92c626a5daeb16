"""Narrow the targets of shapes to the nodes that may fail, so that pySHACL spends its time on those alone.

pySHACL stays the judge of every finding. The sieve only drops a node when simple tests prove that the shape finds
nothing there; whatever it does not understand, it leaves to pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, subclasses
from kgbuild.check.load import copy_graph
from kgbuild.check.targets import TARGETS, Target, is_class, targets_of

_Test = Callable[[GraphIndex, Node], bool]
_ValuesTest = Callable[[GraphIndex, Node, Sequence[Node]], bool]

_TYPE = RDF.type
_REMARKS = frozenset({SH.message, SH.name, SH.description, SH.severity, SH.order, SH.group, SH.path, *TARGETS})
_CUSTOM = (SH.ConstraintComponent, SH.SPARQLFunction, SH.JSConstraint)
_NODE_KINDS: dict[Node, tuple[type[Node], ...]] = {
    SH.IRI: (URIRef,),
    SH.Literal: (Literal,),
    SH.BlankNode: (BNode,),
    SH.BlankNodeOrIRI: (BNode, URIRef),
    SH.BlankNodeOrLiteral: (BNode, Literal),
    SH.IRIOrLiteral: (URIRef, Literal),
}


class _NotUnderstood(Exception):
    """The sieve has no test for a shape."""


def narrow(shapes: Graph, data: Graph, index: GraphIndex, targets: Mapping[Node, set[Node]]) -> Graph:
    """Return shapes that find the same but look at fewer nodes and properties.

    The targets of each shape that the sieve understands become the nodes that may fail it, and the properties that
    none of these fails are left out.

    Args:
        shapes: the shapes graph, which stays as it is.
        data: the graph to check.
        index: the same graph, indexed.
        targets: the focus nodes of each shape that has a target.
    """
    narrowed = copy_graph(shapes)
    if any((None, RDF.type, kind) in shapes for kind in _CUSTOM):
        return narrowed
    compiler = _Compiler(shapes, data)
    for shape, nodes in targets.items():
        try:
            test = compiler.shape(shape)
        except _NotUnderstood:
            continue
        suspects = {node for node in nodes if not test(index, node)}
        if any(not isinstance(node, URIRef) for node in suspects):
            continue
        for target in TARGETS:
            narrowed.remove((shape, target, None))
        for node in suspects:
            narrowed.add((shape, SH.targetNode, node))
        if (None, None, shape) not in shapes:
            for inner in set(shapes.objects(shape, SH.property)):
                passes = compiler.shape(inner)
                if all(passes(index, node) for node in suspects):
                    narrowed.remove((shape, SH.property, inner))
    return narrowed


class Sieve:
    """Says of graphs that some shapes surely find nothing in them.

    Args:
        shapes: the shapes graph.
        hierarchy: what says which class is a subclass of which, for all of these graphs.
    """

    def __init__(self, shapes: Graph, hierarchy: Graph) -> None:
        compiler = _Compiler(shapes, hierarchy)
        self._tests: list[tuple[Target, _Test]] | None = None
        custom = any((None, RDF.type, kind) in shapes for kind in _CUSTOM)
        with suppress(_NotUnderstood):
            found = [(target, compiler.shape(shape)) for shape, target in targets_of(shapes, hierarchy).items()]
            self._tests = None if custom else found

    def passes(self, index: GraphIndex) -> bool:
        """Say whether no node of a graph can fail; where a shape is not understood, any may."""
        if self._tests is None:
            return False
        return all(test(index, node) for target, test in self._tests for node in target.found_in(index))


class _Compiler:
    """Turns shapes into tests that are true only of nodes without a finding."""

    def __init__(self, shapes: Graph, hierarchy: Graph) -> None:
        self._shapes, self._hierarchy = shapes, hierarchy
        self._tests: dict[Node, _Test] = {}
        self._open: set[Node] = set()
        self._closures: dict[str, frozenset[URIRef]] = {}

    def shape(self, shape: Node) -> _Test:
        """Return the test of a shape.

        Raises:
            _NotUnderstood: a constraint of it, or of a shape inside it, has no test, or it contains itself.
        """
        if shape not in self._tests:
            if shape in self._open:
                raise _NotUnderstood
            self._open.add(shape)
            self._tests[shape] = self._compile(shape)
            self._open.discard(shape)
        return self._tests[shape]

    def _compile(self, shape: Node) -> _Test:
        if is_class(self._shapes, shape):
            raise _NotUnderstood
        values_of = self._path(shape)
        tests = [
            self._constraint(shape, predicate, value)
            for predicate, value in sorted(self._shapes.predicate_objects(shape), key=str)
            if str(predicate).startswith(str(SH)) and predicate not in _REMARKS
        ]

        def passes(index: GraphIndex, node: Node) -> bool:
            values = values_of(index, node)
            return all(test(index, node, values) for test in tests)

        return passes

    def _path(self, shape: Node) -> Callable[[GraphIndex, Node], Sequence[Node]]:
        """Return what leads from a node to the values of a shape: its path, or the node itself."""
        path = self._shapes.value(shape, SH.path)
        if path is None:
            return lambda _, node: (node,)
        if isinstance(path, URIRef):
            return lambda index, node: index.objects(node, path)
        either = self._shapes.value(path, SH.alternativePath)
        choices = [] if either is None else list(Collection(self._shapes, either))
        if not choices or not all(isinstance(choice, URIRef) for choice in choices):
            raise _NotUnderstood
        return lambda index, node: list({value for p in choices for value in index.objects(node, p)})

    def _constraint(self, shape: Node, parameter: Node, wanted: Node) -> _ValuesTest:
        """Return the test of one constraint of a shape: of the focus node and its values."""
        number = wanted.value if isinstance(wanted, Literal) else None
        if parameter == SH.minCount and isinstance(number, int):
            return lambda _index, _node, values: len(values) >= number
        if parameter == SH.maxCount and isinstance(number, int):
            return lambda _index, _node, values: len(values) <= number
        if parameter == SH.qualifiedMaxCount and isinstance(number, int):
            of_kind = self._exactly(shape, SH.qualifiedValueShape)
            return lambda index, _, values: sum(of_kind(index, value) for value in values) <= number
        if parameter == SH.qualifiedValueShape and (shape, SH.qualifiedMaxCount, None) in self._shapes:
            return lambda *_: True  # the count says it
        if parameter == SH.hasValue:
            return lambda _index, _node, values: wanted in values
        if parameter == SH.disjoint and isinstance(wanted, URIRef):
            return lambda index, node, values: not set(values) & set(index.objects(node, wanted))
        if parameter in (SH.lessThan, SH.lessThanOrEquals) and isinstance(wanted, URIRef):
            strictly = parameter == SH.lessThan
            return lambda index, node, values: all(
                _in_order(value, other, strictly) for other in index.objects(node, wanted) for value in values
            )
        each = self._value_test(parameter, wanted)
        return lambda index, _, values: all([each(index, value) for value in values])  # noqa: C419 - most pass

    def _value_test(self, parameter: Node, wanted: Node) -> _Test:
        """Return the test of a constraint on each value by itself."""
        if parameter in (SH.property, SH.node):
            return self.shape(wanted)
        if parameter in (SH["or"], SH["and"]):
            tests = [self.shape(member) for member in Collection(self._shapes, wanted)]
            combine = any if parameter == SH["or"] else all
            return lambda index, value: combine(test(index, value) for test in tests)
        if parameter == SH["not"]:
            ruled_out = self._exact(wanted)
            return lambda index, value: not ruled_out(index, value)
        if parameter == SH["in"]:
            allowed = frozenset(Collection(self._shapes, wanted))
            return lambda _, value: value in allowed
        if parameter == SH["class"]:
            closure = self._closure(wanted)
            return lambda index, value: not closure.isdisjoint(index.objects(value, _TYPE))
        if parameter == SH.datatype:
            return lambda _, value: _has_datatype(value, wanted)
        if parameter == SH.nodeKind and wanted in _NODE_KINDS:
            kinds = _NODE_KINDS[wanted]
            return lambda _, value: isinstance(value, kinds)
        return _literal_test(parameter, wanted)

    def _exactly(self, shape: Node, parameter: URIRef) -> _Test:
        """Return the exact test of the one shape that another names."""
        inner = list(self._shapes.objects(shape, parameter))
        if len(inner) != 1:
            raise _NotUnderstood
        return self._exact(inner[0])

    def _exact(self, shape: Node) -> _Test:
        """Return a test that is true of all nodes that conform to a shape and of no other, as a negation needs it."""
        asked = {p for p in self._shapes.predicates(shape) if str(p).startswith(str(SH))} - _REMARKS
        if not asked <= {SH["in"], SH["class"]} or (shape, SH.path, None) in self._shapes:
            raise _NotUnderstood
        return self.shape(shape)

    def _closure(self, cls: Node) -> frozenset[URIRef]:
        if str(cls) not in self._closures:
            self._closures[str(cls)] = subclasses([str(cls)], self._hierarchy)
        return self._closures[str(cls)]


def _literal_test(parameter: Node, wanted: Node) -> _Test:
    """Return the test of a constraint on the text or number of each value."""
    bound = wanted.value if isinstance(wanted, Literal) else None
    if parameter == SH.minLength and isinstance(bound, int):
        return lambda _, value: not isinstance(value, BNode) and len(str(value)) >= bound
    if parameter == SH.maxLength and isinstance(bound, int):
        return lambda _, value: not isinstance(value, BNode) and len(str(value)) <= bound
    if parameter == SH.pattern:
        pattern = _pattern(str(wanted))
        return lambda _, value: not isinstance(value, BNode) and pattern.search(str(value)) is not None
    if parameter == SH.minInclusive:
        return lambda _, value: _in_order(wanted, value, strictly=False)
    if parameter == SH.maxInclusive:
        return lambda _, value: _in_order(value, wanted, strictly=False)
    if parameter == SH.minExclusive:
        return lambda _, value: _in_order(wanted, value, strictly=True)
    if parameter == SH.maxExclusive:
        return lambda _, value: _in_order(value, wanted, strictly=True)
    raise _NotUnderstood


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as problem:
        raise _NotUnderstood from problem


def _has_datatype(value: Node, datatype: Node) -> bool:
    """Say whether a value is surely a well-formed literal of a datatype."""
    if not isinstance(value, Literal) or value.ill_typed:
        return False
    if datatype == RDF.langString:
        return value.language is not None
    if datatype == XSD.string:
        return value.datatype is None and value.language is None
    return value.datatype == datatype and value.value is not None


def _in_order(first: Node, second: Node, strictly: bool) -> bool:
    """Say whether two literals are surely comparable and in order."""
    one, two = _comparable(first), _comparable(second)
    if one is None or two is None or one[0] != two[0]:
        return False
    return bool(one[1] < two[1] if strictly else one[1] <= two[1])


def _comparable(node: Node) -> tuple[str, Any] | None:
    value = node.value if isinstance(node, Literal) and not node.ill_typed else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return "number", value
    if isinstance(value, date) and not isinstance(value, datetime):
        return "day", value
    return None
