"""One article's facts as extraction leaves them, written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.extract.events.meeting import Meeting
from kgbuild.model import (
    Article,
    ArticleFacts,
    DateInterval,
    Entity,
    EntityKind,
    EntityRef,
    EventRef,
    LocalEntity,
    PartialDate,
    Resolution,
    Role,
    Span,
    SpeechType,
    Statement,
)

TEXT = 'News 😀\nAnn Bell met Bo Birch. "We agreed," said Ms Bell, "on rail." The Greens lost 40, not 14.\n'


def at(words: str) -> Span:
    """Return the place of some words in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _sentences() -> Iterator[Span]:
    yield at("News 😀")
    yield at("Ann Bell met Bo Birch.")
    yield at('"We agreed," said Ms Bell, "on rail."')
    yield at("The Greens lost 40, not 14.")


@pytest.fixture
def facts() -> ArticleFacts:
    """Return a meeting, a statement in two parts, a post, and a figure with its correction."""
    ann, bo, greens = (EntityRef(n) for n in range(3))
    day = DateInterval(date(2011, 5, 9), date(2011, 5, 9))
    return ArticleFacts(
        article=Article(
            file_name="a.txt",
            text=TEXT,
            path="in/a.txt",
            headline="News",
            authors=("Jo Finch",),
            publisher="Leeds Echo",
            date=PartialDate("2011-05"),
            url="https://example.org/a",
        ),
        sentences=tuple(_sentences()),
        entities=(
            LocalEntity(kind=EntityKind.PERSON, name="Ann Bell", mentions=(at("Ann Bell"), at("Ms Bell"))),
            LocalEntity(kind=EntityKind.PERSON, name="Bo Birch", mentions=(at("Bo Birch"),)),
            LocalEntity(kind=EntityKind.PARTY, name="Green Party", mentions=(at("Greens"),)),
        ),
        roles=(Role(person=ann, post="mayor", organization=greens, passages=(at("Ms Bell"),)),),
        statements=(
            Statement(
                parts=(at("We agreed,"), at("on rail.")),
                speech_type=SpeechType.DIRECT,
                speaker=ann,
                speaker_words=at("Ms Bell"),
                cue=at("said"),
            ),
        ),
        events=(
            Meeting(participants=(bo, ann), passages=(at("Ann Bell met Bo Birch"),), dates=day, date_text="News"),
            ElectionResult(contestant=greens, measure="seats", change="lost", value=40, passages=(at("lost 40"),)),
            ElectionResult(
                contestant=greens, measure="seats", change="lost", value=14, passages=(at("14"),), revises=EventRef(1)
            ),
        ),
    )


@pytest.fixture
def resolution() -> Resolution:
    """Return who the entities are."""
    entities = (
        Entity(key="person/q1", kind=EntityKind.PERSON, name="Ann Bell", names=("Ms Bell",), same_as=("urn:q1",)),
        Entity(key="person/q2", kind=EntityKind.PERSON, name="Bo Birch"),
        Entity(key="party/greens", kind=EntityKind.PARTY, name="Green Party", names=("Greens",)),
        Entity(key="person/unused", kind=EntityKind.PERSON, name="Cy Nobody"),
    )
    return Resolution({e.key: e for e in entities}, {"a.txt": ("person/q1", "person/q2", "party/greens")})
