from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kgbuild.extract import extract
from kgbuild.extract.corrections import _exchanged
from kgbuild.layers import Annotated
from kgbuild.model import BlockKind

SUNDAY = "2011-05-08"


def told(annotate: Any, text: str) -> list[tuple[str, set[str], str, str]]:
    """Return the events of a text: type, who takes part and where, days, and whether they happened."""
    facts = extract(annotate(text, date=SUNDAY))
    found = []
    for event in facts.events:
        values = [getattr(event, name) for name in event.__dataclass_fields__ if name != "according_to"]
        refs = [r for v in values for r in (v if isinstance(v, tuple) else (v,)) if hasattr(r, "index")]
        days = event.dates
        when = "" if days is None else f"{days.first}/{days.last}"
        people = {facts.entities[r.index].name for r in refs if type(r).__name__ == "EntityRef"}
        found.append((type(event).__name__, people, when, event.factuality.value))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Ann Bell accused Carl Dorn of meeting donors.", "Meeting", {"Carl Dorn", "donors"}),
        ("Ann Bell denounced Carl Dorn for meeting Eve Frost.", "Meeting", {"Carl Dorn", "Eve Frost"}),
        ("Ann Bell attacked Carl Dorn for endorsing Eve Frost.", "Endorsement", {"Carl Dorn", "Eve Frost"}),
        ("Ann Bell won praise for endorsing Eve Frost.", "Endorsement", {"Ann Bell", "Eve Frost"}),
    ],
)
def test_who_is_accused_or_praised_does_it(annotate: Any, text: str, kind: str, who: set[str]) -> None:
    """What somebody is accused of or praised for is theirs, by whatever verb; what is no person does nothing."""
    assert [(k, w) for k, w, _, _ in told(annotate, text)] == [(kind, who)]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Orban to meet Mitchell on Thursday", "Meeting", {"Orban", "Mitchell"}),
        ("Pellow endorses Bidwell", "Endorsement", {"Pellow", "Bidwell"}),
        ("Kellow appointed police chief", "Appointment", {"Kellow"}),
    ],
)
def test_bare_names_of_headlines_take_part(annotate: Any, text: str, kind: str, who: set[str]) -> None:
    """A bare name that the model takes for somebody's and for that of who takes part in an event is one."""
    assert (kind, who) in [(k, w) for k, w, _, _ in told(annotate, text)]


def test_headlines_are_not_one_event(annotate: Any) -> None:
    """A headline that names somebody unknown tells of no event of those named in the next."""
    found = told(annotate, "Kellow appointed police chief\n\nHarrow named editor")
    assert not any({"Kellow", "Harrow"} <= who for _, who, _, _ in found)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ann Bell met Carl Dorn after Eve Frost had resigned in March.", ""),
        ("Ann Bell met Carl Dorn in suite 1998.", ""),
        ("Ann Bell met Carl Dorn at 1900 Oakbay Avenue.", ""),
        ("Ann Bell met Carl Dorn on Saturday 30 April and Sunday 1 May.", "2011-04-30/2011-05-01"),
        ("Ann Bell met Carl Dorn from 28 April to 2 May.", "2011-04-28/2011-05-02"),
        ("Ann Bell met Carl Dorn in the academic year 2007/2008.", "2007-01-01/2008-12-31"),
    ],
)
def test_the_days_of_a_meeting(annotate: Any, text: str, when: str) -> None:
    """Neither a date of another clause nor a number tells a meeting's days; all days of a stretch do."""
    assert [w for kind, _, w, _ in told(annotate, text) if kind == "Meeting"] == [when]


@pytest.mark.parametrize(
    ("text", "when", "factuality"),
    [
        ("Ann Bell retires as leader in two weeks.", "2011-05-16/2011-05-22", "Planned"),
        ("Ann Bell retires as leader at the end of the month.", "2011-05-09/2011-05-31", "Planned"),
        ("None of the ministers resigned.", "", "Denied"),
    ],
)
def test_what_is_to_come_and_what_was_not(annotate: Any, text: str, when: str, factuality: str) -> None:
    """A present with a time to come plans; "none of" denies."""
    assert [(w, f) for kind, _, w, f in told(annotate, text) if kind == "Resignation"] == [(when, factuality)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell pulled out of a meeting with Carl Dorn.",
        "Ann Bell withdrew from a meeting with Carl Dorn.",
        "Ann Bell met nobody from Leeds.",
        "Ann Bell met no one from the union.",
    ],
)
def test_a_meeting_that_was_not(annotate: Any, text: str) -> None:
    """Who pulls out of a meeting, or met nobody, has not met."""
    assert all(f == "Denied" for _, _, _, f in told(annotate, text))


def test_somebody_named_before_is_not_the_unnamed(annotate: Any) -> None:
    """Who is named first is not the one of whom an opening then speaks by a post."""
    found = told(annotate, "Ann Bell may stand down as leader. Carl Dorn could not say if the mayor had resigned.")
    assert {"the mayor"} in [who for _, who, _, _ in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Twenty-two Republicans voted against the bill.", {"Twenty-two Republicans"}),
        ("Republicans voted against the bill.", {"Republicans"}),
    ],
)
def test_some_of_a_party_are_not_the_party(annotate: Any, text: str, who: set[str]) -> None:
    """With a number the name of a party means some of its members."""
    assert who in [w for kind, w, _, _ in told(annotate, text) if kind == "Vote"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Labour took Oxbay from no overall control.", {"Labour", "Oxbay"}),
        ("Oxbay fell to Labour.", {"Labour", "Oxbay"}),
        ("LAB HOLD Oxbay. CON HOLD Elmley.", {"LAB", "Oxbay"}),
        ("Oxbay: Lab gain from Con.", {"Lab", "Oxbay", "Con"}),
    ],
)
def test_seats_that_nobody_knows_change_hands(annotate: Any, text: str, who: set[str]) -> None:
    """What a party takes, holds or loses is a seat, whether or not anything else makes it known."""
    found = [w for kind, w, _, _ in told(annotate, text) if kind == "ElectionResult"]
    assert found
    assert set().union(*found) >= who


def test_a_council_leader_removes_somebody_else(annotate: Any) -> None:
    """The post before another's name is not that of who is removed, nor does he leave his own with the party's."""
    facts = extract(annotate("The council leader, Carl Dorn, has removed Ann Bell as cabinet member for housing."))
    assert [e.post for e in facts.events if hasattr(e, "post")] == ["cabinet member for housing"]
    assert not [
        e for e in extract(annotate("Councillor Ann Bell was thrown out of Labour.")).events if hasattr(e, "post")
    ]


def test_an_earlier_version_was_wrong_about_who(annotate: Any) -> None:
    """ "An earlier version said that A … In fact, B …" puts B in the place of A."""
    text = "An earlier version said that Ann Bell had won. In fact, Carl Dorn won."
    found: Annotated = annotate(text)
    note = replace(found, blocks=tuple((BlockKind.CORRECTION, chunk) for _, chunk in found.blocks))
    names = [found.clusters[s.right.index].name for s in _exchanged(note)]
    assert names == ["Carl Dorn"]
