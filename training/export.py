"""Export a checkpoint as the files that the package ships.

python -m training.export CHECKPOINT_FOLDER OUT_FOLDER [--precision int8|fp32]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from training.network import Network
from training.settings import load_settings, package_file
from training.weights import shrink

OUTPUTS = ("sent", "xpos", "morph", "arc", "dep_dependent", "dep_head", "ner", "attr", "link_source", "link_cue")


class Exported(nn.Module):
    """The network as the package runs it: one window, no padding, all scores at once."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return the scores in the order of OUTPUTS."""
        n = self.network
        syntax, top = n.words(ids, case, torch.ones_like(ids), first)
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


def export(checkpoint: Path, labels: Path, out: Path, precision: str) -> None:
    """Write model.onnx, dependency.npy, labels.json and vocabulary.txt."""
    settings = load_settings()
    names = json.loads(labels.read_text(encoding="utf-8"))
    network = Network(names, **settings["heads"])
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    inputs = (torch.tensor([[101, 2023, 2003, 102]]), torch.zeros(1, 4, dtype=torch.long), torch.tensor([[1, 2]]))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "fp32.onnx"
        torch.onnx.export(
            Exported(network),
            inputs,
            str(whole),
            input_names=["ids", "case", "first"],
            output_names=list(OUTPUTS),
            dynamic_axes={"ids": {1: "pieces"}, "case": {1: "pieces"}, "first": {1: "words"}},
            opset_version=17,
            dynamo=False,
        )
        _write(whole, out / "model.onnx", precision)
    np.save(out / "dependency.npy", network.dep_w.detach().numpy().astype(np.float16))
    (out / "labels.json").write_text(json.dumps(names, indent=0) + "\n", encoding="utf-8")
    shutil.copy(package_file(settings, "model/vocab.txt"), out / "vocabulary.txt")


def _write(whole: Path, out: Path, precision: str) -> None:
    """Write the graph at the precision asked for."""
    if precision == "fp32":
        shutil.copy(whole, out)
    else:
        onnx.save(shrink(onnx.load(str(whole))), str(out))


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
