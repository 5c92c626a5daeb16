"""Lines, lists and tables of results without a sentence."""

from __future__ import annotations

import pytest

from kgbuild.extract.events.election_result import ElectionResult

BELL = {("Rosa Quill", "votes", "total", 12345.0), ("Hugh Vane", "votes", "total", 10002.0)}


def _results(events, text: str) -> set[tuple[str, str, str, float | None]]:
    found = events(text, ElectionResult, lines=True)
    return {(e.get("contestant"), e["measure"], e["change"], e.get("value")) for e in found}


@pytest.mark.parametrize(
    "lines",
    [
        "Rosa Quill (Lab) 12,345\nHugh Vane (Conservative) 10,002",
        "Rosa Quill (Lab): 12,345 votes\nHugh Vane (Con): 10,002 votes",
        "Rosa Quill, Labour, 12,345\nHugh Vane, Conservative, 10,002",
        "Rosa Quill – Labour – 12,345\nHugh Vane – Conservative – 10,002",
        "1. Rosa Quill (Labour) 12,345 ELECTED\n2. Hugh Vane (Conservative) 10,002",
        "*Rosa Quill (Lab) 12,345\nHugh Vane (Con) 10,002",
        "Rosa Quill (Lab) 12,345; Hugh Vane (Trade Unionist) 10,002",
        "Rosa Quill (R) 12,345 votes\nHugh Vane (D) 10,002 votes",
        "Rosa Quill | Labour | 12,345\nHugh Vane | Conservative | 10,002",
        "Candidate,Party,Votes\nRosa Quill,Labour,12345\nHugh Vane,Conservative,10002",
        'Candidate,Party,Votes\nRosa Quill,Labour,"12,345"\nHugh Vane,Conservative,"10,002"',
        "Candidate;Party;Votes\nRosa Quill;Labour;12345\nHugh Vane;Conservative;10002",
        "Candidate\tParty\tVotes\nRosa Quill\tLabour\t12,345\nHugh Vane\tConservative\t10,002",
        "Rosa Quill     Labour         12,345\nHugh Vane      Conservative   10,002",
        "| Candidate | Party | Votes |\n| Rosa Quill | Labour | 12,345 |\n| Hugh Vane | Conservative | 10,002 |",
    ],
)
def test_votes_of_candidates(events, lines: str) -> None:
    """A list of candidates with party and votes tells the votes of each, whatever marks stand between."""
    assert _results(events, f"The votes were counted overnight.\n{lines}") == BELL


def test_shares_and_changes_of_candidates(events) -> None:
    """Behind the votes a figure in per cent is the share, and one with a sign its change."""
    lines = "Rosa Quill (Lab) 12,345 (38.1%, +2.1)\nHugh Vane (Con) 10,002 (31.2%, down 4)\nMaj 2,343"
    assert _results(events, lines) == BELL | {
        ("Rosa Quill", "share", "total", 38.1),
        ("Rosa Quill", "share", "gained", 2.1),
        ("Hugh Vane", "share", "total", 31.2),
        ("Hugh Vane", "share", "lost", 4.0),
        ("Rosa Quill", "majority", "won", 2343.0),
    }


def test_figures_that_follow_each_other(events) -> None:
    """Votes and per cents need no mark between them."""
    text = "The results of the election:\nRosa Quill (R) 3,118,567 58%\nHugh Vane (D) 1,996,908 37.2%"
    assert {(who, m, v) for who, m, _, v in _results(events, text)} == {
        ("Rosa Quill", "votes", 3118567.0),
        ("Rosa Quill", "share", 58.0),
        ("Hugh Vane", "votes", 1996908.0),
        ("Hugh Vane", "share", 37.2),
    }


def test_a_table_with_votes_shares_and_changes(events) -> None:
    """Columns for the votes, their share and its change are told apart by the row above them."""
    lines = "Candidate | Party | Votes | % | +/-\nRosa Quill | Labour | 12,345 | 38.1 | +4.2"
    assert _results(events, lines) == {
        ("Rosa Quill", "votes", "total", 12345.0),
        ("Rosa Quill", "share", "total", 38.1),
        ("Rosa Quill", "share", "gained", 4.2),
    }


@pytest.mark.parametrize(
    "lines",
    ["Lab 45 (+7) Con 30 (-4) LD 2", "Lab 45 (+7)\nCon 30 (-4)\nLD 2", "Labour: 45 (up 7), Con: 30 (down 4), LD: 2"],
)
def test_totals_of_parties(events, lines: str) -> None:
    """A list of parties counts what its heading says, and figures with signs are gained or lost."""
    found = _results(events, f"Leeds City Council results\n{lines}")
    assert {(m, c, v) for _, m, c, v in found} == {
        ("seats", "total", 45.0), ("seats", "gained", 7.0), ("seats", "total", 30.0), ("seats", "lost", 4.0),
        ("seats", "total", 2.0),
    }  # fmt: skip
    assert len({who for who, *_ in found}) == 3


@pytest.mark.parametrize("line", ["Lab 1,204; Con 800; Green 200", "Lab 1,204 (+7)\nCon 200 (-4)"])
def test_no_council_has_so_many_seats(events, line: str) -> None:
    """Under the name of a council figures that are too large for its seats count something else."""
    assert not [r for r in _results(events, f"Hull council: the full result\n{line}") if r[1] == "seats"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LAB GAIN FROM CON", {("LAB", "won"), ("CON", "lost")}),
        ("Labour hold", {("Labour", "held")}),
        ("SNP gain Ecclesby Southside from Labour.", {("SNP", "won"), ("Labour", "lost")}),
        ("LAB GAIN Bolton from NOC.", {("LAB", "won")}),
        ("LAB HOLD: Leeds North", {("LAB", "held")}),
        ("CON GAIN from LAB: York", {("CON", "won"), ("LAB", "lost")}),
        ("York: Labour hold", {("Labour", "held")}),
    ],
)
def test_who_holds_the_seat(events, line: str, expected: set[tuple[str, str]]) -> None:
    """A line of a party and "gain" or "hold" tells the outcome, and from whom; the seat need not be known."""
    assert {(who, change) for who, _, change, _ in _results(events, f"The results so far:\n{line}")} == expected


def test_seats_of_two_lines_are_two(events) -> None:
    """A line that names a seat and one that names none are two results of the same party."""
    found = events(
        "LAB GAIN Bolton from NOC.\nThe night went on.\nLabour gain from Conservative.", ElectionResult, lines=True
    )
    assert [e.get("place") for e in found if e["change"] == "won"] == ["Bolton", None]


def test_a_seat_that_is_not_known_is_no_other(events) -> None:
    """Lines of outcomes that name their seats each have their own, or none, not that of the line or heading above."""
    lines = "Leeds council result\nLAB HOLD: Leeds North\nCON GAIN from LAB: Ecclesbury\nLIB DEM GAIN: Xebeth"
    found = events(lines, ElectionResult, lines=True)
    assert len(found) == 4
    assert not [e for e in found if e["change"] != "held" and "Leeds" in e.get("place", "")]


def test_the_heading_gives_place_and_election(events) -> None:
    """Lines are of the election that the heading names, however long the list, and of the place that it names."""
    text = (
        "Leeds by-election of 4 May 2017\nRosa Quill (Lab) 9,001\nCarl Dorn (Con) 8,120\nAnn Bell (Green) 7,020\n"
        "Mary Fox (Ind) 512\nMajority 881"
    )
    found = events(text, ElectionResult, lines=True)
    assert len(found) == 5
    assert all(e.get("election") is not None and e.get("place") == "Leeds" for e in found)


def test_without_a_heading_no_election_is_guessed(events) -> None:
    """Nothing above the lines: they belong to no election and no place."""
    found = events("Rosa Quill (Lab) 12,345\nHugh Vane (Con) 10,002", ElectionResult, lines=True)
    assert len(found) == 2
    assert not any("election" in e or "place" in e for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "A new YouGov poll was published on Sunday.\nLab 45% (+2) Con 30% (-1) LD 10%",
        "The seats that each would win are projected:\nLab 345 Con 230 LD 20",
        "The candidates are:\nRosa Quill (Lab), 45\nHugh Vane (Con), 52",
        "The shopping list:\nLab 45\nCon 30",
        "Rosa Quill (Lab) spoke for 12,345 people in Leeds.",
        "Majority 2,343",
        "The members:\nRosa Quill (Lab) 2010\nHugh Vane (Con) 2015",
        "The latest odds on the vote:\nRosa Quill – 400/6\nHugh Vane – 700/1",
        "Seats | Votes\nUnion rift | Rosa Quill has warned her party that its vote in 12 seats is not for granted.",
    ],
)
def test_what_is_no_result(events, text: str) -> None:
    """Polls, forecasts, ages and figures of who knows what are no results."""
    assert not _results(events, text)


def test_a_turnout_of_another_year_does_not_date_this_one(events) -> None:
    """What stands in brackets behind a turnout is of another election, and so is its year."""
    text = (
        "Rosa Quill (Lab) ........ 12,345\nHugh Vane (C) ......... 10,002\nLab maj 2,343\nTurnout 61.4% (2015: 59.9%)"
    )
    assert _results(events, text) == BELL | {
        ("Rosa Quill", "majority", "won", 2343.0),
        (None, "turnout", "total", 61.4),
    }
    found = events(text, ElectionResult, lines=True)
    assert not any("dates" in e for e in found)


def test_lists_with_the_family_name_first(events) -> None:
    """Lines that begin with a family name in capitals and a comma are a list of people."""
    text = "The results so far:\nQUILL, Rosa (Labour) - 12,345 - ELECTED\nVANE, Hugh (Conservative) - 10,002"
    assert _results(events, text) == BELL


def test_the_party_of_a_candidate(facts) -> None:
    """The party in brackets behind a name, or in the next cell, is that of the person."""
    found = facts("Rosa Quill (Lab) 12,345\nHugh Vane | Conservative | 10,002\nAnn Bell (Lib Dem) spoke.", lines=True)
    names = {
        (found.entities[r.person.index].name, r.post, found.entities[r.organization.index].name) for r in found.roles
    }
    assert names == {
        ("Rosa Quill", "member", "Lab"),
        ("Hugh Vane", "member", "Conservative"),
        ("Ann Bell", "member", "Lib Dem"),
    }
