"""Narrow the targets of shapes to the nodes that may fail, so that pySHACL spends its time on those alone.

pySHACL stays the judge of every finding. The sieve only drops a node when simple tests prove that the shape finds
nothing there; whatever it does not understand, it leaves to pySHACL.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgbuild.check.compiled import Compiler
from kgbuild.check.index import GraphIndex, Triple
from kgbuild.check.literals import NotUnderstood
from kgbuild.check.load import add_all
from kgbuild.check.reached import Fails
from kgbuild.check.targets import TARGETS, targets_of

_CUSTOM = (SH.ConstraintComponent, SH.SPARQLFunction, SH.JSConstraint)


class Sieve:
    """Says of graphs which of their nodes may fail a shape.

    Args:
        shapes: the shapes graph.
        hierarchy: what says which class is a subclass of which, for all of these graphs.
    """

    def __init__(self, shapes: Graph, hierarchy: Graph) -> None:
        self._compiler = Compiler(shapes, hierarchy)
        self._custom = any((None, RDF.type, kind) in shapes for kind in _CUSTOM)
        self._targets = [(shape, target, self.fails(shape)) for shape, target in targets_of(shapes, hierarchy).items()]

    def fails(self, shape: Node) -> Fails | None:
        """Return what finds the nodes that may fail a shape; None if the shape is not understood."""
        with suppress(NotUnderstood):
            return None if self._custom else self._compiler.shape(shape)
        return None

    def targets(self, index: GraphIndex) -> dict[Node, Collection[Node]]:
        """Return the focus nodes of each shape that has a target."""
        return {shape: target.found_in(index) for shape, target, _ in self._targets}

    def suspects(self, index: GraphIndex) -> dict[Node, set[Node] | None]:
        """Return the nodes that may fail each shape that has a target; None where a shape is not understood."""
        return {
            shape: None if fails is None else fails(index, target.found_in(index))
            for shape, target, fails in self._targets
        }


def narrow(shapes: Graph, sieve: Sieve, index: GraphIndex, suspects: Mapping[Node, set[Node] | None]) -> Graph:
    """Return shapes that find the same but look at fewer nodes and properties.

    The targets of each shape that the sieve understands become the nodes that may fail it, and the properties that
    none of these fails are left out.

    Args:
        shapes: the shapes graph, which stays as it is.
        sieve: what found the suspects.
        index: the graph to check.
        suspects: the nodes that may fail each shape that has a target; None where any may.
    """
    settled = {
        shape: nodes
        for shape, nodes in suspects.items()
        if nodes is not None and all(isinstance(node, URIRef) for node in nodes)
    }
    idle = {
        (shape, SH.property, inner)
        for shape, nodes in settled.items()
        for inner in (() if (None, None, shape) in shapes else shapes.objects(shape, SH.property))
        if (fails := sieve.fails(inner)) is not None and not fails(index, nodes)
    }

    def left(triples: Iterable[Triple]) -> Iterator[Triple]:
        return (t for t in triples if t not in idle and not (t[0] in settled and t[1] in TARGETS))

    failed = [shape for shape, nodes in settled.items() if nodes]
    narrowed = Graph(bind_namespaces="none")
    for prefix, namespace in shapes.namespaces():
        narrowed.bind(prefix, namespace)
    add_all(narrowed, left(shapes) if len(settled) < len(suspects) else _said_of(failed, shapes, left))
    for shape in failed:
        for node in settled[shape]:
            narrowed.add((shape, SH.targetNode, node))
    return narrowed


def _said_of(
    nodes: Iterable[Node], graph: Graph, left: Callable[[Iterable[Triple]], Iterator[Triple]]
) -> Iterator[Triple]:
    """Yield what a graph says of nodes, and of all that this speaks of, as far as it is left."""
    waiting = list(nodes)
    seen = set(waiting)
    for node in waiting:
        for triple in left(graph.triples((node, None, None))):
            yield triple
            if triple[2] not in seen:
                seen.add(triple[2])
                waiting.append(triple[2])
