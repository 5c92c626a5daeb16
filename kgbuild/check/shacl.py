"""Run SHACL shapes over a graph and say its results in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import BNode, Node

from kgbuild.check.errors import CheckError
from kgbuild.check.messages import plain_message
from kgbuild.check.names import path_of, spaced_name
from kgbuild.check.report import Finding, Severity
from kgbuild.vocab import RDFS

_ADVANCED = (SH.rule, SH.target, SH.expression)
_SEVERITIES: dict[Node | None, Severity] = {SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def check_shapes(data: Graph, shapes: Graph) -> list[Finding]:
    """Return a finding for each result of validating a graph against shapes.

    Args:
        data: an rdflib graph in memory with the subclass triples it needs; rules in the shapes may add to it.
        shapes: the shapes.

    Raises:
        CheckError: the shapes cannot be run.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    advanced = any((None, predicate, None) in shapes for predicate in _ADVANCED)
    try:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=advanced)
    except ReportableRuntimeError as problem:
        raise CheckError(f"the shapes cannot be run: {problem}; correct them and check again") from problem
    if not isinstance(report, Graph):
        raise CheckError(f"the shapes cannot be run: {text}; correct them and check again")
    book = _ShapeBook(shapes)
    return [_finding(report, result, book) for result in report.objects(None, SH.result)]


def _finding(report: Graph, result: Node, book: _ShapeBook) -> Finding:
    """Translate one node of the validation report."""
    shape = report.value(result, SH.sourceShape) or BNode()
    component = report.value(result, SH.sourceConstraintComponent) or SH.ConstraintComponent
    value, path_node = report.value(result, SH.value), report.value(result, SH.resultPath)
    path = None if path_node is None else path_of(report, path_node)
    written = report.value(result, SH.sourceConstraint) is not None or book.has_message(shape)
    plain = None if written else plain_message(book.graph, shape, component, path, value)
    return Finding(
        source=str(book.named(shape)),
        title=book.title(shape),
        component=str(component),
        severity=_SEVERITIES.get(report.value(result, SH.resultSeverity), Severity.VIOLATION),
        message=plain or _english(report.objects(result, SH.resultMessage)),
        focus=report.value(result, SH.focusNode) or BNode(),
        path=path,
        value=value,
    )


def _english(messages: Iterable[Node]) -> str:
    """Return the messages in English, or in no language, or else all of them."""
    literals = sorted((m for m in messages if isinstance(m, Literal)), key=str)
    chosen = [m for m in literals if (m.language or "en").startswith("en")]
    return " ".join(" ".join(str(message).split()) for message in chosen or literals)


class _ShapeBook:
    """What the shapes graph calls its shapes."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def has_message(self, shape: Node) -> bool:
        """Say whether a shape brings its own message."""
        return (shape, SH.message, None) in self.graph

    def named(self, shape: Node) -> Node:
        """Return a shape, or the nearest one around it that has an IRI."""
        return next((node for node in self._lineage(shape) if isinstance(node, URIRef)), shape)

    def title(self, shape: Node) -> str:
        """Return the name of the outermost shape that a shape belongs to."""
        named = [node for node in self._lineage(shape) if isinstance(node, URIRef)]
        if not named:
            return "A shape without a name"
        for predicate in (SH.name, URIRef(RDFS.label)):
            name = self.graph.value(named[-1], predicate)
            if name is not None:
                return str(name)
        return spaced_name(str(named[-1]))

    def _lineage(self, shape: Node) -> list[Node]:
        """Return a shape and the nodes around it, innermost first."""
        lineage: list[Node] = []
        node: Node | None = shape
        while node is not None and node not in lineage:
            lineage.append(node)
            node = min(self.graph.subjects(None, node), key=str, default=None)
        return lineage
