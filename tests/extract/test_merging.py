from __future__ import annotations

from kgbuild.extract import extract
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.election import Election
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.resignation import Resignation


def test_two_mentions_of_a_resignation_are_one_event(events) -> None:
    """The same person leaving the same post is one event with a passage for each mention."""
    found = events(
        "Ann Bell resigned as chairman on Monday. Her resignation as chairman surprised Carl Dorn.", Resignation
    )
    assert len(found) == 1
    assert len(found[0]["passages"]) == 2


def test_two_posts_are_two_resignations(events) -> None:
    """Leaving two posts is two events."""
    found = events("Ann Bell resigned as chairman. Ann Bell also resigned as treasurer in May.", Resignation)
    assert sorted(e["post"] for e in found) == ["chairman", "treasurer"]


def test_the_pair_are_the_two_named_before(events) -> None:
    """ "The pair" stands for the two people of the sentence before."""
    found = events("Ann Bell admires Carl Dorn. The pair met for a private meeting.", Meeting)
    assert len(found) == 1
    assert set(found[0]["participants"]) == {"Ann Bell", "Carl Dorn"}


def test_an_election_is_one_node_for_all_its_mentions(events) -> None:
    """The next election, and "the election" later on, are one event."""
    found = events("Labour hopes to win the next general election. It will fight the election on tax.", Election)
    assert [(e["election_type"], e["factuality"].value) for e in found] == [("general", "Planned")]


def test_elections_of_different_years_stay_apart(events) -> None:
    """Two years are two elections."""
    found = events("Labour won the 1997 election. Labour also won the 2001 election.", Election)
    assert sorted(e["date_text"] for e in found) == ["1997", "2001"]


def test_denied_and_actual_mentions_stay_apart(events) -> None:
    """That somebody denies having resigned is not the same event as that they resigned."""
    found = events("Ann Bell resigned on Monday. Carl Dorn did not resign.", Resignation)
    assert [e["factuality"].value for e in found] == ["Actual", "Denied"]


def test_a_defection_keeps_both_parties(events) -> None:
    """Mentions that each name one party make one defection with both."""
    found = events("Labour MP Ann Bell has defected. Ann Bell defected to the Liberal Democrats.", Defection)
    assert len(found) == 1
    assert (found[0]["from_party"], found[0]["to_party"]) == ("Labour", "Liberal Democrats")


def test_somebody_else_is_nobody_told_of_before(annotate) -> None:
    """A pronoun for somebody unknown takes nobody over from another mention that the model takes for the same event."""
    text = "Ann Bell refused to resign as health secretary.\n\nSomebody else resigned."
    assert [e.factuality.value for e in extract(annotate(text)).events] == ["Denied"]
