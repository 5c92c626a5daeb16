"""Which election a result is of."""

from __future__ import annotations

from kgbuild.extract.events.election import Election
from kgbuild.extract.events.election_result import ElectionResult

_FAR = "Ann Bell spoke to the press. She praised the helpers. The weather was fine. Carl Dorn stayed at home. "


def test_a_dated_result_is_of_the_only_election_of_that_day(facts) -> None:
    """Far from the words that name it a result is told by its day; what the same words state belongs to it too."""
    text = (
        "The Liberal Democrats did badly in Thursday's council elections and in the referendum. "
        + _FAR
        + "On 5 May the Liberal Democrats lost nine councils and 695 council seats."
    )
    found = facts(text, date="2011-05-08")
    elections = {n: e for n, e in enumerate(found.events) if isinstance(e, Election)}
    results = [e for e in found.events if isinstance(e, ElectionResult)]
    assert {(e.measure, e.value) for e in results} == {("councils", 9), ("seats", 695)}
    assert {elections[e.election.index].election_type for e in results if e.election} == {"local"}
    assert all(e.election for e in results)


def test_a_result_of_another_day_is_not_of_it(facts) -> None:
    """A result dated otherwise than every election far away has none."""
    text = "Labour won Thursday's council elections. " + _FAR + "In May 2007 the Liberal Democrats lost nine councils."
    found = facts(text, date="2011-05-08")
    assert [e.election for e in found.events if isinstance(e, ElectionResult) and e.value == 9] == [None]
