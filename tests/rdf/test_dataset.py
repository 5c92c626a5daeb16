from __future__ import annotations

from kgbuild.rdf import Minter, describe, map_article, map_entities, used_keys
from kgbuild.vocab import DCAT, DCTERMS, KG, PROV, RDF, SCHEMA, VOID

BASE = "https://example.org/data/"
MINTER = Minter(BASE)


def description(facts, resolution, model="the language model 'x' (sha256 0123456789abcdef)", version="1.2.3"):
    """Return the description of the example's dataset as (subject, predicate, value) with the graph it describes."""
    quads = [*map_article(facts, resolution, MINTER), *map_entities(resolution, used_keys(facts, resolution), MINTER)]
    found = describe(quads, MINTER, version, model)
    return [(q.subject.value, q.predicate.value, q.object.value) for q in found], quads


def test_dataset(facts, resolution):
    """The dataset says what it is and how much it holds, in VoID and DCAT."""
    found, quads = description(facts, resolution)
    dataset = f"{BASE}dataset"
    assert {v for s, p, v in found if (s, p) == (dataset, RDF.type)} == {VOID.Dataset, DCAT.Dataset}
    assert (dataset, VOID.triples, str(len({(q.subject, q.predicate, q.object) for q in quads}))) in found
    assert (dataset, VOID.documents, "1") in found
    assert (dataset, VOID.vocabulary, str(KG)) in found
    assert (f"{BASE}dataset/class/kg/Person", VOID.entities, "2") in found


def test_provenance(facts, resolution):
    """The build used each article and was done by this version with this model."""
    found, _ = description(facts, resolution)
    run = f"{BASE}build"
    assert (f"{BASE}dataset", PROV.wasGeneratedBy, run) in found
    assert (run, PROV.used, f"{BASE}article/a.txt") in found
    agents = {v for s, p, v in found if (s, p) == (run, PROV.wasAssociatedWith)}
    names = {v for s, p, v in found if s in agents and p == SCHEMA.name}
    assert names == {"kgbuild 1.2.3", "the language model 'x' (sha256 0123456789abcdef)"}
    assert any(s == f"{BASE}dataset" and p == DCTERMS.creator for s, p, _ in found)


def test_reproducible(facts, resolution):
    """The description has no time of day in it: twice is the same."""
    assert description(facts, resolution)[0] == description(facts, resolution)[0]


def test_another_model_is_another_agent(facts, resolution):
    """Two models of the same name and other content are told apart."""
    one, _ = description(facts, resolution, model="the language model 'x' (sha256 00)")
    other, _ = description(facts, resolution, model="the language model 'x' (sha256 11)")
    assert {s for s, _, _ in one} != {s for s, _, _ in other}
