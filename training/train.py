"""Train the language model.

    python -m training.train OUT_FOLDER [--corpora FOLDER] [--steps N] [--start CHECKPOINT]

Writes a checkpoint after each pass and every ten minutes, and the label sets. Takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from kgbuild.annotate.encoder.pieces import Pieces
from training import corpora
from training.batches import IGNORE, Example, Tensors, examples, grouped, label_sets
from training.network import Network
from training.settings import CORPORA, load_settings, package_file, pretrained

_NEVER = -1e4
_SAVE_EVERY = 600  # seconds
_REPORT_EVERY = 25  # steps


def losses(network: Network, b: Mapping[str, Tensor], weights: Mapping[str, float]) -> dict[str, Tensor]:
    """Return the weighted loss of each head that the batch has labels for."""
    syntax, top = network.words(b["ids"], b["case"], b["mask"], b["first"])
    found: dict[str, Tensor] = {}
    if _labelled(b["sent"]):
        found |= _syntax_losses(network, network.drop(syntax), b)
    if _labelled(b["ner"]):
        scores = network.ner(network.drop(top)).float().masked_fill(~b["allowed"][:, None, :], _NEVER)
        found["entity"] = _entropy(scores, b["ner"])
    if _labelled(b["attr"]):
        x = network.drop(top)
        tags = network.attr(x).view(*x.shape[:2], 3, 3)
        found["attribution"] = torch.stack([_entropy(tags[:, :, n], b["attr"][:, :, n]) for n in range(3)]).sum()
        outside = functional.pad(b["is_word"] == 0, (1, 0))[:, None, :]
        rooted = network.with_root(x)
        for name in ("link_source", "link_cue"):
            scores = getattr(network, name)(rooted).float().masked_fill(outside, _NEVER)
            found[name] = _entropy(scores, b[name])
    return {name: loss * weights["link" if name.startswith("link") else name] for name, loss in found.items()}


def _syntax_losses(network: Network, x: Tensor, b: Mapping[str, Tensor]) -> dict[str, Tensor]:
    same = (b["sentence"][:, :, None] == b["sentence"][:, None, :]) & (b["is_word"][:, None, :] > 0)
    possible = functional.pad(same, (1, 0), value=True)
    arcs = network.arc(network.with_root(x)).float().masked_fill(~possible, _NEVER)
    return {
        "sentence": _entropy(network.sent(x), b["sent"]),
        "tag": _entropy(network.xpos(x), b["xpos"]),
        "morphology": _entropy(network.morph(x), b["morph"]),
        "arc": _entropy(arcs, b["head"]),
        "label": _entropy(network.labels_of(x, b["head"].clamp(min=0)), b["dep"]),
    }


def _labelled(target: Tensor) -> bool:
    return bool((target != IGNORE).any())


def _entropy(scores: Tensor, target: Tensor) -> Tensor:
    if not _labelled(target):
        return scores.new_zeros(())
    flat = scores.float().reshape(-1, scores.shape[-1])
    return functional.cross_entropy(flat, target.reshape(-1), ignore_index=IGNORE)


def plan(
    folder: Path, pieces: Pieces, settings: Mapping[str, Any], numbers: Iterable[int]
) -> tuple[dict[str, list[str]], list[list[list[Example]]]]:
    """Return the label sets, and the batches of the passes with these numbers; each number mixes in its own way."""
    syntax, named = corpora.syntax_and_entities(folder), corpora.entities(folder)
    politics, spoken = corpora.politics(folder), corpora.attributions(folder)
    passes = []
    for number in numbers:
        rng = random.Random(100 * settings["seed"] + number)
        size, share = settings["pieces_per_batch"], settings["augment"]
        batches = grouped(examples(syntax, pieces, rng, 4, share), size, rng)
        # few sentences of the very domain: three times as often
        few = examples(politics, pieces, rng, 1, 0) * 3
        batches += grouped([*examples(named, pieces, rng, 3, share), *few], size, rng)
        batches += grouped(examples(spoken, pieces, rng, 12, 0), size, rng)
        rng.shuffle(batches)
        passes.append(batches)
    return label_sets(syntax), passes


def train(out: Path, folder: Path, most_steps: int | None, start: Path | None = None) -> None:
    """Train and write checkpoints.

    Args:
        out: where they go.
        folder: the corpora.
        most_steps: stop after so many steps; None: at the end.
        start: a checkpoint to go on from, for the passes and at the rates that `settings["more"]` gives.

    Raises:
        ValueError: the pretrained weights are not those of the original release.
    """
    settings = load_settings()
    first, count = 0, settings["epochs"]
    if start is not None:
        first, count = settings["epochs"], settings["more"]["epochs"]
        settings["optimiser"] |= settings["more"]["optimiser"]
    torch.manual_seed(settings["seed"])
    weights = load_file(pretrained(settings))
    pieces = Pieces(package_file(settings, "model/vocab.txt"))
    labels, passes = plan(folder, pieces, settings, range(first, first + count))
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    network = Network(labels, **settings["heads"])
    network.encoder.load_pretrained(weights)
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    optimiser = _optimiser(network, settings["optimiser"])
    total, warmup = sum(map(len, passes)), settings["optimiser"]["warmup_steps"]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / warmup) * max(0.02, 1 - step / total)
    )
    tensors, log = Tensors(labels), _Log(total)
    network.train()
    for number, batches in enumerate(passes, first):
        for batch in batches:
            b = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings["bfloat16"]):
                parts = losses(network, b, settings["weights"])
            optimiser.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), settings["optimiser"]["clip"])
            optimiser.step()
            schedule.step()
            if log.step(parts, int(b["mask"].sum())):
                torch.save(network.state_dict(), out / "last.pt")
            if log.steps == most_steps:
                return
        torch.save(network.state_dict(), out / f"pass{number + 1}.pt")


def _optimiser(network: Network, rates: Mapping[str, float]) -> torch.optim.Optimizer:
    """Return AdamW with a low rate for what is pretrained and a high one for what is new."""
    parameters = dict(network.named_parameters())
    old = [p for name, p in parameters.items() if name.startswith("encoder.") and "case" not in name]
    new = [p for name, p in parameters.items() if not name.startswith("encoder.") or "case" in name]
    groups = [{"params": old, "lr": rates["encoder_rate"]}, {"params": new, "lr": rates["head_rate"]}]
    return torch.optim.AdamW(groups, weight_decay=rates["weight_decay"], fused=True)


class _Log:
    """Prints running means, and says when it is time to save."""

    def __init__(self, total: int) -> None:
        self._total, self._begun, self._saved = total, time.monotonic(), time.monotonic()
        self._means: dict[str, float] = {}
        self._pieces = self.steps = 0

    def step(self, parts: Mapping[str, Tensor], pieces: int) -> bool:
        """Count a step; return whether a checkpoint is due."""
        self.steps += 1
        self._pieces += pieces
        for name, loss in parts.items():
            value = float(loss.detach())
            self._means[name] = 0.98 * self._means.get(name, value) + 0.02 * value
        now = time.monotonic()
        if self.steps % _REPORT_EVERY == 0:
            means = " ".join(f"{name} {mean:.3f}" for name, mean in sorted(self._means.items()))
            rate = self._pieces / (now - self._begun)
            print(f"{self.steps}/{self._total} {now - self._begun:.0f} s {rate:.0f} pieces/s {means}", flush=True)
        if now - self._saved < _SAVE_EVERY:
            return False
        self._saved = now
        return True


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--steps", type=int, help="stop after so many steps")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, for more passes at lower rates")
    given = parser.parse_args()
    train(given.out, given.corpora, given.steps, given.start)


if __name__ == "__main__":
    main()
