from __future__ import annotations

import pytest

from kgbuild.extract import extract
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.meeting import Meeting
from kgbuild.extract.events.vote import Vote


@pytest.mark.parametrize(
    "text",
    [
        "The talks will continue on Friday.",
        "Leaders are attending the meeting on Friday.",
        "The report will be the basis for the talks on France in Leeds.",
    ],
)
def test_a_meeting_of_nobody_who_is_told(annotate, text: str) -> None:
    """A meeting of which the text does not say who meets has no participants."""
    assert [e.participants for e in extract(annotate(text)).events if isinstance(e, Meeting)] == [()]


def test_one_that_names_nobody_is_no_other_meeting(annotate) -> None:
    """Talks of nobody are not those of people whom another sentence names."""
    text = "Ann Bell met Carl Dorn on Monday. Long talks on trade are planned."
    found = [e for e in extract(annotate(text)).events if isinstance(e, Meeting)]
    assert [bool(e.participants) for e in found] == [True, False]


def test_a_meeting_of_which_nothing_is_told(annotate) -> None:
    """Words for a meeting that tell neither who, when, where nor what about make no meeting."""
    assert not [e for e in extract(annotate("The talks are unlikely to fail.")).events if isinstance(e, Meeting)]


def test_the_headline_names_the_meeting_that_the_report_tells_of(annotate) -> None:
    """Talks of nobody in the headline are the one meeting that the report goes on to tell of."""
    text = "Crisis talks in Leeds\n\nAnn Bell met Carl Dorn in Leeds on Monday."
    found = [e for e in extract(annotate(text)).events if isinstance(e, Meeting)]
    assert [(len(e.participants), len(e.passages)) for e in found] == [(2, 2)]


def test_a_vote_of_nobody_who_is_told(annotate) -> None:
    """A vote is one though the text says neither who votes nor on what."""
    text = "The House of Commons debated the bill for hours. The debate is unlikely to result in a vote."
    assert [e.voters for e in extract(annotate(text)).events if isinstance(e, Vote)] == [()]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Parliament will choose a prime minister in May.", "prime minister"),
        ("Members could not agree on whom to appoint as chairman.", "chairman"),
    ],
)
def test_a_post_of_which_nobody_knows_who_gets_it(annotate, text: str, post: str) -> None:
    """An appointment is one of nobody where only the post is told."""
    found = [e for e in extract(annotate(text)).events if isinstance(e, Appointment)]
    assert [(e.person, e.post) for e in found] == [(None, post)]
