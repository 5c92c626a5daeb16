"""Store a model small: the encoder in 8-bit integers, which it is then computed in, the rest in floats."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

_ENCODER = "/encoder/layers."
_EMBEDDINGS = 4096  # a table with more rows than this holds the word embeddings


def shrink(whole: Path, out: Path) -> None:
    """Write a graph with the encoder's matrices and its word embeddings as integers.

    A matrix has a scale for each column and goes from -64 to 64, so that two products with inputs of 8 bits fit into
    the 16 bits of processors without VNNI; its inputs are rounded to 8 bits when the model runs. The embeddings have a
    scale for each row. The heads stay as they are: they are small, and rounding them moved sentence boundaries.
    """
    graph = onnx.load(str(whole)).graph
    constant = {tensor.name for tensor in graph.initializer}
    matrices = [n.name for n in graph.node if n.op_type == "MatMul" and _ENCODER in n.name and n.input[1] in constant]
    with tempfile.TemporaryDirectory() as folder:
        rounded = Path(folder) / "rounded.onnx"
        quantize_dynamic(
            whole,
            rounded,
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=matrices,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        model = onnx.load(str(rounded))
    gathered = {n.input[0] for n in model.graph.node if n.op_type == "Gather"}
    for tensor in [t for t in model.graph.initializer if t.name in gathered and t.dims[0] > _EMBEDDINGS]:
        values = numpy_helper.to_array(tensor)
        scale = (np.maximum(np.abs(values).max(axis=1), 1e-8) / 127).astype(np.float32)
        whole_numbers = np.rint(values / scale[:, None]).astype(np.int8)
        stored = {f"{tensor.name}.int8": whole_numbers, f"{tensor.name}.scale": scale}
        model.graph.initializer.remove(tensor)
        model.graph.initializer.extend(numpy_helper.from_array(v, name) for name, v in stored.items())
        model.graph.node.insert(0, helper.make_node("DequantizeLinear", list(stored), [tensor.name], axis=0))
    onnx.checker.check_model(model)
    onnx.save(model, str(out))


def halve(whole: Path, out: Path) -> None:
    """Write a graph with its weights in 16-bit floats; it computes in 32."""
    model = onnx.load(str(whole))
    for tensor in [t for t in model.graph.initializer if t.data_type == TensorProto.FLOAT]:
        name = f"{tensor.name}.half"
        model.graph.initializer.append(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), name))
        model.graph.initializer.remove(tensor)
        model.graph.node.insert(0, helper.make_node("Cast", [name], [tensor.name], to=TensorProto.FLOAT))
    onnx.checker.check_model(model)
    onnx.save(model, str(out))
