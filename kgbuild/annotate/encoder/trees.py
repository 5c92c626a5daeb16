"""Decode arc scores into a valid dependency tree for each sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def decode(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of each word of one sentence: the best tree with exactly one word on the root.

    The maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), as McDonald et al. (2005) use it for parsing; of
    several candidates for the root's only child, the one whose tree scores best is taken.

    Args:
        scores: one row a word, one column a candidate head; column 0 is the root.

    Returns:
        For each word its head's column.
    """
    words = scores.shape[0]
    full = np.full((words + 1, words + 1), _NEVER)
    full[1:, :] = scores
    np.fill_diagonal(full, _NEVER)
    heads = _arborescence(full)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) != 1:
        heads = max((_with_root(full, int(root)) for root in roots), key=lambda h: _total(full, h))
    result: NDArray[np.int64] = heads[1:]
    return result


def _with_root(scores: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Return the best tree in which only this word hangs on the root."""
    own = scores.copy()
    own[1:, 0] = _NEVER
    own[root, :] = _NEVER
    own[root, 0] = 0.0
    return _arborescence(own)


def _total(scores: NDArray[np.float64], heads: NDArray[np.int64]) -> float:
    return float(sum(scores[n, heads[n]] for n in range(1, len(heads))))


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the best head of each node other than 0, without cycles; ties go to the lower number."""
    heads: NDArray[np.int64] = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [n for n in range(len(heads)) if n not in inside]
    small = len(outside)  # the number of the node that stands for the cycle
    contracted = np.full((small + 1, small + 1), _NEVER)
    contracted[:small, :small] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    enter = into.argmax(axis=0)
    contracted[small, :small] = into.max(axis=0)
    leaving = scores[np.ix_(outside, cycle)]
    leave = leaving.argmax(axis=1)
    contracted[:small, small] = leaving.max(axis=1)
    np.fill_diagonal(contracted, _NEVER)
    chosen = _arborescence(contracted)
    result: NDArray[np.int64] = heads.copy()
    for n, node in enumerate(outside):
        if node:
            head = chosen[n]
            result[node] = cycle[leave[n]] if head == small else outside[head]
    entry = outside[chosen[small]]
    broken = cycle[enter[chosen[small]]]
    result[broken] = entry
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes of a cycle, or nothing if there is none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = int(heads[node])
        if node and state[node] == start:
            return sorted(path[path.index(node) :])
    return []
