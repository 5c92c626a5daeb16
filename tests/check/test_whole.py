from __future__ import annotations

import pytest
from rdflib import Graph

from kgbuild.check import check_file
from kgbuild.check.index import GraphIndex
from kgbuild.check.render.text import render
from kgbuild.check.whole import check_whole

DATASET = """
<urn:dataset/{name}> a void:Dataset ; dcterms:title "{title}" ; prov:wasGeneratedBy <urn:build/{name}> ;
    void:triples {triples} .
"""
AGENT = '<urn:kgbuild> a prov:SoftwareAgent ; schema:name "kgbuild {version}" .'
MORE = "@prefix dcterms: <http://purl.org/dc/terms/> .\n"


@pytest.fixture
def found(sample):
    """A function that checks a graph as a whole and returns each finding's rule, severity and message."""

    ontology = Graph().parse(data="<urn:ontology> a <http://www.w3.org/2002/07/owl#Ontology> .")

    def check(turtle):
        graph = sample.graph(MORE + turtle) if turtle else Graph()
        return [
            (f.source.rsplit("#")[-1], f.severity.value, f.message) for f in check_whole(GraphIndex(graph), ontology)
        ]

    return check


def test_one_build_passes(sample, found):
    """A graph of one build with its description has no finding."""
    size = len(sample.graph(MORE + sample.turtle() + DATASET.format(name="a", title="A", triples=0)))
    assert found(sample.turtle() + DATASET.format(name="a", title="A", triples=size)) == []


@pytest.mark.parametrize(("triples", "change"), [(1, "added to it"), (9000, "taken out of it")])
def test_another_size(sample, found, triples, change):
    """A graph that holds more or fewer triples than it says has been changed; so has one beside the ontology."""
    turtle = sample.turtle() + DATASET.format(name="a", title="A", triples=triples)
    ((rule, severity, message),) = found(turtle)
    assert (rule, severity) == ("count-wrong", "Warning")
    assert message.endswith(f"something was {change} since it was built.")
    ((rule, *_),) = found(turtle + "<urn:ontology> a owl:Ontology .")
    assert rule == "count-wrong"


def test_the_ontology_may_be_there(sample, found):
    """A graph that the ontology was loaded beside holds as many triples more, and one that was built with it none."""
    turtle = sample.turtle() + "<urn:ontology> a owl:Ontology ."
    size = len(sample.graph(MORE + turtle + DATASET.format(name="a", title="A", triples=0)))
    for said in (size, size - 1):
        assert found(turtle + DATASET.format(name="a", title="A", triples=said)) == []


def test_nothing_at_all(found):
    """An empty graph is told to be empty."""
    ((rule, severity, message),) = found("")
    assert (rule, severity) == ("not-ours", "Violation")
    assert "empty" in message


def test_somebody_elses(found):
    """A graph without a term of ours is told to be somebody else's."""
    ((rule, _, message),) = found("<urn:a> schema:name 'Ann' .")
    assert rule == "not-ours" and "Nothing in the graph is in kgbuild's terms" in message


def test_the_verdict_is_a_plain_word(sample, tmp_path):
    """Neither an empty graph nor somebody else's "conforms"."""
    for turtle, verdict in (
        ("", "nothing to check\n"),
        ("<urn:a> <urn:b> 1 .", "not a graph of kgbuild's: nothing to check\n"),
    ):
        report = check_file(sample.file(tmp_path, turtle))
        assert not report.conforms and render(report).endswith(verdict)


def test_other_shapes_alone_may_have_any_graph(sample, tmp_path):
    """Who checks a graph of another kind against shapes of their own is not told that it is not ours."""
    assert check_file(sample.file(tmp_path, "<urn:a> <urn:b> 1 ."), shapes=Graph(), whole=False).conforms


def test_no_description(sample, found):
    """A graph without a description of itself is doubted."""
    turtle = sample.turtle().replace("d:dataset a void:Dataset .", "")
    assert [(rule, severity) for rule, severity, _ in found(turtle)] == [("no-description", "Warning")]


def test_two_builds(sample, found):
    """Two builds loaded together are named."""
    both = "".join(DATASET.format(name=n, title=n.upper(), triples=40) for n in "ab")
    ((rule, _, message),) = found(sample.turtle() + both)
    assert rule == "two-builds"
    assert "2 builds loaded together: “A” <urn:dataset/a>, “B” <urn:dataset/b>" in message


def test_two_builds_of_one_name(sample, found):
    """Two builds under one name are told by their two sizes."""
    both = DATASET.format(name="a", title="A", triples=40) + "<urn:dataset/a> void:triples 5000 ."
    ((rule, _, message),) = found(sample.turtle() + both)
    assert rule == "two-builds" and "40 and 5,000 triples" in message


@pytest.mark.parametrize(("version", "rules"), [("0.1.0", ["old-build"]), ("0.2.0", []), ("0.10.3", [])])
def test_an_older_version(sample, found, version, rules):
    """A graph of a version that used other terms is told which terms changed."""
    findings = found(sample.turtle() + AGENT.format(version=version))
    assert [rule for rule, *_ in findings] == rules
    assert all("built by kgbuild 0.1.0; since then, terms changed: " in message for *_, message in findings)


def test_an_older_version_counted_otherwise(sample, found):
    """Of a graph in older terms only that is told, not that its numbers are others."""
    turtle = sample.turtle() + AGENT.format(version="0.1.0") + DATASET.format(name="a", title="A", triples=9)
    assert [rule for rule, *_ in found(turtle)] == ["old-build"]
    assert [rule for rule, *_ in found(turtle.replace("0.1.0", "0.2.0"))] == ["count-wrong"]
