"""What the shipped encoder makes of annotated articles: the input of the layers that are trained on top of it.

The lower layers of the encoder stay as they are, so their output is computed once, by the very file that the package
runs, and no rounding differs between training and use.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor

from kgbuild.annotate.encoder.pieces import LONGEST, Pieces, Window, gather, window
from kgbuild.annotate.language import SHIPPED
from training.articles import Words

LOWER = "/encoder/layers.{}/ln2/LayerNormalization_output_0"
SYNTAX, TOP = "/GatherElements_output_0", "/GatherElements_1_output_0"


@dataclass
class States:
    """A window of an article: the states of its pieces after a lower layer, of its words at the top, and its place.

    `lower` (pieces, width), `syntax` and `top` (words, width) in 16 bits; `first` the first piece of each word; words
    `start` to `end` (exclusive) of the article.
    """

    document: str
    lower: Tensor
    syntax: Tensor
    top: Tensor
    first: Tensor
    start: int
    end: int


class LowerEncoder:
    """The shipped encoder with some of its inner states as outputs."""

    def __init__(self, layer: int, folder: Path = SHIPPED) -> None:
        """Args: the layer (from 0) whose output is `lower`, and the folder of the model."""
        model = onnx.load(str(folder / "model.onnx"))
        self._names = [LOWER.format(layer), SYNTAX, TOP]
        del model.graph.output[:]
        model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in self._names)
        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self.pieces = Pieces(folder / "vocabulary.txt")

    def __call__(self, part: Window, document: str) -> States:
        """Return the states of a window."""
        inputs = {
            name: np.array([values], dtype=np.int64)
            for name, values in (("ids", part.pieces), ("case", part.case), ("first", part.first))
        }
        lower, syntax, top = (torch.from_numpy(v[0]).half() for v in self._session.run(self._names, inputs))
        return States(document, lower, syntax, top, torch.tensor(part.first), part.start, part.end)


def windows(
    words: Words, pieces: Pieces, limit: int, rng: random.Random | None = None, longest: int = LONGEST
) -> Iterator[Window]:
    """Yield the windows of an article, as the package gathers them for this limit.

    Args:
        words: the article.
        pieces: the vocabulary.
        limit: the most pieces of a window.
        rng: draws a smaller limit for this article, so that a word is seen in other company.
        longest: the most pieces that a long paragraph may have in one window.
    """
    sizes = [sum(len(pieces(words.texts[n])) for n in range(*bound)) for bound in words.paragraphs]
    if rng is not None:
        limit = rng.randint(limit // 3, limit)
    for first, last in gather(sizes, limit):
        rest = list(words.paragraphs[first:last])
        while rest:
            part = window(pieces, words.texts, rest, longest)
            yield part
            rest = [(max(start, part.end), end) for start, end in rest if end > part.end]


def renamed(words: Words, rng: random.Random, names: Names) -> Words:
    """Return an article in which people bear other names, the same one wherever the same name stands."""
    given: dict[str, str] = {}
    texts = list(words.texts)
    for start, end in words.people:
        for n in range(start, end):
            text = words.texts[n]
            if len(text) < 2 or not text[0].isupper():
                continue
            pool = names.given if n == start and end - start > 1 else names.family
            texts[n] = given.setdefault(text, rng.choice(pool))
    for n, text in enumerate(texts):  # a bare surname that the model took for no person
        if text in given:
            texts[n] = given[text]
    return Words(words.document, tuple(texts), words.spans, words.paragraphs, words.people)


@dataclass(frozen=True)
class Names:
    """Given and family names of the world."""

    given: tuple[str, ...]
    family: tuple[str, ...]


@lru_cache(maxsize=1)
def names_of(people: Path) -> Names:
    """Return the single words of the names in a CSV file of people with a column `name`."""
    given, family = set(), set()
    with people.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts = row["name"].split()
            if len(parts) == 2 and all(p.isalpha() and p[0].isupper() and len(p) > 1 for p in parts):
                given.add(parts[0])
                family.add(parts[1])
    return Names(tuple(sorted(given)), tuple(sorted(family)))


def states_of(
    articles: Sequence[Words], encoder: LowerEncoder, limit: int, rng: random.Random | None = None
) -> dict[str, list[States]]:
    """Return the windows of each article with their states."""
    return {
        words.document: [encoder(part, words.document) for part in windows(words, encoder.pieces, limit, rng)]
        for words in articles
    }
