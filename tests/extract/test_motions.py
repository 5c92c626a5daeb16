"""What is voted on: the whole phrase that says which motion it is, and nothing that says when or how it is voted on."""

from __future__ import annotations

import pytest

from kgbuild.extract.context import Context
from kgbuild.extract.events.vote import Vote
from kgbuild.extract.produce.motions import motion_around, motion_at

MOTIONS = [
    ("Ann Bell voted against the deal three times because of the cost.", "against", "the deal"),
    ("MPs voted for the spending plan that it had rejected.", "for", "the spending plan"),
    ("MPs voted against keeping towns and villages together.", "against", "keeping towns and villages together"),
    ("MPs voted against holding this recess.", "against", "holding this recess"),
    ("Ann Bell will vote for the hospitals bill since it was published.", "for", "the hospitals bill"),
    ("MPs voted to support new arrangements in Wales but with misgivings.", "to", "support new arrangements in Wales"),
    ("MPs voted for an amendment submitted by Ann Bell on Monday.", "for", "an amendment submitted by Ann Bell"),
    ("Democrats voted to count 405 undated mail-in ballots.", "to", "count 405 undated mail-in ballots"),
    ("The House votes for the first time on the bill.", "for", None),
    ("The MPs who failed to vote against had decided to leave.", "against", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), MOTIONS, ids=[m[0] for m in MOTIONS])
def test_a_motion_is_all_that_says_which(annotate, text: str, word: str, expected: str | None) -> None:
    """A motion goes to the end of its noun phrase; clauses, dates and adverbs of the vote are no part of it."""
    annotated = annotate(text)
    start = next(t.i for t in annotated.doc if t.text == word) + 1
    found = motion_at(Context(annotated), start)
    assert (annotated.words(found) if found else None) == expected


def test_the_subject_of_a_passive_is_the_motion(annotate) -> None:
    """What was passed is the subject of the passive, not the date that stands between them."""
    annotated = annotate("An amendment to the budget motion on Monday was passed by the Commons.")
    head = next(t for t in annotated.doc if t.text == "amendment")
    found = motion_around(Context(annotated), head)
    assert found is not None
    assert annotated.words(found) == "An amendment to the budget motion"


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("On Friday 162 Labour MPs voted to oppose the bill.", "against"),
        ("On Friday 162 Labour MPs voted to back the bill.", "for"),
    ],
)
def test_voting_to_oppose_is_one_vote_against(facts, text: str, decision: str) -> None:
    """The verb behind "voted to" tells which way the one vote on the bill goes."""
    found = [(e.decision, e.motion) for e in facts(text).events if isinstance(e, Vote)]
    assert found == [(decision, "the bill")]


def test_who_comes_from_where_people_voted_has_not_voted(facts) -> None:
    """A relative clause says of the noun that it hangs on that it voted, and not of those who come from there."""
    text = "The paper spoke to several ministers from councils that voted to leave the union."
    found = [v for e in facts(text).events if isinstance(e, Vote) for v in e.voters]
    names = [facts(text).entities[v.index].name for v in found]
    assert not any("ministers" in name for name in names)
