"""The files of a new event type, as text to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Names:
    """The forms of one name: of its files ("party_vote"), its class ("PartyVote"), and in words ("party vote")."""

    module: str
    cls: str
    words: str

    def fill(self, text: str) -> str:
        """Put the names into a text."""
        dashed = self.words.replace(" ", "-")
        filled = text.replace("@MODULE@", self.module).replace("@CLASS@", self.cls)
        filled = filled.replace("@TODAY@", date.today().isoformat())
        return filled.replace("@WORDS@", self.words).replace("@DASHED@", dashed)


EVENT = '''"""@CLASS@: say in one line what happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.arguments import doers
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import AGENTS, Context
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.tie import Tied
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG

KG.declare("@CLASS@")


@dataclass(frozen=True, kw_only=True)
class @CLASS@(Event):
    """Say in one line what happens."""

    iri_class: ClassVar[str] = KG.@CLASS@
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, min=1, max=None)]


EVENT = @CLASS@
PARTS = {"participant": AGENTS, "place": frozenset({EntityKind.PLACE})}
MAIN = ("participant",)
EXAMPLES = (
    "Ann Bell called a @WORDS@ on Friday.",  # put here sentences that state one, in all the wordings that you know
    "Ann Bell and Carl Dorn will hold the @WORDS@.",
)
COUNTEREXAMPLES = ("Ann Bell read the @WORDS@ paper.",)  # and here sentences that only look like it

_WORDS = trigger(rf"{verb('call', 'hold', 'begin')} (?:a|an|the|another) @WORDS@")


def find(context: Context) -> Iterator[Candidate]:
    """Propose a @WORDS@ where its words stand."""
    for chunk, _ in matches(context, _WORDS, verbs=True):
        people = [part("participant", p) for p in doers(context, chunk)]
        yield propose(context, "@CLASS@", chunk, *people, score=0.8)


def read(tied: Tied) -> Iterator[@CLASS@]:
    """Yield the @WORDS@ of all participants."""
    people = tied.references("participant")
    if people:
        yield @CLASS@(participants=tuple(p.ref for p in people), **tied.stated(*people))


def same(_context: Context, a: @CLASS@, b: @CLASS@) -> bool:
    """Say whether two mentions may be of one @WORDS@: the same participants."""
    return a.participants == b.participants
'''

ONTOLOGY = """# Say in one line what these events are.

@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/kgbuild/ontology/events/@MODULE@> a owl:Ontology ;
    dcterms:title "kgbuild ontology: @WORDS@"@en ;
    dcterms:description "Say in one line what these events are."@en ;
    dcterms:creator "kgbuild developers" ;
    dcterms:created "@TODAY@"^^xsd:date ;
    dcterms:modified "@TODAY@"^^xsd:date ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    owl:imports <https://w3id.org/kgbuild/ontology> ;
    owl:versionIRI <https://w3id.org/kgbuild/ontology/0.2.0/events/@MODULE@> ;
    owl:versionInfo "0.2.0" ;
    vann:preferredNamespacePrefix "kg" ;
    vann:preferredNamespaceUri "https://w3id.org/kgbuild/ontology#" .

kg:@CLASS@ a owl:Class ;
    rdfs:label "@WORDS@"@en ;
    rdfs:comment "Define it here: what counts, and what does not."@en ;
    skos:example "Ann Bell called a @WORDS@ on Friday."@en ;
    rdfs:subClassOf kg:Event, sem:Event ;
    rdfs:isDefinedBy <https://w3id.org/kgbuild/ontology/events/@MODULE@> .
"""

SHAPE = """# What each @WORDS@ must hold to.

@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/kgbuild/shapes#> .
@prefix vann: <http://purl.org/vocab/vann/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/kgbuild/shapes/events/@MODULE@> a owl:Ontology ;
    dcterms:title "kgbuild shapes: @WORDS@"@en ;
    dcterms:description "What each @WORDS@ must hold to."@en ;
    dcterms:creator "kgbuild developers" ;
    dcterms:created "@TODAY@"^^xsd:date ;
    dcterms:modified "@TODAY@"^^xsd:date ;
    dcterms:license <https://opensource.org/license/mit> ;
    owl:imports <https://w3id.org/kgbuild/shapes> ;
    owl:versionIRI <https://w3id.org/kgbuild/shapes/0.2.0/events/@MODULE@> ;
    owl:versionInfo "0.2.0" ;
    vann:preferredNamespacePrefix "shape" ;
    vann:preferredNamespaceUri "https://w3id.org/kgbuild/shapes#" .

shape:@CLASS@ a sh:NodeShape ;
    rdfs:label "@CLASS@"@en ;
    sh:targetClass kg:@CLASS@ ;
    sh:property shape:@CLASS@-participant, shape:@CLASS@-participant-given .

shape:Event sh:targetClass kg:@CLASS@ .

shape:@CLASS@-participant a sh:PropertyShape ;
    sh:path kg:participant ;
    sh:name "who takes part"@en ;
    sh:node shape:An-entity ;
    sh:message "Every kg:participant of a @WORDS@ must be an entity that the graph describes."@en .

shape:@CLASS@-participant-given a sh:PropertyShape ;
    sh:path kg:participant ;
    sh:name "who takes part given"@en ;
    sh:severity sh:Warning ;
    sh:minCount 1 ;
    sh:message "A @WORDS@ should say who takes part (kg:participant); perhaps the text does not."@en .
"""

FILES = (
    ("kgbuild/extract/events", ".py", EVENT),
    ("ontology/events", ".ttl", ONTOLOGY),
    ("shapes/events", ".ttl", SHAPE),
)
"""Folder, ending and text of each file."""
