from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, serialize

from kgbuild.check import check_quads
from kgbuild.extract.events.defection import Defection
from kgbuild.model import DateInterval, EntityRef, Factuality, Span
from kgbuild.rdf import Counts, Minter, describe, map_article, map_entities, outlook, used_keys
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, RDF, RDFS, SCHEMA, SEM, XSD

from .conftest import TEXT, at

BASE = "https://example.org/data/"
ARTICLE = f"{BASE}article/a.txt"
MINTER = Minter(BASE)


def quads_of(facts, resolution):
    """Return the whole graph of one article."""
    quads = list(map_article(facts, outlook(facts, resolution), MINTER))
    quads += map_entities(resolution, used_keys(facts, outlook(facts, resolution)), MINTER)
    return [*quads, *describe(Counts.of(quads), MINTER, "0.1.0", "rules")]


@pytest.fixture
def quads(facts, resolution):
    """Return the whole graph of the example."""
    return quads_of(facts, resolution)


@pytest.fixture
def values(quads):
    """Return the function that gives a node's values of a property, sorted, as text."""

    def of(node, prop):
        return sorted({q.object.value for q in quads if q.subject.value == node and q.predicate.value == prop})

    return of


@pytest.fixture
def instances(quads):
    """Return the function that gives the nodes of a class, sorted."""

    def of(cls):
        return sorted({q.subject.value for q in quads if (q.predicate.value, q.object.value) == (RDF.type, cls)})

    return of


def test_conforms(quads):
    """The graph conforms to the shapes, and each passage says what the article says there."""
    report = check_quads(quads, texts={"a.txt": TEXT})
    assert report.conforms and not report.findings, report.findings
    assert report.compared == report.passages > 5


def test_article(values):
    """An article says its file, hash, headline, author, publisher, partial date, address and whom it names."""
    assert values(ARTICLE, KG.fileName) == ["a.txt"]
    assert values(ARTICLE, SCHEMA.headline) == ["News"]
    assert values(ARTICLE, SCHEMA.author) == ["Jo Finch"]
    assert values(ARTICLE, SCHEMA.datePublished) == ["2011-05"]
    assert values(ARTICLE, SCHEMA.url) == ["https://example.org/a"]
    assert values(ARTICLE, SCHEMA.mentions) == [BASE + key for key in ("party/greens", "person/q1", "person/q2")]


def test_passage(values):
    """A passage counts code points from 0, keeps its line in the file and the rest of its sentence."""
    span = at("Ann Bell met Bo Birch")
    node, selector = f"{ARTICLE}#char=7,28", f"{ARTICLE}#selector=7,28"
    assert span == Span(7, 28)
    assert values(node, OA.hasSource) == [ARTICLE]
    assert values(node, KG.line) == ["2"]
    assert (values(selector, OA.exact), values(selector, OA.suffix)) == (["Ann Bell met Bo Birch"], ["."])
    assert values(selector, OA.prefix) == []


def test_lines_count_from_where_the_record_begins(facts, resolution):
    """A record on the third line of its file has its second line on the fourth."""
    later = replace(facts, article=replace(facts.article, first_line=3))
    lines = {
        q.object.value for q in map_article(later, outlook(later, resolution), MINTER) if q.predicate.value == KG.line
    }
    assert lines == {"4"}


def test_event(instances, values):
    """An event has a factuality, its participants, its days and its wording."""
    (meeting,) = instances(KG.Meeting)
    assert values(meeting, KG.participant) == [f"{BASE}person/q1", f"{BASE}person/q2"]
    assert values(meeting, KG.factuality) == [KG.Actual]
    assert (
        values(meeting, SEM.hasEarliestBeginTimeStamp) == values(meeting, SEM.hasLatestEndTimeStamp) == ["2011-05-09"]
    )
    assert values(meeting, KG.dateText) == ["News"]
    assert values(meeting, PROV.wasDerivedFrom) == [f"{ARTICLE}#char=7,28"]


def test_statement(instances, values):
    """An interrupted statement is one, with a passage for each part and its speaker's and cue's words apart."""
    (statement,) = instances(KG.Statement)
    assert values(statement, SCHEMA.text) == ["We agreed, … on rail."]
    assert len(values(statement, PROV.wasDerivedFrom)) == 2
    assert values(statement, KG.speaker) == [f"{BASE}person/q1"]
    assert values(statement, KG.cue) == ["said"]


def test_post(instances, values):
    """A post is a membership."""
    (post,) = instances(ORG.Membership)
    assert values(post, ORG.member) == [f"{BASE}person/q1"]
    assert (values(post, KG.post), values(post, KG.former)) == (["mayor"], ["false"])


def test_post_as_a_node(instances, values):
    """A post is a node, too: an org:Role with its words as label, which ORG and Popolo link by org:role."""
    (post,), (role,) = instances(ORG.Membership), instances(ORG.Role)
    assert values(post, ORG.role) == [role] == [f"{BASE}role/mayor"]
    assert values(role, RDFS.label) == ["mayor"]


def test_revision(instances, values):
    """A corrected figure points at the old one, which is deprecated; both stay."""
    old, new = sorted(instances(KG.ElectionResult), key=lambda node: values(node, KG.value), reverse=True)
    assert values(new, PROV.wasRevisionOf) == [old]
    assert (values(old, KG.rank), values(new, KG.rank)) == ([KG.Deprecated], [])


def test_mentions(values):
    """An entity is denoted by each passage that names it, and has its other names and links."""
    ann = f"{BASE}person/q1"
    assert len(values(ann, GAF.denotedBy)) == 2
    assert values(ann, SCHEMA.alternateName) == ["Ms Bell"]
    assert values(ann, SCHEMA.sameAs) == ["urn:q1"]


def test_only_used_entities(quads):
    """Somebody whom no article names is not in the graph."""
    assert not any("unused" in str(q) for q in quads)


def test_no_blank_nodes(quads):
    """Every node has an IRI."""
    assert not any(isinstance(term, BlankNode) for q in quads for term in (q.subject, q.object, q.graph_name))


def test_named_graph(facts, resolution):
    """What an article states is in its own graph; what an entity is as such is in none."""
    assert {q.graph_name.value for q in map_article(facts, outlook(facts, resolution), MINTER)} == {ARTICLE}
    entities = map_entities(resolution, used_keys(facts, outlook(facts, resolution)), MINTER)
    assert not any(isinstance(q.graph_name, NamedNode) for q in entities)


def test_unknown_speaker(facts, resolution):
    """A statement whose speaker is unknown says so and names those that it may be."""
    (statement,) = facts.statements
    unknown = replace(statement, speaker=None, speaker_candidates=(EntityRef(0), EntityRef(1)))
    found = list(map_article(replace(facts, statements=(unknown,)), outlook(facts, resolution), MINTER))
    predicates = [q.predicate.value for q in found]
    assert KG.speaker not in predicates and KG.speakerStatus in predicates
    assert predicates.count(KG.speakerCandidate) == 2
    assert check_quads(quads_of(replace(facts, statements=(unknown,)), resolution)).conforms


def test_same_words_twice(facts, resolution):
    """Two facts of one kind in the same words get two nodes; the very same fact twice gets one."""
    meeting = facts.events[0]
    other = replace(meeting, topic="rail")
    events = (*facts.events, other, meeting)
    found = list(map_article(replace(facts, events=events), outlook(facts, resolution), MINTER))
    assert len({q.subject for q in found if q.object == NamedNode(KG.Meeting)}) == 2


def test_participants_in_any_order(facts, resolution):
    """The order in which a text names the participants does not change the graph."""
    meeting = facts.events[0]
    turned = replace(meeting, participants=tuple(reversed(meeting.participants)))
    one, other = (
        {str(q) for q in map_article(replace(facts, events=(e,)), outlook(facts, resolution), MINTER)}
        for e in (meeting, turned)
    )
    assert one == other


def test_numbers(quads):
    """Each number has the one datatype of its kind."""
    literals = [q.object for q in quads if isinstance(q.object, Literal)]
    types = {q.datatype.value.rpartition("#")[2] for q in literals}
    known = {"string", "langString", "boolean", "integer", "nonNegativeInteger", "decimal", "date", "gYearMonth"}
    assert types <= known


def test_a_whole_number_of_the_text_is_an_integer(quads):
    """A result of 40 seats is 40, not 40.0; a confidence is a decimal."""
    values = {q.object for q in quads if q.predicate.value == KG.value}
    assert values == {Literal("40", datatype=NamedNode(XSD.integer)), Literal("14", datatype=NamedNode(XSD.integer))}
    certain = {q.object for q in quads if q.predicate.value == KG.confidence}
    assert certain == {Literal("1.0", datatype=NamedNode(XSD.decimal))}


def test_classes_and_roles_of_other_vocabularies(quads, instances, values):
    """Whoever asks in the terms of SEM, ORG, PROV or schema.org finds the events, their actors and the people."""
    (meeting,) = instances(KG.Meeting)
    assert meeting in instances(SEM.Event) and meeting in instances(PROV.Entity)
    assert values(meeting, SEM.hasActor) == values(meeting, KG.participant)
    assert instances(ORG.Organization) == [f"{BASE}party/greens"]
    assert instances(SCHEMA.Person) == instances(KG.Person) == [f"{BASE}person/q1", f"{BASE}person/q2"]
    assert instances(SCHEMA.NewsArticle) == [ARTICLE]
    assert instances(SCHEMA.Quotation) == instances(KG.Statement)


def test_labels(quads, instances, values):
    """Every event, statement, post, passage and article and entity has a label with a language tag."""
    labels = {q.subject.value: q.object for q in quads if q.predicate.value == RDFS.label}
    kinds = (KG.Meeting, KG.ElectionResult, KG.Statement, ORG.Membership, OA.SpecificResource, KG.Article)
    assert all(labels[node].language == "en" for kind in kinds for node in instances(kind))
    assert labels[instances(KG.Meeting)[0]].value == "Meeting: Ann Bell, Bo Birch, 2011-05-09"
    assert labels[instances(ORG.Membership)[0]].value == "Ann Bell, mayor (Green Party)"
    assert labels[instances(KG.Statement)[0]].value == "Ann Bell: We agreed, … on rail."
    assert labels[f"{BASE}party/greens"] == Literal("Green Party", language="en")
    assert values(f"{ARTICLE}#char=7,28", RDFS.label) == ["“Ann Bell met Bo Birch”"]


def test_an_articles_graph_can_be_read_by_itself(facts, resolution):
    """An article's graph holds the class and name of each entity that it refers to."""
    found = {(q.subject.value, q.predicate.value) for q in map_article(facts, outlook(facts, resolution), MINTER)}
    for key in ("person/q1", "person/q2", "party/greens"):
        assert (BASE + key, RDF.type) in found and (BASE + key, SCHEMA.name) in found


def test_candidates_have_a_class(facts, resolution):
    """Somebody whom an ambiguous name may mean has a class and a name, and is not counted."""
    entities = {**resolution.entities}
    entities["person/q1"] = replace(entities["person/q1"], candidates=("person/unused",))
    found = quads_of(facts, replace(resolution, entities=entities))
    nobody = NamedNode(f"{BASE}person/unused")
    assert {q.object.value for q in found if q.subject == nobody and q.predicate.value == RDF.type} >= {KG.Person}
    assert Counts.of(found).tally().entities["Person"] == 2
    assert check_quads(found).conforms


def test_tally(quads):
    """The summary counts what is there."""
    found = Counts.of(quads).tally()
    assert dict(found.entities) == {"Person": 2, "Party": 1}
    assert found.events[("Meeting", "Actual")] == 1 and found.events.total() == 3
    assert (found.statements, found.posts) == (1, 1)
    assert found.triples == len({(q.subject, q.predicate, q.object) for q in quads})


def test_another_base(facts, resolution):
    """Another base changes every IRI of ours, and nothing else."""
    other = list(map_article(facts, outlook(facts, resolution), Minter("urn:news:x/")))
    here = list(map_article(facts, outlook(facts, resolution), MINTER))
    moved = [str(q).replace("urn:news:x/", BASE) for q in other]
    assert moved == [str(q) for q in here]


def test_adjacent_lines_are_distinct(facts, resolution):
    """Each fact comes once."""
    lines = sorted(str(q) for q in map_article(facts, outlook(facts, resolution), MINTER))
    assert not [a for a, b in pairwise(lines) if a == b]


def test_serialises(quads):
    """The graph can be written, astral characters and all."""
    assert b"News" in (serialize(quads, format=RdfFormat.N_QUADS) or b"")


def test_a_defection_ends_one_membership_and_begins_another(facts, resolution):
    """A dated defection that happened ends the person's membership of one party and begins that of another."""
    day = DateInterval(date(2011, 5, 9), date(2011, 5, 10))
    party = EntityRef(2)
    words = (at("Ann Bell met"),)
    left = Defection(person=EntityRef(0), from_party=party, passages=words, dates=day)
    joined = Defection(person=EntityRef(1), to_party=party, passages=words, dates=day)
    planned = replace(left, factuality=Factuality.PLANNED)
    undated = replace(left, dates=None)
    group = replace(left, person=party)
    for event, expected in ((left, ["ends"]), (joined, ["begins"]), (planned, []), (undated, []), (group, [])):
        quads = quads_of(replace(facts, roles=(), events=(event,)), resolution)
        found = {q.subject.value for q in quads if (q.predicate.value, q.object.value) == (RDF.type, ORG.Membership)}
        assert [node.rsplit("/", 1)[1] for node in sorted(found)] == expected
        said = {q.predicate.value: q.object.value for q in quads if q.subject.value in found}
        assert said.get(SEM.hasLatestEndTimeStamp) == ("2011-05-10" if expected == ["ends"] else None)
        assert said.get(SEM.hasEarliestBeginTimeStamp) == ("2011-05-09" if expected == ["begins"] else None)
        assert check_quads(quads, texts={"a.txt": TEXT}).conforms == (event is not group)  # no party leaves itself


def test_a_preferred_figure_has_that_rank(facts, resolution, values):
    """A figure that is preferred among those of several articles has the rank kg:Preferred."""
    chosen = replace(resolution, preferred=frozenset({("a.txt", 2)}))
    ranks = {q.object.value for q in map_article(facts, outlook(facts, chosen), MINTER) if q.predicate.value == KG.rank}
    assert ranks == {KG.Deprecated, KG.Preferred}
