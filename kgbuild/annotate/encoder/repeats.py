"""Run a part of the model once for what it is given over and over, as in a text that repeats one phrase."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

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

    def run(self, names: Sequence[str] | None, inputs: Mapping[str, NDArray[Any]]) -> Sequence[Any]:
        """Return the outputs of these names for some inputs; nobody may change them.

        Args:
            names: as of ONNX Runtime; None for all outputs.
            inputs: arrays by name.
        """
        key = _digest(names, inputs)
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
