"""Where an event is, told by a name within other words, by an adjective, or by a name that nothing knows."""

from __future__ import annotations

import pytest

from kgbuild.extract import extract


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ann Bell met Carl Dorn at a Moscow hotel on Monday.", "Moscow"),
        ("Ann Bell held talks with Carl Dorn at Gorse House on Monday.", "Gorse House"),
        ("Ann Bell met Carl Dorn in a nearby room on Monday.", None),
        ("Carl Dorn spoke of the effect of the bomb on Spain's general election last year.", "Spain"),
        ("Israel is tense. Ann Bell spoke two weeks before the Israeli elections.", "Israel"),
        ("Ann Bell spoke two weeks before the Israeli elections.", None),
        ("Ann Bell will meet Carl Dorn in the Polish city of Gdansk on Monday, said Poland.", "Gdansk"),
    ],
)
def test_where_an_event_is(annotate, text: str, place: str | None) -> None:
    """A place is the one whose name the words hold, else the country of their adjective if the article names it."""
    facts = extract(annotate(text))
    found = {facts.entities[e.place.index].name for e in facts.events if e.place is not None}
    assert found == ({place} if place else set())
