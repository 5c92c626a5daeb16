from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kgbuild.annotate.encoder import trees
from kgbuild.annotate.encoder.trees import decode


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def _best(scores: np.ndarray) -> float:
    """Try every tree of a sentence."""
    words = len(scores)
    trees = (heads for heads in product(range(words + 1), repeat=words) if _is_tree(heads))
    return max(sum(scores[n, head] for n, head in enumerate(heads)) for heads in trees)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-8, 8, width=16))))
def test_best_tree(scores):
    """The decoded heads are a tree with one word on the root, and no other tree scores better."""
    heads = decode(scores)
    assert _is_tree(tuple(int(h) for h in heads))
    assert sum(scores[n, head] for n, head in enumerate(heads)) == pytest.approx(_best(scores), abs=1e-3)


def test_cycle_is_broken():
    """Two words that each prefer the other do not end as a cycle."""
    scores = np.array([[0, -9, 5], [1, 5, -9]], dtype=np.float32)
    assert decode(scores).tolist() == [2, 0]


def test_many_candidates_for_the_root_take_two_runs(monkeypatch):
    """However many words would hang on the root, the best of them is found in one more run."""
    runs = []
    run = trees._arborescence
    monkeypatch.setattr(trees, "_arborescence", lambda scores: runs.append(1) or run(scores))
    scores = np.zeros((100, 101), dtype=np.float32)
    scores[:, 0] = 5
    scores[40, 0] = 6
    assert np.flatnonzero(decode(scores) == 0).tolist() == [40]
    assert len(runs) == 2
