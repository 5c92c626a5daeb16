"""Store a graph's large weights as 8-bit integers with a scale for each output; computing stays in 32-bit floats."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_SMALLEST = 4096  # weights with fewer numbers are not worth it
_ENCODER = "/encoder/"


def shrink(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replace each large weight of the encoder by an 8-bit one and a DequantizeLinear node.

    The scale is symmetric and per channel: per row for word embeddings, per column for matrices. ONNX Runtime restores
    the floats once while loading, so the scores are those of rounded weights in full precision. The heads and the
    position embeddings stay as they are: they are small, and rounding them moved sentence boundaries.
    """
    gathered = {n.input[0] for n in model.graph.node if n.op_type == "Gather"}
    inside = {i for n in model.graph.node if n.op_type == "MatMul" and _ENCODER in n.name for i in n.input}
    large = [
        t
        for t in model.graph.initializer
        if t.data_type == TensorProto.FLOAT and np.prod(t.dims) >= _SMALLEST and t.name in gathered | inside
    ]
    nodes = []
    for tensor in large:
        values = numpy_helper.to_array(tensor)
        if values.ndim < 2:
            continue
        axis = 0 if tensor.name in gathered else values.ndim - 1
        whole, scale = _rounded(values, axis)
        model.graph.initializer.remove(tensor)
        model.graph.initializer.extend(
            [
                numpy_helper.from_array(whole, f"{tensor.name}.int8"),
                numpy_helper.from_array(scale, f"{tensor.name}.scale"),
            ]
        )
        nodes.append(
            helper.make_node(
                "DequantizeLinear", [f"{tensor.name}.int8", f"{tensor.name}.scale"], [tensor.name], axis=axis
            )
        )
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    onnx.checker.check_model(model)
    return model


def _rounded(values: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the values as integers of -127 to 127 and the scale of each channel."""
    others = tuple(n for n in range(values.ndim) if n != axis)
    scale = np.maximum(np.abs(values).max(axis=others), 1e-8).astype(np.float32) / 127
    shape = [1] * values.ndim
    shape[axis] = -1
    return np.rint(values / scale.reshape(shape)).astype(np.int8), scale
