from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

import kgbuild
from kgbuild.cli.main import main
from kgbuild.vocab import KG, OWL, RDF, VOID


def run(*arguments):
    """Return what a command prints."""
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("command", "subject"), [("ontology", KG.Article), ("shapes", "https://w3id.org/kgbuild/shapes#Article")]
)
def test_print_turtle(command, subject):
    """The ontology and the shapes come as one Turtle file each."""
    assert subject in {t.subject.value for t in parse(run(command).encode(), format=RdfFormat.TURTLE)}


def test_page():
    """The ontology comes as a page, too."""
    page = run("ontology", "--format", "html")
    assert page.startswith("<!doctype html>") and '<section id="Meeting">' in page


def test_page_of_rules():
    """The shapes and rules come as a page, too."""
    page = run("shapes", "--format", "html")
    assert page.startswith("<!doctype html>") and '<section id="Meeting">' in page and "line-wrong" in page


def test_context_and_frame():
    """What JSON-LD needs comes as JSON."""
    assert json.loads(run("ontology", "--format", "context"))["@context"]["Statement"] == "kg:Statement"
    assert json.loads(run("ontology", "--frame", "Meeting"))["type"] == "Meeting"


def test_an_unknown_frame_is_told():
    """A class that has no frame is answered with those that have."""
    done = CliRunner().invoke(main, ["ontology", "--frame", "Dragon"])
    assert done.exit_code == 2 and "Meeting" in done.output


def test_with_ontology(tmp_path):
    """A graph with the ontology conforms, has no blank node, says what its terms mean and how many triples it holds."""
    article, graph = tmp_path / "a.txt", tmp_path / "g.ttl"
    article.write_text("A report\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n", "utf-8")
    run("build", article, "--with-ontology", "--about", "title=A report", "-o", graph)
    triples = list(parse(path=str(graph), format=RdfFormat.TURTLE))
    assert any((t.predicate.value, t.object.value) == (RDF.type, OWL.ObjectProperty) for t in triples)
    assert not [t for t in triples for node in (t.subject, t.object) if isinstance(node, BlankNode)]
    dataset = next(t.subject for t in triples if (t.predicate.value, t.object) == (RDF.type, NamedNode(VOID.Dataset)))
    said = {t.object.value for t in triples if t.subject == dataset and t.predicate.value == VOID.triples}
    assert said == {str(len(triples))}
    report = kgbuild.check(graph, texts=article)
    assert report.conforms and not report.findings, report.findings


@pytest.mark.parametrize("about", ["colour=red", "issued=soon", "license"])
def test_wrong_descriptions_are_told(tmp_path, about):
    """What a dataset cannot say is told before anything is read."""
    done = CliRunner().invoke(main, ["build", str(tmp_path), "--about", about])
    assert done.exit_code == 2 and "Traceback" not in done.output


def test_update(tmp_path):
    """Two builds give the SPARQL that turns one into the other."""
    for name, words in (("old", "1"), ("new", "2")):
        (tmp_path / f"{name}.nt").write_text(f'<urn:a> <urn:p> "{words}" .\n', "utf-8")
    printed = run("update", tmp_path / "old.nt", tmp_path / "new.nt")
    assert 'DELETE DATA {\n<urn:a> <urn:p> "1" .' in printed and '"2"' in printed
