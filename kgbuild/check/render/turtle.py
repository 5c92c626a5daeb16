"""Write a report as a SHACL validation report in Turtle, with names made from content instead of blank nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import BNode, Literal
from rdflib.term import Node

from kgbuild.check.report import Finding, Report
from kgbuild.vocab import RDF, RDFS, XSD

_SH = "http://www.w3.org/ns/shacl#"
_REPORT = ox.NamedNode("urn:kgbuild:validation-report")
_PREFIXES = {"sh": _SH, "rdfs": str(RDFS), "xsd": str(XSD)}


def render(report: Report) -> str:
    """Return the report as a ``sh:ValidationReport``; a label and a comment tell the node's name and place."""
    written = ox.serialize(_triples(report), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (written or b"").decode()


def _triples(report: Report) -> Iterator[ox.Triple]:
    conforms = ox.Literal(str(report.conforms).lower(), datatype=ox.NamedNode(XSD.boolean))
    yield ox.Triple(_REPORT, ox.NamedNode(RDF.type), _sh("ValidationReport"))
    yield ox.Triple(_REPORT, _sh("conforms"), conforms)
    results = [_result(finding) for finding in report.findings]
    for result in results:
        yield ox.Triple(_REPORT, _sh("result"), result)
    for result, finding in zip(results, report.findings, strict=True):
        yield from _describe(result, finding)


def _describe(result: ox.NamedNode, finding: Finding) -> Iterator[ox.Triple]:
    yield ox.Triple(result, ox.NamedNode(RDF.type), _sh("ValidationResult"))
    yield ox.Triple(result, _sh("resultSeverity"), _sh(finding.severity.value))
    yield ox.Triple(result, _sh("focusNode"), _term(finding.focus))
    if finding.path is not None and "<" not in finding.path:
        yield ox.Triple(result, _sh("resultPath"), ox.NamedNode(finding.path))
    if finding.value is not None:
        yield ox.Triple(result, _sh("value"), _term(finding.value))
    yield ox.Triple(result, _sh("resultMessage"), ox.Literal(finding.message))
    yield ox.Triple(result, _sh("sourceConstraintComponent"), ox.NamedNode(finding.component))
    yield ox.Triple(result, _sh("sourceShape"), ox.NamedNode(finding.source))
    yield ox.Triple(result, ox.NamedNode(RDFS.label), ox.Literal(finding.label))
    if finding.location.file is not None:
        place = f"{finding.location}: {finding.location.quote}" if finding.location.quote else str(finding.location)
        yield ox.Triple(result, ox.NamedNode(RDFS.comment), ox.Literal(place))


def _result(finding: Finding) -> ox.NamedNode:
    """Name a result by what it says, so that the same graph gives the same report."""
    content = "\0".join(str(part) for part in finding.sort_key)
    return ox.NamedNode(f"urn:kgbuild:finding:{hashlib.sha256(content.encode()).hexdigest()[:16]}")


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)


def _term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or XSD.string)))
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))
