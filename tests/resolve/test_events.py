from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import pytest

from kgbuild.model import (
    Article,
    ArticleFacts,
    DateInterval,
    EntityKind,
    EntityRef,
    Event,
    Factuality,
    LocalEntity,
    Slot,
    Span,
)
from kgbuild.resolve import resolve
from kgbuild.vocab import KG

FRIDAY = DateInterval(date(2010, 5, 7), date(2010, 5, 7))
WEEK = DateInterval(date(2010, 5, 3), date(2010, 5, 9))
LATER = DateInterval(date(2010, 6, 1), date(2010, 6, 1))
PEOPLE = ("Ann Dorn", "Eve Stone", "Tom Pike", "a spokesman")


@dataclass(frozen=True, kw_only=True)
class Meeting(Event):
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, min=1, max=None)]
    topic: Annotated[str | None, Slot(KG.topic)] = None


@dataclass(frozen=True, kw_only=True)
class Resignation(Event):
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    post: Annotated[str | None, Slot(KG.post)] = None


def article(file: str, *events: Event) -> ArticleFacts:
    """Return the facts of an article that names everybody."""
    kinds = [EntityKind.PERSON] * 3 + [EntityKind.UNNAMED]
    entities = [LocalEntity(kind=k, name=n, mentions=(Span(0, 1),)) for k, n in zip(kinds, PEOPLE, strict=True)]
    return ArticleFacts(
        article=Article(file_name=file, text="x" * 99, path=file), entities=tuple(entities), events=tuple(events)
    )


def meeting(*who: int, **more: object) -> Meeting:
    """Return a meeting of these people."""
    return Meeting(participants=tuple(EntityRef(n) for n in who), passages=(Span(1, 9),), **more)  # type: ignore[arg-type]


def resignation(who: int, **more: object) -> Resignation:
    """Return somebody's resignation."""
    return Resignation(person=EntityRef(who), passages=(Span(1, 9),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (meeting(0, 1, dates=FRIDAY), meeting(1, 0, dates=WEEK)),
        (meeting(0, 1, 2), meeting(0, 1, 2, topic="rail")),
        (resignation(0, post="leader", dates=FRIDAY), resignation(0, post="party leader", dates=WEEK)),
    ],
)
def test_events_that_agree_are_one(reference, first, second):
    """The same people at the same time, or enough people alone, make one event across articles."""
    resolution = resolve([article("a.txt", first), article("b.txt", second)], reference)
    assert len(resolution.events) == 1
    assert resolution.possibly_same == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (meeting(0, 1), meeting(0, 1, dates=FRIDAY)),
        (resignation(0, post="leader"), resignation(0, post="leader")),
    ],
)
def test_doubtful_pairs_are_possibly_the_same(reference, first, second):
    """Events whose core agrees but that nothing dates stay two, linked as possibly one."""
    resolution = resolve([article("a.txt", first), article("b.txt", second)], reference)
    assert resolution.events == {}
    assert resolution.possibly_same == ((("a.txt", 0), ("b.txt", 0)),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (meeting(0, 1, dates=FRIDAY), meeting(0, 1, dates=LATER)),
        (meeting(0, 1, dates=FRIDAY), meeting(0, 2, dates=FRIDAY)),
        (meeting(0, 3, dates=FRIDAY), meeting(0, 3, dates=FRIDAY)),
        (meeting(0, 1, dates=FRIDAY), meeting(0, 1, dates=FRIDAY, factuality=Factuality.PLANNED)),
        (resignation(0, post="leader", dates=FRIDAY), resignation(0, post="treasurer", dates=FRIDAY)),
        (resignation(0), resignation(0)),
    ],
)
def test_events_that_differ_stay_apart(reference, first, second):
    """Other days, other people, nameless people, another factuality or another post keep events apart."""
    resolution = resolve([article("a.txt", first), article("b.txt", second)], reference)
    assert resolution.events == {}
    assert resolution.possibly_same == ()


def test_events_of_one_article_are_left_alone(reference):
    """What one article tells twice is not merged here."""
    one = article("a.txt", meeting(0, 1, dates=FRIDAY), meeting(0, 1, dates=WEEK))
    assert resolve([one], reference).events == {}


def test_the_dated_one_stands_for_both(reference):
    """Of events that are one, the one with a date gives its IRI."""
    articles = [article("a.txt", meeting(0, 1, 2)), article("b.txt", meeting(0, 1, 2, dates=FRIDAY))]
    assert resolve(articles, reference).events == {("a.txt", 0): ("b.txt", 0)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (meeting(0, 1, dates=FRIDAY, according_to=EntityRef(2), topic="rail"), meeting(0, 1, dates=FRIDAY)),
        (meeting(0, 1, dates=FRIDAY, date_text="yesterday"), meeting(0, 1, dates=FRIDAY, date_text="7 May")),
    ],
)
def test_what_an_article_tells_itself_stands_for_both(reference, first, second):
    """What one article tells in its own words and another in somebody's, or as of "yesterday", is told by the first."""
    articles = [article("a.txt", first), article("b.txt", second)]
    assert resolve(articles, reference).events == {("a.txt", 0): ("b.txt", 0)}
