"""The values that paths lead to from many nodes at once, and which of the nodes these may make fail."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from rdflib import URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, distinct

Fails = Callable[[GraphIndex, Collection[Node]], set[Node]]
"""Returns those of some nodes that may fail."""

_WORTH = 4
"""How many times more nodes may have a property than are looked at so that all of its values are tested at once."""


class Reached:
    """Nodes with the values that a path leads to from each.

    Args:
        index: the graph.
        nodes: the nodes.
        values: their values.
    """

    def __init__(self, index: GraphIndex, nodes: Collection[Node], values: Mapping[Node, Sequence[Node]]) -> None:
        self._index, self._nodes, self._values = index, nodes, values

    @cached_property
    def values(self) -> Mapping[Node, Sequence[Node]]:
        """The values of each node."""
        return {node: self._values.get(node, ()) for node in self._nodes}

    @cached_property
    def distinct(self) -> Collection[Node]:
        """Each value of a node once or a few times."""
        return distinct(self.values.values())

    def fewer_than(self, number: int) -> Iterable[Node]:
        """Return the nodes that have fewer values than a number."""
        if number == 1:
            return [node for node in self._nodes if node not in self._values]
        return [node for node, values in self.values.items() if len(values) < number]

    def more_than(self, number: int) -> Iterable[Node]:
        """Return the nodes that have more values than a number."""
        return [node for node, values in self.values.items() if len(values) > number]

    def failing(self, fails: Fails) -> Iterable[Node]:
        """Return the nodes of which a value may fail."""
        bad = fails(self._index, self.distinct)
        return [node for node, values in self.values.items() if not bad.isdisjoint(values)] if bad else ()


class OfProperty(Reached):
    """Nodes with the values of a property: where all of its values in the graph pass, nobody asks whose they are."""

    def __init__(self, index: GraphIndex, nodes: Collection[Node], path: URIRef) -> None:
        self._column = index.column(str(path))
        super().__init__(index, nodes, self._column.values)

    def more_than(self, number: int) -> Iterable[Node]:
        """Return the nodes that have more values than a number."""
        return () if self._column.most <= number else super().more_than(number)

    def failing(self, fails: Fails) -> Iterable[Node]:
        """Return the nodes of which a value may fail."""
        known = self._column.known
        if fails not in known and len(self._column.values) < _WORTH * len(self._nodes):
            known[fails] = not fails(self._index, self._column.distinct)
        return () if known.get(fails) else super().failing(fails)


class Themselves(Reached):
    """Nodes without a path: each is its own value."""

    def __init__(self, index: GraphIndex, nodes: Collection[Node]) -> None:
        super().__init__(index, nodes, {})
        self.distinct = nodes

    @cached_property
    def values(self) -> Mapping[Node, Sequence[Node]]:
        """Each node with itself."""
        return {node: (node,) for node in self._nodes}

    def fewer_than(self, number: int) -> Iterable[Node]:
        """Return the nodes if one value is too few."""
        return self._nodes if number > 1 else ()

    def failing(self, fails: Fails) -> Iterable[Node]:
        """Return the nodes that may fail."""
        return fails(self._index, self._nodes)
