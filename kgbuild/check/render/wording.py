"""The sentences that the reports for people share."""

from __future__ import annotations

from kgbuild.check.report import Report, Severity
from kgbuild.check.rules import NOT_OURS

_NOUNS = {Severity.VIOLATION: "violation", Severity.WARNING: "warning", Severity.INFO: "note"}


def counted(number: int, noun: str) -> str:
    """Return "1 warning" or "2,000 warnings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tally(counts: dict[Severity, int]) -> str:
    """Return "2 violations, 1 warning"; severities without a finding are left out."""
    return ", ".join(counted(number, _NOUNS[severity]) for severity, number in counts.items() if number)


def verdict(report: Report) -> str:
    """Return the last word on a graph: whether it conforms, and how many findings there are."""
    if report.conforms:
        others = tally(report.counts)
        return f"conforms ({others})" if others else "conforms"
    if any(finding.source == NOT_OURS.iri for finding in report.findings):
        return "nothing to check" if not report.triples else "not a graph of kgbuild's: nothing to check"
    violations, warnings = report.count(Severity.VIOLATION), report.count(Severity.WARNING)
    return f"does not conform: {counted(violations, 'violation')}, {counted(warnings, 'warning')}"


def coverage(report: Report) -> str:
    """Return what was checked."""
    checked = f"Checked {counted(report.triples, 'triple')} and {counted(report.passages, 'passage')}"
    if not report.passages:
        return f"{checked}."
    if not report.compared:
        return f"{checked}; no passage was compared with the text of its article."
    share = "all" if report.compared == report.passages else f"{report.compared:,}"
    return f"{checked}; {share} compared with the text of their article."
