"""The ontology is consistent OWL 2 DL, alone and with the graph of the seeds, and notices what it excludes."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import owlrl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kgbuild.resources import resource
from kgbuild.vocab import KG, ORG, SCHEMA
from tests.contract.owl import CORE, hermit, judge, whole

GOOD = Path(__file__).with_name("good.ttl")
SEEDS = Path(__file__).resolve().parents[2] / "data" / "seeds.ttl"
DATA = "https://w3id.org/kgbuild/data/"
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
HERMIT = hermit()
NO_HERMIT = "HermiT is not there; it comes with `pip install owlready2` and needs a Java development kit"
EXCLUDED = {
    "two factualities": (f"{DATA}meeting", KG.factuality, KG.Denied),
    "two ranks": (f"{DATA}result", KG.rank, KG.Preferred),
    "two types of speech": (f"{DATA}statement", KG.speechType, KG.Direct),
    "a person that is a party": (f"{DATA}ann", str(RDF.type), KG.Party),
    "a place that speaks for somebody": (f"{DATA}leeds", KG.onBehalfOf, f"{DATA}ann"),
    "an event with a speaker": (f"{DATA}meeting", KG.speaker, f"{DATA}ann"),
}


def _closed(graph: Graph) -> set[str]:
    """Return what OWL RL finds contradictory."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {str(message) for message in graph.objects(None, ERROR)}


def test_the_good_graph_is_consistent() -> None:
    """OWL RL finds no contradiction in the ontology with a graph in which nothing is wrong."""
    assert not _closed(whole(GOOD))


@pytest.mark.parametrize("what", ["two factualities", "a person that is a party"])
def test_contradictions_are_noticed(what: str) -> None:
    """What the ontology excludes is a contradiction for a reasoner."""
    graph = whole(GOOD)
    graph.add(tuple(URIRef(term) for term in EXCLUDED[what]))
    assert _closed(graph)


@pytest.mark.skipif(HERMIT is None, reason=NO_HERMIT)
@pytest.mark.parametrize("graphs", [(), (GOOD,), (SEEDS,)], ids=["ontology", "good", "seeds"])
def test_owl_2_dl(graphs: tuple[Path, ...]) -> None:
    """The ontology, alone and with a graph, is in the profile of OWL 2 DL, consistent, and has no empty class."""
    assert HERMIT is not None
    verdict = judge(whole(*graphs), HERMIT)
    assert verdict.axioms > 500
    assert (verdict.outside, verdict.consistent, verdict.empty) == ((), True, ())


@pytest.mark.skipif(HERMIT is None, reason=NO_HERMIT)
@pytest.mark.parametrize("what", EXCLUDED)
def test_hermit_notices(what: str) -> None:
    """HermiT, too, finds what the ontology excludes inconsistent."""
    assert HERMIT is not None
    graph = whole(GOOD)
    graph.add(tuple(URIRef(term) for term in EXCLUDED[what]))
    assert not judge(graph, HERMIT).consistent


def test_terms_are_one_kind_of_thing() -> None:
    """No property is both of things and of values, and whatever is used as a property or class is declared."""
    graph = whole()
    of = {kind: set(graph.subjects(RDF.type, kind)) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Class)}
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    kinds = [of[OWL.ObjectProperty], of[OWL.DatatypeProperty], annotations]
    assert not [term for n, one in enumerate(kinds) for other in kinds[n + 1 :] for term in one & other]
    builtin = (str(OWL), str(RDF), str(RDFS))
    used = {p for p in graph.predicates() if not str(p).startswith(builtin)}
    assert used <= set().union(*kinds)
    parents = {o for o in graph.objects(None, RDFS.subClassOf) if not str(o).startswith(builtin)}
    assert parents <= of[OWL.Class]


def test_properties_of_ours_lead_somewhere() -> None:
    """Every property of ours that links nodes says where it leads to, and from where."""
    graph = whole()
    ours = [p for p in graph.subjects(RDF.type, OWL.ObjectProperty) if str(p) in KG]
    assert not [p for p in ours if graph.value(p, RDFS.range) is None or graph.value(p, RDFS.domain) is None]


def test_popolo() -> None:
    """People, organisations, memberships and roles are those of ORG, which Popolo uses."""
    graph = whole()
    person = URIRef("http://www.w3.org/ns/person#Person")
    assert (URIRef(KG.Person), RDFS.subClassOf, person) in graph
    assert (URIRef(KG.Organization), RDFS.subClassOf, URIRef(ORG.Organization)) in graph
    assert URIRef(ORG.hasMembership) in set(graph.objects(URIRef(ORG.member), OWL.inverseOf))
    assert URIRef(ORG.role) in set(graph.objects(URIRef(KG.post), RDFS.seeAlso))


def test_closed_sets_are_concept_schemes() -> None:
    """Each value of a closed set is the top concept of one scheme and has a preferred label, for tools of SKOS."""
    graph = whole()
    values = {v for v in graph.subjects(SKOS.inScheme) if str(v) in KG}
    assert len(values) == 10
    for value in values:
        (scheme,) = graph.objects(value, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph and (scheme, SKOS.hasTopConcept, value) in graph
        assert graph.value(value, SKOS.prefLabel) == graph.value(value, RDFS.label)


def test_hashes_belong_to_texts() -> None:
    """An article is a schema:TextObject, a media object, for only those have a schema:sha256."""
    assert (URIRef(KG.Article), RDFS.subClassOf, URIRef(SCHEMA.TextObject)) in whole()


@pytest.mark.parametrize("folder", ["ontology", "shapes"])
def test_dates_are_those_of_the_history(folder: str) -> None:
    """Files say when they were made, and were modified no earlier than the last commit that changed one of them."""
    root = Path(__file__).resolve().parents[2]
    git = ["git", "-C", str(root), "log", "--format=%as"]
    history = subprocess.run([*git, "--", folder], capture_output=True, text=True, check=False).stdout.split()
    shallow = subprocess.run(
        [*git[:3], "rev-parse", "--is-shallow-repository"], capture_output=True, text=True, check=False
    )
    if not history or shallow.stdout.strip() != "false":
        pytest.skip("no whole history of this checkout is there")
    newest = date.min
    for path in sorted(resource(folder).rglob("*.ttl")):
        graph = Graph().parse(path)
        (header,) = graph.subjects(RDF.type, OWL.Ontology)
        created, modified = (graph.value(header, p) for p in (DCTERMS.created, DCTERMS.modified))
        first = subprocess.run(
            [*git, "--follow", "--diff-filter=A", "--", str(path)], capture_output=True, text=True, check=True
        ).stdout.split()
        assert not first or str(created) == first[-1], path.name
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(modified)) and str(modified) >= str(created)
        newest = max(newest, date.fromisoformat(str(modified)))
    assert newest >= date.fromisoformat(history[0]), "write the day of the change into dcterms:modified"


def test_the_core_names_its_version() -> None:
    """The core has a version IRI, and names the version before it."""
    graph = whole()
    assert str(graph.value(CORE, OWL.versionIRI)).startswith(f"{CORE}/0.2")
    assert str(graph.value(CORE, OWL.priorVersion)).startswith(f"{CORE}/0.1")
