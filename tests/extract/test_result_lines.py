"""Results in lists, tables and lines, and seats that change hands."""

from __future__ import annotations

import pytest

from kgbuild.extract.events.election_result import ElectionResult


def _results(events, text: str) -> set[tuple[str, str, str, float | None]]:
    found = events(text, ElectionResult, lines=True)
    return {(e["contestant"], e["measure"], e["change"], e.get("value")) for e in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Labour took Leeds from the Conservatives.",
            {("Labour", "outcome", "won", None), ("Conservatives", "outcome", "lost", None)},
        ),
        (
            "The Conservatives lost control of York to Labour.",
            {("Conservatives", "outcome", "lost", None), ("Labour", "outcome", "won", None)},
        ),
        ("The Liberal Democrats held Liverpool.", {("Liberal Democrats", "outcome", "held", None)}),
        (
            "Labour seized Leeds from the Greens by 1,031 votes.",
            {
                ("Labour", "outcome", "won", None),
                ("Greens", "outcome", "lost", None),
                ("Labour", "majority", "won", 1031.0),
            },
        ),
        ("Labour took Leeds by surprise with its plan.", {("Labour", "outcome", "won", None)}),
        ("It is about Labour taking Britain forward.", set()),
        ("Labour has lost overall control of Leeds.", {("Labour", "outcome", "lost", None)}),
        ("The Greens held on to Brighton.", {("Greens", "outcome", "held", None)}),
    ],
)
def test_a_seat_that_changes_hands_has_two_results(events, text: str, expected) -> None:
    """Who takes a place wins it, and from whom it goes loses it; a margin in votes is a majority."""
    assert _results(events, text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Labour won by 300 votes in the by-election.", "majority"),
        ("Labour lost by 300 votes in the by-election.", "majority"),
        ("Labour won 300 votes in the by-election.", "votes"),
    ],
)
def test_by_how_many_votes_somebody_wins_is_a_majority(events, text: str, measure: str) -> None:
    """ "By 300 votes" is the margin, and not how many somebody has."""
    assert {m for _, m, _, value in _results(events, text) if value} == {measure}


def test_a_majority_in_a_sentence_of_its_own_is_the_winners(events) -> None:
    """ "Majority 212." after who gained the seat is that party's majority; with no result before it nobody's."""
    found = _results(events, "Labour gain from Conservative. Majority 212.")
    assert ("Labour", "majority", "won", 212.0) in found
    assert not _results(events, "The hall was full. Majority 212.")


def test_how_many_up_or_down_and_on_how_many(events) -> None:
    """ "Labour are down four on 21" tells the loss and the total; points and percents are no seats."""
    assert _results(events, "After the election Labour are down four on 21.") == {
        ("Labour", "seats", "lost", 4.0),
        ("Labour", "seats", "total", 21.0),
    }
    found = _results(events, "Before the election Labour are down four points on 21%.")
    assert not {r for r in found if r[1] == "seats"}


def test_a_list_of_parties_with_numbers(events) -> None:
    """Each party of a list has its total, and what stands in brackets with a sign is won or lost."""
    text = "Seats on the new council are: Labour 21 (+4), Conservatives 17 (-3), Liberal Democrats 2."
    assert _results(events, text) == {
        ("Labour", "seats", "total", 21.0),
        ("Labour", "seats", "gained", 4.0),
        ("Conservatives", "seats", "total", 17.0),
        ("Conservatives", "seats", "lost", 3.0),
        ("Liberal Democrats", "seats", "total", 2.0),
    }


def test_a_line_of_a_candidate(events) -> None:
    """A line with a name, a party in brackets and a number tells the votes of the candidate."""
    text = "The votes were counted overnight.\n\nRosa Quill (Lab) 2,306\nHugh Vane (Con) 1,988"
    assert {r for r in _results(events, text) if r[1] == "votes"} == {
        ("Rosa Quill", "votes", "total", 2306.0),
        ("Hugh Vane", "votes", "total", 1988.0),
    }


def test_a_table_of_results(events) -> None:
    """A row of a table has figures by the heads of its columns; a change belongs to the column before it."""
    text = "| Party | Votes | Change |\n\n| Labour | 4,120 | -310 |\n\n| Liberal Democrats | 3,007 | +95 |"
    assert _results(events, text) == {
        ("Labour", "votes", "total", 4120.0),
        ("Labour", "votes", "lost", 310.0),
        ("Liberal Democrats", "votes", "total", 3007.0),
        ("Liberal Democrats", "votes", "gained", 95.0),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Greens won 12 seats from Labour and seven from the Conservatives.", {12.0, 7.0}),
        ("Ukip failed to win a single seat.", {0.0}),
        ("Labour increased its tally from 9 to 31 after the election.", {31.0}),
        ("Labour's share of the vote rose by two points to 38.5%.", {38.5}),
        ("The Conservatives polled 41.2 per cent of the vote and the Liberal Democrats 11 per cent.", {41.2, 11.0}),
        ("After the election Labour now has 44 seats.", {44.0}),
        ("Labour has gained more than 300 councillors in the elections.", {300.0}),
    ],
)
def test_figures_of_results_in_other_words(events, text: str, expected: set[float]) -> None:
    """Shared verbs, totals after a change, shares that fall or rise and seats not won are results with figures."""
    found = {r for r in _results(events, text) if r[3] is not None}
    assert {r[3] for r in found} == expected
    assert {r[1] for r in found} <= {"seats", "share"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "State of the parties: Labour 21 (+4), Conservatives 9 (-4).",
            {
                ("Labour", "seats", "total", 21.0),
                ("Labour", "seats", "gained", 4.0),
                ("Conservatives", "seats", "total", 9.0),
                ("Conservatives", "seats", "lost", 4.0),
            },
        ),
        ("A survey puts Labour on 40%, Conservatives on 31%.", set()),
        (
            "Labour took 12 seats from the Conservatives and four from the Greens.",
            {("Labour", "seats", "won", 12.0), ("Labour", "seats", "won", 4.0)},
        ),
        ("The Conservatives were left with just 12 councillors.", {("Conservatives", "seats", "total", 12.0)}),
    ],
)
def test_what_parties_have_is_counted(events, text: str, expected) -> None:
    """Figures with their changes in brackets are seats, what is taken is counted, and no survey elects anybody."""
    assert _results(events, text) == expected


def test_candidates_in_a_row_have_their_votes(events) -> None:
    """Names with their parties in brackets and figures behind are candidates with their votes."""
    text = "Votes in the ward: Ann Bell (Labour) 1,503, Carl Dorn (Conservative) 612."
    votes = {r for r in _results(events, text) if r[1] == "votes"}
    assert votes == {("Ann Bell", "votes", "total", 1503.0), ("Carl Dorn", "votes", "total", 612.0)}


def test_who_is_beaten_has_lost(events) -> None:
    """Of "was beaten by" one has won and the other lost, and shares of the vote speak of an election."""
    found = _results(events, "Ann Bell was beaten by Carl Dorn in the by-election, with 40% of the vote.")
    outcomes = {r for r in found if r[1] == "outcome"}
    assert outcomes == {("Ann Bell", "outcome", "lost", None), ("Carl Dorn", "outcome", "won", None)}


def test_votes_of_viewers_elect_nobody(events) -> None:
    """Shares of the vote speak of an election, but not in a show whose viewers vote."""
    told = "Ann Bell won with 52% of the vote."
    assert not events(f"The viewers chose. {told}", ElectionResult)
