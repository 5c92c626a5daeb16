"""A small graph of one article that keeps every rule, and ways to spoil it."""

from __future__ import annotations

import hashlib

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
@prefix ex: <https://example.org/shapes#> .
@prefix d: <https://w3id.org/kgbuild/data/> .
"""
BASE = "https://w3id.org/kgbuild/data/"
ARTICLE = f"{BASE}article/1"
TEXT = "Two leaders in Leeds\n\nAnn Ash met Bo Birch on Monday. “We agreed on rail,” said Ms Ash, the mayor.\n"


def passage(words: str, text: str = TEXT, shift: int = 0, exact: str | None = None) -> tuple[str, str]:
    """Return the IRI of the passage of some words, and its Turtle; `shift` and `exact` spoil it."""
    start = text.index(words) + shift
    end = start + len(words)
    node, selector = f"<{ARTICLE}#char={start},{end}>", f"<{ARTICLE}#selector={start},{end}>"
    quoted = (words if exact is None else exact).replace('"', '\\"')
    return node, (
        f"{node} a oa:SpecificResource ; oa:hasSource <{ARTICLE}> ; oa:hasSelector {selector} .\n"
        f"{selector} a oa:TextPositionSelector, oa:TextQuoteSelector ; "
        f'oa:start {start} ; oa:end {end} ; oa:exact "{quoted}" .\n'
    )


def example(text: str = TEXT) -> str:
    """Return the Turtle of a graph that keeps every rule."""
    met, met_turtle = passage("Ann Ash met Bo Birch on Monday.")
    said, said_turtle = passage("“We agreed on rail,”")
    mayor, mayor_turtle = passage("Ms Ash, the mayor")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return f"""{PREFIXES}
<{ARTICLE}> a kg:Article ; kg:fileName "1.txt" ; schema:sha256 "{sha256}" ; schema:inLanguage "en" ;
    schema:mentions d:ann, d:bo .
d:ann a kg:Person ; schema:name "Ann Ash" ; gaf:denotedBy {mayor} .
d:bo a kg:Person ; schema:name "Bo Birch" .
d:meeting a kg:Meeting ; kg:participant d:ann, d:bo ; kg:factuality kg:Actual ; kg:confidence 1.0 ;
    prov:wasDerivedFrom {met} .
d:statement a kg:Statement ; kg:speaker d:ann ; kg:speechType kg:Direct ; schema:text "“We agreed on rail,”" ;
    kg:confidence 1.0 ; prov:wasDerivedFrom {said} .
d:membership a org:Membership ; org:member d:ann ; kg:post "mayor" ; kg:former false ;
    prov:wasDerivedFrom {mayor} .
{met_turtle}{said_turtle}{mayor_turtle}"""


def graph_of(turtle: str) -> Graph:
    """Return the graph that some Turtle writes, with the prefixes bound."""
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


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
def ontology() -> Graph:
    """A small ontology, so that tests do not hang on the wording of kgbuild's."""
    return graph_of(ONTOLOGY)


@pytest.fixture
def shapes() -> Graph:
    """Two small shapes: one with a message of its own, one without."""
    return graph_of(SHAPES)
