"""Store the encoder's weights as 8-bit integers with a scale for each row or block of a column."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper, version_converter

_SMALLEST = 4096  # weights with fewer numbers are not worth it
_BLOCK = 128
_OPSET = 21  # the first with scales for blocks
_ENCODER = "/encoder/"
_MOST_POSITIONS = 512


def shrink(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replace the word embeddings and each matrix of the encoder by integers and a DequantizeLinear node.

    Scales are symmetric: one for each row of the embeddings, and for each 128 numbers of a matrix's column. ONNX
    Runtime either restores the floats while loading, or takes the integers as they are and rounds what they are
    multiplied with, in the same blocks. The heads and the position embeddings stay as they are: they are small, and
    rounding them moved sentence boundaries.
    """
    model = version_converter.convert_version(model, _OPSET)
    gathered = {n.input[0] for n in model.graph.node if n.op_type == "Gather"}
    matrices = {n.input[1] for n in model.graph.node if n.op_type == "MatMul" and _ENCODER in n.name}
    nodes = []
    for tensor in list(model.graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or len(tensor.dims) != 2 or np.prod(tensor.dims) < _SMALLEST:
            continue
        if tensor.name in matrices:
            whole, scale = _rounded(numpy_helper.to_array(tensor), _BLOCK)
            layout = {"axis": 0, "block_size": _BLOCK}
        elif tensor.name in gathered and tensor.dims[0] > _MOST_POSITIONS:
            rows, scale = _rounded(numpy_helper.to_array(tensor).T, tensor.dims[1])
            whole, scale, layout = np.ascontiguousarray(rows.T), scale[0], {"axis": 0}
        else:
            continue
        stored = [(f"{tensor.name}.int8", whole), (f"{tensor.name}.scale", scale)]
        model.graph.initializer.remove(tensor)
        model.graph.initializer.extend(numpy_helper.from_array(values, name) for name, values in stored)
        nodes.append(helper.make_node("DequantizeLinear", [name for name, _ in stored], [tensor.name], **layout))
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    onnx.checker.check_model(model)
    return model


def _rounded(values: NDArray[np.float32], block: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the values as integers of -127 to 127, and the scale of each so many numbers of a column."""
    rows, columns = values.shape
    blocks = values.reshape(rows // block, block, columns)
    scale = (np.maximum(np.abs(blocks).max(axis=1), 1e-8) / 127).astype(np.float32)
    return np.rint(blocks / scale[:, None, :]).astype(np.int8).reshape(rows, columns), scale
