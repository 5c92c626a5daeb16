"""Find the nodes that shapes speak of."""

from __future__ import annotations

from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from kgbuild.check.index import GraphIndex, subclasses

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
"""The properties that state a shape's targets."""


def is_class(graph: Graph, node: Node) -> bool:
    """Say whether a graph declares a node as a class; a shape that is one has its instances as targets."""
    return any((node, RDF.type, kind) in graph for kind in (RDFS.Class, OWL.Class))


def focus_nodes(shapes: Graph, data: Graph, index: GraphIndex) -> dict[Node, set[Node]]:
    """Return the focus nodes of each shape that has a target.

    Args:
        shapes: the shapes graph.
        data: the graph to check, with its subclasses.
        index: the same graph, indexed.
    """
    found: dict[Node, set[Node]] = {}
    classes = [*shapes.subject_objects(SH.targetClass)]
    classes += [(shape, shape) for shape in shapes.subjects(RDF.type, SH.NodeShape) if is_class(shapes, shape)]
    for shape, cls in classes:
        found.setdefault(shape, set()).update(index.instances(subclasses([str(cls)], data)))
    for shape, node in shapes.subject_objects(SH.targetNode):
        found.setdefault(shape, set()).add(node)
    for shape, predicate in shapes.subject_objects(SH.targetSubjectsOf):
        found.setdefault(shape, set()).update(index.of(str(predicate)))
    for shape, predicate in shapes.subject_objects(SH.targetObjectsOf):
        values = index.of(str(predicate)).values()
        found.setdefault(shape, set()).update(value for some in values for value in some)
    return found
