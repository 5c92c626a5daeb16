"""Whether an election without a date was, goes on or is to come."""

from __future__ import annotations

import pytest

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract.candidate import Argument, Candidate, Verdict
from kgbuild.extract.contest_times import CERTAIN
from kgbuild.extract.context import Context
from kgbuild.extract.produce.calendar import by_calendar, by_reference
from kgbuild.layers import Annotated
from kgbuild.model import Article, Factuality, PartialDate
from kgbuild.reference import load_reference
from tests.extract.proposing import chunk_of

ACTUAL, PLANNED, POSSIBLE = Factuality.ACTUAL, Factuality.PLANNED, Factuality.POSSIBLE
BRITISH = "Tensions rose in Britain. Ann Bell spoke of the EU referendum."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    """The annotator with the model that comes with kgbuild."""
    return Annotator(load_reference(None), load_language(None))


def _read(annotator: Annotator, text: str, date: str | None) -> Annotated:
    published = PartialDate(date) if date else None
    return annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt", date=published))


def _election(
    annotated: Annotated, words: str, value: Factuality, score: float, *arguments: Argument, kind: str = "referendum"
) -> Candidate:
    """Return an election as the model would propose it, sure of the verdict to some degree."""
    other = PLANNED if value is ACTUAL else ACTUAL
    verdict = Verdict(value, distribution={value: score, other: 1 - score})
    return Candidate(
        type="Election",
        trigger=chunk_of(annotated, words),
        arguments=arguments,
        factuality=verdict,
        attributes={"kind": kind},
        source="model",
        score=0.9,
    )


@pytest.mark.parametrize(
    ("date", "value", "score", "expected"),
    [
        ("2016-06-18", ACTUAL, 0.9, PLANNED),
        ("2016-06-18", PLANNED, 0.9, PLANNED),
        ("2016-06-18", POSSIBLE, 0.9, POSSIBLE),
        ("2016-06-18", ACTUAL, 0.99, ACTUAL),
        ("2016-07-01", PLANNED, 0.9, ACTUAL),
        ("2016-06-23", ACTUAL, 0.9, ACTUAL),
        ("2016-01-18", ACTUAL, 0.9, ACTUAL),
        (None, ACTUAL, 0.9, ACTUAL),
    ],
)
def test_the_only_near_referendum(
    annotator: Annotator, date: str | None, value: Factuality, score: float, expected: Factuality
) -> None:
    """A referendum without a date is the known one of these weeks, unless the model is sure of something else."""
    annotated = _read(annotator, BRITISH, date)
    candidate = _election(annotated, "the EU referendum", value, score)
    found = by_calendar(Context(annotated), candidate).factuality
    assert found is not None
    assert found.value is expected


def test_a_told_date_wins(annotator: Annotator) -> None:
    """An election that the text dates is left as it is."""
    annotated = _read(annotator, BRITISH.replace("the EU", "the 1975"), "2016-06-18")
    time = Argument("time", chunk_of(annotated, "1975"))
    candidate = _election(annotated, "referendum", ACTUAL, 0.9, time)
    assert by_calendar(Context(annotated), candidate) is candidate


def test_the_country_that_is_named(annotator: Annotator) -> None:
    """Of a country that is named beside it only the calendar of that country tells."""
    annotated = _read(annotator, "Tensions rose in Britain. Ann Bell spoke of the Irish referendum.", "2016-06-18")
    candidate = _election(annotated, "referendum", ACTUAL, 0.9)
    assert by_calendar(Context(annotated), candidate) is candidate


def test_a_rule_turns_round(annotator: Annotator) -> None:
    """What a rule only guesses to be past is turned to the election ahead, with its direction."""
    annotated = _read(annotator, BRITISH, "2016-06-18")
    guess: dict[str, str | float | bool] = {
        "kind": "referendum",
        "direction": -1,
        "prospect": False,
        "marker": "",
        "when": "",
    }
    candidate = Candidate(
        type="Election",
        trigger=chunk_of(annotated, "the EU referendum"),
        attributes=guess,
        source="rule",
        score=0.8,
    )
    found = by_calendar(Context(annotated), candidate)
    assert found.attributes["direction"] == CERTAIN
    assert found.factuality is not None
    assert found.factuality.value is PLANNED


@pytest.mark.parametrize(
    ("words", "kind", "value", "expected"),
    [
        ("the leadership contest", "leadership", PLANNED, ACTUAL),
        ("the leadership race", "leadership", PLANNED, ACTUAL),
        ("a leadership contest", "leadership", PLANNED, PLANNED),
        ("the leadership contest", "leadership", POSSIBLE, POSSIBLE),
        ("the leadership election", "leadership", PLANNED, PLANNED),
        ("the mayoral race", "mayoral", PLANNED, PLANNED),
    ],
)
def test_a_contest_goes_on(
    annotator: Annotator, words: str, kind: str, value: Factuality, expected: Factuality
) -> None:
    """A contest for a leadership that is spoken of as known goes on; others are on their day."""
    annotated = _read(annotator, f"Ann Bell is still in {words}, her friends said.", "2019-06-06")
    candidate = _election(annotated, words.split(" ", 1)[1], value, 0.9, kind=kind)
    found = by_reference(Context(annotated), candidate).factuality
    assert found is not None
    assert found.value is expected


@pytest.mark.parametrize(
    ("text", "date", "value", "expected"),
    [
        ("Ann Bell spoke of the US elections in November.", "2016-06-18", ACTUAL, PLANNED),
        ("Ann Bell spoke of the US elections in November.", "2016-06-18", POSSIBLE, POSSIBLE),
        ("Ann Bell spoke of the US elections in November.", "2017-01-18", ACTUAL, ACTUAL),
        ("Ann Bell spoke of the US elections in March.", "2016-06-18", ACTUAL, ACTUAL),
        ("Ann Bell lost in the US elections in November.", "2016-06-18", ACTUAL, ACTUAL),
    ],
)
def test_an_election_of_a_month(
    annotator: Annotator, text: str, date: str, value: Factuality, expected: Factuality
) -> None:
    """Of a month alone the next is meant if only that has a known election of the country, and no past verb tells."""
    annotated = _read(annotator, text, date)
    month = "November" if "November" in text else "March"
    candidate = _election(
        annotated, "the US elections", value, 0.9, Argument("time", chunk_of(annotated, month)), kind="general"
    )
    found = by_reference(Context(annotated), candidate).factuality
    assert found is not None
    assert found.value is expected


def test_a_referendum_is_of_the_country_named_beside_it_elsewhere(annotator: Annotator) -> None:
    """In an article about another country a bare "the referendum" is that of the country it was first told with."""
    text = (
        "Japan is worried, and so are Tokyo and the Japanese. With the UK referendum on Europe looming, the yen rises."
        " Traders everywhere talk of the referendum result."
    )
    annotated = _read(annotator, text, "2016-06-18")
    candidate = _election(annotated, "referendum#2", ACTUAL, 0.9)
    found = by_calendar(Context(annotated), candidate).factuality
    assert found is not None
    assert found.value is PLANNED


@pytest.mark.parametrize(
    ("text", "date", "value", "expected"),
    [
        ("Ann Bell spoke of the US elections of 2024.", "2024-11-02", ACTUAL, PLANNED),
        ("Ann Bell spoke of the US elections of 2024.", "2024-11-18", PLANNED, ACTUAL),
        ("Ann Bell spoke of the US elections of 2024.", "2024-11-02", POSSIBLE, POSSIBLE),
        ("Ann Bell spoke of the US elections of 2020.", "2024-11-02", ACTUAL, ACTUAL),
    ],
)
def test_the_running_year(annotator: Annotator, text: str, date: str, value: Factuality, expected: Factuality) -> None:
    """An election of the running year was or is to come as its day in the reference data lies."""
    annotated = _read(annotator, text, date)
    time = Argument("time", annotated.times[0].chunk)
    candidate = _election(annotated, "elections", value, 0.9, time, kind="presidential")
    found = by_reference(Context(annotated), candidate).factuality
    assert found is not None
    assert found.value is expected
