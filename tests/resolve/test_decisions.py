from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.extract.events.meeting import Meeting
from kgbuild.model import EntityRef, Span
from kgbuild.resolve import resolve, without_dropped
from kgbuild.resolve.decisions import DecisionsError, append_decision, load_decisions


@pytest.fixture
def decisions(tmp_path):
    """Return what loads decisions from rows."""

    def load(*rows: str):
        path = tmp_path / "decisions.csv"
        path.write_text("decision,first,second,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return load_decisions(path)

    return load


def test_same_merges_what_nothing_else_would(reference, facts, decisions):
    """Two entities that a human calls the same become one, under the record's key if one is a record."""
    judged = decisions("same,article/a.txt/person/dorn,person/carl,")
    resolution = resolve([facts("a.txt", ("Dorn",))], reference, judged)
    assert resolution.keys["a.txt"] == ("person/carl",)
    assert resolution.entities["person/carl"].name == "Carl Dorn"


def test_same_holds_across_a_chain(reference, facts, decisions):
    """What is the same as the same is the same."""
    judged = decisions("same,person/eve-stone,person/eva-stone,", "same,person/eva-stone,person/evie-stone,")
    found = resolve([facts("a.txt", ("Eve Stone",)), facts("b.txt", ("Evie Stone",))], reference, judged)
    assert found.keys["a.txt"] == found.keys["b.txt"]


def test_different_undoes_a_match(reference, facts, decisions):
    """A person whom a human calls different from a record is not linked to it, nor keeps it as a candidate."""
    judged = decisions("different,article/a.txt/person/ann-dorn,person/ann,")
    resolution = resolve([facts("a.txt", ("Ann Dorn",)), facts("b.txt", ("Ann Dorn",))], reference, judged)
    assert resolution.keys["a.txt"][0] != "person/ann"
    assert resolution.keys["b.txt"][0] == "person/ann"


def test_rename_gives_the_new_name_and_keeps_the_old(reference, facts, decisions):
    """A renamed entity goes by the new name; the old one stays as another."""
    resolution = resolve([facts("a.txt", ("Eve Stone",))], reference, decisions("rename,person/eve-stone,Eva Stone,"))
    entity = resolution.entities["person/eve-stone"]
    assert (entity.name, entity.names) == ("Eva Stone", ("Eve Stone",))


def test_not_an_entity_removes_it_and_what_depends_on_it(reference, facts, decisions):
    """What a human calls no entity is gone, with the posts that it was given."""
    article = facts("a.txt", ("Eve Stone", "", "MP"), ("Ann Dorn",))
    (kept,) = without_dropped([article], reference, decisions("not an entity,person/eve-stone,,"))
    assert "Eve Stone" not in {e.name for e in kept.entities}
    assert kept.roles == ()


def test_an_event_that_names_nobody_does_not_need_who_is_dropped(reference, facts, decisions):
    """A meeting loses its only participant and goes; one of which nobody was told stays."""
    meetings = (
        Meeting(passages=(Span(0, 3),), participants=(EntityRef(0),)),
        Meeting(passages=(Span(4, 7),), participants=()),
    )
    article = replace(facts("a.txt", ("Eve Stone",), ("Ann Dorn",)), events=meetings)
    (kept,) = without_dropped([article], reference, decisions("not an entity,person/eve-stone,,"))
    assert [e.passages for e in kept.events] == [(Span(4, 7),)]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("maybe,a,b,",), "decisions.csv:2: 'maybe' is no decision"),
        (("same,a,,",), "decisions.csv:2: the column 'second' is empty"),
        (("same,a,a,",), "decisions.csv:2: 'a' is compared with itself"),
        (("same,a,b,", "different,b,a,"), "decisions.csv:3: .* line 2 make"),
        (("same,a,b,", "same,b,c,", "different,a,c,"), "decisions.csv:4: .* lines 2, 3 make"),
        (("rename,a,X,", "rename,a,Y,"), "decisions.csv:3: .* line 2 renames"),
        (("not an entity,a,,", "same,a,b,"), "decisions.csv:3: 'a' is no entity by line 2"),
    ],
)
def test_contradictions_are_errors_with_their_lines(decisions, rows, message):
    """A decision that cannot be understood, or contradicts another, is refused with file and line."""
    with pytest.raises(DecisionsError, match=message):
        decisions(*rows)


def test_answers_are_appended(tmp_path):
    """The first answer starts the file with its header; the next follows."""
    path = tmp_path / "decisions.csv"
    append_decision(path, "same", "person/a", "person/b", "seen, both")
    append_decision(path, "different", "person/a", "person/c")
    assert [(d.kind, d.first, d.second, d.note) for d in load_decisions(path).rows] == [
        ("same", "person/a", "person/b", "seen, both"),
        ("different", "person/a", "person/c", ""),
    ]


def test_a_missing_file_means_no_decisions(tmp_path):
    """Without a file nobody has decided anything."""
    assert load_decisions(tmp_path / "none.csv").rows == ()
