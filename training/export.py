"""Export a checkpoint as the files that the package ships.

python -m training.export CHECKPOINT OUT_FOLDER [--precision int8|fp32]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import Network
from training.settings import load_settings, package_file
from training.weights import halve, shrink

OUTPUTS = ("sent", "xpos", "morph", "arc", "dep_dependent", "dep_head", "ner", "attr", "link_source", "link_cue")


class Exported(nn.Module):
    """The network as the package runs it: one window, no padding, all scores at once."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores in the order of OUTPUTS."""
        n = self.network
        syntax, top = n.words(ids, case, None, first)
        dependents, heads = n.dependency_sides(syntax)
        rooted = n.with_root(top)
        return (
            n.sent(syntax),
            n.xpos(syntax),
            n.morph(syntax),
            n.arc(n.with_root(syntax)),
            dependents,
            heads,
            n.ner(top),
            n.attr(top),
            n.link_source(rooted),
            n.link_cue(rooted),
        )


class Labelled(nn.Module):
    """The scores of dependency labels, for arcs that are known by then: W[k, label, l] for two sides of an arc."""

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        labels, width, _ = weights.shape
        self.weights = nn.Parameter(weights.permute(1, 0, 2).reshape(width, labels * width))
        self.labels = labels

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Return a row for each word, a column for each label."""
        mixed = (dependents @ self.weights).reshape(-1, self.labels, self.weights.shape[0])
        return (mixed * governors[:, None, :]).sum(-1)


def export(checkpoint: Path, labels: Path, out: Path, precision: str) -> None:
    """Write model.onnx, dependency.onnx, labels.json and vocabulary.txt."""
    settings = load_settings()
    names = json.loads(labels.read_text(encoding="utf-8"))
    network = Network(names, **settings["heads"])
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    network.eval()
    for layer in network.encoder.layers:
        layer.attend = partial(attend, heads=layer.heads)
    out.mkdir(parents=True, exist_ok=True)
    inputs = (torch.tensor([[101, 2023, 2003, 102]]), torch.zeros(1, 4, dtype=torch.long), torch.tensor([[1, 2]]))
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder) / "whole.onnx", Path(folder) / "dependency.onnx"
        axes = {"ids": {1: "pieces"}, "case": {1: "pieces"}, "first": {1: "words"}}
        trace(Exported(network), inputs, whole, list(axes), list(OUTPUTS), axes)
        sides = {"dependents": {0: "words"}, "governors": {0: "words"}}
        width = network.dep_w.shape[1]
        trace(Labelled(network.dep_w), (torch.ones(3, width),) * 2, part, list(sides), ["labels"], sides)
        if precision == "fp32":
            shutil.copy(whole, out / "model.onnx")
            shutil.copy(part, out / "dependency.onnx")
        else:
            shrink(whole, out / "model.onnx")
            halve(part, out / "dependency.onnx")
    (out / "labels.json").write_text(json.dumps(names, indent=0) + "\n", encoding="utf-8")
    shutil.copy(package_file(settings, "model/vocab.txt"), out / "vocabulary.txt")


def attend(q: Tensor, k: Tensor, v: Tensor, _bias: None, heads: int) -> Tensor:
    """Return what `Layer.attend` does, written so that every x86-64 processor gives the same bits.

    ONNX Runtime's Softmax adds up as many numbers at once as the processor's registers hold, and so rounds otherwise
    where they are wider; its kernels for each step of this formula do not.
    """
    b, n, d = q.shape
    q, k, v = (x.view(b, n, heads, d // heads).transpose(1, 2) for x in (q * (d // heads) ** -0.5, k, v))
    scores = q @ k.transpose(-1, -2)
    raised = torch.exp(scores - scores.amax(-1, keepdim=True))
    return ((raised @ v) / raised.sum(-1, keepdim=True)).transpose(1, 2).reshape(b, n, d)


def trace(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    out: Path,
    names: list[str],
    outputs: list[str],
    axes: Mapping[str, Mapping[int, str]],
) -> None:
    """Write a module as ONNX.

    Args:
        module: in evaluation mode.
        inputs: an example of each.
        out: the file.
        names: of the inputs.
        outputs: their names.
        axes: which dimensions of an input vary, by its name.
    """
    torch.onnx.export(
        module,
        inputs,
        str(out),
        input_names=names,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    given = parser.parse_args()
    export(given.checkpoint, given.checkpoint.parent / "labels.json", given.out, given.precision)


if __name__ == "__main__":
    main()
