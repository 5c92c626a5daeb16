from __future__ import annotations

import pytest

from kgbuild.extract.events.meeting import Meeting

NO_MEETING = [
    "The bill needs to meet the approval of the Senate.",
    "Ann Bell met the family of Carl Dorn.",
    "Ann Bell was hurt outside the meeting room of the Labour Party.",
    "Join the conversation with Ann Bell on our page.",
    "Ann Bell died after dinner with her husband.",
    "The couple met in a prison in Leeds.",
    "Members need to negotiate with such groups.",
    "Leaders are attending the meeting.",
]


@pytest.mark.parametrize("sentence", NO_MEETING)
def test_what_only_has_the_words_of_a_meeting(events, sentence: str) -> None:
    """Rooms, audiences, demands that are met, families and whoever may meet make no meeting."""
    assert events(sentence, Meeting) == []


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("Ann Bell opposed the talks between Carl Dorn and Eve Stone.", {"Carl Dorn", "Eve Stone"}),
        ("Ann Bell spoke on Friday, days before the summit with Carl Dorn.", {"Carl Dorn"}),
        ("Ann Bell was absent from a meeting with Carl Dorn.", {"Carl Dorn"}),
        ("Ann Bell was at the Treasury to have lunch with Carl Dorn.", {"Ann Bell", "Carl Dorn"}),
        ("Ann Bell said after a meeting with Carl Dorn that taxes would rise.", {"Ann Bell", "Carl Dorn"}),
    ],
)
def test_who_takes_part(events, sentence: str, participants: set[str]) -> None:
    """Who only speaks of a meeting, or was not there, is no participant."""
    assert [set(e["participants"]) for e in events(sentence, Meeting)] == [participants]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Ann Bell toured a plant in Leeds and met Carl Dorn on Friday.", None),
        ("Ann Bell met Carl Dorn in Leeds.", "Leeds"),
    ],
)
def test_where_they_meet(events, sentence: str, place: str | None) -> None:
    """A place in another verb's clause is not where they meet."""
    assert [e.get("place") for e in events(sentence, Meeting)] == [place]


def test_the_fuller_mention_gives_the_participants(events) -> None:
    """Of two mentions of one meeting, the one that names more people tells who meets."""
    text = "Ann Bell held talks with Carl Dorn. She smiled, and the talks with Carl Dorn were short."
    assert [set(e["participants"]) for e in events(text, Meeting)] == [{"Ann Bell", "Carl Dorn"}]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Ann Bell held talks with Carl Dorn on farm prices.", "farm prices"),
        ("Ann Bell held talks with Carl Dorn on her behalf.", None),
        ("Ann Bell held talks with Carl Dorn over lunch.", None),
        (
            "Ann Bell held talks with Carl Dorn on the sale of its stake and have left.",
            "the sale of its stake",
        ),
    ],
)
def test_what_they_talk_about(events, sentence: str, topic: str | None) -> None:
    """Empty words are no topic."""
    assert [e.get("topic") for e in events(sentence, Meeting)] == [topic]
