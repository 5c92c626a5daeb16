"""The vetoes of results of elections, as `table.py` has those of the other types."""

from __future__ import annotations

from kgbuild.extract.veto import contests
from kgbuild.extract.veto.kinds import MODEL, RULE, Veto

RESULT = frozenset({"ElectionResult"})

RESULT_VETOES = (
    Veto(
        name="another contest than an election",
        types=RESULT,
        sources=MODEL,
        condition=contests.other_contest,
        counterexample="The voters stayed away. A win for Ann Bell closed the film festival.",
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
        name="what is needed is not won",
        types=RESULT,
        sources=MODEL,
        condition=contests.only_needed,
        counterexample="Labour needed 326 seats for a majority in the election.",
    ),
    Veto(
        name="who goes over to another party has lost no election",
        types=RESULT,
        sources=MODEL,
        condition=contests.lost_to_a_party,
        counterexample="The party lost Ann Bell to Labour last year, before the election.",
    ),
    Veto(
        name="who seeks re-election has not been elected",
        types=RESULT,
        sources=MODEL,
        condition=contests.sought_again,
        counterexample="Ann Bell acknowledged that her husband made the right call by stepping down from his"
        " run for re-election.",
    ),
    Veto(
        name="who comes to power by force has won no election",
        types=RESULT,
        condition=contests.by_force,
        counterexample="The election was held in May. Carl Dorn swept to power after a coup in 2013.",
    ),
    Veto(
        name="whoever stands has won nothing",
        types=RESULT,
        condition=contests.any_contestant,
        counterexample="The law says a party that won 5 per cent of the votes in the general election gets seats.",
    ),
    Veto(
        name="that somebody did not win says nothing of who did",
        types=RESULT,
        sources=RULE,
        condition=contests.denied_outcome,
        counterexample="Labour did not win the general election.",
    ),
)
"""The vetoes that only results have, in the order in which they are shown."""
