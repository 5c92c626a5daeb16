"""Gather passages into windows of word pieces, and windows into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from kgbuild.annotate.encoder.pieces import LONGEST, LOWER, UPPER, WINDOW, Pieces, case_of
from training.corpora import ENTITY_TYPES, NONE, ROLES, Passage, Word

IGNORE = -100
_BIO = {"O": 0, "B": 1, "I": 2}


@dataclass
class Example:
    """One window: pieces, their case, and for each word its first piece and where its passage begins."""

    pieces: list[int]
    types: frozenset[str]
    case: list[int] = field(default_factory=lambda: [LOWER])
    first: list[int] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    offset: list[int] = field(default_factory=list)


def label_sets(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """Return the labels of each head, sorted."""
    words = [word for passage in passages for word in passage.words]
    found = {name: sorted({getattr(w, name) for w in words} - {""}) for name in ("xpos", "morph", "dep")}
    return {**found, "ner": ["O", *(f"{b}-{t}" for t in ENTITY_TYPES for b in "BI")]}


def examples(
    passages: Sequence[Passage], pieces: Pieces, rng: random.Random, join: int, augment: float, hide: float = 0.0
) -> list[Example]:
    """Join up to `join` neighbouring passages into windows, and cut passages that are too long for one.

    Args:
        passages: in the order of their documents.
        pieces: the vocabulary.
        rng: decides how many are joined and which lose their case.
        join: the most passages in a window.
        augment: the share of passages read without case; two fifths as many more are read in capitals.
        hide: the share of words whose pieces are masked.
    """
    found: list[Example] = []
    count, limit, document = 0, 0, 0
    for passage in passages:
        size = 1 + sum(len(pieces(word.text)) for word in passage.words)
        fits = bool(found) and count < limit and len(found[-1].pieces) + size <= WINDOW
        if not fits or abs(passage.document - document) > 1 or passage.types != found[-1].types:
            found.append(Example([pieces.cls], passage.types))
            count, limit = 0, rng.randint(1, join)
        count, document = count + 1, passage.document
        _append(found, passage, pieces, rng, augment, hide)
    return found


def _append(
    found: list[Example], passage: Passage, pieces: Pieces, rng: random.Random, augment: float, hide: float
) -> None:
    base, chance = len(found[-1].words), rng.random()
    for n, word in enumerate(passage.words):
        ids = pieces(word.text)
        if rng.random() < hide:
            ids = (pieces.mask,) * len(ids)
        if len(found[-1].pieces) + len(ids) + 1 > LONGEST:
            found[-1].pieces.append(pieces.sep)
            found[-1].case.append(LOWER)
            found.append(Example([pieces.cls], passage.types))
            base = -n
        case = case_of(word.text)
        if chance < augment:
            case = LOWER
        elif chance < 1.4 * augment and word.text.isalpha():
            case = UPPER
        last = found[-1]
        last.first.append(len(last.pieces))
        last.pieces += ids
        last.case += [case] * len(ids)
        last.words.append(word)
        last.offset.append(base)
    found[-1].pieces.append(pieces.sep)
    found[-1].case.append(LOWER)


def grouped(found: Sequence[Example], pieces_per_batch: int, rng: random.Random) -> list[list[Example]]:
    """Group examples of similar length into batches of at most so many pieces, in random order."""
    batches: list[list[Example]] = [[]]
    for example in sorted(found, key=lambda e: len(e.pieces) + rng.random() * 20):
        if batches[-1] and (len(batches[-1]) + 1) * len(example.pieces) > pieces_per_batch:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    return batches


class Tensors:
    """Turns a batch into padded tensors; what is not annotated gets IGNORE."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._labels = labels
        self._ids = {name: {label: n for n, label in enumerate(values)} for name, values in labels.items()}

    def __call__(self, batch: Sequence[Example]) -> dict[str, Tensor]:
        """Return inputs, targets and masks."""
        count, pieces, words = len(batch), max(len(e.pieces) for e in batch), max(len(e.words) for e in batch)
        b = {name: np.zeros((count, pieces), dtype=np.int64) for name in ("ids", "mask", "case")}
        b |= {name: np.zeros((count, words), dtype=np.int64) for name in ("first", "is_word")}
        targets = ("sent", "xpos", "morph", "head", "dep", "ner", "link_source", "link_cue")
        b |= {name: np.full((count, words), IGNORE, dtype=np.int64) for name in targets}
        b["sentence"] = np.full((count, words), NONE, dtype=np.int64)
        b["attr"] = np.full((count, words, len(ROLES)), IGNORE, dtype=np.int64)
        allowed = np.zeros((count, len(self._labels["ner"])), dtype=bool)
        for row, example in enumerate(batch):
            length = len(example.pieces)
            b["ids"][row, :length], b["mask"][row, :length], b["case"][row, :length] = example.pieces, 1, example.case
            b["first"][row, : len(example.words)], b["is_word"][row, : len(example.words)] = example.first, 1
            allowed[row] = [label == "O" or label[2:] in example.types for label in self._labels["ner"]]
            self._row(b, row, example, allowed[row])
        return {name: torch.from_numpy(values) for name, values in {**b, "allowed": allowed}.items()}

    def _row(self, b: dict[str, np.ndarray], row: int, example: Example, allowed: np.ndarray) -> None:
        sentence = 0
        for n, word in enumerate(example.words):
            if word.sentence_start is not None:
                sentence += word.sentence_start
                b["sent"][row, n], b["sentence"][row, n] = word.sentence_start, sentence
                b["xpos"][row, n] = self._ids["xpos"].get(word.xpos, IGNORE)
                b["morph"][row, n] = self._ids["morph"].get(word.morph, IGNORE)
                head = 0 if word.dep == "root" else self._target(word.head, n, example)
                if head or word.dep == "root":
                    b["head"][row, n], b["dep"][row, n] = head, self._ids["dep"].get(word.dep, IGNORE)
            if word.entity:
                label = self._ids["ner"].get(word.entity, 0)
                b["ner"][row, n] = label if allowed[label] else 0
            if word.cue:
                b["attr"][row, n] = [_BIO[getattr(word, role)] for role in ROLES]
                for link in ("link_source", "link_cue"):
                    if getattr(word, link) is not None:
                        b[link][row, n] = self._target(getattr(word, link), n, example)

    @staticmethod
    def _target(target: int | None, n: int, example: Example) -> int:
        """Return a word's column in the scores, 0 for none or one outside the window."""
        place = NONE if target is None or target == NONE else target + example.offset[n]
        return place + 1 if 0 <= place < len(example.words) else 0
