"""The outcome of a check: findings as plain values, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from rdflib.term import Node


class Severity(str, Enum):
    """How bad a finding is, in SHACL's three grades; only a violation keeps a graph from conforming."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def rank(self) -> int:
        """The position in a report: the worst comes first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Location:
    """Where the words behind a node stand: the article's file name, the line (1-based), and the words themselves."""

    file: str | None = None
    line: int | None = None
    quote: str | None = None

    def __str__(self) -> str:
        if self.file is None:
            return ""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, or doubtful, about one node.

    `source` is the IRI of the shape or rule and `title` its name in plain words; `component` is the IRI of the
    constraint in it that failed. `focus` is the node and `label` what a person calls it. `path` is the property (an
    IRI, or a property path in SPARQL's syntax) and `value` the offending value, where there is one.
    """

    source: str
    title: str
    component: str
    severity: Severity
    message: str
    focus: Node
    label: str = ""
    path: str | None = None
    value: Node | None = None
    location: Location = field(default_factory=Location)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order of findings in every report: worst first, then by shape, message, place and node."""
        where = self.location
        return (
            self.severity.rank,
            self.title,
            self.source,
            self.message,
            where.file or "",
            where.line or 0,
            str(self.focus),
            self.path or "",
            str(self.value or ""),
            self.component,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Every finding about one graph, in a fixed order.

    `triples`, `passages` and `compared` say how much was checked: the triples of the graph, its passages, and the
    passages that were compared with the text of their article.
    """

    findings: tuple[Finding, ...] = ()
    triples: int = 0
    passages: int = 0
    compared: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "findings", tuple(sorted(self.findings, key=lambda finding: finding.sort_key)))

    @property
    def conforms(self) -> bool:
        """Whether no finding is a violation."""
        return self.count(Severity.VIOLATION) == 0

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, zeros included."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return self.counts[severity]

    def groups(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings by the title of their shape or rule, the worst group first."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.title, []).append(finding)
        return {title: tuple(members) for title, members in grouped.items()}
