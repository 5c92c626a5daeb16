"""Write a report as JSON, for programs."""

from __future__ import annotations

import json

from rdflib import BNode
from rdflib.term import Node

from kgbuild.check.report import Finding, Report


def render(report: Report) -> str:
    """Return the report as JSON with a fixed order of keys and findings."""
    document = {
        "conforms": report.conforms,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "triples": report.triples,
        "passages": report.passages,
        "passagesCompared": report.compared,
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, str | int | None]:
    return {
        "shape": finding.source,
        "title": finding.title,
        "constraint": finding.component,
        "severity": finding.severity.value,
        "message": finding.message,
        "node": _text(finding.focus),
        "label": finding.label,
        "path": finding.path,
        "value": None if finding.value is None else _text(finding.value),
        "file": finding.location.file,
        "line": finding.location.line,
        "quote": finding.location.quote,
    }


def _text(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)
