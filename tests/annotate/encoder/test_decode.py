from __future__ import annotations

import numpy as np
import pytest

from kgbuild.annotate.encoder.decode import Run, attributions, entity_runs, tag_runs

_LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def _scores(tags: str, labels: tuple[str, ...]) -> np.ndarray:
    """Scores that clearly prefer the given tags."""
    rows = [[9.0 if label == tag else 0.0 for label in labels] for tag in tags.split()]
    return np.array(rows, dtype=np.float32)


@pytest.mark.parametrize(
    ("tags", "runs"),
    [
        ("O B-PERSON I-PERSON O", [(1, 3, "PERSON")]),
        ("B-PERSON B-PERSON", [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("O O", []),
    ],
)
def test_entity_runs(tags, runs):
    """Begin and inside tags spell entities."""
    assert [(r.start, r.end, r.label) for r in entity_runs(_scores(tags, _LABELS), _LABELS)] == runs


def test_entity_tags_are_well_formed():
    """Where the best tag of a word cannot follow that of the word before, the best sequence as a whole decides."""
    scores = _scores("B-PERSON I-ORG", _LABELS)
    scores[0, _LABELS.index("B-ORG")] = scores[0].max() - 1
    assert [(r.start, r.end, r.label) for r in entity_runs(scores, _LABELS)] == [(0, 2, "ORG")]
    scores[1, _LABELS.index("I-PERSON")] = scores[1].max() - 0.5
    assert [(r.start, r.end, r.label) for r in entity_runs(scores, _LABELS)] == [(0, 2, "PERSON")]


def test_entities_end_with_their_sentence():
    """No entity goes on into the next sentence: there the next best tags are taken."""
    scores = _scores("B-PERSON I-PERSON I-PERSON", _LABELS)
    scores[1, _LABELS.index("B-PERSON")] = 5
    runs = [(r.start, r.end, r.label) for r in entity_runs(scores, _LABELS, [0, 1])]
    assert runs == [(0, 1, "PERSON"), (1, 3, "PERSON")]


@pytest.mark.parametrize(
    ("tags", "runs"), [("O B I O", [(1, 3)]), ("I I O", [(0, 2)]), ("B B I", [(0, 1), (1, 3)]), ("O", [])]
)
def test_tag_runs(tags, runs):
    """Outside, begin and inside tags spell runs."""
    assert [(r.start, r.end) for r in tag_runs(_scores(tags, ("O", "B", "I")), "cue")] == runs


def _links(words: int, targets: dict[int, int]) -> np.ndarray:
    """Links that prefer none, save the given ones from word to word."""
    links = np.zeros((words, words + 1), dtype=np.float32)
    links[:, 0] = 1
    for word, target in targets.items():
        links[word, target + 1] = 5
    return links


def test_attribution_is_linked_not_guessed_by_distance():
    """A content goes to the cue it is linked to, a cue to its source, however far; without a link it has none."""
    layers = [_scores(t, ("O", "B", "I")) for t in ("B O O B O O", "O B O O B O", "O O B O O B")]
    tags = np.concatenate(layers, axis=1)
    found = list(attributions(tags, _links(6, {1: 3}), _links(6, {2: 1, 5: 1})))
    assert [(a.cue, a.source, a.contents) for a in found] == [
        (Run(1, 2, "cue", found[0].cue.score), found[0].source, found[0].contents)
    ]
    assert (found[0].source.start, [c.start for c in found[0].contents]) == (3, [2, 5])


def test_content_without_cue():
    """A content that is linked to no cue is kept, with nothing to say who said it."""
    layers = [_scores(t, ("O", "B", "I")) for t in ("O O O", "O O O", "O B I")]
    (found,) = attributions(np.concatenate(layers, axis=1), _links(3, {}), _links(3, {}))
    assert (found.cue, found.source, found.contents[0].start) == (None, None, 1)
