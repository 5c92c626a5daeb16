"""The table of vetoes: for each its name, the types it is for, its condition, and a sentence in which it fires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.extract import nobody
from kgbuild.extract.veto import contests, posts, votes

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied
    from kgbuild.model import Event


RULE, MODEL = frozenset({"rule"}), frozenset({"model"})
"""The producers, for vetoes of what only one of them proposes."""

VOTE, RESULT = frozenset({"Vote"}), frozenset({"ElectionResult"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A reason why words that look like an event are none.

    `types` are the event types it is for, `sources` the producers, if not both ("rule", "model"); `counterexample` is
    a sentence that would state such an event if the veto did not fire.
    """

    name: str
    types: frozenset[str]
    sources: frozenset[str] = frozenset({"rule", "model"})
    condition: Callable[[Tied], bool]
    counterexample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVeto:
    """A reason why a whole event, with all its mentions, is left out; `counterexample` is a text in which it fires."""

    name: str
    condition: Callable[[Context, Event], bool]
    counterexample: str


VETOES = (
    Veto(
        name="that somebody is elected to a post is an appointment",
        types=frozenset({"Election"}),
        condition=contests.of_somebody,
        counterexample="Ann Bell's election as chairman of the party surprised them.",
    ),
    Veto(
        name="a re-election is of somebody, and no contest",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.again,
        counterexample="Labour could delay the start of re-election battles.",
    ),
    Veto(
        name="a way of voting is no vote",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.way_of_voting,
        counterexample="The campaign for the alternative vote lost the referendum.",
    ),
    Veto(
        name="who votes, and what is won, wins nothing",
        types=RESULT,
        condition=contests.wins_nothing,
        counterexample="Ann Bell concedes that a majority will be hard to win at the general election in May.",
    ),
    Veto(
        name="who knows about elections",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.before_experts,
        counterexample="The outcome is open, Britain's leading elections expert said.",
    ),
    Veto(
        name="a vote in a parliament, or a case, is no election",
        types=RESULT,
        condition=contests.in_parliament,
        counterexample="Ann Bell lost a third parliamentary vote intended to trigger a December election.",
    ),
    Veto(
        name="how somebody votes is no result",
        types=RESULT,
        condition=contests.own_ballot,
        counterexample="Many people who voted for Brexit wanted lower taxes.",
    ),
    Veto(
        name="that somebody did not win says nothing of who did",
        types=RESULT,
        sources=RULE,
        condition=contests.denied_outcome,
        counterexample="Labour did not win the general election.",
    ),
    Veto(
        name="a poll of a firm that asks for opinions",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.poll_of_a_firm,
        counterexample="It will be held on 28 June. The Forsa poll is the first in Leeds since the candidates submitted"
        " their election lists, a survey says.",
    ),
    Veto(
        name="a vote in an article that speaks of no parliament, council or party",
        types=VOTE,
        sources=MODEL,
        condition=contests.no_parliament,
        counterexample="Shareholders voted on Tuesday to reject the takeover bid.",
    ),
    Veto(
        name="voters of no parliament, council or party",
        types=VOTE,
        sources=MODEL,
        condition=contests.no_voters_of_politics,
        counterexample="The council met. The bank's rate committee voted for a rise.",
    ),
    Veto(
        name="who votes for a party or candidate elects",
        types=VOTE,
        condition=votes.for_a_party,
        counterexample="The MPs met. Three in five members will vote for Carl Dorn's new party.",
    ),
    Veto(
        name="what voters decide themselves is no vote of a parliament",
        types=VOTE,
        condition=votes.by_the_people,
        counterexample="The MPs met. The bill was passed by voters in May.",
    ),
    Veto(
        name="who hopes to pass legislation has not voted on any",
        types=VOTE,
        sources=MODEL,
        condition=contests.some_law,
        counterexample="The committee of MPs hopes to pass legislation.",
    ),
    Veto(
        name="which side of a ballot somebody is on is no vote of a parliament",
        types=VOTE,
        condition=votes.on_a_side,
        counterexample="Before the referendum the MP spoke. Ann Bell is voting to Remain.",
    ),
    Veto(
        name="who only backs a bill has not voted on it",
        types=VOTE,
        condition=votes.only_backed,
        counterexample="The bill was backed by Ann Bell on Friday.",
    ),
    Veto(
        name="the vote of a party is what it gets, and no election",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.votes_of_party,
        counterexample="It was the biggest rise in the Labour vote since 1945.",
    ),
    Veto(
        name="a contest in an article that speaks of no election",
        types=frozenset({"ElectionResult", "Endorsement"}),
        sources=MODEL,
        condition=contests.no_contest,
        counterexample="Ann Bell won the majority of the prizes.",
    ),
    Veto(
        name="who leaves a party in a state has not left it",
        types=frozenset({"Defection"}),
        condition=posts.left_so,
        counterexample="Ann Bell resigned as leader in a clash with the executive, leaving Labour seeking another.",
    ),
    Veto(
        name="who takes on somebody, or a part in a play, takes up no post",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=posts.takes_on_somebody,
        counterexample="Ann Bell took on the Labour leader over taxes.",
    ),
    Veto(
        name="what is neither a person nor a group is no candidate, and voters only vote",
        types=frozenset({"Endorsement"}),
        condition=contests.backs_a_thing,
        counterexample="The figure was endorsed by Ann Bell in the election.",
    ),
    Veto(
        name="a government is no party that one leaves",
        types=frozenset({"Defection"}),
        sources=MODEL,
        condition=posts.leaves_no_party,
        counterexample="Ed Bell urged Liberal Democrat ministers to quit the government and defect to Labour.",
    ),
    Veto(
        name="people at large",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=nobody.bare_plural,
        counterexample="Councillors were appointed by the Labour Party on Monday.",
    ),
    Veto(
        name="whoever it is, nobody in particular",
        types=frozenset({"Appointment", "Resignation", "Defection"}),
        sources=MODEL,
        condition=posts.anybody,
        counterexample="The best person for the job should be appointed lord chancellor.",
    ),
    Veto(
        name="who is held in custody, or enters politics, takes up no post",
        types=frozenset({"Appointment"}),
        condition=posts.in_no_post,
        counterexample="The party spoke in the election. Ann Bell entered politics as a young woman in 1980.",
    ),
    Veto(
        name="a command tells nobody to have done it",
        types=frozenset({"Appointment", "Resignation", "Meeting", "Defection", "Vote", "Endorsement"}),
        condition=posts.commanded,
        counterexample='"Resign now!" shouted a man. "Step down!" cried the MP Ann Bell.',
    ),
    Veto(
        name="who is the first, or the sixth, of some to do something becomes none of them",
        types=frozenset({"Appointment"}),
        condition=posts.only_does_so,
        counterexample="Ann Bell became the sixth cabinet minister to resign.",
    ),
    Veto(
        name="a rule alone, in a sentence that names no post",
        types=frozenset({"Appointment", "Resignation"}),
        sources=RULE,
        condition=posts.names_no_post,
        counterexample="Ann Bell was moved to another seat.",
    ),
    Veto(
        name="who gives up the whip leaves no post",
        types=frozenset({"Resignation"}),
        condition=posts.whip,
        counterexample="Ann Bell resigned the Labour whip.",
    ),
)
"""The vetoes on candidates, in the order in which they are shown."""


AFTERWARDS = (
    EventVeto(
        name="sport: only a post is taken up or left there in the sense of the event types",
        condition=contests.game,
        counterexample="The coach praised the striker after the league match. Carl Dorn beat Ann Bell in the final of"
        " the tennis championship, and the season ends with a cup election.",
    ),
)
"""The vetoes on whole events."""


def vetoes_of(tied: Tied) -> tuple[str, ...]:
    """Return the names of the vetoes that fire on a candidate."""
    candidate = tied.candidate
    return tuple(
        v.name for v in VETOES if candidate.type in v.types and candidate.source in v.sources and v.condition(tied)
    )
