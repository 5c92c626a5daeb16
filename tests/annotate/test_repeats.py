from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.encoder.eventlayer import _each_once
from kgbuild.annotate.encoder.session import Repeats
from kgbuild.model import Article
from kgbuild.reference import load_reference


class Asked:
    """Stands for a model, and counts how often it is run."""

    def __init__(self) -> None:
        self.times = 0

    def get_outputs(self):
        """Return the one output."""
        return [SimpleNamespace(name="sum")]

    def run(self, _names, inputs):
        """Return the sum of the input."""
        self.times += 1
        return [inputs["x"].sum()]


def test_what_is_asked_over_and_over_is_run_twice() -> None:
    """The second answer is kept, and each input gets its own."""
    asked = Asked()
    repeats = Repeats(asked)
    answers = [repeats.run(None, {"x": np.arange(n)})[0] for n in (3, 3, 3, 4, 3)]
    assert answers == [3, 3, 3, 6, 3]
    assert asked.times == 3
    assert repeats.outputs == ["sum"]


def test_what_is_asked_once_is_not_kept() -> None:
    """Ordinary texts, in which nothing is said twice, take no memory for answers."""
    repeats = Repeats(Asked())
    for n in range(100):
        repeats.run(None, {"x": np.arange(n)})
    assert len(repeats._kept) == 0


def test_the_answers_kept_are_few() -> None:
    """However much is repeated, no more than some answers are kept."""
    repeats = Repeats(Asked())
    for n in (*range(100), *range(100)):
        repeats.run(None, {"x": np.arange(n)})
    assert len(repeats._kept) == 16


def test_equal_vectors_are_compared_once() -> None:
    """Vectors that are the same are told from others, each with its number."""
    a, b = np.array([1.0, 2.0], dtype=np.float32), np.array([1.0, 3.0], dtype=np.float32)
    vectors, which = _each_once([b, a, a.copy(), b])
    assert [v.tolist() for v in vectors] == [b.tolist(), a.tolist()]
    assert which == [0, 1, 1, 0]


def test_a_text_that_repeats_itself_is_read_as_without_what_is_kept(monkeypatch) -> None:
    """What is kept changes nothing of what is read."""
    article = Article(file_name="a.txt", text="Ann Bell met Carl Dorn and resigned. " * 200, path="a.txt")

    def read():
        found = Annotator(load_reference(None), load_language(None)).annotate(article)
        return [(t.dep_, t.head.i, t.tag_) for t in found.doc], found.events, found.clusters

    kept = read()
    monkeypatch.setattr(Repeats, "run", lambda self, names, inputs, told_by=None: self._session.run(names, inputs))
    assert read() == kept
