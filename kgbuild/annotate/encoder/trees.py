"""Decode arc scores into a valid dependency tree for each sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def decode(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of each word of one sentence, as its column: the best tree with exactly one word on the root.

    The maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967), as McDonald et al. (2005) use it for parsing;
    where it hangs several words on the root, the best tree with only one of them there. Scores have one row a word, one
    column a candidate head; column 0 is the root.
    """
    words = scores.shape[0]
    full = np.full((words + 1, words + 1), _NEVER)
    full[1:, :] = scores
    np.fill_diagonal(full, _NEVER)
    heads = _arborescence(full)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) != 1:
        heads = _arborescence(_one_of(full, roots))
    result: NDArray[np.int64] = heads[1:]
    return result


def _one_of(scores: NDArray[np.float64], roots: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return scores whose best tree has one word on the root, one of these.

    Each arc from the root costs more than all others together can bring, so that the best tree has no second one
    (Stanojević and Cohen 2021); one run for all candidates, as many as there may be.
    """
    real = scores[1:][scores[1:] > _NEVER]
    own: NDArray[np.float64] = scores.copy()
    own[:, 0] = _NEVER
    own[roots, 0] = scores[roots, 0] - len(scores) * float(real.max() - real.min()) - 1.0
    return own


@dataclass(frozen=True, slots=True)
class _Merge:
    """A cycle that was merged into one node: its nodes with their heads, the others, and for each of these the node of
    the cycle that it would best hang on (`leave`), and the one that would best hang on it (`enter`).
    """

    cycle: NDArray[np.int64]
    heads: NDArray[np.int64]
    outside: NDArray[np.int64]
    leave: NDArray[np.int64]
    enter: NDArray[np.int64]


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the best head of each node other than 0, without cycles; ties go to the lower number.

    Cycles are merged into a node of the next number, one after the other, until there is none; then undone in turn.
    A merge looks only at the nodes of its cycle and at those that hang on them.
    """
    count = len(scores)
    table = np.full((2 * count, 2 * count), _NEVER)
    table[:count, :count] = scores
    heads = np.zeros(2 * count, dtype=np.int64)
    heads[1:count] = scores[1:].argmax(axis=1)
    active = np.arange(count)
    merges: list[_Merge] = []
    while cycle := _cycle(active, heads):
        merge = _merged(table, active, heads, np.array(cycle, dtype=np.int64), count + len(merges))
        active = np.append(merge.outside, count + len(merges))
        inside = _mask(merge.cycle, len(heads))
        touched = active[1:][inside[heads[active[1:]]]]
        changed = np.append(touched[touched < count + len(merges)], count + len(merges))
        heads[changed] = active[table[changed[:, None], active].argmax(axis=1)]
        merges.append(merge)
    for number in reversed(range(len(merges))):
        _undo(merges[number], count + number, heads)
    return heads[:count]


def _merged(
    table: NDArray[np.float64],
    active: NDArray[np.int64],
    heads: NDArray[np.int64],
    cycle: NDArray[np.int64],
    new: int,
) -> _Merge:
    """Write the scores of the node that stands for a cycle into the table."""
    outside = active[~_mask(cycle, len(heads))[active]]
    into = table[cycle[:, None], outside] - table[cycle, heads[cycle]][:, None]
    leaving = table[outside[:, None], cycle]
    table[new, outside] = into.max(axis=0)
    table[outside, new] = leaving.max(axis=1)
    return _Merge(cycle, heads[cycle], outside, leaving.argmax(axis=1), into.argmax(axis=0))


def _mask(nodes: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Return for each of so many nodes whether it is one of these."""
    found = np.zeros(count, dtype=np.bool_)
    found[nodes] = True
    return found


def _undo(merge: _Merge, new: int, heads: NDArray[np.int64]) -> None:
    """Give the nodes of a cycle, and those that hang on it, their heads; the cycle breaks where it is entered."""
    entry = heads[new]
    own = heads[merge.outside]
    heads[merge.outside] = np.where(own == new, merge.cycle[merge.leave], own)
    heads[merge.cycle] = merge.heads
    heads[merge.cycle[merge.enter[np.searchsorted(merge.outside, entry)]]] = entry


def _cycle(active: NDArray[np.int64], heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes of a cycle, or nothing if there is none."""
    above, state = heads.tolist(), [0] * len(heads)
    for start in active.tolist():
        node, path = start, []
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = above[node]
        if node and state[node] == start:
            return sorted(path[path.index(node) :])
    return []
