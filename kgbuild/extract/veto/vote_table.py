"""The vetoes on votes: what looks like a vote of a parliament, council or party and is none."""

from __future__ import annotations

from kgbuild.extract.veto import contests, votes
from kgbuild.extract.veto.kinds import MODEL, VOTE, Veto

VOTE_VETOES = (
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
        name="a vote on the day of an election is that election",
        types=VOTE,
        sources=MODEL,
        condition=votes.election_day,
        counterexample="The British MPs debated for the last time before the historic vote on 23 June 2016.",
    ),
)
"""In the order in which they are shown."""
