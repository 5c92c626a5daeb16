"""The table of vetoes: for each its name, the types it is for, its condition, and a sentence in which it fires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract import nobody
from kgbuild.extract.veto import contests, meetings, posts
from kgbuild.extract.veto.kinds import MEETING, MODEL, EventVeto, Veto
from kgbuild.extract.veto.meeting_table import MEETING_VETOES
from kgbuild.extract.veto.result_table import RESULT_VETOES
from kgbuild.extract.veto.sense_table import SENSE_VETOES
from kgbuild.extract.veto.vote_table import VOTE_VETOES

if TYPE_CHECKING:
    from kgbuild.extract.tie import Tied


VETOES = (
    *MEETING_VETOES,
    *RESULT_VETOES,
    *SENSE_VETOES,
    *VOTE_VETOES,
    Veto(
        name="that somebody is elected to a post is an appointment",
        types=frozenset({"Election"}),
        condition=contests.of_somebody,
        counterexample="Ann Bell's election as chairman of the party surprised them.",
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
        name="a race in an article that speaks of no election",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.race_elsewhere,
        counterexample="Ann Bell won the 100m race on Friday.",
    ),
    Veto(
        name="a prize or a place in a team is no post",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=posts.prize,
        counterexample="Carl Dorn was named manager of the year.",
    ),
    Veto(
        name="a poll of opinions",
        types=frozenset({"Election"}),
        condition=contests.of_opinion,
        counterexample="A general election poll putting Labour ahead of the Greens was published.",
    ),
    Veto(
        name="elections in general",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.elections_at_large,
        counterexample="In previous elections each leader had a bus.",
    ),
    Veto(
        name="who leaves a party in a state has not left it",
        types=frozenset({"Defection"}),
        condition=posts.left_so,
        counterexample="Ann Bell resigned as leader in a clash with the executive, leaving Labour seeking another.",
    ),
    Veto(
        name="a re-election is of somebody, and no contest",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.again,
        counterexample="Labour could delay the start of re-election battles.",
    ),
    Veto(
        name="a bid to do something is no candidacy",
        types=frozenset({"Appointment"}),
        condition=posts.to_do_something,
        counterexample="Ann Bell is to disavow any bid to oust Carl Dorn.",
    ),
    Veto(
        name="who resigns himself to something leaves no post",
        types=frozenset({"Resignation"}),
        sources=MODEL,
        condition=posts.to_oneself,
        counterexample="Ann Bell resigned herself to defeat.",
    ),
    Veto(
        name="what talks cost is no meeting",
        types=MEETING,
        sources=MODEL,
        condition=meetings.costs,
        counterexample="Ann Bell will meet the cost of the talks.",
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
        name="the latest of several who do something takes up no post",
        types=frozenset({"Appointment"}),
        condition=posts.one_of_a_row,
        counterexample="Ann Bell became the sixth cabinet minister to declare a gift.",
    ),
    Veto(
        name="a caucus of members is no vote",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.own_caucus,
        counterexample="Ann Bell addressed her caucus.",
    ),
    Veto(
        name="who knows about elections",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=contests.before_experts,
        counterexample="The outcome is open, Britain's leading elections expert said.",
    ),
    Veto(
        name="what somebody dismisses is no post",
        types=frozenset({"Resignation"}),
        sources=MODEL,
        condition=posts.dismisses_things,
        counterexample="Ann Bell repeated her dismissal of claims from all parties.",
    ),
    Veto(
        name="a word of the name of a post",
        types=MEETING,
        sources=MODEL,
        condition=meetings.in_a_post,
        counterexample="Ann Bell met Carl Dorn, the minister for dialogue in the prime minister's office.",
    ),
    Veto(
        name="a post alone that somebody fills is nobody who fills it",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=posts.post_alone,
        counterexample="The board appoints four members and the governor picks the chair.",
    ),
    Veto(
        name="who ends a candidacy leaves no post",
        types=frozenset({"Resignation"}),
        condition=posts.candidacy_given_up,
        counterexample="Ann Bell said she was ending her presidential bid today.",
    ),
    Veto(
        name="who goes out of a house leaves no post",
        types=frozenset({"Resignation"}),
        condition=posts.goes_out,
        counterexample="The president, Ann Bell, spoke to reporters as she left the White House for Leeds on Sunday.",
    ),
    Veto(
        name="who is held in custody, or enters politics, takes up no post",
        types=frozenset({"Appointment"}),
        condition=posts.in_no_post,
        counterexample="The party spoke in the election. Ann Bell entered politics as a young woman in 1980.",
    ),
    Veto(
        name="who takes more of a part in something takes up no post",
        types=frozenset({"Appointment"}),
        condition=posts.some_role,
        counterexample="Ann Bell, the prime minister, should be taking a more active role in the cabinet.",
    ),
    Veto(
        name="who gives up the whip leaves no post",
        types=frozenset({"Resignation"}),
        condition=posts.whip,
        counterexample="Ann Bell resigned the Labour whip.",
    ),
    Veto(
        name="who runs out of time or stands by somebody is no candidate",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=posts.runs_elsewise,
        counterexample="The party said its candidate, Ann Bell, was running out of time.",
    ),
    Veto(
        name="one person and others like him are no coalition",
        types=frozenset({"Coalition"}),
        sources=MODEL,
        condition=contests.one_ally,
        counterexample="Ann Bell and like-minded politicians form an alliance.",
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
