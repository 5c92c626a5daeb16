"""What is voted on: the whole phrase that says which motion it is, and nothing that says when or how it is voted on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.context import Context
from kgbuild.extract.events.vote import Vote
from kgbuild.extract.produce.motions import motion_around, motion_at
from kgbuild.extract.produce.topics import topic_of
from kgbuild.extract.produce.whole_phrases import whole_phrases
from tests.extract.proposing import chunk_of, extracted, proposal, shown

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


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("MPs debated the terms of the railway bill.", "the railway bill"),
        ("MPs debated the bill and an amendment.", "it"),
        ("MPs left no deal on the table.", "it"),
        ("MPs debated the weather.", "it"),
    ],
)
def test_it_is_what_was_last_to_be_voted_on(annotate, before: str, expected: str) -> None:
    """ "Voted for it" is on the one thing to be voted on that was just named, if it is only one."""
    annotated = annotate(f"{before} Ann Bell voted for it.")
    found = motion_at(Context(annotated), next(t.i for t in annotated.doc if t.text == "it"))
    assert found is not None
    assert annotated.words(found) == expected


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


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ann Bell said she would vote against assisted dying as before.", "against", "assisted dying"),
        ("MPs voted to ban the relief and works agency.", "to", "ban the relief and works agency"),
        ("The council voted to build what became the harbour.", "to", "build what became the harbour"),
    ],
)
def test_a_motion_is_not_cut_within_its_noun(annotate, text: str, word: str, expected: str) -> None:
    """A participle before its noun, "and" within a name and a clause with "what" do not end a motion."""
    annotated = annotate(text)
    start = next(t.i for t in annotated.doc if t.text == word) + 1
    found = motion_at(Context(annotated), start)
    assert found is not None
    assert annotated.words(found) == expected


def _mended(annotated, kind: str, trigger: str, role: str, *given: str) -> list[str]:
    """Return the words with a role, of which a model marked only some."""
    candidate = Candidate(
        type=kind,
        trigger=chunk_of(annotated, trigger),
        arguments=tuple(Argument(role, chunk_of(annotated, words)) for words in given),
        source="model",
        score=0.9,
    )
    found = whole_phrases(Context(annotated), candidate)
    return [annotated.words(a.chunk) for a in found.all(role)]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("MPs voted to count the ballots.", ("to", "count the ballots"), ["to count the ballots"]),
        (
            "MPs backed an amendment watering down the plan.",
            ("an amendment watering down",),
            ["an amendment watering down the plan"],
        ),
        ("MPs passed a bill funding roads.", ("a bill funding",), ["a bill funding roads"]),
        ("The lower house passed a motion calling for its return.", ("a motion",), ["a motion calling for its return"]),
        ("The lower house passed the motion calling for its return.", ("the motion",), ["the motion"]),
        ("Ann Bell has not said which way she will vote.", ("which way",), []),
        ("It was put to a vote to see if any can win.", ("if any can win",), []),
        ("The court voted 5-4 on Monday.", ("5",), []),
        ("Ann Bell will go to London to vote in the debate.", ("the debate",), []),
    ],
)
def test_what_is_voted_on_is_a_whole_phrase(annotate, text: str, given: Sequence[str], expected: list[str]) -> None:
    """A motion of which words are missing goes to its end; what only asks which it is, or is a number, is none."""
    trigger = next(w for w in ("vote", "backed", "passed") if w in text)
    assert _mended(annotate(text), "Vote", trigger, "motion", *given) == expected


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("EC leaders met on a new system of EC financing.", "a new system of EC", ["a new system of EC financing"]),
        (
            "Ann Bell met Carl Dorn on the possibility of a pact.",
            "the possibility",
            ["the possibility of a pact"],
        ),
        ("Ann Bell met Carl Dorn under the General Agreement.", "the General Agreement", []),
        ("Ann Bell met Carl Dorn on Brexit.", "Brexit", ["Brexit"]),
        (
            "Ann Bell met Carl Dorn on how parliament can adapt its rules.",
            "how",
            ["how parliament can adapt its rules"],
        ),
        ("Ann Bell met Carl Dorn for talks.", "talks", []),
    ],
)
def test_a_topic_is_a_whole_phrase(annotate, text: str, given: str, expected: list[str]) -> None:
    """A topic goes to the end of its noun phrase, and under what they talk is none."""
    assert _mended(annotate(text), "Meeting", "met", "topic", given) == expected


@pytest.mark.parametrize(
    ("text", "voters", "decision"),
    [
        ("Ann Bell has not said which way she will vote but backed the bill in May.", ["she"], None),
        ("Ann Bell was asked whether she would vote for the bill.", ["she"], None),
        ("If the bill does not pass, the MPs said, it is over.", ["the MPs"], None),
        ("If the Commons backed the bill, it would be law.", ["the Commons"], "for"),
        ("Ann Bell will vote for the bill.", ["Ann Bell"], "for"),
    ],
)
def test_a_question_or_condition_is_no_decision(annotate, text: str, voters, decision) -> None:
    """Whether, which way and if only ask or suppose how somebody votes, unless it is he who would do so."""
    trigger = next(w for w in ("vote", "pass", "backed") if w in text)
    outcome = "rejected" if trigger == "pass" else "passed" if decision else "none"
    found = extracted(annotate(text), [proposal("Vote", trigger, *(("voter", v) for v in voters), outcome=outcome)])
    assert [e.decision for e in found.facts.events] == [decision]


def test_who_lost_a_vote_need_not_have_voted_against(annotate) -> None:
    """That the government lost a vote, or its defeat, does not tell which way it voted."""
    annotated = annotate("The government lost the vote on the bill.")
    found = extracted(annotated, [proposal("Vote", "vote", ("voter", "The government"), outcome="lost")])
    assert [e.decision for e in found.facts.events] == [None]


def test_parliament_votes_though_its_name_is_written_small(annotate) -> None:
    """ "Parliament" in small letters is who votes, whatever part of speech it is read as."""
    annotated = annotate("Ann Bell said if parliament voted on the bill, she would not.")
    found = extracted(annotated, [proposal("Vote", "voted", ("voter", "parliament"), ("motion", "the bill"))])
    assert [shown(found, e)["voters"] for e in found.facts.events] == [("parliament",)]


def test_a_topic_by_words_ends_with_its_noun_phrase(annotate) -> None:
    """What follows "about" ends before a finite verb and holds the noun that it begins to describe."""
    text = "Talks with Ann Bell about attending the postponed G7 summit and the new plan broke up."
    annotated = annotate(text)
    start = next(t.i for t in annotated.doc if t.text == "about")
    found = topic_of(Context(annotated), start)
    assert found is not None
    assert annotated.words(found) == "attending the postponed G7 summit and the new plan"


@pytest.mark.parametrize(
    ("text", "motion", "told"),
    [
        ("The House passed the bill 220-210.", "the bill 220", "the bill"),
        ("The council passed resolution 2231 on Monday.", "resolution 2231", "resolution 2231"),
    ],
)
def test_a_motion_ends_before_the_votes_for_it(annotate, text: str, motion: str, told: str) -> None:
    """The numbers of a division are no part of what was voted on; that of a resolution is."""
    found = extracted(annotate(text), [proposal("Vote", "passed", ("motion", motion), outcome="passed")])
    candidate = found.traces[0].tied.candidate
    mended = whole_phrases(found.context, candidate)
    words = [found.context.annotated.words(a.chunk) for a in mended.arguments]
    assert words == [told]
