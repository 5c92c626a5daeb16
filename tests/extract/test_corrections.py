from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.annotate.dates import find_times
from kgbuild.extract.events.appointment import Appointment
from kgbuild.extract.events.election_result import ElectionResult
from kgbuild.layers import Chunk
from kgbuild.model import BlockKind, PartialDate
from tests.extract.proposing import chunk_of, extracted, proposal, shown


def test_a_correction_revises_the_figure_it_corrects(facts) -> None:
    """The new figure points at the old one, which stays; a restated wrong figure is no third one."""
    found = facts(
        "Labour lost 40 seats and two councils in the local elections.",
        correction="We said that Labour had lost 40 seats. They actually lost 52 seats.",
    )
    results = {e.value: e for e in found.events if isinstance(e, ElectionResult)}
    assert sorted(results) == [2.0, 40.0, 52.0]
    revised = results[52.0].revises
    assert revised is not None and found.events[revised.index].value == 40.0
    assert len(results[40.0].passages) == 2


@pytest.mark.parametrize(
    "words",
    [
        "It was Hugh Pike, not Gerald Pike, who was elected in Moor ward, and he won 731 votes.",
        "It was not Gerald Pike but Hugh Pike who was elected in Moor ward, and he won 731 votes.",
    ],
)
def test_a_correction_puts_one_person_in_place_of_another(annotate, words: str) -> None:
    """ "It was A, not B, who": A's event revises B's, and what the note goes on to tell of "him" is A's."""
    annotated = annotate(f"Gerald Pike was elected in Moor ward in the by-election. {words}")
    note = Chunk(chunk_of(annotated, words).start, len(annotated.doc))
    proposals = [
        proposal("Appointment", "elected", ("person", "Gerald Pike")),
        proposal("Appointment", "elected#2", ("person", "Hugh Pike")),
        proposal(
            "ElectionResult", "won", ("contestant", "he#2"), ("value", "731 votes"), measure="votes", change="won"
        ),
    ]
    found = extracted(replace(annotated, blocks=((BlockKind.CORRECTION, note),)), proposals)
    events = found.facts.events
    chosen = {shown(found, e)["person"]: e for e in events if isinstance(e, Appointment)}
    assert set(chosen) == {"Gerald Pike", "Hugh Pike"}
    revised = chosen["Hugh Pike"].revises
    assert revised is not None and events[revised.index] == chosen["Gerald Pike"]
    assert [shown(found, e)["contestant"] for e in events if isinstance(e, ElectionResult)] == ["Hugh Pike"]


@pytest.mark.parametrize(
    ("words", "triggers", "told"),
    [
        ("It was Hugh Pike, not Gerald Pike, who was elected.", ["elected#2"], "Hugh Pike, not Gerald Pike, who was"),
        (
            "An earlier version wrongly said that Gerald Pike was elected. It was Hugh Pike.",
            ["elected#2"],
            "Gerald Pike was elected. It was Hugh Pike",
        ),
        (
            "An earlier version wrongly said that Gerald Pike was elected. In fact, Hugh Pike was elected.",
            ["elected#2", "elected#3"],
            "Hugh Pike was elected",
        ),
    ],
)
def test_a_note_that_repeats_the_wrong_name_gives_the_right_one(annotate, words: str, triggers, told: str) -> None:
    """What body and note tell of the wrong one is one event; the note's words with the right name tell of the other."""
    annotated = annotate(f"Gerald Pike was elected in Moor ward. {words}")
    note = Chunk(chunk_of(annotated, words).start, len(annotated.doc))
    blocks = (BlockKind.PARAGRAPH, Chunk(0, note.start)), (BlockKind.CORRECTION, note)
    people = ["Gerald Pike", "Gerald Pike#2", "Hugh Pike"]
    proposals = [
        proposal("Appointment", trigger, ("person", person), event=number // 2)
        for number, (trigger, person) in enumerate(zip(["elected", *triggers], people, strict=False))
    ]
    found = extracted(replace(annotated, blocks=blocks), proposals)
    old, new = found.facts.events
    assert [shown(found, e)["person"] for e in (old, new)] == ["Gerald Pike", "Hugh Pike"]
    assert new.revises is not None and found.facts.events[new.revises.index] == old
    assert new.passages[0].of(annotated.article.text).startswith(told)


@pytest.mark.parametrize(
    ("words", "revised"),
    [
        ("Rosa Quill resigned on Wednesday, not Tuesday as we reported.", True),
        ("Rosa Quill resigned on Wednesday rather than on Tuesday.", True),
        ("Rosa Quill resigned on Wednesday.", False),
    ],
)
def test_a_correction_puts_one_day_in_place_of_another(annotate, words: str, revised: bool) -> None:
    """ "On Wednesday, not Tuesday": the event of Wednesday revises that of Tuesday; another event corrects nothing."""
    annotated = annotate(f"Rosa Quill resigned on Tuesday. {words}")
    article = replace(annotated.article, date=PartialDate("2017-05-06"))
    note = Chunk(chunk_of(annotated, words).start, len(annotated.doc))
    proposals = [
        proposal("Resignation", "resigned", ("person", "Rosa Quill"), ("time", "Tuesday")),
        proposal("Resignation", "resigned#2", ("person", "Rosa Quill"), ("time", "Wednesday")),
    ]
    times = find_times(annotated.doc, article.date.interval)
    noted = replace(annotated, article=article, times=times, blocks=((BlockKind.CORRECTION, note),))
    events = extracted(noted, proposals).facts.events
    assert [e.date_text for e in events] == ["Tuesday", "Wednesday"]
    assert (events[1].revises is not None) is revised
