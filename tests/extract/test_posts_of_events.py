"""Which post somebody is given or gives up, where the words beside the event do not simply say it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kgbuild.extract import extract
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.resignation import Resignation
from kgbuild.layers import Annotated
from kgbuild.model import Factuality
from tests.extract.proposing import extracted, proposal, shown
from tests.extract.test_learned import mention


def events(annotated: Annotated, *proposals: Any) -> list[dict[str, Any]]:
    """Return the events of proposals, with names and words."""
    found = extracted(annotated, proposals)
    return [shown(found, event) for event in found.facts.events]


def posts(annotated: Annotated, *proposals: Any) -> list[tuple[str, str | None]]:
    """Return who and which post each event tells of."""
    return [(e["person"], e.get("post")) for e in events(annotated, *proposals)]


def test_the_words_for_somebody_tell_the_post(annotate) -> None:
    """Who is only called by a post elsewhere in the article gives up that post."""
    text = "Hugh Vane insists he will stay on. Rosa Quill said that the prime minister, Hugh Vane, and others may go."
    annotated = annotate(f"{text} He may be forced to resign, Vane admitted.")
    found = posts(annotated, proposal("Resignation", "resign", ("person", "He")))
    assert found == [("Hugh Vane", "prime minister")]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The prime minister, Hugh Vane, spoke. The PM, Hugh Vane, met Rosa Quill.", "prime minister"),
        ("The prime minister, Hugh Vane, spoke. Labour leader Hugh Vane met Rosa Quill.", "prime minister"),
        ("The treasurer, Hugh Vane, spoke. Hugh Vane, MP for Leeds East, met Rosa Quill.", "treasurer"),
        ("The former treasurer, Hugh Vane, spoke. Hugh Vane, the chief whip, met Rosa Quill.", "chief whip"),
        ("The home secretary, Hugh Vane, spoke. Hugh Vane, the foreign secretary, met Rosa Quill.", None),
    ],
)
def test_who_may_resign_leaves_the_one_office_he_has(annotate, text: str, post: str | None) -> None:
    """A seat, the lead of a party and posts that are over give way to an office; of two offices none is guessed."""
    annotated = annotate(f"{text} Hugh Vane may resign.")
    event = proposal("Resignation", "resign", ("person", "Hugh Vane#3"), factuality=Factuality.POSSIBLE)
    assert posts(annotated, event) == [("Hugh Vane", post)]


@pytest.mark.parametrize(
    ("text", "trigger", "person", "post"),
    [
        (
            "The treasurer, Hugh Vane, spoke. Since Hugh Vane took office, much fell.",
            "took office",
            "Hugh Vane#2",
            True,
        ),
        (
            "Hugh Vane, MP for Leeds East, spoke. Since Hugh Vane took office, much fell.",
            "took office",
            "Hugh Vane#2",
            False,
        ),
        ("The treasurer, Hugh Vane, spoke. Rosa Quill may succeed Hugh Vane.", "succeed", "Rosa Quill", True),
        ("The treasurer, Hugh Vane, spoke. Rosa Quill is Hugh Vane's successor.", "successor", "Rosa Quill", True),
        ("Hugh Vane was sworn in at noon in Leeds as treasurer.", "sworn in", "Hugh Vane", True),
        ("Rosa Quill chose Hugh Vane, still only 35, as her treasurer.", "chose", "Hugh Vane", True),
        ("Hugh Vane was chosen by Leeds as its treasurer.", "chosen", "Hugh Vane", True),
        ("Hugh Vane was chosen in May as the treasurers met.", "chosen", "Hugh Vane", False),
    ],
)
def test_the_post_may_be_told_further_on_or_elsewhere(
    annotate, text: str, trigger: str, person: str, post: bool
) -> None:
    """Who takes office has the one that he is called by, who follows somebody that one's; "as" may stand far off."""
    event = proposal("Appointment", trigger, ("person", person))
    told = "treasurer" if post else None
    assert posts(annotate(text), event) == [(person.split("#")[0], told)]


def test_of_two_posts_none_is_guessed(annotate) -> None:
    """Where an article gives somebody two posts, a resignation that says neither is of neither."""
    annotated = annotate("The treasurer, Hugh Vane, quit. Hugh Vane, the chief whip, met Rosa Quill.")
    event = proposal("Resignation", "quit", ("person", "Hugh Vane"))
    assert posts(annotated, event) == [("Hugh Vane", None)]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "person", "post"),
    [
        ("Eleven MPs will give up at the weekend.", "Resignation", "give up", "Eleven MPs", "MP"),
        ("Several envoys will give up at the weekend.", "Resignation", "give up", "Several envoys", "envoy"),
        ("They wanted the treasurer's resignation.", "Resignation", "resignation", "the treasurer", "treasurer"),
        ("The police chief announced his resignation.", "Resignation", "resignation", "his", "police chief"),
        ("The party may appoint an ombudsman.", "Appointment", "appoint", "an ombudsman", "ombudsman"),
        ("A new governor was sworn in.", "Appointment", "sworn in", "A new governor", "governor"),
        ("The party may appoint a former minister.", "Appointment", "appoint", "a former minister", None),
        ("The party may appoint a judge to lead it.", "Appointment", "appoint", "a judge", None),
        ("A councillor was selected.", "Appointment", "selected", "A councillor", None),
    ],
)
def test_who_has_no_name_may_be_called_by_the_post(annotate, text, kind, trigger, person, post) -> None:
    """The words for unnamed people tell the post they give up or are given, but not what they were before."""
    assert [p for _, p in posts(annotate(text), proposal(kind, trigger, ("person", person)))] == [post]


def test_each_of_two_posts_keeps_its_date(annotate) -> None:
    """A verb that gives a post in one year and another in the next tells of two appointments."""
    annotated = annotate("Rosa Quill was made whip in 2015 and chancellor in 2017.")
    found = [e for e in extract(replace(annotated, events=())).events if isinstance(e, Appointment)]
    assert [(e.post, e.date_text) for e in found] == [("whip", "2015"), ("chancellor", "2017")]


def test_two_posts_at_one_time_are_one_appointment(annotate) -> None:
    """Two posts with one date are not parted."""
    annotated = annotate("Rosa Quill was made whip and then chancellor in 2017.")
    assert len([e for e in extract(replace(annotated, events=())).events if isinstance(e, Appointment)]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor named Rosa Quill as treasurer and Hugh Vane as chancellor.",
        "Ada Moor made Rosa Quill treasurer and Hugh Vane chancellor.",
    ],
)
def test_each_of_two_people_has_the_post_behind_the_name(annotate, text: str) -> None:
    """Of two who are given posts by one verb each has his own."""
    people = ("person", "Rosa Quill"), ("person", "Hugh Vane")
    event = proposal("Appointment", text.split()[2], *people, ("post", "treasurer"))
    assert posts(annotate(text), event) == [("Rosa Quill", "treasurer"), ("Hugh Vane", "chancellor")]


def test_his_nomination_is_to_the_post_told_of(annotate) -> None:
    """A mention of an appointment without a post is of the one told of last before, and both are one event."""
    annotated = annotate("Ada Moor nominated Hugh Vane as treasurer. The nomination of Hugh Vane was a surprise.")
    found = events(
        annotated,
        proposal("Appointment", "nominated", ("person", "Hugh Vane"), ("post", "treasurer")),
        proposal("Appointment", "nomination", ("person", "Hugh Vane#2")),
    )
    assert [(e["post"], len(e["passages"])) for e in found] == [("treasurer", 2)]


def test_who_runs_is_not_lent_a_post(annotate) -> None:
    """A candidacy that does not say for what is not for the post that was given before."""
    annotated = annotate("Ada Moor nominated Hugh Vane as treasurer. Hugh Vane stood in the spring.")
    stood = proposal("Appointment", "stood", ("person", "Hugh Vane#2"))
    first = proposal("Appointment", "nominated", ("person", "Hugh Vane"), ("post", "treasurer"))
    assert posts(annotated, first, stood) == [("Hugh Vane", "treasurer"), ("Hugh Vane", None)]


def test_a_body_is_no_better_post_than_words(annotate) -> None:
    """Of two arguments for the post, the one that names a post counts before one that names only a body."""
    annotated = annotate("Hugh Vane was chosen by Labour members to be treasurer.")
    event = proposal("Appointment", "chosen", ("person", "Hugh Vane"), ("post", "Labour"), ("post", "treasurer"))
    assert posts(annotated, event) == [("Hugh Vane", "treasurer")]


def test_a_name_that_begins_the_next_clause_has_not_the_post(annotate) -> None:
    """The subject of the clause behind "became treasurer," is not whose post it is."""
    annotated = annotate("When Hugh Vane became treasurer, Rosa Quill resigned.")
    event = proposal("Appointment", "became", ("person", "Hugh Vane"), ("post", "treasurer"))
    assert posts(annotated, event) == [("Hugh Vane", "treasurer")]


def read_so(annotated: Annotated, *mentions: Any) -> list[tuple[str, str, str | None]]:
    """Return the events that rules and a model that reads these mentions find together."""
    facts = extract(replace(annotated, events=mentions))
    return [
        (type(e).__name__, annotated.clusters[e.person.index].name, e.post)
        for e in facts.events
        if isinstance(e, Appointment | Resignation)
    ]


def test_the_model_knows_better_than_a_rule_who_resigns(annotate) -> None:
    """Where a rule takes the subject of the outer verb and the model somebody else, it is somebody else."""
    annotated = annotate("Rosa Quill demands Hugh Vane resign over the leak.")
    read = mention(annotated, "resign", ("person", "Hugh Vane"))
    assert read_so(annotated, read) == [("Resignation", "Hugh Vane", None)]


def test_a_rule_that_says_only_post_leaves_it_to_the_model(annotate) -> None:
    """Where a rule finds no more than "the job", what the model reads as the post counts."""
    annotated = annotate("Rosa Quill turned down the job of treasurer in 1994.")
    read = mention(annotated, "turned down", ("person", "Rosa Quill"), ("post", "treasurer"), kind="Appointment")
    assert read_so(annotated, read) == [("Appointment", "Rosa Quill", "treasurer")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rosa Quill handed the role of treasurer to Hugh Vane.", "handed"),
        ("Rosa Quill gave Hugh Vane the job of treasurer.", "gave"),
    ],
)
def test_who_hands_a_post_to_another_does_not_get_it(annotate, text: str, trigger: str) -> None:
    """Of a verb of handing the post is the receiver's, even where the model takes the giver for the person."""
    annotated = annotate(text)
    read = mention(annotated, trigger, ("person", "Rosa Quill"), ("post", "treasurer"), kind="Appointment")
    assert read_so(annotated, read) == [("Appointment", "Hugh Vane", "treasurer")]


def test_who_is_somebodys_choice_is_chosen(annotate) -> None:
    """The subject of "was her first choice of treasurer" is who is chosen."""
    annotated = annotate("Hugh Vane was Rosa Quill's first choice of treasurer.")
    read = mention(annotated, "choice", ("post", "treasurer"), kind="Appointment")
    assert read_so(annotated, read) == [("Appointment", "Hugh Vane", "treasurer")]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The mayor, Hugh Vane, spoke. Much has changed since Hugh Vane was elected.", "mayor"),
        ("The treasurer, Hugh Vane, spoke. Much has changed since Hugh Vane was elected.", None),
        ("The mayor, Hugh Vane, spoke. Hugh Vane stood in the spring.", None),
    ],
)
def test_who_is_elected_has_the_post_one_is_elected_to(annotate, text: str, post: str | None) -> None:
    """Somebody of whom an article says that he was elected was elected mayor if he is mayor, but not treasurer."""
    trigger = "elected" if "elected" in text else "stood"
    event = proposal("Appointment", trigger, ("person", "Hugh Vane#2"))
    assert posts(annotate(text), event) == [("Hugh Vane", post)]


def test_whom_a_report_opens_with_is_the_one_it_names(annotate) -> None:
    """The appointment of somebody unnamed in the opening is that of the one person who is named as appointed."""
    annotated = annotate("The party may appoint an ombudsman. Hugh Vane will get that job.")
    found = events(
        annotated,
        proposal("Appointment", "appoint", ("person", "an ombudsman")),
        proposal("Appointment", "get", ("person", "Hugh Vane"), ("post", "that job")),
    )
    assert [(e["person"], e["post"]) for e in found] == [("Hugh Vane", "ombudsman")]


@pytest.mark.parametrize(
    ("text", "person", "left", "party"),
    [
        ("Hugh Vane said that Labour and the Greens had failed. He quit the party.", "He", "the party", None),
        ("Hugh Vane, the Labour MP for Leeds East, quit.", "Hugh Vane", None, None),
        ("Labour had failed, and Hugh Vane quit.", "Hugh Vane", None, None),
    ],
)
def test_the_party_somebody_leaves_is_his(
    annotate, text: str, person: str, left: str | None, party: str | None
) -> None:
    """Who leaves "the party" leaves the one he is of, or the only one named right before; without words none."""
    arguments = [("person", person)] + ([("from", left)] if left else [])
    found = events(annotate(text), proposal("Defection", "quit", *arguments))
    assert [e.get("from_party") for e in found] == [party]


def test_nobody_is_of_the_party_he_joins(annotate) -> None:
    """Who is called by the party he has joined does not leave that one."""
    annotated = annotate("The Labour MP Hugh Vane joined Labour in May.")
    found = events(annotated, proposal("Defection", "joined", ("person", "Hugh Vane"), ("to", "Labour#2")))
    assert [(e.get("from_party"), e["to_party"]) for e in found] == [(None, "Labour")]


def test_who_it_was_not_is_no_part_of_it(annotate) -> None:
    """Of "it was Vane, not Quill, who resigned" only Vane resigned, though the model marks both."""
    annotated = annotate("It was Hugh Vane, not Rosa Quill, who resigned.")
    read = mention(annotated, "resigned", ("person", "Hugh Vane"), ("person", "Rosa Quill"))
    assert [person for _, person, _ in read_so(annotated, read)] == ["Hugh Vane"]


@pytest.mark.parametrize(
    ("text", "kind", "post"),
    [
        ("Ann Bell resigned as treasurer. Tom Voss was chosen in her place.", "Appointment", "treasurer"),
        ("The board sacked Ann Bell as treasurer and named Tom Voss in her place.", "Appointment", "treasurer"),
        ("They ousted Gen. Tom Voss as head of the army.", "Resignation", "head of the army"),
    ],
)
def test_the_post_is_that_of_whom_one_follows_or_the_one_behind_as(facts, text: str, kind: str, post: str) -> None:
    """Who comes "in her place" has the post that she left; "as" behind a name goes before a rank before it."""
    assert [e.post for e in facts(text).events if type(e).__name__ == kind] == [post]


def test_a_day_behind_what_was_done_lies_back(facts) -> None:
    """A passive in the past is as firm as a verb in the past."""
    (event,) = facts("Ann Bell was sacked as treasurer on Monday night.", date="2023-11-12").events
    assert (str(event.dates.first), event.factuality.name) == ("2023-11-06", "ACTUAL")


def test_a_command_is_no_event(facts) -> None:
    """What somebody shouts for has not happened."""
    assert not facts("Ann Bell spoke. “Step down now!” cried an elderly man.").events
