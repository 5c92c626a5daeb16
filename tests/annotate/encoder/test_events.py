"""The layer that reads events: from scores to mentions."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.annotate.encoder.events import (
    KINDS,
    NEAR,
    PROPERTIES,
    ROLE_TAGS,
    ROLES,
    ROLES_OF,
    TRIGGER_TAGS,
    decode_roles,
    decode_triggers,
    numbered,
    places,
)


def _scores(tags: list[str], names: tuple[str, ...], sure: float = 5.0) -> np.ndarray:
    """Return scores that favour one tag for each word."""
    scores = np.zeros((len(tags), len(names)), dtype=np.float32)
    for n, tag in enumerate(tags):
        scores[n, names.index(tag)] = sure
    return scores


def test_every_role_of_a_kind_is_known_and_every_kind_has_roles() -> None:
    """The tables of kinds and roles agree."""
    assert set(ROLES_OF) == set(KINDS)
    assert {r for roles in ROLES_OF.values() for r in roles.split()} == set(ROLES)
    assert PROPERTIES["factuality"] == ("actual", "planned", "possible", "denied")


def test_triggers_are_runs_of_one_kind() -> None:
    """Words tagged as the begin and inside of a kind make one trigger, with its kind and how sure it is."""
    found = decode_triggers(_scores(["O", "B-Resignation", "I-Resignation", "O", "B-Vote"], TRIGGER_TAGS))
    assert [(t.start, t.end, t.kind) for t in found] == [(1, 3, "Resignation"), (4, 5, "Vote")]
    assert all(0.5 < t.score <= 1 for t in found)


def test_the_second_choice_is_named() -> None:
    """A trigger tells the next best reading of its words and its probability."""
    scores = _scores(["B-Meeting"], TRIGGER_TAGS)
    scores[0, TRIGGER_TAGS.index("B-Coalition")] = 4.0
    (found,) = decode_triggers(scores)
    assert found.kind == "Meeting"
    assert found.second[0] == "Coalition"
    assert 0 < found.second[1] < found.score


def test_a_bias_finds_more() -> None:
    """A word that is a little more likely no trigger is one when the score of "no event" is lowered."""
    scores = _scores(["O"], TRIGGER_TAGS, sure=1.0)
    scores[0, TRIGGER_TAGS.index("B-Meeting")] = 0.5
    assert decode_triggers(scores) == []
    assert [t.kind for t in decode_triggers(scores, bias=1.0)] == ["Meeting"]


def test_a_role_that_the_kind_does_not_have_is_never_read() -> None:
    """An argument of a meeting is no contestant, however high the score."""
    scores = _scores(["B-contestant", "B-participant"], ROLE_TAGS)
    assert [(r.start, r.label) for r in decode_roles(scores, "Meeting")] == [(1, "participant")]


@given(st.integers(1, 60), st.integers(0, 59), st.integers(1, 4))
def test_places_tell_before_inside_and_after(words: int, start: int, length: int) -> None:
    """Every word has a place: 0 inside the trigger, then after it, then before it, the farthest shared."""
    start = min(start, words - 1)
    end = min(start + length, words)
    (row,) = places(np.arange(words), np.array([start]), np.array([end]))
    assert all(row[start:end] == 0)
    assert all(1 <= p <= NEAR + 1 for p in row[end:])
    assert all(NEAR + 2 <= p <= 2 * NEAR + 2 for p in row[:start])
    if end < words:
        assert row[end] == 1
    if start:
        assert row[start - 1] == NEAR + 2


def test_mentions_of_one_event_share_a_number() -> None:
    """Triggers that agree join; those of another kind never do, whatever their score."""
    same = np.array([[9, 3, 9], [3, 9, -2], [9, -2, 9]], dtype=np.float32)
    assert numbered(["Meeting", "Meeting", "Vote"], same) == [0, 0, 1]
    assert numbered(["Meeting", "Meeting", "Meeting"], same) == [0, 0, 0]
    assert numbered(["Meeting", "Meeting"], -same[:2, :2]) == [0, 1]
