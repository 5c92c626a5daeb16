"""Each constraint notices what it is for: a good graph, broken in one place, is reported in the right words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import RDF, SH

from kgbuild.extract.events import event_types

GOOD = Path(__file__).with_name("good.ttl")
DATA = "https://w3id.org/kgbuild/data/"
SHAPES = "https://w3id.org/kgbuild/shapes#"
TEXT_PROPERTIES = [
    ("Article-headline", ":article schema:headline", "at most one schema:headline"),
    ("Entity-alternateName", ":ann schema:alternateName", "must be text"),
    ("Event-dateText", ":meeting kg:dateText", "at most one kg:dateText"),
    ("Membership-dateText", ":membership kg:dateText", "at most one kg:dateText"),
    ("Membership-post", ":membership kg:post", "exactly one kg:post"),
    ("Statement-cue", ":statement kg:cue", "at most one kg:cue"),
    ("Statement-text", ":statement schema:text", "at most one schema:text"),
    ("Statement-occasion", ":statement kg:occasion", "must be text, given once"),
    ("Meeting-topic", ":meeting kg:topic", "at most one kg:topic"),
    ("Election-electionType", ":election kg:electionType", "exactly one kg:electionType"),
    ("Resignation-post", ":resignation kg:post", "at most one kg:post"),
    ("Appointment-post", ":appointment kg:post", "at most one kg:post"),
    ("Endorsement-contest", ":endorsement kg:contest", "at most one kg:contest"),
    ("Vote-motion", ":vote kg:motion", "at most one kg:motion"),
]
NODE_PROPERTIES = [
    ("Article-mentions", ":article schema:mentions", "must be described in the graph"),
    ("Passage-source", ":passage oa:hasSource", "exactly one article"),
    ("Passage-selector", ":passage oa:hasSelector", "exactly one selector"),
    ("Entity-mention", ":ann gaf:denotedBy", "must be a passage"),
    ("OnBehalfOf-principal", ":spokesman kg:onBehalfOf", "must be an entity"),
    ("Membership-evidence", ":membership prov:wasDerivedFrom", "which words it comes from"),
    ("Membership-member", ":membership org:member", "must be a person"),
    ("Membership-organization", ":membership org:organization", "must be an entity"),
    ("Membership-role", ":membership org:role", "must describe it as an org:Role"),
    ("Membership-datedBy", ":membership kg:datedBy", "one record of the reference data"),
    ("Event-evidence", ":meeting prov:wasDerivedFrom", "which words it comes from"),
    ("Event-place", ":meeting kg:place", "must be a kg:Place"),
    ("Event-accordingTo", ":meeting kg:accordingTo", "in the words of at most one entity"),
    ("Statement-evidence", ":statement prov:wasDerivedFrom", "which words it comes from"),
    ("Statement-speaker", ":statement kg:speaker", "must be an entity"),
    ("Statement-speakerCandidate", ":claim kg:speakerCandidate", "must be an entity"),
    ("Statement-cuePassage", ":statement kg:cuePassage", "must be a passage"),
    ("Statement-speakerPassage", ":statement kg:speakerPassage", "must be a passage"),
    ("Statement-addressee", ":statement kg:addressee", "must be an entity"),
    ("Statement-saidWithin", ":statement kg:saidWithin", "must be one statement"),
    ("Statement-medium", ":statement kg:medium", "must be one publication"),
    ("Statement-about", ":statement schema:about", "must be an entity"),
    ("Meeting-participant", ":meeting kg:participant", "must be an entity"),
    ("Defection-person", ":defection kg:person", "must be an entity"),
    ("Defection-fromParty", ":defection kg:fromParty", "must be a party"),
    ("Defection-toParty", ":defection kg:toParty", "must be a party"),
    ("Election-organization", ":election kg:organization", "must be an entity"),
    ("ElectionResult-election", ":result kg:election", "must be an election"),
    ("ElectionResult-contestant", ":result kg:contestant", "must be an entity"),
    ("Resignation-person", ":resignation kg:person", "must be an entity"),
    ("Resignation-organization", ":resignation kg:organization", "must be an entity"),
    ("Appointment-person", ":appointment kg:person", "must be an entity"),
    ("Appointment-organization", ":appointment kg:organization", "must be an entity"),
    ("Endorsement-endorser", ":endorsement kg:endorser", "must be an entity"),
    ("Endorsement-endorsed", ":endorsement kg:endorsed", "must be an entity"),
    ("Coalition-participant", ":coalition kg:participant", "must be an entity"),
    ("Vote-voter", ":vote kg:voter", "must be an entity"),
    ("Branch-parent", ":scottish-greens org:subOrganizationOf", "must describe it as a kg:Party"),
    ("SameElection-known", ":election kg:sameElection", "must be a kg:KnownElection"),
    ("KnownElection-record", ":by-election-of-may prov:wasDerivedFrom", "which record of the reference data"),
]
REPLACED = [
    ("Article-datePublished", ":article schema:datePublished", '"in May"', "must be a day (2011-05-08)"),
    ("Article-sha256", ":article schema:sha256", '"12ab"', "64 hexadecimal digits"),
    ("Article-inLanguage", ":article schema:inLanguage", '"English, mostly"', "a language tag"),
    ("Passage-line", ":passage kg:line", "0", "a whole number from 1"),
    ("Selector-start", ":selector oa:start", "-1", "a whole number from 0"),
    ("Selector-start", ":selector oa:start", "0, 1", "exactly one oa:start"),
    ("Selector-end", ":selector oa:end", "8, 9", "exactly one oa:end"),
    ("Selector-order", ":selector oa:start", "12", "must start before it ends"),
    ("Selector-order", ":selector oa:start", "8", "must start before it ends"),
    ("Selector-exact", ":selector oa:exact", '""', "at least one character"),
    ("Selector-suffix", ":selector oa:suffix", '" met"@en', "plain text"),
    ("Event-factuality", ":meeting kg:factuality", "kg:Direct", "exactly once whether it happened"),
    ("Event-factuality", ":meeting kg:factuality", "kg:Actual, kg:Denied", "exactly once whether it happened"),
    ("Event-confidence", ":meeting kg:confidence", "1.5", "from 0 to 1"),
    ("Statement-confidence", ":statement kg:confidence", '"high"', "from 0 to 1"),
    ("Statement-speechType", ":claim kg:speechType", "kg:Actual", "kg:Direct, kg:Indirect or kg:Mixed"),
    ("Statement-speakerStatus", ":claim kg:speakerStatus", "kg:Denied", "is kg:UnknownSpeaker"),
    ("Membership-asOf", ":membership kg:asOf", '"in May"', "must be a day (2011-05-08)"),
    ("Membership-former", ":membership kg:former", '"no"', "kg:former true or false"),
    ("Defection-two-parties", ":defection kg:toParty", ":greens", "must not be the same"),
    ("ElectionResult-measure", ":result kg:measure", '"chairs"', "exactly one kg:measure"),
    ("ElectionResult-change", ":result kg:change", '"shed"', "exactly one kg:change"),
    ("Vote-decision", ":vote kg:decision", '"maybe"', "one kg:decision"),
    ("ElectionResult-value", ":result kg:value", '"forty"', "must be a number from 0"),
    ("ElectionResult-value", ":result kg:value", "-40", "must be a number from 0"),
    ("KnownElection-kind", ":by-election-of-may kg:electionKind", "7", "exactly one kg:electionKind"),
    ("KnownElection-country", ":by-election-of-may kg:country", '"Britain"', "exactly one kg:country"),
    ("KnownElection-first-day", ":by-election-of-may sem:hasEarliestBeginTimeStamp", '"2010"', "one first day"),
    ("KnownElection-last-day", ":by-election-of-may sem:hasLatestEndTimeStamp", '"2010"', "one last day"),
]
REMOVED = [
    ("Article-fileName", ":article kg:fileName", "exactly one kg:fileName"),
    ("Passage-source", ":passage oa:hasSource", "exactly one article"),
    ("Passage-selector-or-place", ":passage oa:hasSelector", "exactly one selector"),
    ("Selector-end", ":selector oa:end", "exactly one oa:end"),
    ("Selector-exact", ":selector oa:exact", "must give the words of the passage"),
    ("Entity-name", ":leeds schema:name", "must have a schema:name"),
    ("Membership-evidence", ":membership prov:wasDerivedFrom", "which words it comes from"),
    ("Membership-member", ":membership org:member", "exactly one org:member"),
    ("Membership-post", ":membership kg:post", "exactly one kg:post"),
    ("Membership-former", ":membership kg:former", "kg:former true or false"),
    ("Event-evidence", ":coalition prov:wasDerivedFrom", "which words it comes from"),
    ("Event-factuality", ":meeting kg:factuality", "exactly once whether it happened"),
    ("Revised-rank", ":result kg:rank", "must be marked as withdrawn"),
    ("Statement-evidence", ":statement prov:wasDerivedFrom", "which words it comes from"),
    ("Statement-speechType", ":claim kg:speechType", "exactly one kg:speechType"),
    ("Statement-speaker-or-unknown", ":statement kg:speaker", "kg:speakerStatus kg:UnknownSpeaker"),
    ("Statement-speaker-or-unknown", ":claim kg:speakerStatus", "the text does not decide"),
    ("Election-electionType", ":election kg:electionType", "exactly one kg:electionType"),
    ("ElectionResult-measure", ":result kg:measure", "exactly one kg:measure"),
    ("ElectionResult-change", ":result kg:change", "exactly one kg:change"),
    ("KnownElection-name", ":by-election-of-may schema:name", "must have a name"),
]
ADDED = [
    ("Passage-page", ":passage kg:page 0", "at most one kg:page"),
    ("Passage-paragraph", ':passage kg:paragraph "3"', "at most one kg:paragraph"),
    ("Passage-entryTime", ':passage kg:entryTime "25:00"', "at most one kg:entryTime"),
    ("Article-copyOf", ":article kg:copyOf :ann", "a copy of at most one other"),
    ("Article-fileName", ':article kg:fileName "271.txt"', "exactly one kg:fileName"),
    ("Article-publisher", ':article schema:publisher "York Echo"', "at most one schema:publisher"),
    ("Selector-prefix", ':selector oa:prefix "Dr "@en', "plain text"),
    ("Entity-sameAs", ':ann schema:sameAs "Q4115189"', "must be an IRI"),
    ("Entity-candidate", ':carl kg:candidate "Ann Bell"', "must be an entity"),
    ("Entity-candidate", ":carl kg:candidate :unheard-of", "must be an entity"),
    ("OnBehalfOf", ":ann kg:onBehalfOf :labour", "Only an unnamed source"),
    ("Branch", ":ann org:subOrganizationOf :labour", "Only a party"),
    ("SameElection", ":meeting kg:sameElection :by-election-of-may", "Only an election"),
    ("Event-rank", ":meeting kg:rank kg:Actual", "kg:Preferred or kg:Deprecated"),
    ("UnknownSpeaker", ":ann kg:speakerStatus kg:UnknownSpeaker", "Only a statement"),
    ("UnknownSpeaker-speaker", ":claim kg:speaker :ann", "there must be no kg:speaker"),
    ("Defection-fromParty", ":p a kg:Party ; schema:name 'P' . :defection kg:fromParty :p", "at most one kg:fromParty"),
]
WRONG_USE = [
    ("Use-Article-class", ':statement kg:fileName "a.txt"', "Only an article"),
    ("Use-Article-class", ":leeds schema:mentions :ann", "Only an article"),
    ("Use-Passage-class", ":meeting kg:line 3", "Only a passage"),
    ("Use-KnownElection-class", ':ann kg:country "gb"', "Only an election of the reference data"),
    ("Use-Entity-class", ":statement gaf:denotedBy :passage", "Only an entity"),
    ("Use-Entity-class", ":meeting kg:candidate :ann", "Only an entity"),
    ("Use-Membership-class", ":ann kg:former true", "Only a membership"),
    ("Use-Membership-class", ":meeting org:organization :greens", "Only a membership"),
    ("Use-Membership-class", ':ann kg:asOf "2011"^^xsd:gYear', "Only a membership"),
    ("Use-Membership-class", ":greens org:member :ann", "Only a membership"),
    ("Use-Membership-class", ":ann org:role :councillor", "Only a membership"),
    ("Use-Statement-class", ":meeting kg:speaker :ann", "Only a statement"),
    ("Use-Statement-class", ':ann schema:text "so"', "Only a statement"),
    ("Use-Statement-class", ":article kg:speechType kg:Direct", "Only a statement"),
    ("Use-Statement-class", ":meeting schema:about :ann", "Only a statement"),
    ("Use-Event-class", ":statement kg:factuality kg:Actual", "Only an event"),
    ("Use-Event-class", ":ann kg:place :leeds", "Only an event"),
    ("Use-Event-class", ":membership kg:rank kg:Preferred", "Only an event"),
    ("Use-Event-class", ":statement kg:accordingTo :ann", "Only an event"),
    ("Use-Time-class", ':ann kg:dateText "in May"', "Only an event or a membership"),
    ("Use-Confidence-class", ":ann kg:confidence 0.5", "Only an event or a statement"),
    ("Use-Participant-class", ":defection kg:participant :carl", "only a kg:Meeting or kg:Coalition"),
    ("Use-Person-class", ":meeting kg:person :ann", "kg:Defection or kg:Resignation"),
    ("Use-Person-class", ":membership kg:person :ann", "kg:Defection or kg:Resignation"),
    ("Use-Organization-class", ":membership kg:organization :greens", "a membership has org:organization"),
    ("Use-Post-class", ':meeting kg:post "leader"', "Only a membership"),
    ("Use-Post-class", ':ann kg:post "leader"', "Only a membership"),
    ("Use-Defection-class", ":resignation kg:fromParty :greens", "Only a defection"),
    ("Use-Election-class", ':result kg:electionType "local"', "Only an election"),
    ("Use-ElectionResult-class", ":election kg:contestant :greens", "Only an election result"),
    ("Use-ElectionResult-class", ":election kg:value 3", "Only an election result"),
    ("Use-Endorsement-class", ":meeting kg:endorser :ann", "Only an endorsement"),
    ("Use-Meeting-class", ':coalition kg:topic "rail"', "Only a meeting"),
    ("Use-Vote-class", ":meeting kg:voter :ann", "Only a vote"),
    ("Use-WhipChange-class", ":meeting kg:whip :labour", "Only a change of the whip"),
    ("Typed-once", ":ann a kg:Party", "no person is a party"),
    ("Typed-once", ":greens a kg:Organization", "one of kgbuild's classes only"),
    ("Typed-once", ":spokesman a kg:Document", "one of kgbuild's classes only"),
]
SEVERAL_CLASSES = [
    ("Typed-once", ":claim a org:Membership ; org:member :ann ; kg:post 'member' ; kg:former true", "one of kgbuild's"),
    ("Typed-once", ":coalition a kg:Meeting", "no meeting a defection"),
]
"""What is of two classes is told, too, what each of them lacks or has in excess."""
FIGURES = [
    ("Figure", "DELETE WHERE { :result kg:value ?x }", "must give the number"),
    (
        "Outcome",
        "DELETE DATA { :result kg:measure 'seats' } ; INSERT DATA { :result kg:measure 'outcome' } ; "
        "DELETE DATA { :result kg:change 'lost' } ; INSERT DATA { :result kg:change 'gained' }",
        '"won" or "lost"',
    ),
    (
        "Defection-person-no-party",
        "DELETE DATA { :defection kg:person :ann } ; INSERT DATA { :defection kg:person :greens }",
        "must not be the party",
    ),
    ("First-day", "DELETE WHERE { :meeting sem:hasLatestEndTimeStamp ?x }", "must have a last one"),
    ("Last-day", "DELETE WHERE { :meeting sem:hasEarliestBeginTimeStamp ?x }", "must have a first one"),
]
DAYS = [
    ("first-day", 'sem:hasEarliestBeginTimeStamp "2010"^^xsd:gYear', "must be a day"),
    ("first-day", 'sem:hasEarliestBeginTimeStamp "2010-01-01"^^xsd:date, "2010-01-02"^^xsd:date', "at most one"),
    ("last-day", 'sem:hasLatestEndTimeStamp "next year"', "must be a day"),
    ("last-day", 'sem:hasLatestEndTimeStamp "2010-01-01"^^xsd:date, "2010-01-02"^^xsd:date', "at most one"),
    (
        "days-in-order",
        'sem:hasEarliestBeginTimeStamp "2010-01-02"^^xsd:date ; sem:hasLatestEndTimeStamp "2010-01-01"^^xsd:date',
        "must not be after the last day",
    ),
]
DOUBTED = [
    ("Article-sha256-given", ":article schema:sha256", "", "nobody can tell"),
    ("Entity-one-name", ":ann schema:name", '"Ann Bell", "Anna Bell"', "should have one name"),
    ("Statement-text-given", ":claim schema:text", "", "only through its passages"),
    ("Coalition-participant-given", ":coalition kg:participant", "", "should have partners"),
    ("Defection-person-given", ":defection kg:person", "", "who defects"),
    ("Defection-party-given", ":defection kg:fromParty|kg:toParty", "", "should name the party"),
    ("Resignation-person-given", ":resignation kg:person", "", "who resigns"),
    ("Contestant", ":result kg:contestant", "", "whose it is"),
    ("Endorsement-endorser-given", ":endorsement kg:endorser", "", "who gives it"),
    ("Endorsement-endorsed-given", ":endorsement kg:endorsed", "", "whom it backs"),
    ("Endorsement-two-sides", ":endorsement kg:endorsed", ":ann", "Nobody should endorse themselves"),
]
BLANK = {
    "article": "Article",
    "passage": "Passage",
    "selector": "Selector",
    "leeds": "Entity",
    "membership": "Membership",
    "meeting": "Event",
    "statement": "Statement",
    "result": "Revised",
}


def _replace(where: str, values: str = "") -> str:
    """Return the update that gives a node other values of a property, or none."""
    node, paths = where.split()
    removals = [f"DELETE WHERE {{ {node} {path} ?x }}" for path in paths.split("|")]
    return " ; ".join([*removals, f"INSERT DATA {{ {node} {paths} {values} }}"] if values else removals)


def _violations() -> Iterator[tuple[str, str, str]]:
    """Yield the shape that notices, the update that breaks the good graph, and words of the message."""
    for shape, where, says in TEXT_PROPERTIES:
        yield shape, _replace(where, "7"), says
    for shape, where, says in NODE_PROPERTIES:
        yield shape, _replace(where, ":unheard-of"), says
    for shape, where, values, says in REPLACED:
        yield shape, _replace(where, values), says
    for shape, where, says in REMOVED:
        yield shape, _replace(where), says
    for shape, triples, says in [*ADDED, *WRONG_USE]:
        yield shape, f"INSERT DATA {{ {triples} }}", says
    yield from FIGURES
    for cls, node in (("Event", ":meeting"), ("Membership", ":membership")):
        undated = (
            f"{_replace(f'{node} sem:hasEarliestBeginTimeStamp')} ; {_replace(f'{node} sem:hasLatestEndTimeStamp')}"
        )
        for name, days, says in DAYS:
            yield f"{cls}-{name}", f"{undated} ; INSERT DATA {{ {node} {days} }}", says


def _doubts() -> Iterator[tuple[str, str, str]]:
    """Yield the same of the warnings."""
    for shape, where, values, says in DOUBTED:
        yield shape, _replace(where, values), says


def _broken(update: str) -> Graph:
    graph = Graph().parse(GOOD)
    graph.update(update)
    assert set(graph) != set(Graph().parse(GOOD)), "the update changes nothing"
    return graph


def test_the_good_graph_is_good(findings: Callable[[Graph], list[Any]]) -> None:
    """Nothing at all is found in the graph that the other tests break."""
    assert findings(Graph().parse(GOOD)) == []


@pytest.mark.parametrize(("shape", "update", "says"), list(_violations()))
def test_violations(findings: Callable[[Graph], list[Any]], shape: str, update: str, says: str) -> None:
    """A broken rule is a violation, found by its own shape alone, in words that say what to do."""
    found = findings(_broken(update))
    beside = {"First-day", "Last-day"} if shape in ("Event-first-day", "Event-last-day") else set()
    assert {(f.shape, f.severity) for f in found if f.shape not in beside} == {(shape, "Violation")}
    assert all(says in f.message for f in found if f.shape not in beside)


@pytest.mark.parametrize(("shape", "triples", "says"), SEVERAL_CLASSES)
def test_two_classes(findings: Callable[[Graph], list[Any]], shape: str, triples: str, says: str) -> None:
    """A node of two classes that exclude each other is found, whatever else is wrong with it."""
    assert [f for f in findings(_broken(f"INSERT DATA {{ {triples} }}")) if f.shape == shape and says in f.message]


@pytest.mark.parametrize(("shape", "update", "says"), list(_doubts()))
def test_warnings(findings: Callable[[Graph], list[Any]], shape: str, update: str, says: str) -> None:
    """What the text may leave out is only doubted: a warning, found by its own shape alone."""
    found = findings(_broken(update))
    assert {(f.shape, f.severity) for f in found} == {(shape, "Warning")}
    assert all(says in f.message for f in found)


@pytest.mark.parametrize(("node", "shape"), BLANK.items())
def test_blank_nodes(findings: Callable[[Graph], list[Any]], node: str, shape: str) -> None:
    """A blank node in the place of an article, passage, entity or fact is rejected."""
    blank, named = BNode(), URIRef(DATA + node)
    graph = Graph()
    for triple in Graph().parse(GOOD):
        subject, predicate, value = (blank if term == named else term for term in triple)
        graph.add((subject, predicate, value))
    assert [f.message for f in findings(graph) if f.shape == shape and "must not be a blank node" in f.message]


def test_every_shape_is_put_to_the_test(shapes: Graph) -> None:
    """No property shape, and no node shape with a constraint of its own, is left without a graph that breaks it.

    Those of event types of which the good graph holds none are broken slot by slot in test_slots.
    """
    tested = {case[0] for case in [*_violations(), *_doubts()]} | set(BLANK.values())
    named = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(RDF.type, SH.PropertyShape)}
    in_good = {str(cls) for cls in Graph().parse(GOOD).objects(None, RDF.type)}
    by_slots = {t.cls.__name__ for t in event_types() if t.cls.iri_class not in in_good}
    named = {name for name in named if name.partition("-")[0] not in by_slots}
    # parts of an alternative: what breaks them is reported by the shape that has the alternative, and tested with it
    assert named - tested == {
        "A-dated-event-evidence",
        "A-dated-event-first-day",
        "A-selected-passage-selector",
        "Contested-contestant",
        "Counted-value",
        "Not-an-outcome-measure",
        "Of-voters-measure",
        "Uncounted-measure",
        "With-first-day-given",
        "With-last-day-given",
        "Won-or-lost-change",
    }
    nodes = {"Branch", "Contestant", "First-day", "Last-day", "Figure", "OnBehalfOf", "Outcome", "SameElection"}
    assert tested - named - set(BLANK.values()) == nodes | {"UnknownSpeaker", "Passage-selector-or-place"}


@pytest.mark.parametrize("missing", ["", "sem:hasEarliestBeginTimeStamp", "prov:wasDerivedFrom"])
def test_a_membership_may_rest_on_a_dated_event(findings: Callable[[Graph], list[Any]], missing: str) -> None:
    """A membership may be derived from an event, but only from one that has its passages and days."""
    graph = _broken(
        "DELETE { :membership prov:wasDerivedFrom ?x } INSERT { :membership prov:wasDerivedFrom :meeting }"
        " WHERE { :membership prov:wasDerivedFrom ?x }"
    )
    if missing:
        graph.update(f"DELETE WHERE {{ :meeting {missing} ?x }}")
    broken = {f.shape for f in findings(graph)}
    assert ("Membership-evidence" in broken) == bool(missing)


def test_the_ontology_adds_no_findings(findings: Callable[[Graph], list[Any]], ontology: Graph) -> None:
    """With the ontology loaded beside the data, the good graph stays good and a fault is reported once."""
    assert findings(Graph().parse(GOOD) + ontology) == []
    broken = _broken("DELETE WHERE { :meeting kg:factuality ?x }")
    assert [f.shape for f in findings(broken + ontology)] == ["Event-factuality"]
