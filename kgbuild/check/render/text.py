"""Write a report as text for a terminal: by shape, then by message, each node with its words and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import BNode

from kgbuild.check.names import term
from kgbuild.check.render.wording import coverage, tally, verdict
from kgbuild.check.report import Finding, Report, Severity
from kgbuild.check.whole import GRAPH


def render(report: Report, limit: int = 0) -> str:
    """Return the report as text.

    Args:
        report: the report.
        limit: the most nodes to show under one message; 0 shows all.
    """
    lines: list[str] = []
    for title, findings in report.groups().items():
        lines += [f"{title} ({_tally(findings)})", *_group(findings, limit), ""]
    return "\n".join([*lines, coverage(report), verdict(report), ""])


def _group(findings: Iterable[Finding], limit: int) -> Iterator[str]:
    """Yield the lines of one shape's findings."""
    by_message: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        by_message.setdefault((finding.severity, finding.message), []).append(finding)
    for (severity, message), members in by_message.items():
        yield f"  {severity.value}: {message}"
        shown = members[:limit] if limit else members
        for finding in shown:
            yield from _node(finding)
        if len(shown) < len(members):
            yield f"    … and {len(members) - len(shown):,} more (--limit 0 shows all)"


def _node(finding: Finding) -> Iterator[str]:
    """Yield the lines about one node: its label, its words in their article, its IRI, its value."""
    iri = term(finding.focus) if isinstance(finding.focus, BNode) else str(finding.focus)
    yield f"    {finding.label}" if finding.label not in ("", f"<{iri}>") else f"    {iri}"
    where = finding.location
    if where.file is not None:
        yield f"      {where}: “{where.quote}”" if where.quote else f"      {where}"
    if finding.label not in ("", iri, f"<{iri}>") and finding.focus != GRAPH:
        yield f"      {iri}"
    if finding.value is not None and term(finding.value) not in finding.message:
        yield f"      value: {term(finding.value)}"


def _tally(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return tally({severity: counts[severity] for severity in Severity})
