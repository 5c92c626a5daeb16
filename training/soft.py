"""What a teacher reads in articles that nobody annotated, and how the small network learns from it.

A teacher's doubts teach more than its decisions (Hinton et al. 2015): each word keeps the probability of each tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, decode_triggers
from training.event_network import EventNetwork
from training.states import States

_FACTUALITY = list(PROPERTIES).index("factuality")


@dataclass
class SoftTrigger:
    """A trigger that a teacher found: words `start` to `end` (exclusive) of the article, its kind's number.

    `factuality` are the probabilities of its values, in 16 bits. The rest of what a teacher reads is not learned from:
    it reads roles worse than the small network does, and with them the small one read them worse too.
    """

    start: int
    end: int
    kind: int
    factuality: Tensor


@dataclass
class Soft:
    """A teacher's reading of an article: the probability of each trigger tag for each word, and what it found."""

    tags: Tensor
    triggers: list[SoftTrigger]


_QUIET = 0.03
_QUIET_KEPT = 0.3


def telling(windows: Sequence[States], soft: Soft) -> list[States]:
    """Return the windows of an article in which a teacher suspects an event, and a share of the quiet ones.

    Most windows tell of nothing; three in ten of them, drawn by the hash of where they stand, are enough to teach that.
    """
    return [w for w in windows if _suspected(soft, w) > _QUIET or _drawn(w) < _QUIET_KEPT]


def _suspected(soft: Soft, window: States) -> float:
    """Return how likely the likeliest word of a window belongs to a trigger."""
    return float(1 - soft.tags[window.start : window.end, 0].float().min()) if window.end > window.start else 0.0


def _drawn(window: States) -> float:
    """Return a number from 0 to 1 that is always the same for a window."""
    digest = hashlib.sha256(f"{window.document}{window.start}".encode()).hexdigest()
    return int(digest[:4], 16) / 0x10000


@torch.no_grad()
def reading(network: EventNetwork, windows: Sequence[States], words: int) -> Soft:
    """Return what a network reads in an article of that many words."""
    network.eval()
    precision = next(network.upper.parameters()).dtype
    tags = torch.zeros(words, 1 + 2 * len(KINDS), dtype=torch.half)
    tags[:, 0] = 1
    found = []
    for w in windows:
        lower, syntax, top = (part[None].to(precision) for part in (w.lower, w.syntax, w.top))
        x = network.upper(lower, None, w.first[None], syntax, top).float()
        scores = network.trigger(x)[0]
        tags[w.start : w.end] = torch.softmax(scores, -1).half()
        runs = decode_triggers(scores.numpy())
        if not runs:
            continue
        start, end = torch.tensor([r.start for r in runs]), torch.tensor([r.end for r in runs])
        kind = torch.tensor([KINDS.index(r.kind) for r in runs])
        head = network.arguments
        own = head.own(head.triggers(x[0, start], x[0, end - 1], kind))
        factuality = torch.softmax(head.properties[_FACTUALITY](own), -1).half()
        found += [
            SoftTrigger(w.start + r.start, w.start + r.end, int(kind[n]), factuality[n].clone())
            for n, r in enumerate(runs)
        ]
    return Soft(tags, found)


def soft_losses(
    network: EventNetwork, x: Tensor, real: Tensor, windows: Sequence[States], soft: Mapping[str, Soft]
) -> dict[str, Tensor]:
    """Return the losses on windows that a teacher read, of triggers and factuality; weights as for annotated articles.

    Args:
        network: the small network.
        x: its vector for each word of each window.
        real: which of them are words.
        windows: the windows.
        soft: the teacher's reading of each document.
    """
    target = torch.zeros(*real.shape, 1 + 2 * len(KINDS))
    inside: list[tuple[int, SoftTrigger]] = []
    for n, w in enumerate(windows):
        own = soft[w.document]
        target[n, : w.end - w.start] = own.tags[w.start : w.end].float()
        inside += [(n, t) for t in own.triggers if w.start <= t.start and t.end <= w.end]
    found = {"soft trigger": 10.0 * _cross(network.trigger(network.drop(x)), target, real)}
    if not inside:
        return found
    head = network.arguments
    row = torch.tensor([n for n, _ in inside])
    start = torch.tensor([t.start - windows[n].start for n, t in inside])
    end = torch.tensor([t.end - windows[n].start for n, t in inside])
    kinds = torch.tensor([t.kind for _, t in inside])
    vectors = head.triggers(x[row, start], x[row, end - 1], kinds)
    scores = head.properties[_FACTUALITY](head.own(vectors))
    told = torch.stack([t.factuality.float() for _, t in inside])
    found["soft factuality"] = 0.6 * _cross(scores, told, torch.ones(len(inside)))
    return found


def _cross(scores: Tensor, target: Tensor, counts: Tensor) -> Tensor:
    """Return the mean cross entropy of the rows that count."""
    each = -(target * functional.log_softmax(scores.float(), -1)).sum(-1)
    return (each * counts).sum() / counts.sum()
