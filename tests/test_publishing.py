"""What is published beside the code is what the code prints. Run as a script, this writes it anew."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH

from kgbuild.check.rules import RULES
from kgbuild.cli.shapes import rules_page
from kgbuild.jsonld import context
from kgbuild.query.examples import examples
from kgbuild.query.page import ontology_page
from kgbuild.query.terms import all_terms, load_ontology
from kgbuild.vocab import KG
from kgbuild.writers import merged
from tests import pages

DOCS = Path(__file__).resolve().parents[1] / "docs"
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
PUBLISHED: dict[str, Callable[[], str]] = {
    "context.jsonld": lambda: json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n",
    "ontology.html": pages.ontology,
    "ontology.ttl": lambda: merged("ontology").decode(),
    "examples.ttl": lambda: examples().decode(),
    "shapes.html": rules_page,
    "shapes.ttl": lambda: merged("shapes").decode(),
    "use-the-data.html": pages.use_the_data,
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_in_step(name):
    """Each published file is what this version prints; python tests/test_publishing.py writes it anew."""
    assert (DOCS / name).read_text("utf-8") == PUBLISHED[name]()


def test_the_page_explains_every_term():
    """Each term has a section, ours under its local name, and every link inside the page leads to one."""
    page = ontology_page()
    places = set(re.findall(r'<section id="([^"]+)">', page))
    assert {term.name.removeprefix("kg:").replace(":", "-") for term in all_terms(load_ontology())} == places
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places


def test_the_published_page_leads_to_every_term():
    """The IRI of each term of ours, redirected to the page, leads to its place there, and so does every link."""
    page = (DOCS / "ontology.html").read_text("utf-8")
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    ours = {term.name.removeprefix("kg:") for term in all_terms(load_ontology()) if term.iri.startswith(str(KG))}
    assert len(ours) > 60 and ours <= set(places)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(places)


def test_the_page_of_rules_has_every_shape_and_rule():
    """Each shape with a target has a section with every property that it asks for, and each other rule a row."""
    page = rules_page()
    shapes = Graph().parse(DOCS / "shapes.ttl")
    label = {shape: str(shapes.value(shape, RDFS.label)) for shape in shapes.subjects(RDF.type, SH.NodeShape)}
    targeted = {shape for kind in TARGETS for shape in shapes.subjects(kind)}
    assert len(targeted) > 30
    for shape in targeted:
        place = str(shape).partition("#")[2]
        section = re.search(rf'<section id="{place}">(.*?)</section>', page, re.S)
        assert section and escape(label[shape]) in section[1], place
        for one in shapes.objects(shape, SH.property):
            assert escape(str(shapes.value(one, SH.message))) in section[1], one
    assert {rule.iri.partition("#")[2] for rule in RULES} == set(re.findall(r'<tr id="([^"]+)">', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


if __name__ == "__main__":
    for name, write in PUBLISHED.items():
        (DOCS / name).write_text(write(), "utf-8")
