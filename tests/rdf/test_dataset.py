from __future__ import annotations

from datetime import date
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from kgbuild.check.load import from_quads
from kgbuild.rdf import (
    Counts,
    Minter,
    Origin,
    Source,
    check_about,
    describe,
    map_article,
    map_entities,
    outlook,
    used_keys,
)
from kgbuild.vocab import DCAT, DCTERMS, KG, NAMESPACES, PROV, RDF, SCHEMA, VOID

MODEL = "the language model 'x' (sha256 0123456789abcdef)"
BASE = "https://example.org/data/"
MINTER = Minter(BASE)
DCAT_AP = Path(__file__).with_name("dcat-ap.ttl")
PREFIXES = {prefix: str(namespace) for prefix, namespace in NAMESPACES.items()}


def description(facts, resolution, model="the language model 'x' (sha256 0123456789abcdef)", version="1.2.3"):
    """Return the description of the example's dataset as (subject, predicate, value) with the graph it describes."""
    quads = [
        *map_article(facts, outlook(facts, resolution), MINTER),
        *map_entities(resolution, used_keys(facts, outlook(facts, resolution)), MINTER),
    ]
    found = describe(Counts.of(quads), MINTER, version, model)
    return [(q.subject.value, q.predicate.value, q.object.value) for q in found], quads


def test_dataset(facts, resolution):
    """The dataset says what it is and how much it holds, in VoID and DCAT."""
    found, quads = description(facts, resolution)
    whole = {(q.subject, q.predicate, q.object) for q in describe(Counts.of(quads), MINTER, "1.2.3", MODEL)}
    dataset = f"{BASE}dataset/articles"
    assert {v for s, p, v in found if (s, p) == (dataset, RDF.type)} == {VOID.Dataset, DCAT.Dataset}
    assert (dataset, VOID.triples, str(len({(q.subject, q.predicate, q.object) for q in quads} | whole))) in found
    assert (dataset, VOID.documents, "1") in found
    assert (dataset, VOID.vocabulary, str(KG)) in found
    assert (f"{dataset}/class/kg/Person", VOID.entities, "2") in found


def test_provenance(facts, resolution):
    """The build used each article and was done by this version with this model."""
    found, _ = description(facts, resolution)
    run = f"{BASE}build/articles"
    assert (f"{BASE}dataset/articles", PROV.wasGeneratedBy, run) in found
    assert (run, PROV.used, f"{BASE}article/a.txt") in found
    agents = {v for s, p, v in found if (s, p) == (run, PROV.wasAssociatedWith)}
    names = {v for s, p, v in found if s in agents and p == SCHEMA.name}
    assert names == {"kgbuild 1.2.3", "the language model 'x' (sha256 0123456789abcdef)"}
    assert any(s == f"{BASE}dataset/articles" and p == DCTERMS.creator for s, p, _ in found)


def test_partitions_and_links(facts, resolution):
    """The description counts the triples of each property and the links to each place outside."""
    found, _ = description(facts, resolution)
    part = f"{BASE}dataset/articles/property/kg/participant"
    assert (part, VOID.property, KG.participant) in found and (part, VOID.triples, "2") in found
    links = f"{BASE}dataset/articles/links/urn"
    assert {v for s, p, v in found if s.startswith(links) and p == VOID.triples} == {"1"}


def test_partitions_count_the_description_too(facts, resolution):
    """Who counts the nodes of a class and the triples of a property in the whole graph finds the numbers given."""
    found, quads = description(facts, resolution)
    whole = {*found, *((q.subject.value, q.predicate.value, q.object.value) for q in quads)}
    told = {(s, p): v for s, p, v in found if p in (VOID["class"], VOID.property, VOID.entities, VOID.triples)}
    for (part, what), name in told.items():
        if what == VOID.property:
            assert int(told[part, VOID.triples]) == sum(p == name for _, p, _ in whole), name
        if what == VOID["class"]:
            assert int(told[part, VOID.entities]) == sum(p == RDF.type and v == name for _, p, v in whole), name
    assert {name for (_, what), name in told.items() if what == VOID.property} == {p for _, p, _ in whole}


def test_the_time_that_the_articles_cover(facts, resolution):
    """The dataset covers the days from the first on which an article may have appeared to the last."""
    found, _ = description(facts, resolution)
    period = f"{BASE}dataset/articles/period"
    assert (f"{BASE}dataset/articles", DCTERMS.temporal, period) in found
    assert (period, DCAT.startDate, "2011-05-01") in found and (period, DCAT.endDate, "2011-05-31") in found


def test_what_the_user_says(facts, resolution):
    """Title, licence, publisher, date and address stand in the description, the address as a distribution."""
    said = {
        "title": "Leeds news",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": "Leeds Echo",
        "issued": "2011-05",
        "download": "https://example.org/leeds.ttl",
    }
    check_about(said)
    origin = Origin("leeds", said, (Source("reference", "Reference data", "ab" * 32),))
    quads = list(map_article(facts, outlook(facts, resolution), MINTER))
    found = [
        (q.subject.value, q.predicate.value, q.object.value)
        for q in describe(Counts.of(quads), MINTER, "0.2.0", "m", origin)
    ]
    dataset = f"{BASE}dataset/leeds"
    assert (dataset, DCTERMS.title, "Leeds news") in found
    assert (dataset, DCTERMS.issued, "2011-05") in found
    assert (dataset, DCTERMS.publisher, f"{BASE}agent/leeds-echo") in found
    assert (f"{dataset}/distribution", DCAT.downloadURL, said["download"]) in found
    assert (f"{dataset}/distribution", DCTERMS.license, said["license"]) in found
    assert (dataset, DCTERMS.conformsTo, "https://w3id.org/kgbuild/ontology/0.2.0") in found
    everything = from_quads([*quads, *describe(Counts.of(quads), MINTER, "0.2.0", "m", origin)])
    conforms, _, text = pyshacl.validate(everything, shacl_graph=Graph().parse(DCAT_AP))
    assert conforms, text


def test_what_else_went_in(facts, resolution):
    """Each register and the decisions stand in the description: files, hash, citation, licence, last day and size."""
    register = Source(
        "reference-uk",
        "Reference data: uk",
        "ab" * 32,
        files=("people.csv", "posts.csv"),
        description="A register of who is who: members of the House of Commons.",
        citation="mySociety parlparse (2015-03-31)",
        licence="CC BY 4.0",
        known_until=date(2015, 3, 31),
        version="0.2.0",
    )
    own = Source("decisions", "Decisions", "cd" * 32, files=("mine.csv",), licence="as agreed", size=7)
    origin = Origin("leeds", {}, (register, own))
    quads = list(map_article(facts, outlook(facts, resolution), MINTER))
    described = list(describe(Counts.of(quads), MINTER, "0.2.0", "m", origin))
    found = {(q.subject.value, q.predicate.value, q.object.value) for q in described}
    node, other = f"{BASE}source/reference-uk-abababababababab", f"{BASE}source/decisions-cdcdcdcdcdcdcdcd"
    assert {(f"{BASE}build/leeds", PROV.used, node), (f"{BASE}build/leeds", PROV.used, other)} <= found
    assert {v for s, p, v in found if (s, p) == (node, SCHEMA.name)} == {"people.csv", "posts.csv"}
    assert {
        (node, DCTERMS.identifier, f"sha256:{'ab' * 32}"),
        (node, DCTERMS.bibliographicCitation, "mySociety parlparse (2015-03-31)"),
        (node, DCTERMS.license, "https://creativecommons.org/licenses/by/4.0/"),
        (node, DCAT.version, "0.2.0"),
        (node, DCTERMS.temporal, f"{node}/period"),
        (f"{node}/period", DCAT.endDate, "2015-03-31"),
        (other, DCTERMS.rights, "as agreed"),
        (other, SCHEMA.collectionSize, "7"),
    } <= found
    assert not [v for s, p, v in found if s == other and p in (DCTERMS.license, DCTERMS.temporal)]
    conforms, _, text = pyshacl.validate(from_quads([*quads, *described]), shacl_graph=Graph().parse(DCAT_AP))
    assert conforms, text


@pytest.mark.parametrize(
    "update",
    [
        "DELETE { ?d dcterms:title ?x } WHERE { ?d a dcat:Dataset ; dcterms:title ?x }",
        "INSERT { ?d dcterms:publisher 'Leeds Echo' } WHERE { ?d a void:Dataset }",
        "INSERT { ?d dcat:distribution <urn:x> . <urn:x> a dcat:Distribution } WHERE { ?d a void:Dataset }",
        "DELETE WHERE { ?a foaf:name ?x }",
        "INSERT { ?d dcterms:temporal <urn:x> . <urn:x> dcat:endDate 'long ago' } WHERE { ?d a void:Dataset }",
        "INSERT { ?d dcterms:language 'English' } WHERE { ?d a void:Dataset }",
    ],
)
def test_the_shapes_of_descriptions_notice(facts, resolution, update):
    """The shapes after DCAT-AP find a description that lacks what they ask for."""
    quads = list(map_article(facts, outlook(facts, resolution), MINTER))
    graph = from_quads([*quads, *describe(Counts.of(quads), MINTER, "0.2.0", "m", Origin("leeds"))])
    graph.update(update, initNs=PREFIXES)
    assert not pyshacl.validate(graph, shacl_graph=Graph().parse(DCAT_AP))[0]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"colour": "red"}, "no 'colour'; it has: title"),
        ({"issued": "yesterday"}, "yesterday"),
        ({"license": "CC BY"}, "must be an address"),
    ],
)
def test_wrong_descriptions_are_told(about, told):
    """A field that there is not, a date that is none, and words in place of an address are errors."""
    with pytest.raises(ValueError, match=told):
        check_about(about)


def test_two_collections_share_no_article(facts, resolution):
    """Files of the same name in two named collections are two articles, and their local entities are two."""
    one, other = Minter(BASE, "leeds 2011"), Minter(BASE, "york")
    assert one.article("a.txt") == f"{BASE}article/leeds-2011/a.txt"
    assert other.article("a.txt") == f"{BASE}article/york/a.txt"
    assert one.entity("article/a.txt/unnamed/x") == f"{BASE}article/leeds-2011/a.txt/unnamed/x"
    assert one.entity("person/q1") == other.entity("person/q1") == f"{BASE}person/q1"


def test_names_of_datasets_that_look_alike(facts, resolution):
    """What an IRI cannot hold of a name still tells two datasets apart: capitals, strokes, what is cut."""
    names = ["leeds/news", "york/news", "News", "news", "n" * 70, "n" * 80]
    articles = {Minter(BASE, name).article("a.txt") for name in names}
    datasets = {next(iter(describe(Counts(), MINTER, "0.2.0", "m", Origin(name)))).subject for name in names}
    assert len(articles) == len(datasets) == len(names)


def test_reproducible(facts, resolution):
    """The description has no time of day in it: twice is the same."""
    assert description(facts, resolution)[0] == description(facts, resolution)[0]


def test_another_model_is_another_agent(facts, resolution):
    """Two models of the same name and other content are told apart."""
    one, _ = description(facts, resolution, model="the language model 'x' (sha256 00)")
    other, _ = description(facts, resolution, model="the language model 'x' (sha256 11)")
    assert {s for s, _, _ in one} != {s for s, _, _ in other}
