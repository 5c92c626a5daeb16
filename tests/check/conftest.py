"""A small graph of one article that keeps every rule, and ways to spoil it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import Graph

PREFIXES = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix ex: <https://example.org/shapes#> .
@prefix d: <https://w3id.org/kgbuild/data/> .
"""
BASE = "https://w3id.org/kgbuild/data/"
ARTICLE = f"{BASE}article/1"
TEXT = "Two leaders in Leeds\n\nAnn Ash met Bo Birch on Monday. “We agreed on rail,” said Ms Ash, the mayor.\n"


class Sample:
    """The example, its text, and its parts, for tests to spoil."""

    text = TEXT
    texts = {"1.txt": TEXT}  # noqa: RUF012 - no test changes it
    article = ARTICLE
    base = BASE

    def passage(self, words: str, shift: int = 0, exact: str | None = None) -> tuple[str, str]:
        """Return the IRI of the passage of some words, and its Turtle; `shift` and `exact` spoil it."""
        start = TEXT.index(words) + shift
        end = start + len(words)
        node, selector = f"<{ARTICLE}#char={start},{end}>", f"<{ARTICLE}#selector={start},{end}>"
        quoted = words if exact is None else exact
        return node, (
            f"{node} a oa:SpecificResource ; oa:hasSource <{ARTICLE}> ; oa:hasSelector {selector} .\n"
            f"{selector} a oa:TextPositionSelector, oa:TextQuoteSelector ; "
            f'oa:start {start} ; oa:end {end} ; oa:exact "{quoted}" .\n'
        )

    def turtle(self) -> str:
        """Return the Turtle of a graph that keeps every rule, without prefixes."""
        met, met_turtle = self.passage("Ann Ash met Bo Birch on Monday.")
        said, said_turtle = self.passage("“We agreed on rail,”")
        mayor, mayor_turtle = self.passage("Ms Ash, the mayor")
        bo, bo_turtle = self.passage("Bo Birch")
        return f"""
<{ARTICLE}> a kg:Article ; kg:fileName "1.txt" ; schema:sha256 "{hashlib.sha256(TEXT.encode()).hexdigest()}" ;
    schema:inLanguage "en" ; schema:mentions d:ann, d:bo .
d:dataset a void:Dataset .
d:ann a kg:Person ; schema:name "Ann Ash" ; schema:alternateName "Ms Ash, the mayor" ; gaf:denotedBy {mayor} .
d:bo a kg:Person ; schema:name "Bo Birch" ; gaf:denotedBy {bo} .
d:meeting a kg:Meeting ; kg:participant d:ann, d:bo ; kg:factuality kg:Actual ; kg:confidence 1.0 ;
    prov:wasDerivedFrom {met} .
d:statement a kg:Statement ; kg:speaker d:ann ; kg:speechType kg:Direct ; schema:text "“We agreed on rail,”" ;
    kg:confidence 1.0 ; prov:wasDerivedFrom {said} .
d:membership a org:Membership ; org:member d:ann ; kg:post "mayor" ; kg:former false ;
    prov:wasDerivedFrom {mayor} .
{met_turtle}{said_turtle}{mayor_turtle}{bo_turtle}"""

    def spoilt(self, old: str, new: str) -> Graph:
        """Return the example with one piece of its Turtle replaced."""
        turtle = self.turtle()
        assert old in turtle
        return self.graph(turtle.replace(old, new))

    def graph(self, turtle: str | None = None) -> Graph:
        """Return the graph that some Turtle writes, with the prefixes bound; the example if none is given."""
        return Graph().parse(data=PREFIXES + (self.turtle() if turtle is None else turtle), format="turtle")

    def file(self, folder: Path, turtle: str | None = None) -> Path:
        """Write Turtle, or the example, to a file."""
        path = folder / "graph.ttl"
        path.write_text(PREFIXES + (self.turtle() if turtle is None else turtle), encoding="utf-8")
        return path


ONTOLOGY = """
kg:Meeting a owl:Class ; rdfs:subClassOf sem:Event . kg:Person a owl:Class . kg:Statement a owl:Class .
kg:participant a owl:ObjectProperty .
"""
SHAPES = """
ex:Meeting a sh:NodeShape ; rdfs:label "Meetings" ; sh:targetClass sem:Event ;
    sh:property [ sh:path kg:participant ; sh:minCount 2 ; sh:class kg:Person ;
                  sh:message "A meeting names two or more people." ] .
ex:Person a sh:NodeShape ; sh:targetClass kg:Person ;
    sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ] .
"""


@pytest.fixture
def sample() -> Sample:
    """The example."""
    return Sample()


@pytest.fixture
def ontology(sample: Sample) -> Graph:
    """A small ontology, so that tests do not hang on kgbuild's."""
    return sample.graph(ONTOLOGY)


@pytest.fixture
def shapes(sample: Sample) -> Graph:
    """Two small shapes: one with a message of its own, one without."""
    return sample.graph(SHAPES)
