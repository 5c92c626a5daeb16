"""The vetoes of words in another sense, or of no particular event, as `table.py` has the others."""

from __future__ import annotations

from kgbuild.extract.veto import senses
from kgbuild.extract.veto.kinds import MEETING, MODEL, Veto

SENSE_VETOES = (
    Veto(
        name="a vote in an article that tells of a vote of members and of no election",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=senses.vote_of_members,
        counterexample="Two ministers are planning to vote in favour of the bill. The charity said that irrespective of"
        " the outcome of Friday's vote, care should be a crucial part of it.",
    ),
    Veto(
        name="a way of voting is no vote",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=senses.way_of_voting,
        counterexample="The campaign for the alternative vote lost the referendum.",
    ),
    Veto(
        name="a poll of a firm that asks for opinions",
        types=frozenset({"Election"}),
        sources=MODEL,
        condition=senses.poll_of_a_firm,
        counterexample="It will be held on 28 June. The Forsa poll is the first in Leeds since the candidates submitted"
        " their election lists, a survey says.",
    ),
    Veto(
        name="who stands in for somebody is no candidate",
        types=frozenset({"Appointment"}),
        condition=senses.stands_in,
        counterexample="Ann Bell, the foreign secretary, stood in for Carl Dorn as prime minister on Saturday.",
    ),
    Veto(
        name="an election, its result or office in general is no post",
        types=frozenset({"Appointment"}),
        sources=MODEL,
        condition=senses.no_office,
        counterexample="Ann Bell was anointed the winner of the caucuses.",
    ),
    Veto(
        name="who leaves a hospital or a prison leaves no post",
        types=frozenset({"Resignation"}),
        condition=senses.from_a_house,
        counterexample="Ann Bell, a minister, was dismissed from hospital on Monday.",
    ),
    Veto(
        name="a body that is no party has no defectors",
        types=frozenset({"Defection"}),
        sources=MODEL,
        condition=senses.no_party,
        counterexample="Ann Bell, a Conservative peer, quit the CBI in protest against its view on Brexit.",
    ),
    Veto(
        name="a number of other things than seats",
        types=frozenset({"ElectionResult"}),
        condition=senses.number_of_others,
        counterexample="In the election year the Labour initiative cut the number from 22 to eight.",
    ),
    Veto(
        name="meetings in general",
        types=MEETING,
        condition=senses.at_large,
        counterexample="Most meetings of Ann Bell with Carl Dorn are short.",
    ),
)
