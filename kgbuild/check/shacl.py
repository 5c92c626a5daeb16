"""Run SHACL shapes over a graph and say its results in plain words."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kgbuild.check.errors import CheckError
from kgbuild.check.index import GraphIndex
from kgbuild.check.messages import plain_message
from kgbuild.check.names import path_of, spaced_name
from kgbuild.check.order import Disorder, take_out
from kgbuild.check.report import Finding, Severity
from kgbuild.check.sieve import Sieve, narrow
from kgbuild.vocab import RDF, RDFS

_UNNAMED = URIRef("urn:kgbuild:unnamed-shape")
_ADVANCED = (SH.rule, SH.target, SH.expression)
_SEVERITIES: dict[Node | None, Severity] = {SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def check_shapes(
    data: Graph, shapes: Graph, index: GraphIndex | None = None, sieve: Sieve | None = None
) -> list[Finding]:
    """Return a finding for each result of validating a graph against shapes.

    Args:
        data: an rdflib graph in memory with the subclass triples it needs; rules in the shapes may add to it.
        shapes: the shapes.
        index: the data indexed, to leave out nodes that surely pass; None has pySHACL look at every node.
        sieve: what knows whether all nodes surely pass, for these shapes and the subclasses of these data.

    Raises:
        CheckError: the shapes cannot be run.
    """
    advanced = any((None, predicate, None) in shapes for predicate in _ADVANCED)
    asked, disorders = shapes, list[Disorder]()
    if index is not None and not advanced:
        sieve = sieve or Sieve(shapes, data)
        suspects = sieve.suspects(index)
        if all(nodes == set() for nodes in suspects.values()):
            return []
        asked, disorders = take_out(shapes, index, sieve.targets(index))
        asked = narrow(asked, sieve, index, suspects)
    import pyshacl
    from pyparsing import ParseBaseException
    from pyshacl.errors import ReportableRuntimeError, ShapeRecursionWarning

    # pySHACL lets through what Python, its SPARQL parser and its regular expressions say of faulty shapes
    failures = (ReportableRuntimeError, ParseBaseException, re.error, TypeError, ValueError, RecursionError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ShapeRecursionWarning)
            _, report, text = pyshacl.validate(data, shacl_graph=asked, inplace=True, advanced=advanced)
    except ShapeRecursionWarning as problem:
        raise CheckError("a shape refers to itself, for which SHACL gives no rule; take it apart") from problem
    except failures as problem:
        why = " ".join(str(problem).split())
        raise CheckError(f"the shapes cannot be run: {why}; correct them and check again") from problem
    if not isinstance(report, Graph):
        raise CheckError(f"the shapes cannot be run: {text}; correct them and check again")
    book = _ShapeBook(shapes, data)
    results = [_finding(report, result, book) for result in report.objects(None, SH.result)]
    return results + [_disorder(disorder, book) for disorder in disorders]


def _disorder(disorder: Disorder, book: _ShapeBook) -> Finding:
    """Word a value out of order as pySHACL's results are worded."""
    shape, graph = disorder.shape, book.graph
    plain = plain_message(graph, shape, disorder.component, disorder.path, disorder.value)
    return Finding(
        source=str(book.named(shape)),
        title=book.title(shape, disorder.focus),
        component=str(disorder.component),
        severity=_SEVERITIES.get(graph.value(shape, SH.severity), Severity.VIOLATION),
        message=_english(graph.objects(shape, SH.message)) or plain or "",
        focus=disorder.focus,
        path=disorder.path,
        value=disorder.value,
    )


def _finding(report: Graph, result: Node, book: _ShapeBook) -> Finding:
    """Translate one node of the validation report."""
    shape, component = report.value(result, SH.sourceShape), report.value(result, SH.sourceConstraintComponent)
    focus = report.value(result, SH.focusNode)
    value, path_node = report.value(result, SH.value), report.value(result, SH.resultPath)
    if focus is None or shape is None or component is None:
        raise CheckError(f"pySHACL reported a result without its node, shape or constraint: {result}")
    path = None if path_node is None else path_of(report, path_node)
    written = report.value(result, SH.sourceConstraint) is not None or book.has_message(shape)
    plain = None if written else plain_message(book.graph, shape, component, path, value)
    return Finding(
        source=str(book.named(shape)),
        title=book.title(shape, focus),
        component=str(component),
        severity=_SEVERITIES.get(report.value(result, SH.resultSeverity), Severity.VIOLATION),
        message=plain or _english(report.objects(result, SH.resultMessage)),
        focus=focus,
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

    def __init__(self, shapes: Graph, data: Graph) -> None:
        self.graph, self._data = shapes, data
        self._around: dict[Node, list[URIRef]] = {}

    def has_message(self, shape: Node) -> bool:
        """Say whether a shape brings its own message."""
        return (shape, SH.message, None) in self.graph

    def named(self, shape: Node) -> URIRef:
        """Return a shape, or the nearest one around it that has an IRI; a stand-in if none has."""
        return next(iter(self._lineage(shape)), _UNNAMED)

    def title(self, shape: Node, focus: Node) -> str:
        """Return the name of the shape with a target that a shape belongs to.

        A property shape may belong to several; the one that targets the focus node's class is meant.
        """
        lineage = self._lineage(shape)
        if not lineage:
            return "A shape without a name"
        classes = set(self._data.objects(focus, URIRef(RDF.type)))
        meant = [node for node in lineage if not classes.isdisjoint(self.graph.objects(node, SH.targetClass))]
        outermost = (meant or lineage)[-1]
        for predicate in (URIRef(RDFS.label), SH.name):
            name = self.graph.value(outermost, predicate)
            if name is not None:
                return str(name)
        return spaced_name(str(outermost))

    def _lineage(self, shape: Node) -> list[URIRef]:
        """Return the IRIs of a shape and of the shapes around it, the nearest first."""
        if shape not in self._around:
            waiting, seen = [shape], {shape}
            for node in waiting:
                around = sorted(set(self.graph.subjects(None, node)) - seen, key=str)
                seen.update(around)
                waiting += around
            self._around[shape] = [node for node in waiting if isinstance(node, URIRef)]
        return self._around[shape]
