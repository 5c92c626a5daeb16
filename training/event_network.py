"""The network that reads events: the encoder's upper layers once more, taught another task, and heads on them."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from kgbuild.annotate.encoder.events import NEAR
from training.network import WIDTH, Layer, Mix

_NEVER = -10000.0


class Upper(nn.Module):
    """The branch: copies of the encoder's upper layers, and what the top of the encoder itself says of each word."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.mix = Mix(min(2, layers))
        self.shared = nn.Linear(2 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, lower: Tensor, mask: Tensor | None, first: Tensor, syntax: Tensor, top: Tensor) -> Tensor:
        """Return a vector for each word; where `mask` is 0 there is padding, None: nowhere."""
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(lower.dtype)) * _NEVER
        x, outputs = lower, []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        own = torch.gather(self.mix(outputs[-2:]), 1, first[:, :, None].expand(-1, -1, WIDTH))
        return self.norm(own + self.shared(torch.cat([syntax, top], -1)))

    def round(self) -> None:
        """Compute the layers as in 8 bits from now on."""
        for layer in self.layers:
            layer.round()


class Arguments(nn.Module):
    """What belongs to a trigger: for each word the tag of the role it has, and the trigger's own properties."""

    def __init__(self, kinds: int, tags: int, properties: Sequence[int], size: int = 256) -> None:
        super().__init__()
        self.kind = nn.Embedding(kinds, size)
        self.sides = nn.Linear(2 * WIDTH, size)
        self.word, self.word_gate = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.gate = nn.Linear(size, size)
        self.place = nn.Embedding(2 * NEAR + 3, size)
        self.norm = nn.LayerNorm(size)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.Linear(size, tags)
        self.own = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(0.2))
        self.properties = nn.ModuleList(nn.Linear(size, n) for n in properties)
        self.same = nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Linear(size, 1))

    def triggers(self, first: Tensor, last: Tensor, kind: Tensor) -> Tensor:
        """Return a vector for each trigger from its first and last word and its kind."""
        return functional.gelu(self.sides(self.drop(torch.cat([first, last], -1))) + self.kind(kind))

    def sides_of(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return what each word brings to every trigger of its window: a sum and a factor."""
        return self.word(words), self.word_gate(words)

    def roles(self, word: Tensor, gate: Tensor, triggers: Tensor, place: Tensor) -> Tensor:
        """Return a score of each tag for each word (columns) of each trigger's window (rows).

        Args:
            word: (triggers or 1, words, size), the first of `sides_of` for the window each trigger stands in.
            gate: the second.
            triggers: (triggers, size).
            place: (triggers, words), where each word stands from the trigger (see `places`).
        """
        x = word + triggers[:, None] + gate * self.gate(triggers)[:, None] + self.place(place)
        return self.tags(functional.gelu(self.norm(x)))

    def same_event(self, triggers: Tensor) -> Tensor:
        """Return for each pair of triggers how surely both tell of one event."""
        a, b = triggers[:, None], triggers[None, :]
        pair = torch.cat([a * b, (a - b).abs()], -1)
        return self.same(pair)[..., 0]


class EventNetwork(nn.Module):
    """Branch and heads."""

    def __init__(self, layers: int, kinds: int, roles: int, properties: Sequence[int]) -> None:
        super().__init__()
        self.upper = Upper(layers)
        self.drop = nn.Dropout(0.2)
        self.trigger = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, 1 + 2 * kinds)
        )
        self.arguments = Arguments(kinds, 1 + 2 * roles, properties)
