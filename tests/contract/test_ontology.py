"""The ontology defines every term that the code may write, and no other, each in words that people understand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from kgbuild.resources import resource
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, SCHEMA, SEM

FILES = sorted(resource("ontology").rglob("*.ttl"))
CORE = URIRef("https://w3id.org/kgbuild/ontology")
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual}
BORROWED = [
    SCHEMA.sha256,
    SCHEMA.headline,
    SCHEMA.author,
    SCHEMA.publisher,
    SCHEMA.datePublished,
    SCHEMA.inLanguage,
    SCHEMA.mentions,
    SCHEMA.name,
    SCHEMA.alternateName,
    SCHEMA.sameAs,
    SCHEMA.text,
    SCHEMA.about,
    OA.SpecificResource,
    OA.hasSource,
    OA.hasSelector,
    OA.TextPositionSelector,
    OA.TextQuoteSelector,
    OA.start,
    OA.end,
    OA.exact,
    PROV.wasDerivedFrom,
    PROV.wasRevisionOf,
    GAF.denotedBy,
    ORG.Membership,
    ORG.member,
    ORG.organization,
    SEM.hasEarliestBeginTimeStamp,
    SEM.hasLatestEndTimeStamp,
]
ALIGNED = {
    KG.Article: SCHEMA.NewsArticle,
    KG.Person: SCHEMA.Person,
    KG.Party: ORG.Organization,
    KG.Organization: SCHEMA.Organization,
    KG.Place: SEM.Place,
    KG.Event: SEM.Event,
    KG.UnnamedSource: SEM.Actor,
    KG.place: SEM.hasPlace,
}
ROLES = ["participant", "person", "fromParty", "toParty", "contestant", "endorser", "endorsed", "organization"]


def _terms(graph: Graph) -> set[str]:
    return {str(subject) for subject in graph.subjects() if str(subject).startswith(str(KG))}


def _text(graph: Graph, term: str, predicate: URIRef) -> str:
    values = list(graph.objects(URIRef(term), predicate))
    assert len(values) == 1, f"{term} has {len(values)} values of {predicate}"
    assert isinstance(values[0], Literal)
    return str(values[0])


def _foreign(graph: Graph) -> Iterator[str]:
    for triple in graph:
        yield from (str(term) for term in triple if isinstance(term, URIRef))


def test_defines_the_terms_of_the_code_and_no_others(ontology: Graph) -> None:
    """The closed vocabulary in the code and the ontology hold the same terms."""
    assert _terms(ontology) == {KG[term] for term in KG}


@pytest.mark.parametrize("term", list(KG))
def test_every_term_is_explained(ontology: Graph, term: str) -> None:
    """Every term is a class, property or individual with one label, one comment, an example and its ontology."""
    iri = KG[term]
    assert KINDS & set(ontology.objects(URIRef(iri), RDF.type))
    assert _text(ontology, iri, RDFS.label)
    assert _text(ontology, iri, RDFS.comment).endswith(".")
    assert list(ontology.objects(URIRef(iri), SKOS.example))
    assert (ontology.value(URIRef(iri), RDFS.isDefinedBy), RDF.type, OWL.Ontology) in ontology


@pytest.mark.parametrize("term", BORROWED)
def test_every_borrowed_term_says_what_it_means_here(ontology: Graph, term: str) -> None:
    """Each term that the contract takes from another vocabulary has a label and a note on its use."""
    assert _text(ontology, term, RDFS.label)
    assert _text(ontology, term, SKOS.scopeNote)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_has_a_header(path: Path) -> None:
    """Every file says its title, makers, licence, version and preferred prefix."""
    graph = Graph().parse(path)
    headers = list(graph.subjects(RDF.type, OWL.Ontology))
    assert len(headers) == 1
    header = str(headers[0])
    assert _text(graph, header, DCTERMS.title)
    assert _text(graph, header, DCTERMS.description)
    assert _text(graph, header, DCTERMS.creator) == "kgbuild developers"
    assert graph.value(headers[0], DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    version = _text(graph, header, OWL.versionInfo)
    assert str(graph.value(headers[0], OWL.versionIRI)) == header.replace(str(CORE), f"{CORE}/{version}")
    assert _text(graph, header, VANN.preferredNamespacePrefix) == "kg"
    assert _text(graph, header, VANN.preferredNamespaceUri) == str(KG)
    assert headers[0] == CORE or (headers[0], OWL.imports, CORE) in graph


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_strict_turtle(path: Path) -> None:
    """A strict parser reads every file."""
    assert list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def test_blank_nodes_are_lists_of_what_is_different(ontology: Graph) -> None:
    """Every node of the ontology has an IRI, but for those that OWL gives none: of lists of what is all different."""
    unnamed = {node for triple in ontology for node in triple if isinstance(node, BNode)}
    heads = set(ontology.subjects(RDF.type, OWL.AllDifferent))
    lists = {node for head in heads for node in ontology.objects(head, OWL.distinctMembers / (RDF.rest * "*"))}
    assert unnamed == heads | lists - {RDF.nil}


@pytest.mark.parametrize("term", ALIGNED)
def test_is_aligned_with_known_vocabularies(ontology: Graph, term: str) -> None:
    """The main classes and properties stand below those of SEM, ORG and schema.org."""
    above = set(ontology.objects(URIRef(term), RDFS.subClassOf)) | set(
        ontology.objects(URIRef(term), RDFS.subPropertyOf)
    )
    assert URIRef(ALIGNED[term]) in above


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_an_actor(ontology: Graph, role: str) -> None:
    """Who takes part in an event is an actor in the sense of SEM."""
    assert (URIRef(KG[role]), RDFS.subPropertyOf, URIRef(SEM.hasActor)) in ontology


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        ("Factuality", {"Actual", "Planned", "Possible", "Denied"}),
        ("SpeechType", {"Direct", "Indirect", "Mixed"}),
        ("Rank", {"Preferred", "Deprecated"}),
    ],
)
def test_value_sets_are_individuals(ontology: Graph, cls: str, values: set[str]) -> None:
    """The values of a closed set are the individuals of its class."""
    assert {str(value) for value in ontology.subjects(RDF.type, URIRef(KG[cls]))} == {KG[value] for value in values}


def test_never_writes_schema_org_with_http(ontology: Graph, shapes: Graph) -> None:
    """schema.org is written with https throughout, and SEM's properties as SEM spells them."""
    names = {*_foreign(ontology), *_foreign(shapes)}
    assert not [name for name in names if name.startswith("http://schema.org")]
    assert not [name for name in names if name.endswith("Timestamp")]


def test_passages_are_the_only_domain_of_lines(ontology: Graph) -> None:
    """A line number belongs to a passage."""
    assert ontology.value(URIRef(KG.line), RDFS.domain) == URIRef(OA.SpecificResource)
