from __future__ import annotations

import pytest

from kgbuild.check.derived import check_derived
from kgbuild.check.index import GraphIndex
from kgbuild.check.passages import PassageReader

ROLES = "kg:participant rdfs:subPropertyOf sem:hasActor . kg:place rdfs:subPropertyOf sem:hasPlace ."


@pytest.fixture
def found(sample):
    """A function that checks what the example and more Turtle repeat: each finding's rule, node and message."""

    def check(more, ontology=ROLES):
        index = GraphIndex(sample.graph(sample.turtle() + more))
        results = check_derived(index, PassageReader(index), sample.graph(ontology))
        return [(f.source.rsplit("#")[-1], str(f.focus).rsplit("/", 1)[-1], f.message) for f in results]

    return check


@pytest.mark.parametrize(
    "more",
    [
        'd:ann rdfs:label "Ann Ash"@en .',
        'd:ann rdfs:label "Anna Esche"@de .',
        'd:statement rdfs:label "Ann Ash: “We agreed on rail,”"@en .',
        'd:statement rdfs:label "Ann Ash: “We agreed …"@en .',
        "d:meeting a sem:Event ; sem:hasActor d:ann, d:bo .",
    ],
)
def test_what_is_repeated_rightly(found, more):
    """Names, beginnings of texts and the actors that roles name pass, and labels in other languages."""
    assert found(more) == []


def test_the_label_of_an_entity_is_one_of_its_names(found):
    """Tools that show labels show no name that the entity does not have."""
    ((rule, node, message),) = found('d:ann rdfs:label "Zoe Quill"@en .')
    assert (rule, node) == ("label-wrong", "ann")
    assert message == "Its label is “Zoe Quill”, which is none of its names."


@pytest.mark.parametrize("label", ["Bo Birch: “We agreed on rail,”", "Ann Ash: “We agreed on nothing,”", "We agreed …"])
def test_the_label_of_a_statement_is_who_said_what(found, label):
    """Another speaker and other words are found, and a label without a speaker."""
    ((rule, node, message),) = found(f'd:statement rdfs:label "{label}"@en .')
    assert (rule, node) == ("label-wrong", "statement")
    assert "not who said it and what was said" in message


@pytest.mark.parametrize(("label", "rules"), [("“Bo Birch”", []), ("“Bo …”", []), ("“Cy Clay”", ["label-wrong"])])
def test_the_label_of_a_passage_is_its_words(sample, found, label, rules):
    """A passage is labelled with what it quotes."""
    node, _ = sample.passage("Bo Birch")
    assert [rule for rule, *_ in found(f'{node} rdfs:label "{label}"@en .')] == rules


def test_an_actor_whom_no_role_names(found):
    """Who queries by SEM finds nobody whom the event's own terms do not name."""
    more = "d:meeting a sem:Event ; sem:hasActor d:ann, d:bo, d:cy ."
    ((rule, node, message),) = found(more)
    assert (rule, node) == ("actor-wrong", "meeting")
    assert message == "By sem:hasActor it has <https://w3id.org/kgbuild/data/cy>, which none of its roles names."
    assert found(more, ontology="") == []


def test_an_actor_that_sem_lacks(found):
    """Who queries by SEM finds everybody whom the event's own terms name."""
    ((rule, _, message),) = found(
        "d:meeting a sem:Event ; sem:hasActor d:ann ; kg:place d:leeds ; sem:hasPlace d:leeds ."
    )
    assert rule == "actor-wrong" and message.endswith(
        "<https://w3id.org/kgbuild/data/bo>, but its sem:hasActor does not."
    )


EVENTS = "kg:Meeting rdfs:subClassOf kg:Event ."
DAYS = "d:meeting sem:hasEarliestBeginTimeStamp '{0}' ; sem:hasLatestEndTimeStamp '{1}' ."


@pytest.mark.parametrize(
    "label",
    [
        "Meeting: Ann Ash, Bo Birch; rail and buses",
        "Meeting: Bo Birch",
        "Meeting: Ann Ash, Bo …",
        "Meeting: Ann Ash, Bo Birch; rail and …",
        "Meeting",
        "Meeting: Ann Ash; for rail and buses",
    ],
)
def test_the_label_of_an_event_that_its_properties_say(found, label):
    """Names of those who take part and words of the event pass, cut or not."""
    assert found(f'd:meeting kg:topic "rail and buses" ; schema:option "for" ; rdfs:label "{label}"@en .', EVENTS) == []


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Meeting: Ann Ash, Zoe Quill", "which its properties do not say"),
        ("Meeting: Ann Ash, Bo Birch; rail", "which its properties do not say"),
        ("Vote: Ann Ash, Bo Birch", "but it is of the kind Meeting"),
        ("Meeting: Ann Ash, Bo Birch (denied)", "but it is actual"),
        ("Meeting: Ann Ash, Bo Birch, 2011-05-06", "but its days are unknown"),
    ],
)
def test_the_label_of_an_event_that_says_something_else(found, label, why):
    """Another name, kind, status or day than that of the event is found."""
    ((rule, node, message),) = found(f'd:meeting rdfs:label "{label}"@en .', EVENTS)
    assert (rule, node) == ("label-wrong", "meeting")
    assert message.endswith(f"{why}.")


@pytest.mark.parametrize(
    ("first", "last", "day", "count"),
    [
        ("2011-05-06", "2011-05-06", ", 2011-05-06", 0),
        ("2011-05-01", "2011-05-31", "", 0),
        ("2011-05-06", "2011-05-06", "", 1),
        ("2011-05-06", "2011-05-06", ", 2011-05-07", 1),
        ("2011-05-01", "2011-05-31", ", 2011-05-01", 1),
    ],
)
def test_the_day_in_the_label_of_an_event(found, first, last, day, count):
    """The label gives the day of what happened on one, and none of what may have been on several."""
    turtle = DAYS.format(first, last) + f'd:meeting rdfs:label "Meeting: Ann Ash, Bo Birch{day}"@en .'
    assert len(found(turtle, EVENTS)) == count


@pytest.mark.parametrize(
    ("label", "count"),
    [
        ("Ann Ash, mayor", 0),
        ("Ann Ash, mayor (Leeds Council)", 0),
        ("Ann Ash, former mayor", 1),
        ("Ann Ash, leader", 1),
        ("Bo Birch, mayor", 1),
        ("Ann Ash, mayor (York Council)", 1),
    ],
)
def test_the_label_of_a_membership_is_who_held_what(found, label, count):
    """Person, post, body and whether it is over are those of the membership."""
    turtle = 'd:membership org:organization d:council . d:council schema:name "Leeds Council" .'
    assert len(found(f'{turtle} d:membership rdfs:label "{label}"@en .')) == count


@pytest.mark.parametrize(("label", "count"), [("York Echo", 0), ("Hull Echo", 1)])
def test_the_label_of_what_has_one_name(found, label, count):
    """A publisher, a record or an article is labelled with its name or headline."""
    more = '<urn:echo> a <http://xmlns.com/foaf/0.1/Agent> ; <http://xmlns.com/foaf/0.1/name> "York Echo" ; '
    assert len(found(f'{more} rdfs:label "{label}"@en .')) == count
    headed = f'<{{}}> schema:headline "York Echo" ; rdfs:label "{label}"@en .'
    assert len(found(headed.format("https://w3id.org/kgbuild/data/article/1"))) == count
