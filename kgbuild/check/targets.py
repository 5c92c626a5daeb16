"""Find the nodes that shapes speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain

from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, subclasses

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
"""The properties that state a shape's targets."""


def is_class(graph: Graph, node: Node) -> bool:
    """Say whether a graph declares a node as a class; a shape that is one has its instances as targets."""
    return any((node, RDF.type, kind) in graph for kind in (RDFS.Class, OWL.Class))


@dataclass(slots=True)
class Target:
    """The nodes that one shape speaks of: of some classes, by name, and those that properties lead from or to."""

    classes: set[Node] = field(default_factory=set)
    nodes: set[Node] = field(default_factory=set)
    subjects_of: set[Node] = field(default_factory=set)
    objects_of: set[Node] = field(default_factory=set)

    def found_in(self, index: GraphIndex) -> Collection[Node]:
        """Return the focus nodes that a graph has, each once, in the order of the graph."""
        parts: list[Iterable[Node]] = [self.nodes]
        parts += [index.of_class(cls) for cls in self.classes]
        parts += [index.of(str(predicate)) for predicate in self.subjects_of]
        parts += [values for predicate in self.objects_of for values in index.of(str(predicate)).values()]
        return dict.fromkeys(chain.from_iterable(parts)).keys()


def targets_of(shapes: Graph, hierarchy: Graph) -> dict[Node, Target]:
    """Return the target of each shape that has one.

    Args:
        shapes: the shapes graph.
        hierarchy: what says which class is a subclass of which.
    """
    found: dict[Node, Target] = defaultdict(Target)
    classes = [*shapes.subject_objects(SH.targetClass)]
    classes += [(shape, shape) for shape in shapes.subjects(RDF.type, SH.NodeShape) if is_class(shapes, shape)]
    for shape, cls in classes:
        found[shape].classes |= subclasses([str(cls)], hierarchy)
    for shape, node in shapes.subject_objects(SH.targetNode):
        found[shape].nodes.add(node)
    for shape, predicate in shapes.subject_objects(SH.targetSubjectsOf):
        found[shape].subjects_of.add(predicate)
    for shape, predicate in shapes.subject_objects(SH.targetObjectsOf):
        found[shape].objects_of.add(predicate)
    return dict(found)
