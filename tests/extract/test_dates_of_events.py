"""Which date an event has: its own and no other's, and none where the text gives only a bound."""

from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.context import Context
from kgbuild.extract.events.election import Election
from kgbuild.extract.timing import dates_another
from kgbuild.model import Factuality
from tests.extract.proposing import chunk_of, extracted, proposal

ACTUAL, PLANNED = Factuality.ACTUAL, Factuality.PLANNED


@pytest.mark.parametrize(
    ("text", "time", "told"),
    [
        ("Hugh Vane must resign before 31 October.", "31 October", "before 31 October"),
        ("Hugh Vane will resign by March 2025.", "March 2025", "by March 2025"),
    ],
)
def test_a_bound_is_no_date(annotate, text: str, time: str, told: str) -> None:
    """The day before which something is to be is told in words and is not the day of the event."""
    (event,) = extracted(
        annotate(text), [proposal("Resignation", "resign", ("person", "Hugh Vane"), ("time", time))]
    ).facts.events
    assert (event.dates, event.date_text) == (None, told)


def test_what_a_day_belongs_to_is_on_it(annotate) -> None:
    """Before "Tuesday's vote" stands no bound: the vote is on Tuesday."""
    annotated = annotate("Hugh Vane spoke before Tuesday's vote of MPs.")
    event = proposal("Vote", "vote", ("voter", "MPs"), ("time", "Tuesday"))
    assert [e.date_text for e in extracted(annotated, [event]).facts.events] == ["Tuesday"]


def test_words_that_only_lead_to_a_date_are_filled_up(annotate) -> None:
    """Where a model marks no more than the word before a date, the date is meant."""
    annotated = annotate("Hugh Vane resigned on 3 May 2016.")
    event = proposal("Resignation", "resigned", ("person", "Hugh Vane"), ("time", "on"))
    assert [e.date_text for e in extracted(annotated, [event]).facts.events] == ["3 May 2016"]


@pytest.mark.parametrize(
    ("text", "trigger", "time", "others"),
    [
        ("Rosa Quill urged Hugh Vane on Tuesday to resign.", "resign", "Tuesday", True),
        ("Rosa Quill called on Tuesday for Hugh Vane to resign.", "resign", "Tuesday", True),
        ("Hugh Vane resigned on Tuesday.", "resigned", "Tuesday", False),
        ("Rosa Quill asked for help on Tuesday and resigned.", "resigned", "Tuesday", False),
    ],
)
def test_the_day_of_asking_is_not_that_of_what_is_asked(
    annotate, text: str, trigger: str, time: str, others: bool
) -> None:
    """A date beside a verb that asks for something is that of the asking."""
    annotated = annotate(text)
    assert dates_another(Context(annotated), chunk_of(annotated, trigger), chunk_of(annotated, time)) is others


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The quiet period for the referendum was enforced on 27 May.", None),
        ("The first round of the presidential election was held on 27 May.", "27 May"),
        ("The referendum was held on 27 May.", "27 May"),
    ],
)
def test_a_date_of_what_an_election_is_part_of(annotate, text: str, told: str | None) -> None:
    """A verb whose subject only has an election inside it does not date the election, but for its rounds and days."""
    assert [e.date_text for e in extract(annotate(text)).events if isinstance(e, Election)] == [told]


@pytest.mark.parametrize(
    ("text", "trigger", "time", "others"),
    [
        ("Rosa Quill, chosen in 2009, defected to Labour.", "defected", "2009", True),
        ("Rosa Quill, chosen in 2009, defected to Labour.", "chosen", "2009", False),
        ("Before he resigned on Tuesday, Hugh Vane had met Rosa Quill.", "met", "Tuesday", True),
        ("On Tuesday Hugh Vane met Rosa Quill.", "met", "Tuesday", False),
    ],
)
def test_the_date_of_a_participle_is_its_own(annotate, text: str, trigger: str, time: str, others: bool) -> None:
    """A date in a participle, or in a clause of time before the main one, is not that of the main verb."""
    annotated = annotate(text)
    assert dates_another(Context(annotated), chunk_of(annotated, trigger), chunk_of(annotated, time)) is others


@pytest.mark.parametrize(
    ("read", "published", "expected"),
    [(PLANNED, "2024-11-18", ACTUAL), (PLANNED, "2024-11-02", PLANNED), (ACTUAL, "2024-11-02", PLANNED)],
)
def test_an_election_is_over_after_its_day(annotate, read: Factuality, published: str, expected: Factuality) -> None:
    """An election with a day is planned before it and actual after it, whatever a model reads."""
    annotated = annotate("Late votes shall not count for the election held on November 5, 2024.", date=published)
    event = proposal("Election", "election", ("time", "November 5, 2024"), kind="presidential", factuality=read)
    assert [e.factuality for e in extracted(annotated, [event]).facts.events] == [expected]
