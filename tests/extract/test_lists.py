"""One verb with a list of posts and dates behind it tells of several events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.extract import extract
from kgbuild.extract.context import Context
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.produce import candidates
from tests.extract.test_learned import mention

_BEHIND = "post org time".split()


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "told"),
    [
        (
            "Rosa Quill ran for governor in 2010, mayor in 2014 and 2016, and treasurer in 2018.",
            "ran",
            "Appointment",
            [["governor", "2010"], ["mayor", "2014"], ["mayor", "2016"], ["treasurer", "2018"]],
        ),
        ("Rosa Quill resigned in 2010 and 2014.", "resigned", "Resignation", [["2010"], ["2014"]]),
        ("Rosa Quill won in 2010, 2014 and 2016.", "won", "ElectionResult", [["2010"], ["2014"], ["2016"]]),
        ("Rosa Quill ran for mayor in 2010 and lost in 2014.", "ran", "Appointment", [["mayor", "2010"]]),
        ("Rosa Quill was mayor in 2010 and in May 2010.", "was", "Appointment", [["mayor", "2010"]]),
        ("Rosa Quill voted in 2010 and 2014.", "voted", "Vote", [["2010"]]),
    ],
)
def test_each_of_a_list_is_an_event_of_its_own(annotate, text: str, trigger: str, kind: str, told) -> None:
    """Posts and dates that go on after "and" or a comma are told apart; other verbs and the same days are not."""
    annotated = annotate(text)
    own = [("post", told[0][0])] if len(told[0]) > 1 else []
    read_so = mention(annotated, trigger, ("person", "Rosa Quill"), *own, ("time", "2010"), kind=kind)
    found = candidates(Context(replace(annotated, events=(read_so,))))
    listed = [c for c in found if c.type == kind and c.trigger.overlaps(read_so.trigger)]
    words = [
        sorted((a.chunk.start, annotated.words(a.chunk)) for a in c.arguments if a.role in _BEHIND) for c in listed
    ]
    assert [[w for _, w in one] for one in words] == told


def test_a_list_becomes_as_many_events(annotate) -> None:
    """ "Elected mayor in 2003 and governor in 2010" are two appointments, with a post and the days of each."""
    text = "Carl Dorn, who was elected mayor in 2003 and governor in 2010, spoke."
    found = [e for e in extract(annotate(text)).events if isinstance(e, Appointment)]
    assert [(e.post, e.date_text) for e in found] == [("mayor", "2003"), ("governor", "2010")]
