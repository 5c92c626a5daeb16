"""Run the exported model with ONNX Runtime, once for what it is given over and over: a text may repeat one phrase."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kgbuild.annotate.encoder.events import places
from kgbuild.annotate.encoder.pieces import Window

Scores = dict[str, NDArray[np.float32]]

_STATE = onnxruntime.capi.onnxruntime_pybind11_state
_BROKEN = (
    _STATE.Fail,
    _STATE.InvalidArgument,
    _STATE.InvalidGraph,
    _STATE.InvalidProtobuf,
    _STATE.NotImplemented,
    _STATE.RuntimeException,
)


class ModelError(ValueError):
    """The model's files are missing or do not belong together; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of each head mean, in order."""

    xpos: tuple[str, ...]
    morph: tuple[str, ...]
    dep: tuple[str, ...]
    ner: tuple[str, ...]


EVENT_FILES = ("events.onnx", "triggers.onnx", "pairs.onnx")
"""The files of the layer that reads events; a model may lack it."""

STATES = ("lower", "syntax", "top")
"""What the encoder hands to that layer, beside its scores."""


class EventSession:
    """The layer that reads events, on top of what the encoder makes of a window."""

    def __init__(self, folder: Path) -> None:
        """Args: the folder with `EVENT_FILES`."""
        self._words, self._triggers, self._pairs = (_session(folder / name) for name in EVENT_FILES)

    def words(self, states: Scores, inputs: dict[str, Any]) -> Scores:
        """Return for each word of a window the score of each trigger tag and what arguments are read from."""
        names = ["trigger", "vector", "word", "gate"]
        given = {name: values[None] for name, values in states.items()} | {"first": inputs["first"]}
        found = self._words.run(names, given, told_by=inputs)
        return {name: values[0] for name, values in zip(names, found, strict=True)}

    def triggers(
        self, scores: Scores, start: NDArray[np.int64], end: NDArray[np.int64], kind: NDArray[np.int64]
    ) -> Scores:
        """Return role scores, property scores and a vector for each trigger, given its first word, end and kind."""
        words = np.arange(len(scores["vector"]))
        inputs: dict[str, Any] = {
            "first": scores["vector"][start],
            "last": scores["vector"][end - 1],
            "kind": kind,
            "word": scores["word"][None],
            "gate": scores["gate"][None],
            "place": places(words, start, end),
        }
        names = ["roles", "properties", "triggers"]
        return dict(zip(names, self._triggers.run(names, inputs), strict=True))

    def same(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a score for each pair of triggers, above 0 where both tell of one event."""
        result: NDArray[np.float32] = self._pairs.run(None, {"triggers": vectors})[0]
        return result


class Session:
    """A loaded model. One window at a time and one thread, so that nothing else can change a score."""

    def __init__(self, folder: Path) -> None:
        """Args: the folder with `model.onnx`, `dependency.onnx` and `labels.json`.

        Raises:
            ModelError: a file is missing or cannot be read.
        """
        try:
            names = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            self.labels = Labels(*(tuple(names[k]) for k in ("xpos", "morph", "dep", "ner")))
            self._session = _session(folder / "model.onnx")
            self._dependency = _session(folder / "dependency.onnx")
        except (OSError, ValueError, KeyError, *_BROKEN) as error:
            raise ModelError(str(error)) from error
        self._names = self._session.outputs
        self.events = EventSession(folder) if (folder / EVENT_FILES[0]).exists() else None

    def scores(self, window: Window) -> Scores:
        """Return the scores of every head for the words of a window."""
        inputs: dict[str, Any] = {
            "ids": np.array([window.pieces], dtype=np.int64),
            "case": np.array([window.case], dtype=np.int64),
            "first": np.array([window.first], dtype=np.int64),
        }
        found = self._session.run(self._names, inputs)
        scores = {name: values[0] for name, values in zip(self._names, found, strict=True)}
        states = {name: scores.pop(name, None) for name in STATES}
        if self.events is not None:
            scores |= self.events.words({name: values for name, values in states.items() if values is not None}, inputs)
        return scores

    def dependency_scores(self, scores: Scores, heads: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return a score for each label of the arc from each word to its head (0 is the root, n the n-th word)."""
        sides: dict[str, Any] = {"dependents": scores["dep_dependent"], "governors": scores["dep_head"][heads]}
        result: NDArray[np.float32] = self._dependency.run(None, sides)[0]
        return result


def _session(path: Path) -> Repeats:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the word embeddings' integers become floats while loading, not anew for each window
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return Repeats(onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]))


_KEPT = 16
"""Answers that are kept, of what was asked more than once: a few megabytes each."""
_SEEN = 4096
"""Questions that are remembered, by a digest each."""


class _Runs(Protocol):
    def run(self, names: Sequence[str] | None, inputs: Mapping[str, Any]) -> Sequence[Any]:
        """Return the outputs of these names, all without names."""

    def get_outputs(self) -> Sequence[Any]:
        """Return what it answers, each with its name."""


class Repeats:
    """Answers of a model. The same inputs give the same answer, so who asks a second time gets what is kept.

    Only what was asked twice is kept, so that ordinary texts, which repeat nothing, take no memory for it.
    """

    def __init__(self, session: _Runs) -> None:
        """Args: what is asked; its answers hang on nothing but the inputs."""
        self._session = session
        self.outputs = [output.name for output in session.get_outputs()]
        """The names of the outputs."""
        self._seen: set[bytes] = set()
        self._kept: OrderedDict[bytes, Sequence[Any]] = OrderedDict()

    def run(
        self,
        names: Sequence[str] | None,
        inputs: Mapping[str, NDArray[Any]],
        told_by: Mapping[str, NDArray[Any]] | None = None,
    ) -> Sequence[Any]:
        """Return the outputs of these names, all without names, for some inputs; nobody may change them.

        Args:
            names: of the outputs.
            inputs: what is asked.
            told_by: what all of the inputs come from, if that is less to look at than they are.
        """
        key = _digest(names, told_by or inputs)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        answer = self._session.run(names, inputs)
        if key in self._seen:
            self._kept[key] = answer
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        elif len(self._seen) < _SEEN:
            self._seen.add(key)
        else:
            self._seen = {key}
        return answer


def _digest(names: Sequence[str] | None, inputs: Mapping[str, NDArray[Any]]) -> bytes:
    told = blake2b(repr(names).encode(), digest_size=16)
    for name, values in sorted(inputs.items()):
        told.update(f"{name} {values.dtype} {values.shape}".encode())
        told.update(np.ascontiguousarray(values).data)
    return told.digest()
