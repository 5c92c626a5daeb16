"""Two mentions of a kind are two events where the words around them say so."""

from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.events.election import Election
from kgbuild.model import Factuality
from tests.extract.proposing import extracted, proposal


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Labour lost the EU referendum. Carl Dorn wants an independence referendum.",
            ("referendum", "referendum#2"),
        ),
        ("Labour is ahead in the election. Carl Dorn won the previous election.", ("election", "election#2")),
        ("Carl Dorn won the first round. Voters stayed away in the second round.", ("round", "round#2")),
    ],
)
def test_elections_told_apart_by_words_are_two(annotate, text: str, triggers: tuple[str, str]) -> None:
    """What people vote on, which round it is, that it was the one before or several, tells elections apart."""
    proposals = [proposal("Election", t, event=1, kind="other") for t in triggers]
    assert len(extracted(annotate(text), proposals).facts.events) == 2


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Carl Dorn lost the EU referendum. The Brexit vote split his party.", ("referendum", "vote")),
        ("Carl Dorn lost the contest. He did well in the first round.", ("contest", "round")),
        ("Carl Dorn lost the EU referendum. The referendum split his party.", ("referendum", "referendum#2")),
        (
            "Carl Dorn lost the previous general election. The last election hurt.",
            ("general election", "last election"),
        ),
    ],
)
def test_other_words_for_an_election_are_the_same(annotate, text: str, triggers: tuple[str, str]) -> None:
    """Words that say the same, or nothing, about which election is meant do not tell it from the one before."""
    proposals = [proposal("Election", t, event=1, kind="other") for t in triggers]
    assert len(extracted(annotate(text), proposals).facts.events) == 1


@pytest.mark.parametrize(
    ("text", "triggers", "found"),
    [
        ("Carl Dorn wants a second referendum. His party wants a public vote, too.", ("referendum", "vote"), 1),
        ("Carl Dorn wants an EU referendum. His party wants another independence vote.", ("referendum", "vote"), 2),
    ],
)
def test_an_election_only_called_for_is_one_in_other_words(annotate, text, triggers, found: int) -> None:
    """Of what may only be held "a public vote" is the second referendum, if no word says that it is on other things."""
    proposals = [proposal("Election", t, event=1, kind="referendum", factuality=Factuality.POSSIBLE) for t in triggers]
    assert len(extracted(annotate(text), proposals).facts.events) == found


def test_rules_tell_referendums_apart(annotate) -> None:
    """Two referendums on different questions are two where rules read them, too."""
    text = "Labour lost the EU referendum. It was like the Scottish independence referendum."
    assert len([e for e in extract(annotate(text)).events if isinstance(e, Election)]) == 2


def test_a_meeting_to_come_is_not_the_one_held(annotate) -> None:
    """People who met and will meet have two meetings, though a model takes them for one."""
    annotated = annotate("Ann Bell met Carl Dorn last June. Ann Bell hopes the summit with Carl Dorn is fruitful.")
    both = ("participant", "Ann Bell"), ("participant", "Carl Dorn")
    later = ("participant", "Ann Bell#2"), ("participant", "Carl Dorn#2")
    proposals = [
        proposal("Meeting", "met", *both, event=1),
        proposal("Meeting", "summit", *later, event=1, factuality=Factuality.PLANNED),
    ]
    assert len(extracted(annotated, proposals).facts.events) == 2


def test_a_mention_goes_to_the_event_of_its_number(annotate) -> None:
    """Where a mention may be of several events, it is of the one that the model takes it for."""
    text = "Carl Dorn spoke about the election. He stood in another election. He fought that election again in May."
    proposals = [
        proposal("Election", "election", event=1, kind="other"),
        proposal("Election", "another election", event=2, kind="other"),
        proposal("Election", "that election", ("time", "May"), event=2, kind="other"),
    ]
    found = extracted(annotate(text), proposals).facts.events
    assert sorted(len(e.passages) for e in found) == [1, 2]
