"""Which date an event has: its own and no other's, and none where the text gives only a bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.extract import extract
from kgbuild.extract.article import extract_traced
from kgbuild.extract.candidate import Argument, Candidate, FactualityCue, Verdict
from kgbuild.extract.context import Context
from kgbuild.extract.events.election import Election
from kgbuild.extract.produce.calendar import GOES_ON
from kgbuild.extract.produce.own_dates import with_own_dates
from kgbuild.extract.timing import dates_another, dates_its_election
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


@pytest.mark.parametrize(
    ("text", "trigger", "time", "others"),
    [
        ("Ann Bell voted against the bill in 2015.", "voted", "2015", False),
        ("Facing questions this weekend over sacking Carl Dorn, Ann Bell left.", "sacking", "this weekend", True),
        ("Shares fell after the 2008 referendum and the financial crisis.", "referendum", "2008", False),
        ("The meeting was postponed to 14 May.", "meeting", "14 May", False),
        ("Ann Bell, since last year its chair, met Carl Dorn.", "met", "last year", True),
        ("Ann Bell has met Carl Dorn often since last year.", "met", "last year", False),
        ("A reader (who wrote that she lost on 9 November) disagrees.", "lost", "9 November", False),
        ("At the talks, which ended on Friday, they agreed on nothing.", "talks", "Friday", False),
        ("At the talks, which Ann Bell left on Friday, they agreed on nothing.", "talks", "Friday", True),
    ],
)
def test_the_date_of_something_beside_is_not_that_of_the_event(
    annotate, text: str, trigger: str, time: str, others: bool
) -> None:
    """What is compared, joined, cited or moved has its own date; a clause that tells of the event has the event's."""
    annotated = annotate(text)
    assert dates_another(Context(annotated), chunk_of(annotated, trigger), chunk_of(annotated, time)) is others


@pytest.mark.parametrize(
    ("text", "trigger", "its"),
    [
        ("Ann Bell was selected to become the candidate for Leeds at the 2010 general election.", "selected", True),
        ("Ann Bell will stand in the 2010 election.", "stand", True),
        ("Ann Bell was elected for Leeds at the 2010 election.", "elected", False),
        ("Ann Bell was selected in 2010.", "selected", False),
        ("Ann Bell fought the 2010 election.", "fought", False),
        ("Ann Bell was named home secretary after the 2010 election.", "named", False),
        ("Ann Bell was named for the 2010 election.", "named", True),
    ],
)
def test_the_date_of_an_election_is_not_that_of_choosing_a_candidate(
    annotate, text: str, trigger: str, its: bool
) -> None:
    """Who is chosen for an election is so before; who is elected at one is so on its day."""
    annotated = annotate(text)
    assert dates_its_election(Context(annotated), chunk_of(annotated, trigger), chunk_of(annotated, "2010")) is its


@pytest.mark.parametrize(
    ("text", "of", "trigger", "time", "kept"),
    [
        (
            "Markets rose on Monday on a growing chance of Ann Bell winning.",
            "ElectionResult",
            "winning",
            "Monday",
            False,
        ),
        (
            "Officials met this week to prepare Ann Bell's meeting with Carl Dorn.",
            "Meeting",
            "meeting",
            "this week",
            False,
        ),
        ("Ann Bell won the seat on Monday.", "ElectionResult", "won", "Monday", True),
        ("Ann Bell flew to Paris on Monday for talks.", "Meeting", "talks", "Monday", True),
        ("She was there in the talks of Ann Bell and Carl Dorn after the 2010 vote.", "Meeting", "talks", "2010", True),
        ("Ann Bell took a fifth of the votes in the 2009 election.", "ElectionResult", "took", "2009", True),
        ("Ann Bell was re-elected in the 2010 poll.", "ElectionResult", "re-elected", "2010", True),
        ("On Monday Ann Bell handed in her resignation.", "Resignation", "resignation", "Monday", True),
        ("Ann Bell was forced to step down as leader of the council in 2001.", "Resignation", "step", "2001", True),
        ("Ann Bell agreed on Monday to step down.", "Resignation", "step", "Monday", False),
        ("They will hold the vote on Monday.", "Election", "vote", "Monday", True),
        ("Campaigning for the referendum is to go on again on Sunday.", "Election", "referendum", "Sunday", False),
    ],
)
def test_of_the_nearest_date_a_reading_without_it_decides(
    annotate, text: str, of: str, trigger: str, time: str, kept: bool
) -> None:
    """Where the model reads an event without a date, a rule's nearest date must hang on the event's own words."""
    annotated = annotate(text)
    read = Candidate(type=of, trigger=chunk_of(annotated, trigger), source="model", score=0.9)
    ruled = replace(read, arguments=(Argument("time", chunk_of(annotated, time)),), source="rule")
    assert bool(with_own_dates(Context(annotated), ruled, [read]).arguments) is kept
    assert with_own_dates(Context(annotated), ruled, [ruled]).arguments


@pytest.mark.parametrize(
    ("text", "time", "factuality", "told"),
    [
        ("Once a year Ann Bell meets Carl Dorn.", "a year", Factuality.PLANNED, None),
        ("A year after Ann Bell met Carl Dorn, little has changed.", "A year", Factuality.ACTUAL, None),
        ("Two days before Ann Bell met Carl Dorn, he fell ill.", "Two days before", Factuality.ACTUAL, None),
        ("Ann Bell met Carl Dorn three times.", "three", Factuality.ACTUAL, None),
        ("Ann Bell met Carl Dorn for the first time in years.", "the first time", Factuality.ACTUAL, None),
        ("Ann Bell met Carl Dorn twice in two days.", "two days", Factuality.ACTUAL, None),
        ("Ann Bell will meet Carl Dorn within two days.", "two days", Factuality.PLANNED, "two days"),
        ("Ann Bell will meet Carl Dorn in due course.", "due course", Factuality.PLANNED, "due course"),
        ("Ann Bell will meet Carl Dorn at 10pm to talk.", "10pm", Factuality.PLANNED, "at 10pm"),
    ],
)
def test_a_length_or_a_number_of_times_is_no_date(
    annotate, text: str, time: str, factuality: Factuality, told: str | None
) -> None:
    """What measures or counts is no date but for a length from now; an hour alone is of no day."""
    trigger = next(w for w in ("meets", "meet", "met") if f" {w} " in text)
    meeting = proposal(
        "Meeting",
        trigger,
        ("participant", "Ann Bell"),
        ("participant", "Carl Dorn"),
        ("time", time),
        factuality=factuality,
    )
    (event,) = extracted(annotate(text, date="2012-03-14"), [meeting]).facts.events
    assert (event.dates, event.date_text) == (None, told)


@pytest.mark.parametrize(
    ("text", "time", "told"),
    [
        (
            "They are to look into the election held on 2 May 2010.",
            "2 May 2010",
            (Factuality.ACTUAL, "2 May 2010"),
        ),
        ("Who won in 2010 will stand at the election.", "2010", (Factuality.PLANNED, None)),
        ("They will lose the election in May.", "May", (Factuality.PLANNED, "May")),
    ],
)
def test_no_plan_is_for_a_day_that_is_over(annotate, text: str, time: str, told: tuple[Factuality, str | None]) -> None:
    """A plan whose date is past has another's date, or happened if the date with its year is its own."""
    election = proposal("Election", "election", ("time", time), factuality=Factuality.PLANNED, kind="general")
    (event,) = extracted(annotate(text, date="2012-03-14"), [election]).facts.events
    assert (event.factuality, event.date_text) == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ann Bell will meet Carl Dorn at 10pm tomorrow.", "2012-03-15"),
        ("On Friday Ann Bell will meet Carl Dorn at 10pm.", "2012-03-16"),
    ],
)
def test_an_hour_beside_a_day_is_of_that_day(annotate, text: str, day: str) -> None:
    """What names an hour with its day, or after one in its sentence, tells the day."""
    meeting = proposal("Meeting", "meet", ("participant", "Carl Dorn"), ("time", "10pm"), factuality=Factuality.PLANNED)
    (event,) = extracted(annotate(text, date="2012-03-14"), [meeting]).facts.events
    assert event.dates is not None
    assert event.dates.first.isoformat() == event.dates.last.isoformat() == day


def test_a_contest_that_goes_on_is_not_to_come(annotate) -> None:
    """A leadership contest that is under way is actual, though the day on which it ends lies ahead."""
    annotated = annotate("He is in the leadership race. The contest ends on September 9.", date="2016-06-30")
    race, contest = chunk_of(annotated, "race"), chunk_of(annotated, "contest")
    day = Argument("time", annotated.times[0].chunk)
    goes_on = Verdict(ACTUAL, (FactualityCue(race, GOES_ON),))
    mentions = [
        Candidate(
            type="Election",
            trigger=trigger,
            arguments=arguments,
            factuality=verdict,
            attributes={"kind": "leadership"},
            source="model",
            score=0.9,
            event=1,
        )
        for trigger, arguments, verdict in ((race, (), goes_on), (contest, (day,), Verdict(ACTUAL)))
    ]
    found = extract_traced(annotated, lambda _: mentions).facts.events
    assert [(e.factuality, len(e.passages)) for e in found] == [(ACTUAL, 2)]


@pytest.mark.parametrize(
    ("text", "trigger", "time", "others"),
    [
        ("The party took 12% of the vote in 2019, up four points.", "took", "2019", False),
        ("Rosa Quill met Hugh Vane on Friday and resigned.", "resigned", "Friday", False),
    ],
)
def test_a_date_before_is_not_that_of_what_came_later(
    annotate, text: str, trigger: str, time: str, others: bool
) -> None:
    """With what a figure is compared, and from what somebody went on, was at another time."""
    annotated = annotate(text)
    assert dates_another(Context(annotated), chunk_of(annotated, trigger), chunk_of(annotated, time)) is others


@pytest.mark.parametrize(
    ("text", "trigger", "time", "month"),
    [
        ("Rosa Quill became leader of the council in May.", "became", "May", (2024, 5)),
        ("Rosa Quill will become leader of the council in May.", "become", "May", (2025, 5)),
    ],
)
def test_a_month_of_what_is_over_is_the_last(annotate, text: str, trigger: str, time: str, month) -> None:
    """A month alone is the last one where a past verb tells of it, and the next one of a plan."""
    annotated = annotate(text, date="2024-11-20")
    factuality = PLANNED if "will" in text else ACTUAL
    told = proposal("Appointment", trigger, ("person", "Rosa Quill"), ("time", time), factuality=factuality)
    (event,) = extracted(annotated, [told]).facts.events
    assert event.dates is not None
    assert (event.dates.first.year, event.dates.first.month, event.factuality) == (*month, factuality)


def test_when_a_plan_is_announced_is_not_when_it_is_carried_out(annotate) -> None:
    """ "Announced her retirement on Monday" tells neither that Monday nor the next as the day of it."""
    annotated = annotate("Rosa Quill announced her retirement on Monday.", date="2024-11-20")
    person, time = ("person", "Rosa Quill"), ("time", "Monday")
    told = proposal("Resignation", "retirement", person, time, factuality=PLANNED)
    assert [e.dates for e in extracted(annotated, [told]).facts.events] == [None]
