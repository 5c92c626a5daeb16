"""Read labels off scores: runs of words from begin/inside/outside tags, and attributions from tags and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = range(3)
_NEVER = -1e9
_LEAST = 1e-9
_FLOOR = float(np.log(2 * _LEAST))  # tags that score less everywhere are those that are ruled out
_CUELESS = 0.8  # how sure the content of an attribution must be that has no cue; most of the others are none


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start` to `end` (exclusive) with one label and the mean probability of their tags."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words of a window: its cue, its source if it has one, and its contents."""

    cue: Run | None
    source: Run | None
    contents: tuple[Run, ...]


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return result


def entity_runs(scores: NDArray[np.float32], labels: Sequence[str], starts: Sequence[int] = ()) -> list[Run]:
    """Return the entities of the best sequence of per-word tags ("O", "B-PERSON", "I-PERSON" …) that is well formed.

    Scores have one row a word, one column a tag. At `starts` a sentence begins; no entity goes on into one.
    """
    probability = softmax(scores)
    logs = np.log(probability + _LEAST)
    if starts:
        logs[np.ix_(list(starts), [n for n, label in enumerate(labels) if label[0] == "I"])] = _NEVER
    best = _well_formed(logs, labels)
    runs: list[Run] = []
    start, kind = 0, ""
    for n, tag in enumerate([*(labels[b] for b in best), "O"]):
        prefix, _, label = tag.partition("-")
        if kind and prefix != "I":
            runs.append(Run(start, n, kind, float(probability[range(start, n), best[start:n]].mean())))
            kind = ""
        if label and not kind:
            start, kind = n, label
    return runs


def _well_formed(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    """Return the tags of the highest sum in which an inside follows a tag of its own type (Viterbi 1967)."""
    allowed = _transitions(tuple(labels))
    each = scores.argmax(axis=1)
    if not len(each) or (labels[each[0]][0] != "I" and allowed[each[:-1], each[1:]].all()):
        return [int(tag) for tag in each]
    # "O" is always among them: any word may be that in place of a tag that none can have
    tags = [tag for tag, most in enumerate(scores.max(axis=0)) if tag == 0 or most > _FLOOR]
    penalty = np.where(allowed[np.ix_(tags, tags)], 0.0, -np.inf)
    total = np.where([labels[tag][0] != "I" for tag in tags], scores[0, tags], -np.inf)
    back = []
    for row in scores[1:, tags]:
        steps = total[:, None] + penalty
        back.append(steps.argmax(axis=0))
        total = steps.max(axis=0) + row
    best = [int(total.argmax())]
    for origin in reversed(back):
        best.append(int(origin[best[-1]]))
    return [tags[tag] for tag in best[::-1]]


@lru_cache
def _transitions(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return for each tag which others may follow it."""
    return np.array([[b[0] != "I" or a[2:] == b[2:] for b in labels] for a in labels])


def tag_runs(scores: NDArray[np.float32], label: str) -> list[Run]:
    """Return the runs that outside/begin/inside tags spell; an inside after an outside begins one."""
    probability = softmax(scores)
    best = probability.argmax(axis=1)
    runs, start = [], -1
    for n, tag in enumerate([*best.tolist(), OUTSIDE]):
        if start >= 0 and tag != INSIDE:
            runs.append(Run(start, n, label, float(1 - probability[start:n, OUTSIDE].mean())))
            start = -1
        if tag == BEGIN or (tag == INSIDE and start < 0):
            start = n
    return runs


def attributions(
    tags: NDArray[np.float32], source_links: NDArray[np.float32], cue_links: NDArray[np.float32]
) -> Iterator[Linked]:
    """Yield the attributions of a window.

    Args:
        tags: for each word three groups of outside/begin/inside scores: source, cue, content.
        source_links: from each cue's first word to no source (column 0) or the source's first word.
        cue_links: from each content's first word to no cue (column 0) or the cue's first word.
    """
    sources, cues, contents = (
        tag_runs(tags[:, 3 * n : 3 * n + 3], name) for n, name in enumerate(("source", "cue", "content"))
    )
    of_cue: dict[int | None, list[Run]] = {}
    for content in contents:
        of_cue.setdefault(_best(cue_links[content.start], cues), []).append(content)
    for number, cue in enumerate(cues):
        found = of_cue.get(number, [])
        chosen = _best(source_links[cue.start], sources)
        if found:
            yield Linked(cue, None if chosen is None else sources[chosen], tuple(found))
    for content in (c for c in of_cue.get(None, []) if c.score >= _CUELESS):
        yield Linked(None, None, (content,))


def _best(links: NDArray[np.float32], runs: Sequence[Run]) -> int | None:
    """Return which of the runs a word links to: the best scored, or None if "none" scores better than all."""
    if not runs:
        return None
    best = int(np.argmax([links[run.start + 1] for run in runs]))
    return best if links[runs[best].start + 1] >= links[0] else None
