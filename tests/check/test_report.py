from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kgbuild.check import Finding, Location, Report, Severity
from kgbuild.check.render import RENDERERS, text


def _finding(number: int = 1, **changes: object) -> Finding:
    values = {
        "source": "https://example.org/shapes#S",
        "title": "Meetings",
        "component": str(SH.MinCountConstraintComponent),
        "severity": Severity.VIOLATION,
        "message": "A meeting names two or more people.",
        "focus": URIRef(f"https://example.org/m{number}"),
        "label": f"Meeting {number}",
        "path": "https://w3id.org/kgbuild/ontology#participant",
        "location": Location("1.txt", number, "Ann <met> nobody."),
    }
    return Finding(**{**values, **changes})


@pytest.fixture
def report() -> Report:
    """A report with two violations of one shape and a warning of another."""
    warning = _finding(
        3, title="Articles", severity=Severity.WARNING, message="No hash.", value=Literal("x", lang="en")
    )
    return Report(findings=(warning, _finding(2), _finding(1)), triples=1200, passages=2, compared=1)


def test_findings_are_sorted(report):
    """The worst findings come first, then those of one shape by file and line."""
    assert [f.label for f in report.findings] == ["Meeting 1", "Meeting 2", "Meeting 3"]


def test_warnings_conform():
    """Only violations keep a graph from conforming."""
    assert Report(findings=(_finding(severity=Severity.WARNING),)).conforms
    assert not Report(findings=(_finding(),)).conforms


def test_counts(report):
    """Each severity is counted, zeros included."""
    assert report.counts == {Severity.VIOLATION: 2, Severity.WARNING: 1, Severity.INFO: 0}


def test_text(report):
    """The text groups by shape and message, and shows each node with its place, words and IRI."""
    assert text.render(report) == (
        "Meetings (2 violations)\n"
        "  Violation: A meeting names two or more people.\n"
        "    Meeting 1\n"
        "      1.txt:1: “Ann <met> nobody.”\n"
        "      https://example.org/m1\n"
        "    Meeting 2\n"
        "      1.txt:2: “Ann <met> nobody.”\n"
        "      https://example.org/m2\n"
        "\n"
        "Articles (1 warning)\n"
        "  Warning: No hash.\n"
        "    Meeting 3\n"
        "      1.txt:3: “Ann <met> nobody.”\n"
        "      https://example.org/m3\n"
        "      value: “x”\n"
        "\n"
        "Checked 1,200 triples and 2 passages; 1 compared with the text of their article.\n"
        "does not conform: 2 violations, 1 warning\n"
    )


def test_text_limit(report):
    """A limit cuts the nodes under one message and says how many are left."""
    assert "    … and 1 more (--limit 0 shows all)\n" in text.render(report, limit=1)


@pytest.mark.parametrize(
    ("findings", "last"),
    [
        ((), "conforms"),
        ((_finding(severity=Severity.WARNING),), "conforms (1 warning)"),
        ((_finding(),), "does not conform: 1 violation, 0 warnings"),
    ],
)
def test_last_line(findings, last):
    """The last line of the text is the verdict."""
    assert text.render(Report(findings=findings)).splitlines()[-1] == last


def test_json(report):
    """The JSON holds the verdict, the counts and every finding."""
    document = json.loads(RENDERERS["json"](report))
    assert document["conforms"] is False
    assert document["counts"] == {"Violation": 2, "Warning": 1, "Info": 0}
    assert document["findings"][0]["node"] == "https://example.org/m1"
    assert (document["findings"][0]["file"], document["findings"][0]["line"]) == ("1.txt", 1)


def test_turtle(report):
    """The Turtle is a SHACL validation report that rdflib reads, without blank nodes."""
    graph = Graph().parse(data=RENDERERS["turtle"](report), format="turtle")
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == 3
    assert graph.value(None, RDF.type, SH.ValidationReport) == URIRef("urn:kgbuild:validation-report")
    assert (None, SH.value, Literal("x", lang="en")) in graph
    assert (None, SH.conforms, Literal(False)) in graph
    assert all(isinstance(node, URIRef) for node in graph.subjects())


def test_html(report):
    """The page is well-formed, escapes what it quotes, and holds no script."""
    opened: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag != "meta":
                opened.append(tag)

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    page = RENDERERS["html"](report)
    Tags().feed(page)
    assert opened == []
    assert "Ann &lt;met&gt; nobody." in page
    assert "<script" not in page


@pytest.mark.parametrize("output", sorted(RENDERERS))
def test_same_report_same_bytes(report, output):
    """The order in which findings arrive does not show."""
    again = Report(findings=report.findings[::-1], triples=1200, passages=2, compared=1)
    assert RENDERERS[output](again) == RENDERERS[output](report)
