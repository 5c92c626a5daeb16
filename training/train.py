"""Train the language model.

    python -m training.train OUT_FOLDER [--corpora FOLDER] [--steps N] [--start CHECKPOINT --stage N]

Writes a checkpoint after each pass and every ten minutes, and the label sets. Takes three to four hours on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import deque
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from kgbuild.annotate.encoder.pieces import Pieces
from training import corpora
from training.batches import IGNORE, Example, Tensors, examples, grouped, label_sets
from training.corpora import Passage, swapped
from training.network import Network
from training.settings import CORPORA, load_settings, package_file, pretrained
from training.silver import silver

Data = Mapping[str, list[Passage]]
"""The passages of each kind of corpus."""

State = Mapping[str, Tensor]
"""The weights of a network by name."""

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
    data: Mapping[str, list[Passage]],
    pieces: Pieces,
    settings: Mapping[str, Any],
    stage: Mapping[str, Any],
    number: int,
) -> list[list[Example]]:
    """Return the batches of the pass with this number; each number mixes in its own way."""
    rng = random.Random(100 * settings["seed"] + number)
    size, repeat, hide = settings["pieces_per_batch"], stage["repeat"], stage["hide"]
    share = settings["augment"]

    def windows(passages: list[Passage], join: int, times: float, augment: float = share) -> list[Example]:
        whole = [e for _ in range(int(times)) for e in examples(passages, pieces, rng, join, augment, hide)]
        if times % 1:
            part = examples(passages, pieces, rng, join, augment, hide)
            whole += rng.sample(part, round(len(part) * (times % 1)))
        return whole

    parsed = windows(data["syntax"], 4, repeat["syntax"]) + windows(data["silver"], 4, repeat["silver"])
    # few sentences of the very domain: three times as often
    named = windows(data["entities"], 3, repeat["entities"]) + windows(data["politics"], 1, 3 * repeat["entities"], 0)
    exchanged = [*data["syntax"], *data["entities"], *data["politics"]]
    named += windows(swapped(exchanged, rng, 0.5), 3, repeat["swapped"])
    told = windows(data["attributions"], 12, repeat["attributions"], 0)
    batches = [batch for kind in (parsed, named, told) for batch in grouped(kind, size, rng)]
    rng.shuffle(batches)
    return batches


def train(out: Path, folder: Path, most_steps: int | None, start: Path | None = None, first: int = 0) -> None:
    """Train and write checkpoints.

    Args:
        out: where they go.
        folder: the corpora.
        most_steps: stop after so many steps; None: at the end.
        start: a checkpoint to go on from, beside its label sets.
        first: the stage to begin with.

    Raises:
        ValueError: the pretrained weights are not those of the original release.
    """
    settings = load_settings()
    torch.manual_seed(settings["seed"] + first)
    weights = load_file(pretrained(settings))
    pieces = Pieces(package_file(settings, "model/vocab.txt"))
    data = {
        "syntax": corpora.syntax_and_entities(folder),
        "entities": corpora.entities(folder),
        "politics": corpora.politics(folder),
        "attributions": corpora.attributions(folder),
        "silver": [],
    }
    if any(stage["repeat"]["silver"] for stage in settings["stages"][first:]):
        data["silver"] = silver(folder / "news" / "news.jsonl.gz", settings["silver_words"])
    given = start.with_name("labels.json").read_text(encoding="utf-8") if start else ""
    labels = json.loads(given) if given else label_sets(data["syntax"])
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    network = Network(labels, **settings["heads"])
    network.encoder.load_pretrained(weights)
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
    tensors, number = Tensors(labels), sum(stage["passes"] for stage in settings["stages"][:first])
    for stage in settings["stages"][first:]:
        passes = [plan(data, pieces, settings, stage, number + n) for n in range(stage["passes"])]
        log = _Log(sum(map(len, passes)))
        optimiser = _optimiser(network, stage, settings["optimiser"]["weight_decay"])
        schedule = _schedule(optimiser, log.total, stage["warmup_steps"])
        network.train()
        states = deque([_copy(network)], maxlen=stage["averaged"])
        for left, batches in zip(range(len(passes), 0, -1), passes, strict=True):
            number += 1
            if left <= stage["rounded"]:
                network.encoder.round()
            for batch in batches:
                parts, size = _step(network, tensors(batch), settings, optimiser)
                schedule.step()
                if log.step(parts, size):
                    torch.save(network.state_dict(), out / "last.pt")
                if log.steps == most_steps:
                    return
            torch.save(network.state_dict(), out / f"pass{number}.pt")
            states.append(_copy(network))
        if stage["averaged"] > 1:
            network.load_state_dict(mean(states))
            torch.save(network.state_dict(), out / f"pass{number}_mean.pt")


def _copy(network: Network) -> State:
    return {name: values.clone() for name, values in network.state_dict().items()}


def mean(states: Collection[State]) -> State:
    """Return the mean of a network's weights at several times, which errs less than each (Izmailov et al. 2018)."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in next(iter(states))}


def _step(
    network: Network, b: Mapping[str, Tensor], settings: Mapping[str, Any], optimiser: torch.optim.Optimizer
) -> tuple[dict[str, Tensor], int]:
    """Learn from a batch; return its losses and how many pieces it has."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings["bfloat16"]):
        parts = losses(network, b, settings["weights"])
    optimiser.zero_grad()
    torch.stack(list(parts.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), settings["optimiser"]["clip"])
    optimiser.step()
    return parts, int(b["mask"].sum())


def _schedule(optimiser: torch.optim.Optimizer, total: int, warmup: int) -> torch.optim.lr_scheduler.LambdaLR:
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / warmup) * max(0.02, 1 - step / total)
    )


def _optimiser(network: Network, stage: Mapping[str, Any], weight_decay: float) -> torch.optim.Optimizer:
    """Return AdamW with a low rate for what is pretrained and a high one for what is new."""
    parameters = dict(network.named_parameters())
    old = [p for name, p in parameters.items() if name.startswith("encoder.") and "case" not in name]
    new = [p for name, p in parameters.items() if not name.startswith("encoder.") or "case" in name]
    groups = [{"params": old, "lr": stage["encoder_rate"]}, {"params": new, "lr": stage["head_rate"]}]
    return torch.optim.AdamW(groups, weight_decay=weight_decay, fused=True)


class _Log:
    """Prints running means, and says when it is time to save."""

    def __init__(self, total: int) -> None:
        self.total, self._begun, self._saved = total, time.monotonic(), time.monotonic()
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
            print(f"{self.steps}/{self.total} {now - self._begun:.0f} s {rate:.0f} pieces/s {means}", flush=True)
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
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, beside its label sets")
    parser.add_argument("--stage", type=int, default=0, help="the stage of config.yaml to begin with, from 0")
    given = parser.parse_args()
    train(given.out, given.corpora, given.steps, given.start, given.stage)


if __name__ == "__main__":
    main()
