"""How an election ended, where the model reads a clause the wrong way round or counts what is no number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kgbuild.extract import extract
from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.context import Context
from kgbuild.extract.events.election_result import EVENT, PARTS, read
from kgbuild.extract.events.vote import Vote
from kgbuild.extract.produce.counts import counted
from kgbuild.extract.produce.outcomes import majority_itself, out_of_power
from kgbuild.extract.tie import tie
from kgbuild.layers import Annotated
from kgbuild.model import Factuality
from tests.extract.proposing import chunk_of, extracted, mention, proposal


def result(annotated: Annotated, trigger: str, measure: str, change: str) -> Candidate:
    """Return a result as the model might read it."""
    return Candidate(
        type=EVENT.__name__,
        trigger=chunk_of(annotated, trigger),
        factuality=Verdict(Factuality.ACTUAL),
        attributes={"measure": measure, "change": change},
        source="model",
        score=0.9,
    )


@pytest.mark.parametrize(
    ("text", "trigger", "change"),
    [
        ("Labour was swept from power on Thursday.", "swept", "lost"),
        ("Labour was voted out of office.", "voted", "lost"),
        ("Labour was swept to power on Thursday.", "swept", "won"),
        ("Ann Bell – who had the party's support – was defeated by Carl Dorn.", "defeated", "lost"),
        ("Ann Bell defeated Carl Dorn, who was backed by the party.", "defeated", "won"),
        ("Labour was voted in from the north to the south.", "voted", "won"),
    ],
)
def test_who_is_driven_from_power_lost(annotate: Callable[[str], Annotated], text: str, trigger: str, change: str):
    """Whom voters drive out of power did not win."""
    annotated = annotate(text)
    mended = out_of_power(Context(annotated), result(annotated, trigger, "outcome", "won"))
    assert mended.attributes["change"] == change


def test_who_beats_others_won(annotate: Callable[[str], Annotated]) -> None:
    """Whoever does the beating is no loser, wherever the beaten stand: "the parties she has defeated"."""
    annotated = annotate("The election is over. Labour laughed at the parties it has defeated.")
    told = replace(
        result(annotated, "defeated", "outcome", "lost"), arguments=(Argument("contestant", chunk_of(annotated, "it")),)
    )
    assert out_of_power(Context(annotated), told).attributes["change"] == "won"


@pytest.mark.parametrize(
    ("text", "measure"),
    [("Ann Bell lost her majority in May.", "majority"), ("Ann Bell lost her seats in May.", "seats")],
)
def test_a_majority_that_is_lost_is_no_count_of_seats(
    annotate: Callable[[str], Annotated], text: str, measure: str
) -> None:
    """What is lost as a majority is measured as one."""
    annotated = annotate(text)
    assert (
        majority_itself(Context(annotated), result(annotated, "lost", "seats", "lost")).attributes["measure"] == measure
    )


@pytest.mark.parametrize(("opponent", "found"), [("Labour", ["gained"]), (None, [])])
def test_a_seat_is_gained_from_somebody(
    annotate: Callable[[str], Annotated], opponent: str | None, found: list[str]
) -> None:
    """An outcome is a gain where the text tells from whom, and the loser of one seat has not lost the election."""
    annotated = annotate("Ann Bell took the seat from Labour in May.")
    told = [("contestant", "Ann Bell"), *([("opponent", opponent)] if opponent else [])]
    candidate = replace(
        result(annotated, "took", "outcome", "gained"),
        arguments=tuple(Argument(role, chunk_of(annotated, words)) for role, words in told),
    )
    assert [r.change for r in read(tie(Context(annotated), candidate, PARTS))] == found


@pytest.mark.parametrize(
    ("text", "trigger", "contestant", "found"),
    [
        ("After the election Ann Bell had a narrow victory in the confidence vote.", "victory", "Ann Bell", 0),
        ("Before the election Ann Bell's amendment was defeated.", "defeated", "amendment", 0),
        ("Bill Dorn lost the election in May.", "lost", "Bill Dorn", 1),
        ("The election is over. Bill Dorn's victory was narrow.", "victory", "Bill Dorn", 1),
        ("The referendum is over. Ann Bell voted Leave.", "voted", "Leave", 0),
        ("The referendum is over. Many who voted Leave were glad.", "voted", "Leave", 0),
        ("The referendum is over. The town voted Leave.", "voted", "Leave", 1),
    ],
)
def test_what_no_election_ends_with(
    annotate: Callable[[str], Annotated], text: str, trigger: str, contestant: str, found: int
) -> None:
    """What is won or lost in a parliament, and how some voters vote, is no result of an election."""
    told = proposal("ElectionResult", trigger, ("contestant", contestant), measure="outcome", change="won")
    assert len(extracted(annotate(text), [told]).facts.events) == found


def test_an_outcome_has_no_figure(annotate: Callable[[str], Annotated]) -> None:
    """A number beside an outcome counts something else: "unseated a 10-term senator"."""
    told = replace(
        result(annotated := annotate("Ann Bell unseated a 10-term senator."), "unseated", "outcome", "won"),
        arguments=tuple(
            Argument(role, chunk_of(annotated, words)) for role, words in (("contestant", "Ann Bell"), ("value", "10"))
        ),
    )
    assert [r.value for r in read(tie(Context(annotated), told, PARTS))] == [None]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Labour won the seat by 4 per cent in May.", "4 per cent", "majority"),
        ("Labour won the seat by 52 per cent to 48 per cent in May.", "52 per cent", "share"),
        ("Labour won 52 per cent in May.", "52 per cent", "share"),
    ],
)
def test_by_how_much_somebody_wins_is_no_share(
    annotate: Callable[[str], Annotated], text: str, value: str, measure: str
) -> None:
    """ "By 4 per cent" is a margin, and "by 52 per cent to 48" tells two shares."""
    annotated = annotate(text)
    told = replace(result(annotated, "won", "share", "won"), arguments=(Argument("value", chunk_of(annotated, value)),))
    assert counted(Context(annotated), told).attributes["measure"] == measure


def test_who_defeats_the_government_votes_against_it(annotate) -> None:
    """A house that wins by defeating somebody has not voted for whom it defeats."""
    annotated = annotate("The Lords defeated the government by 237 votes to 235 on Wednesday.")
    told = (("voter", "The Lords"), ("motion", "the government"))
    won = replace(mention(annotated, "defeated", *told, kind="Vote"), properties=(("outcome", "won", 0.9),))
    votes = [e for e in extract(replace(annotated, events=(won,))).events if isinstance(e, Vote)]
    assert [v.decision for v in votes] == ["against"]
