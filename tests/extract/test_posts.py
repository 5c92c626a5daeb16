from __future__ import annotations

import pytest

from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.defection import Defection
from kgbuild.extract.events.resignation import Resignation


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Bell became a film star.",
        "Ann Bell became an actor.",
        "Ann Bell was nominated for best director.",
        "The dead soldier was named as Captain Carl Dorn.",
        "Carl Dorn took over the kicking duties.",
        "Carl Dorn took on the Macbeth role.",
        "Ann Bell wants to take a bigger role.",
        "Ann Bell hired a film crew.",
        "Ann Bell hired Carl Dorn to repair the roof.",
        "Mayors were killed after taking office.",
        "Militants took over.",
        "Ann Bell took on the Labour leader over taxes.",
    ],
)
def test_no_office_is_taken_up(events, sentence: str) -> None:
    """Occupations, prizes, parts in plays and groups make no appointment, nor does being told by name."""
    assert not events(sentence, Appointment)


@pytest.mark.parametrize(
    ("sentence", "person", "post"),
    [
        ("Ann Bell accepted the shadow chancellor role.", "Ann Bell", "shadow chancellor role"),
        ("Labour has recruited Ann Bell, a former envoy, to advise the party.", "Ann Bell", None),
        ("Carl Dorn will take on the role of CEO.", "Carl Dorn", "CEO"),
        ("Ann Bell was appointed chief economist.", "Ann Bell", "chief economist"),
        ("Carl Dorn was named chairman emeritus.", "Carl Dorn", "chairman emeritus"),
        ("Newly elected President Carl Dorn said nothing.", "Carl Dorn", "President"),
    ],
)
def test_which_office_is_taken_up(events, sentence: str, person: str, post: str | None) -> None:
    """A role counts if its words tell the office; a participle before post and name counts too."""
    assert [(e["person"], e.get("post")) for e in events(sentence, Appointment)] == [(person, post)]


def test_an_offered_post_is_only_possible(events) -> None:
    """What somebody is offered he need not take."""
    found = events("Ann Bell was offered the post of treasurer.", Appointment)
    assert [e["factuality"].value for e in found] == ["Possible"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Carl Dorn was forced out of the car.",
        "Carl Dorn left his office at noon.",
        "The departure of Carl Dorn was delayed by snow.",
        "Ann Bell was replaced as host of the show.",
    ],
)
def test_no_office_is_given_up(events, sentence: str) -> None:
    """Cars, buildings and journeys are left without a resignation."""
    assert not events(sentence, Resignation)


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        (
            "The resignation of the chairman, Carl Dorn, and the treasurer, Ann Bell, was expected.",
            {("Carl Dorn", "chairman"), ("Ann Bell", "treasurer")},
        ),
        ("Carl Dorn, a fellow of the society, resigned.", {("Carl Dorn", None)}),
        ("Carl Dorn left his Treasury job in May.", {("Carl Dorn", "Treasury job")}),
        ("The mayor said Carl Dorn was forced out of office.", {("Carl Dorn", None)}),
        ("Carl Dorn resigned as an MP at December's election.", {("Carl Dorn", "MP")}),
        ("Carl Dorn must change course after seven of his MPs quit.", set()),
    ],
)
def test_which_office_is_given_up(events, sentence: str, posts: set[tuple[str, str | None]]) -> None:
    """Each of several people has the post beside the name; what is no office gives none."""
    assert {(e["person"], e.get("post")) for e in events(sentence, Resignation)} == posts


def test_a_defection_needs_a_party(events) -> None:
    """Soldiers who flee to another country change no party."""
    assert not events("Three soldiers tried to defect.", Defection)


def test_taking_over_from_somebody_needs_no_post(events) -> None:
    """Who takes over from somebody takes up an office even if none is named."""
    assert [e["person"] for e in events("Carl Dorn took over from Eve Stone in May.", Appointment)] == ["Carl Dorn"]
