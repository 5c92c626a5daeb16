"""Check the order of values that pySHACL cannot compare, for it gives up on the whole graph at the first of them.

SHACL says that what cannot be compared is not in order. Where a graph holds such values, the ``sh:lessThan`` and
``sh:lessThanOrEquals`` of their property are checked here and taken out of the shapes that pySHACL gets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.literals import comparable
from kgbuild.check.load import copy_graph

_COMPONENTS = {
    SH.lessThan: SH.LessThanConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
}


@dataclass(frozen=True, slots=True)
class Disorder:
    """A value that is not in order: of which shape, at which node, by which constraint."""

    shape: Node
    focus: Node
    path: str
    value: Node
    component: URIRef


@dataclass(frozen=True, slots=True)
class _Constraint:
    """One constraint on the order of two properties."""

    shape: Node
    path: URIRef
    parameter: URIRef
    other: URIRef

    def pairs(self, index: GraphIndex) -> Iterator[tuple[Node, Node, Node]]:
        """Yield every node that has both properties, with each pair of their values."""
        others = index.of(str(self.other))
        for focus, values in index.of(str(self.path)).items():
            for value in values:
                for other in others.get(focus, ()):
                    yield focus, value, other


def take_out(
    shapes: Graph, index: GraphIndex, targets: Mapping[Node, Collection[Node]]
) -> tuple[Graph, list[Disorder]]:
    """Return shapes without the constraints that would stop pySHACL, and what these constraints find.

    Args:
        shapes: the shapes graph, which stays as it is.
        index: the data.
        targets: the focus nodes of each shape that has targets.
    """
    hopeless = [c for c in _constraints(shapes) if any(not _can_be_compared(v, o) for _, v, o in c.pairs(index))]
    if not hopeless:
        return shapes, []
    rest = copy_graph(shapes)
    found: dict[Disorder, None] = {}
    for constraint in hopeless:
        rest.remove((constraint.shape, constraint.parameter, constraint.other))
        focus_nodes = _focus_nodes(shapes, constraint.shape, targets)
        for focus, value, other in constraint.pairs(index):
            order = _order(value, other)
            in_order = order is not None and (order < 0 or (order == 0 and constraint.parameter == SH.lessThanOrEquals))
            if focus in focus_nodes and not in_order:
                component = _COMPONENTS[constraint.parameter]
                found[Disorder(constraint.shape, focus, str(constraint.path), value, component)] = None
    return rest, list(found)


def _constraints(shapes: Graph) -> Iterator[_Constraint]:
    for parameter in _COMPONENTS:
        for shape, other in sorted(shapes.subject_objects(parameter), key=str):
            path = shapes.value(shape, SH.path)
            if isinstance(path, URIRef) and isinstance(other, URIRef):
                yield _Constraint(shape, path, parameter, other)


def _focus_nodes(shapes: Graph, shape: Node, targets: Mapping[Node, Collection[Node]]) -> set[Node]:
    """Return the focus nodes of a property shape and of the shapes that have it as a property."""
    owners = {shape, *shapes.subjects(SH.property, shape)}
    return {node for owner in owners for node in targets.get(owner, ())}


def _can_be_compared(first: Node, second: Node) -> bool:
    """Say whether two values can be compared; most are numbers or days, which are told soon."""
    one, two = comparable(first), comparable(second)
    return (one is not None and two is not None and one[0] == two[0]) or _order(first, second) is not None


def _order(first: Node, second: Node) -> int | None:
    """Return -1, 0 or 1 as two values are in order, equal or out of order; None if they cannot be compared."""
    if any(isinstance(node, BNode) or (isinstance(node, Literal) and node.ill_typed) for node in (first, second)):
        return None
    if not isinstance(first, Literal) or not isinstance(second, Literal):
        one, two = str(first), str(second)
        return (one > two) - (one < two)
    try:
        return -1 if first < second else 0 if first.eq(second) else 1
    except TypeError:
        return None
