from __future__ import annotations

from datetime import date

from pyoxigraph import Literal, NamedNode

from kgbuild.model import DateInterval, Entity, EntityKind, KnownElection, Resolution
from kgbuild.rdf import Minter, map_elections, map_entities
from kgbuild.vocab import KG, ORG, PROV, RDF, SEM

BASE = "https://example.org/data/"
MINTER = Minter(BASE)
DAY = DateInterval(date(2010, 5, 6), date(2010, 5, 6))


def test_elections_of_several_articles_lead_to_one_node() -> None:
    """A known election is one node with its day and record; each event that means it points there."""
    known = KnownElection(id="gb/general/2010-05-06", country="gb", kind="general", days=DAY, name="General election")
    places = (("a.txt", 0), ("b.txt", 3))
    resolution = Resolution({}, {}, elections=dict.fromkeys(places, known))
    events = {place: f"{BASE}article/{place[0]}/election/1" for place in places}
    triples = {(q.subject, q.predicate, q.object) for q in map_elections(resolution, events, MINTER)}
    node = NamedNode(f"{BASE}election/gb/general/2010-05-06")
    record = NamedNode(f"{BASE}reference/election/gb/general/2010-05-06")
    assert {s.value for s, p, o in triples if p.value == KG.sameElection and o == node} == set(events.values())
    assert (node, NamedNode(RDF.type), NamedNode(KG.KnownElection)) in triples
    assert (node, NamedNode(PROV.wasDerivedFrom), record) in triples
    assert (record, NamedNode(RDF.type), NamedNode(KG.ReferenceRecord)) in triples
    days = {o for s, p, o in triples if s == node and p.value == SEM.hasEarliestBeginTimeStamp}
    assert days == {Literal("2010-05-06", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))}


def test_a_branch_leads_to_its_party_and_the_party_is_described() -> None:
    """A party that no article names is in the graph, with its class and name, if a branch of it is."""
    entities = {
        "party/river": Entity(key="party/river", kind=EntityKind.PARTY, name="River Greens", parent="party/greens"),
        "party/greens": Entity(key="party/greens", kind=EntityKind.PARTY, name="Green Party"),
    }
    triples = {
        (q.subject, q.predicate, q.object) for q in map_entities(Resolution(entities, {}), ["party/river"], MINTER)
    }
    branch, party = NamedNode(f"{BASE}party/river"), NamedNode(f"{BASE}party/greens")
    assert (branch, NamedNode(ORG.subOrganizationOf), party) in triples
    assert (party, NamedNode(RDF.type), NamedNode(KG.Party)) in triples
