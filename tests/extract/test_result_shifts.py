"""Where contestants end up after an election, with figures."""

from __future__ import annotations

import pytest

from kgbuild.extract.events.election_result import ElectionResult

CASES = [
    ("Labour was reduced to 12 seats in the election.", ("Labour", "seats", "total", 12.0)),
    ("The Greens went from four seats to seven in the election.", ("Greens", "seats", "total", 7.0)),
    ("Labour fell from 20 to 12 councillors at the election.", ("Labour", "seats", "total", 12.0)),
    ("Ann Bell came second with 1,204 votes in the election.", ("Ann Bell", "votes", "total", 1204.0)),
    ("Labour topped the poll with 34% of the vote.", ("Labour", "share", "total", 34.0)),
    ("Labour's majority was cut from 9,000 to just 98 votes in the election.", ("Labour", "majority", "total", 98.0)),
    ("Labour's vote share fell by 8 points in the election.", ("Labour", "share", "lost", 8.0)),
    ("Labour's share of the vote was up 3.5 points in the election.", ("Labour", "share", "gained", 3.5)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_a_contestant_ends_up(events, text: str, expected: tuple[str, str, str, float]) -> None:
    """Figures behind verbs of rising, falling and coming in a place are results of the subject or owner."""
    found = [(e["contestant"], e["measure"], e["change"], e.get("value")) for e in events(text, ElectionResult)]
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "The election is near. Ann Bell came second with 12 points in the quiz.",
        "The election is near. The theatre was reduced to 120 seats.",
        "The election is near. Ann Bell went from four meetings to seven.",
        "The election is near. A survey had Labour in the lead, and Ann Bell came second with 12%.",
    ],
)
def test_other_places_and_seats_are_no_results(events, text: str) -> None:
    """Places in games, seats of rooms and ratings are no results, also beside an election."""
    assert not events(text, ElectionResult)
