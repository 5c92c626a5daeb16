"""Who leaves, is chosen, backs, runs or meets, where the words around a trigger name several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.extract import extract
from kgbuild.extract.context import Context
from kgbuild.extract.control import controlling_object
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.endorsement import Endorsement
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.produce.learned import find
from kgbuild.model import EntityKind, Factuality
from tests.extract.proposing import extracted, mention, proposal, read, shown


def test_who_replaces_somebody_has_not_been_ousted(annotate) -> None:
    """Of "was ousted and replaced by" the one behind "by" has lost no post."""
    annotated = annotate("Carl Dorn was ousted and replaced by Ann Bell, who had been envoy to France.")
    found = read(
        annotated, mention(annotated, "ousted", ("person", "Carl Dorn"), ("person", "Ann"), kind="Resignation")
    )
    assert found == [{("person", "Carl Dorn")}]


def test_he_who_was_confirmed_is_who_was_chosen(annotate) -> None:
    """The pronoun of a passive that goes on from "chose somebody" means him, and not who chose."""
    annotated = annotate("Carl Dorn chose Hugh Vane for inspector in May and he was confirmed in June.")
    confirmed = mention(annotated, "confirmed", ("person", "he"), kind="Appointment")
    (candidate,) = find(Context(replace(annotated, events=(confirmed,))))
    (person,) = (a.tied for a in candidate.arguments if a.role == "person")
    assert person is not None
    assert Context(annotated).cluster(person.ref).name == "Hugh Vane"


@pytest.mark.parametrize(
    ("text", "trigger"), [("Ann Bell quit the CBI on Monday.", "quit"), ("Ann Bell left parliament in May.", "left")]
)
def test_who_leaves_no_party_defects_from_none(annotate, text: str, trigger: str) -> None:
    """Another body than a party, and a parliament, is nothing that one defects from."""
    found = extracted(annotate(text), [proposal("Defection", trigger, ("person", "Ann Bell"))])
    assert not [e for e in found.facts.events if isinstance(e, Defection)]


def test_who_backs_somebody_by_a_hyphen_is_the_word_before_it(events) -> None:
    """In "Labour-backed Dorn beat Bell" Labour backs Dorn, and Bell backs nobody."""
    found = events("In the election, Labour-backed Carl Dorn beat the Greens' pick, Ann Bell.", Endorsement)
    assert not any(e["endorser"] == "Ann Bell" for e in found)


def test_whom_somebody_runs_against_is_no_candidate_by_that(annotate) -> None:
    """A rival behind "against" does not run, nor does whom another verb unseats."""
    annotated = annotate(
        "They back Hugh Vane, who may unseat Carl Dorn, and Una Pike, the lawyer running against Ivo Marsh."
    )
    given = ("person", "Una Pike"), ("person", "Ivo Marsh")
    assert read(annotated, mention(annotated, "running", *given, kind="Appointment")) == [{("person", "Una Pike")}]


def test_those_who_are_only_counted_are_not_those_named_before(annotate) -> None:
    """The five contesting it are none of the candidates named before them."""
    annotated = annotate(
        "It emerged, however, that all three candidates for leader – Ann Bell, Una Pike and Carl Dorn – and the five"
        " contesting the role of deputy had all been asked to record speeches."
    )
    given = ("person", "Ann Bell"), ("person", "Carl Dorn")
    assert read(annotated, mention(annotated, "contesting", *given, kind="Appointment")) == [set()]


def test_whose_nomination_it_is_may_be_who_nominates(annotate) -> None:
    """Who gives somebody a post elsewhere in the text is not nominated by "his nomination"."""
    annotated = annotate("Carl Dorn nominated Hugh Vane. Critics condemned Carl Dorn's nomination.")
    first = mention(annotated, "nominated", ("person", "Hugh Vane"), ("by", "Carl Dorn"), kind="Appointment")
    second = mention(annotated, "nomination", ("person", "Carl Dorn#2"), kind="Appointment")
    people = [{words for role, words in c if role == "person"} for c in read(annotated, first, second)]
    assert people == [{"Hugh Vane"}, set()]


def test_whose_aide_is_asked_to_go_is_not(annotate) -> None:
    """Who is named within the words for somebody who is called on is not called on."""
    annotated = annotate("They called for Carl Dorn, adviser to the prime minister Ann Bell, to resign.")
    verb = next(t.i for t in annotated.doc if t.text == "resign")
    found = controlling_object(Context(annotated), verb)
    assert found is not None
    assert [annotated.words(r.chunk) for r in found] == ["Carl Dorn"]


@pytest.mark.parametrize(
    ("text", "trigger", "post"),
    [
        ("Ann Bell took power in 1980.", "took", "power"),
        ("Ann Bell ran for high office in 1980.", "ran", "high office"),
        ("Ann Bell entered the presidential race.", "entered", "the presidential race"),
    ],
)
def test_what_is_no_post_is_none(annotate, text: str, trigger: str, post: str) -> None:
    """Power, an office of any kind and a race are no posts."""
    found = extracted(annotate(text), [proposal("Appointment", trigger, ("person", "Ann Bell"), ("post", post))])
    assert [e.post for e in found.facts.events if isinstance(e, Appointment)] == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "people", "expected"),
    [
        ("Farm ministers will meet on Friday.", "meet", ("Farm ministers",), 1),
        ("Leaders will meet on Friday.", "meet", ("Leaders",), 0),
    ],
)
def test_a_group_of_which_a_word_says_which_meets(annotate, text, trigger, people, expected: int) -> None:
    """Farm ministers are somebody, leaders nobody in particular."""
    told = [("time", "Friday"), *(("participant", p) for p in people)]
    found = extracted(annotate(text), [proposal("Meeting", trigger, *told, factuality=Factuality.PLANNED)])
    assert [len(e.participants) for e in found.facts.events if isinstance(e, Meeting)] == [expected]


def test_whose_executives_meet_says_which(annotate) -> None:
    """A group with an owner is somebody: readers of news mark the unions' executives as those who meet."""
    found = extract(annotate("The unions' executives hold their meetings on Wednesday."))
    assert [len(e.participants) for e in found.events if isinstance(e, Meeting)] == [1]


def test_whom_one_watches_one_does_not_meet(annotate) -> None:
    """The object of a gerund that is joined to a meeting takes no part in it."""
    found = extract(annotate("Ann Bell spent the day meeting Carl Dorn and watching Hugh Vane play."))
    (meeting,) = (e for e in found.events if isinstance(e, Meeting))
    assert "Hugh Vane" not in {found.entities[p.index].name for p in meeting.participants}


@pytest.mark.parametrize(
    "text",
    ["Ann Bell held talks with Carl Dorn on Friday.", "In a call with Carl Dorn, Ann Bell said taxes would rise."],
)
def test_who_talks_with_somebody_is_the_subject(annotate, text: str) -> None:
    """Of talks with somebody the other side is who holds them, or the subject of the clause they stand in."""
    annotated = annotate(text)
    trigger = "talks" if "talks" in text else "call"
    told = mention(annotated, trigger, ("participant", "Carl Dorn"), kind="Meeting")
    found = extract(replace(annotated, events=(told,)))
    (meeting,) = (e for e in found.events if isinstance(e, Meeting))
    assert {found.entities[p.index].name for p in meeting.participants} == {"Ann Bell", "Carl Dorn"}


def test_we_who_negotiate_are_the_speaker(annotate) -> None:
    """ "We" in direct speech is who speaks, with his own."""
    annotated = annotate('Ann Bell said: "We are ready to negotiate with Carl Dorn."')
    given = ("participant", "We"), ("participant", "Carl Dorn")
    found = extracted(annotated, [proposal("Meeting", "negotiate", *given, factuality=Factuality.PLANNED)])
    (meeting,) = (e for e in found.facts.events if isinstance(e, Meeting))
    assert set(shown(found, meeting)["participants"]) == {"Ann Bell", "Carl Dorn"}


def test_whom_somebody_takes_on_takes_up_nothing(annotate) -> None:
    """Who is taken on in an election is a rival, also where his party and what he is stand before the name."""
    annotated = annotate(
        "Hugh Vane, who will take on the incumbent, Labour's Ann Bell, in next year's election, spoke."
    )
    found = extracted(annotated, [proposal("Appointment", "take on", ("person", "Ann Bell"))])
    assert not [e for e in found.facts.events if isinstance(e, Appointment)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rosa August resigned as chair. June Quill, her aide, wept.", {"Rosa August", "June Quill"}),
        ("In March Rosa Quill met Hugh Vane. Last June Ivo Marsh left.", {"Rosa Quill", "Hugh Vane", "Ivo Marsh"}),
    ],
)
def test_a_month_may_be_part_of_a_name(annotate, text: str, people: set[str]) -> None:
    """Who is called like a month by a first or last name is somebody; a month beside a name is none of it."""
    assert {c.name for c in annotate(text).clusters if c.kind is EntityKind.PERSON} == people
