"""The multi-task network: a MiniLM encoder with a light head for each annotation layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
_NEVER = -10000.0
_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "ln2": "output.LayerNorm",
}


MOST_WEIGHT = 64
"""The largest integer that stands for a weight: two products with inputs of 8 bits still fit into 16 bits."""


def round_inputs(x: Tensor) -> Tensor:
    """Round each window's values to the 256 steps between its least and its greatest, as DynamicQuantizeLinear does.

    The gradient passes through as if nothing had been rounded (Jacob et al. 2018).
    """
    with torch.no_grad():
        low, high = (f.float() for f in (x.amin((1, 2)).clamp(max=0), x.amax((1, 2)).clamp(min=0)))
        scale = ((high - low) / 255).clamp(min=1e-8)
        zero = torch.round(-low / scale).clamp(0, 255).int()
    return torch.fake_quantize_per_channel_affine(x.float(), scale, zero, 0, 0, 255)


class Linear(nn.Linear):
    """A linear map that can see its weights as they will be stored: integers with a scale for each output."""

    rounded = False

    def forward(self, input: Tensor) -> Tensor:
        """Return the mapped input."""
        if not self.rounded:
            return super().forward(input)
        scale = (self.weight.detach().abs().amax(1) / MOST_WEIGHT).clamp(min=1e-8)
        zero = torch.zeros(len(scale), dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.weight, scale, zero, 0, -MOST_WEIGHT, MOST_WEIGHT)
        return functional.linear(input, weight, self.bias)


class Layer(nn.Module):
    """A transformer layer as in BERT (Devlin et al. 2019); `rounded`: in the 8-bit arithmetic it will be run in."""

    def __init__(self, width: int = WIDTH, heads: int = 12, inner: int = 1536, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.rounded = False
        self.q, self.k, self.v, self.o = (Linear(width, width) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = Linear(width, inner), Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the layer's output; `bias` is added to the attention scores."""
        seen = self._seen(x)
        a = self.attend(self.q(seen), self.k(seen), self.v(seen), bias)
        x = self.ln1(x + self.drop(self.o(self._seen(a))))
        return self.ln2(x + self.drop(self.down(self._seen(functional.gelu(self.up(self._seen(x)))))))

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
        """Return for each piece what it takes from the others, the heads side by side."""
        b, n, d = q.shape
        q, k, v = (x.view(b, n, self.heads, d // self.heads).transpose(1, 2) for x in (q, k, v))
        # no dropout here: on a processor its random numbers cost half as much again as the whole step; step by step,
        # since the gradient of PyTorch's fused attention takes three times as long there
        scores = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
        scores = scores if bias is None else scores + bias.to(scores.dtype)
        a = torch.softmax(scores, -1, dtype=scores.dtype) @ v
        return a.transpose(1, 2).reshape(b, n, d)

    def round(self) -> None:
        """Compute as in 8 bits from now on."""
        self.rounded = True
        for part in (self.q, self.k, self.v, self.o, self.up, self.down):
            part.rounded = True

    def _seen(self, x: Tensor) -> Tensor:
        return round_inputs(x) if self.rounded else x


class Encoder(nn.Module):
    """The pretrained encoder, with an embedding of how each word is written, which its vocabulary forgets."""

    def __init__(self, vocabulary: int = 30522, layers: int = 6) -> None:
        super().__init__()
        self.word, self.pos, self.kind = (
            nn.Embedding(vocabulary, WIDTH),
            nn.Embedding(512, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        self.case = nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.ln, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return the output of each layer; where `mask` is 0 there is padding, None: nowhere."""
        x = self.word(ids) + self.pos.weight[: ids.shape[1]] + self.kind.weight[0] + self.case(case)
        x = self.drop(self.ln(x))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * _NEVER
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def round(self) -> None:
        """Compute the layers as in 8 bits from now on."""
        for layer in self.layers:
            layer.round()

    def load_pretrained(self, weights: Mapping[str, Tensor]) -> None:
        """Take over the weights of the original release."""
        state = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "pos.weight": weights["embeddings.position_embeddings.weight"],
            "kind.weight": weights["embeddings.token_type_embeddings.weight"],
            "ln.weight": weights["embeddings.LayerNorm.weight"],
            "ln.bias": weights["embeddings.LayerNorm.bias"],
            "case.weight": self.case.weight,
        }
        for n in range(len(self.layers)):
            for ours, theirs in _NAMES.items():
                for part in ("weight", "bias"):
                    state[f"layers.{n}.{ours}.{part}"] = weights[f"encoder.layer.{n}.{theirs}.{part}"]
        self.load_state_dict(state)


class Mix(nn.Module):
    """A learned weighted mean of layers (Peters et al. 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.w = nn.Parameter(torch.zeros(layers))

    def forward(self, xs: Sequence[Tensor]) -> Tensor:
        """Return the mean."""
        w = torch.softmax(self.w, 0)
        total = w[0] * xs[0]
        for n in range(1, len(xs)):
            total = total + w[n] * xs[n]
        return total


class Biaffine(nn.Module):
    """A score for each word and each candidate it may attach to (Dozat and Manning 2017)."""

    def __init__(self, size: int, labels: int = 1, dropout: float = 0.2) -> None:
        super().__init__()
        self.dep, self.head = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.w = nn.Parameter(torch.empty(labels, size + 1, size + 1))
        nn.init.normal_(self.w, std=0.02)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Return the scores of each word (rows) for each candidate (columns); x holds the root before the words."""
        one = torch.ones_like(x[..., :1])
        d = torch.cat([self.drop(functional.gelu(self.dep(x))), one], -1)
        h = torch.cat([self.drop(functional.gelu(self.head(x))), one], -1)
        return ((d @ self.w[0]) @ h.transpose(-1, -2))[:, 1:, :]


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, labels: Mapping[str, Sequence[str]], arc: int = 192, label: int = 96, link: int = 96) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mix_syntax, self.mix_top = Mix(4), Mix(2)
        self.root = nn.Parameter(torch.empty(1, 1, WIDTH))
        nn.init.normal_(self.root, std=0.02)
        self.drop = nn.Dropout(0.2)
        self.sent, self.xpos = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, len(labels["xpos"]))
        self.morph = nn.Linear(WIDTH, len(labels["morph"]))
        self.arc = Biaffine(arc)
        self.dep_d, self.dep_h = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.dep_w = nn.Parameter(torch.empty(len(labels["dep"]), label + 1, label + 1))
        nn.init.normal_(self.dep_w, std=0.02)
        self.ner = _two_layers(len(labels["ner"]))
        self.attr = _two_layers(9)  # outside, begin, inside for source, cue and content
        self.link_source, self.link_cue = Biaffine(link), Biaffine(link)

    def words(self, ids: Tensor, case: Tensor, mask: Tensor | None, first: Tensor) -> tuple[Tensor, Tensor]:
        """Return what the heads for syntax and those for meaning see of each word's first piece."""
        outputs = self.encoder(ids, case, mask)
        index = first[:, :, None].expand(-1, -1, WIDTH)
        syntax, top = self.mix_syntax(outputs[-4:]), self.mix_top(outputs[-2:])
        return torch.gather(syntax, 1, index), torch.gather(top, 1, index)

    def with_root(self, x: Tensor) -> Tensor:
        """Put the root before the words."""
        return torch.cat([self.root.expand(x.shape[0], -1, -1).to(x.dtype), x], 1)

    def dependency_sides(self, syntax: Tensor) -> tuple[Tensor, Tensor]:
        """Return each word as a dependent, and the root and each word as a head."""
        x = self.with_root(syntax)
        one = torch.ones_like(x[..., :1])
        dependents = torch.cat([functional.gelu(self.dep_d(syntax)), one[:, 1:]], -1)
        return dependents, torch.cat([functional.gelu(self.dep_h(x)), one], -1)

    def labels_of(self, syntax: Tensor, heads: Tensor) -> Tensor:
        """Return a score for each dependency label of the arcs to these heads (0: the root)."""
        d, h = self.dependency_sides(syntax)
        h = torch.gather(h, 1, heads[:, :, None].expand(-1, -1, h.shape[-1]))
        return torch.einsum("bik,okl,bil->bio", d, self.dep_w, h)


def _two_layers(labels: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, labels))
