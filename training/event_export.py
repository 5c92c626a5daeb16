"""Export the layer that reads events as the files that the package ships, and let the encoder hand it what it reads.

python -m training.event_export CHECKPOINT OUT_FOLDER
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, ROLES
from kgbuild.annotate.language import SHIPPED
from training.event_network import EventNetwork
from training.export import attend, trace
from training.states import LOWER, SYNTAX, TOP
from training.weights import halve, shrink

LAYERS = 6
"""The layers of the shipped encoder."""


class Reader(nn.Module):
    """One window: the score of each trigger tag for each word, and what arguments are read from."""

    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.encoder = network.upper
        self.trigger, self.arguments = network.trigger, network.arguments

    def forward(self, lower: Tensor, first: Tensor, syntax: Tensor, top: Tensor) -> tuple[Tensor, ...]:
        """Return trigger scores, word vectors, and the two sides of each word for the arguments."""
        x = self.encoder(lower, None, first, syntax, top)
        return (self.trigger(x), x, *self.arguments.sides_of(x))


class TriggerReader(nn.Module):
    """The triggers of one window: roles of its words, properties of each, and the vectors that are compared."""

    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.arguments = network.arguments

    def forward(
        self, first: Tensor, last: Tensor, kind: Tensor, word: Tensor, gate: Tensor, place: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return role scores (triggers, words, tags), property scores side by side, and a vector for each trigger."""
        a = self.arguments
        vectors = a.triggers(first, last, kind)
        own = a.own(vectors)
        return a.roles(word, gate, vectors, place), torch.cat([p(own) for p in a.properties], -1), vectors


class Pairs(nn.Module):
    """How surely two triggers of an article tell of one event."""

    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.arguments = network.arguments

    def forward(self, vectors: Tensor) -> Tensor:
        """Return a score for each pair of triggers."""
        return self.arguments.same_event(vectors)


def new_network(layers: int) -> EventNetwork:
    """Return an untrained network of the package's kinds, roles and properties."""
    return EventNetwork(layers, len(KINDS), len(ROLES), [len(values) for values in PROPERTIES.values()])


def from_shipped(network: EventNetwork, folder: Path = SHIPPED) -> None:
    """Begin with the weights of the shipped encoder's upper layers, as its file stores them."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    values = {tensor.name: tensor for tensor in graph.initializer}
    nodes = {node.name: node for node in graph.node}

    def array(name: str) -> np.ndarray:
        return np.array(numpy_helper.to_array(values[name]), dtype=np.float32)

    lower = LAYERS - len(network.upper.layers)
    for number, layer in enumerate(network.upper.layers, start=lower):
        for part in ("q", "k", "v", "o", "up", "down"):
            linear = getattr(layer, part)
            linear.weight.data = _matrix(array, nodes[f"/encoder/layers.{number}/{part}/MatMul_quant"])
            linear.bias.data = torch.from_numpy(array(f"network.encoder.layers.{number}.{part}.bias"))
        for part in ("ln1", "ln2"):
            for side in ("weight", "bias"):
                getattr(getattr(layer, part), side).data = torch.from_numpy(
                    array(f"network.encoder.layers.{number}.{part}.{side}")
                )


def shipped_weights(folder: Path = SHIPPED) -> dict[str, Tensor]:
    """Return the weights of the events' layer that a folder holds, as its files store them, by their names here.

    A later training can begin where the shipped one ended, less what was lost by rounding.
    """
    names = list(new_network(1).state_dict())
    state: dict[str, Tensor] = {}
    mixed: list[float] = []
    for file in ("events", "triggers", "pairs"):
        graph = onnx.load(str(folder / f"{file}.onnx")).graph
        values = {
            tensor.name.removesuffix(".half"): np.array(numpy_helper.to_array(tensor), dtype=np.float32)
            for tensor in graph.initializer
        }
        state |= {
            _own_name(name): torch.from_numpy(array) for name, array in values.items() if not name.startswith("onnx::")
        }
        for node in graph.node:
            weight = node.input[1] if len(node.input) > 1 else ""
            if node.op_type == "MatMulInteger":
                name = node.name.split("/", 1)[1].rsplit("/", 1)[0].replace("/", ".")
                state[f"{_own_name(name)}.weight"] = _matrix(values.__getitem__, node)
            elif node.op_type == "MatMul" and weight in values:
                layer = node.name.split("/")[-2]
                name = next(n for n in names if f".{n}".endswith(f".{layer}.weight"))
                state[name] = torch.from_numpy(np.ascontiguousarray(values[weight].T))
            elif node.name.startswith("/encoder/mix/Mul"):
                mixed.append(float(values[node.input[0]]))
    state["upper.mix.w"] = torch.tensor(mixed).log()
    return state


def _matrix(array: Callable[[str], np.ndarray], node: onnx.NodeProto) -> Tensor:
    """Return the weights of a product in 8 bits as floats, as a linear layer holds them; `array` looks a name up."""
    _, weight, _, zero = node.input
    values = (array(weight) - array(zero)) * array(weight.replace("_quantized", "_scale"))
    return torch.from_numpy(np.ascontiguousarray(values.T))


def _own_name(name: str) -> str:
    """Return the name here of a part that `Reader` calls the encoder."""
    return f"upper.{name.removeprefix('encoder.')}" if name.startswith("encoder.") else name


def reveal(folder: Path, layer: int) -> None:
    """Let `model.onnx` give the states that the events are read from; everything else of it stays as it is."""
    path = folder / "model.onnx"
    model = onnx.load(str(path))
    have = {output.name for output in model.graph.output}
    for name, inner in (("lower", LOWER.format(layer)), ("syntax", SYNTAX), ("top", TOP)):
        if name not in have:
            model.graph.node.append(helper.make_node("Identity", [inner], [name], name=name))
            model.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, None, None]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def export(checkpoint: Path, out: Path, precision: str = "int8") -> None:
    """Write events.onnx, triggers.onnx, pairs.onnx and events.json into a folder that has the encoder."""
    state = torch.load(checkpoint, weights_only=True)
    layers = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("upper.layers."))
    network = new_network(layers)
    network.load_state_dict(state)
    network.eval()
    for layer in network.upper.layers:
        layer.attend = partial(attend, heads=layer.heads)
    reveal(out, LAYERS - layers - 1)
    size, width = network.arguments.kind.weight.shape[1], network.upper.shared.out_features
    window = (torch.zeros(1, 4, width), torch.tensor([[1, 2]]), torch.zeros(1, 2, width), torch.zeros(1, 2, width))
    numbers = torch.zeros(3, dtype=torch.long)
    parts = (*(torch.zeros(3, width),) * 2, numbers, *(torch.zeros(1, 2, size),) * 2, numbers[:, None].expand(3, 2))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "events.onnx"
        axes = {"lower": {1: "pieces"}, **{n: {1: "words"} for n in ("first", "syntax", "top")}}
        outputs = ["trigger", "vector", "word", "gate"]
        trace(Reader(network), window, whole, list(axes), outputs, axes)
        if precision == "int8":
            shrink(whole, out / "events.onnx")
        else:
            (out / "events.onnx").write_bytes(whole.read_bytes())
        part = Path(folder) / "triggers.onnx"
        axes = {n: {0: "triggers"} for n in ("first", "last", "kind")} | {
            n: {1: "words"} for n in ("word", "gate")
        } | {"place": {0: "triggers", 1: "words"}}  # fmt: skip
        trace(TriggerReader(network), parts, part, list(axes), ["roles", "properties", "triggers"], axes)
        halve(part, out / "triggers.onnx")
        pairs = Path(folder) / "pairs.onnx"
        trace(Pairs(network), (torch.zeros(3, size),), pairs, ["triggers"], ["same"], {"triggers": {0: "triggers"}})
        halve(pairs, out / "pairs.onnx")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    given = parser.parse_args()
    export(given.checkpoint, given.out, given.precision)


if __name__ == "__main__":
    main()
