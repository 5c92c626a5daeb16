from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.election import Election
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.resignation import Resignation
from kgbuild.extract.posts import agree
from kgbuild.model import Factuality
from tests.extract.proposing import extracted, proposal


def test_two_mentions_of_a_resignation_are_one_event(events) -> None:
    """The same person leaving the same post is one event with a passage for each mention."""
    found = events(
        "Ann Bell resigned as chairman on Monday. Her resignation as chairman surprised Carl Dorn.", Resignation
    )
    assert len(found) == 1
    assert len(found[0]["passages"]) == 2


def test_two_posts_are_two_resignations(events) -> None:
    """Leaving two posts is two events."""
    found = events("Ann Bell resigned as chairman. Ann Bell also resigned as treasurer in May.", Resignation)
    assert sorted(e["post"] for e in found) == ["chairman", "treasurer"]


def test_the_pair_are_the_two_named_before(events) -> None:
    """ "The pair" stands for the two people of the sentence before."""
    found = events("Ann Bell admires Carl Dorn. The pair met in Leeds on Friday.", Meeting)
    assert len(found) == 1
    assert set(found[0]["participants"]) == {"Ann Bell", "Carl Dorn"}


def test_an_election_is_one_node_for_all_its_mentions(events) -> None:
    """The next election, and "the election" later on, are one event."""
    found = events("Labour hopes to win the next general election. It will fight the election on tax.", Election)
    assert [(e["election_type"], e["factuality"].value) for e in found] == [("general", "Planned")]


def test_elections_of_different_years_stay_apart(events) -> None:
    """Two years are two elections."""
    found = events("Labour won the 1997 election. Labour also won the 2001 election.", Election)
    assert sorted(e["date_text"] for e in found) == ["1997", "2001"]


def test_denied_and_actual_mentions_stay_apart(events) -> None:
    """That somebody denies having resigned is not the same event as that they resigned."""
    found = events("Ann Bell resigned on Monday. Carl Dorn did not resign.", Resignation)
    assert [e["factuality"].value for e in found] == ["Actual", "Denied"]


def test_a_defection_keeps_both_parties(events) -> None:
    """Mentions that each name one party make one defection with both."""
    found = events("Labour MP Ann Bell has defected. Ann Bell defected to the Liberal Democrats.", Defection)
    assert len(found) == 1
    assert (found[0]["from_party"], found[0]["to_party"]) == ("Labour", "Liberal Democrats")


@pytest.mark.parametrize(
    ("text", "left", "joined"),
    [
        ("Hugh Vane ripped up his Labour membership card.", "Labour", None),
        ("Rosa Quill threw in her lot with the Liberal Democrats.", None, "Liberal Democrats"),
        ("Rosa Quill has turned her back on Labour after ten years.", "Labour", None),
        ("Former Labour treasurer Hugh Vane is now a Liberal Democrat.", "Labour", "Liberal Democrat"),
    ],
)
def test_a_change_of_party_in_an_image(events, text: str, left: str | None, joined: str | None) -> None:
    """Who turns his back on a party, tears up its card or throws in his lot with another has changed parties."""
    (found,) = events(text, Defection)
    assert (found.get("from_party"), found.get("to_party")) == (left, joined)


@pytest.mark.parametrize(
    "text",
    [
        "Voters have turned their backs on Labour.",
        "Hugh Vane turned his back on Labour members.",
        "Hugh Vane is now a Labour councillor.",
    ],
)
def test_an_image_of_no_change_of_party(events, text: str) -> None:
    """Voters at large, people of a party, and who is said to be of one without having left another change nothing."""
    assert not events(text, Defection)


def test_somebody_else_is_nobody_told_of_before(annotate) -> None:
    """A pronoun for somebody unknown takes nobody over from another mention that the model takes for the same event."""
    text = "Ann Bell refused to resign as health secretary.\n\nSomebody else resigned."
    assert [e.factuality.value for e in extract(annotate(text)).events] == ["Denied"]


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("home secretary", "foreign secretary", False),
        ("secretary of state for health", "secretary", True),
        ("Labour leader", "leader", True),
        ("shadow home secretary", "the home secretary", True),
        ("chairman", None, True),
        ("chairman", "treasurer", False),
    ],
)
def test_posts_that_may_be_one(a: str, b: str | None, alike: bool) -> None:
    """Two wordings are of one post where one only says less: what stands before the noun tells posts apart."""
    assert agree(a, b) is alike


def test_another_referendum_is_not_the_one_before(annotate) -> None:
    """ "Another referendum" is not the referendum that the article speaks of."""
    text = "Labour lost the EU referendum. Carl Dorn wants another referendum on independence."
    assert len([e for e in extract(annotate(text)).events if isinstance(e, Election)]) == 2


def test_a_separate_meeting_is_another(annotate) -> None:
    """A "separate" meeting of the same people is not the one told of before, though a model takes them for one."""
    annotated = annotate("Ann Bell met Carl Dorn. Ann Bell also had a separate meeting with Carl Dorn.")
    both = ("participant", "Ann Bell"), ("participant", "Carl Dorn")
    proposals = [proposal("Meeting", t, *both, event=1) for t in ("met", "meeting")]
    assert len(extracted(annotated, proposals).facts.events) == 2


@pytest.mark.parametrize(
    ("of", "second", "numbers", "events"),
    [
        ("Meeting", Factuality.POSSIBLE, (1, 2), 2),
        ("Meeting", Factuality.POSSIBLE, (1, 1), 1),
        ("Meeting", Factuality.ACTUAL, (1, 2), 1),
        ("Meeting", Factuality.POSSIBLE, (1, None), 1),
        ("Resignation", Factuality.POSSIBLE, (1, 2), 1),
    ],
)
def test_meetings_that_are_not_equally_certain(
    annotate, of: str, second: Factuality, numbers: tuple[int | None, int | None], events: int
) -> None:
    """Two meetings of the same people of which a model takes one for another are two if one is less certain."""
    annotated = annotate("Ann Bell had talks on Monday. Ann Bell would like talks with them.")
    role = "participant" if of == "Meeting" else "person"
    triggers = zip(("talks", "talks#2"), (Factuality.ACTUAL, second), numbers, strict=True)
    proposals = [proposal(of, t, (role, "Ann Bell"), factuality=f, event=n) for t, f, n in triggers]
    assert len(extracted(annotated, proposals).facts.events) == events


@pytest.mark.parametrize(
    ("of", "role", "verb", "second", "surely", "events"),
    [
        ("Meeting", "participant", "spoke", Factuality.ACTUAL, (1, 1), 1),
        ("Meeting", "participant", "spoke", Factuality.ACTUAL, (1, 2), 2),
        ("Meeting", "participant", "spoke", Factuality.ACTUAL, (None, None), 2),
        ("Meeting", "participant", "spoke", Factuality.POSSIBLE, (1, 1), 2),
        ("Vote", "voter", "voted", Factuality.ACTUAL, (1, 1), 1),
        ("Resignation", "person", "resigned", Factuality.ACTUAL, (1, 1), 2),
    ],
)
def test_other_people_in_one_event(
    annotate, of: str, role: str, verb: str, second: Factuality, surely: tuple[int | None, int | None], events: int
) -> None:
    """A model's mentions of other people are one event only where it has no doubt, and only one person resigns."""
    annotated = annotate(f"Ann Bell {verb} against the bill on Monday. Carl Dorn {verb} as well.")
    told = zip((verb, f"{verb}#2"), ("Ann Bell", "Carl Dorn"), (Factuality.ACTUAL, second), surely, strict=True)
    proposals = [proposal(of, t, (role, who), factuality=f, event=1, surely=n) for t, who, f, n in told]
    assert len(extracted(annotated, proposals).facts.events) == events


@pytest.mark.parametrize(("numbers", "events"), [((1, 1), 1), ((1, 2), 2), ((None, 2), 1)])
def test_elections_that_a_model_tells_apart(annotate, numbers: tuple[int | None, int | None], events: int) -> None:
    """Two elections that the text gives no day are two where a model takes them for two."""
    annotated = annotate("The party lost the election. It had hoped to win an election.")
    triggers = zip(("election", "election#2"), numbers, strict=True)
    proposals = [proposal("Election", t, event=n, kind="general") for t, n in triggers]
    assert len(extracted(annotated, proposals).facts.events) == events
