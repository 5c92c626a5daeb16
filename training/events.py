"""Train the layer that reads events.

    python -m training.events OUT_FOLDER [--gold FOLDER] [--share F] [--passes N] [--layers N]

Learns from `events/train.jsonl` of the gold folder alone; `events/dev.jsonl` only measures. The articles are read four
times: as they are, and three times with other names of people, twice of these in windows of other sizes.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, ROLES, TriggerRun, decode_roles, decode_triggers, places
from kgbuild.annotate.encoder.pieces import WINDOW
from training.articles import GOLD, Trigger, Words, records, triggers_of, words_of
from training.event_export import LAYERS, from_shipped, new_network
from training.event_network import EventNetwork
from training.states import LowerEncoder, States, names_of, renamed, states_of

IGNORE = -100
Batch = Sequence[Sequence[States]]
"""The windows of some articles."""

AfterPass = Callable[[int], None]
"""What is called with the number of each pass when it is over."""

_VARIANTS = 3
"""How often the articles are read with other names."""


@dataclass(frozen=True)
class Settings:
    """What decides the training."""

    layers: int = 3
    passes: int = 10
    rounded: int = 3
    averaged: int = 3
    pieces: int = 2000
    upper_rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    seed: int = 1


def train(
    states: Sequence[Mapping[str, list[States]]],
    triggers: Mapping[str, Sequence[Trigger]],
    network: EventNetwork,
    settings: Settings,
    after_pass: AfterPass | None = None,
) -> EventNetwork:
    """Train a network in place.

    Args:
        states: the articles' windows, in several variants; each pass draws one for each article.
        triggers: what is annotated, by document.
        network: to be trained.
        settings: how.
        after_pass: called with the number of each pass.
    """
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    upper = [p for n, p in network.named_parameters() if n.startswith("upper.layers")]
    rest = [p for n, p in network.named_parameters() if not n.startswith("upper.layers")]
    optimiser = torch.optim.AdamW(
        [{"params": upper, "lr": settings.upper_rate}, {"params": rest, "lr": settings.head_rate}],
        weight_decay=settings.weight_decay,
        fused=True,
    )
    plan = [batches(states, rng, settings.pieces, n) for n in range(settings.passes)]
    total, step = sum(map(len, plan)), 0
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, (n + 1) / 100) * max(0.02, 1 - n / total))
    kept: deque[dict[str, Tensor]] = deque(maxlen=settings.averaged)
    means: dict[str, float] = {}
    for number, one in enumerate(plan):
        begun = time.monotonic()
        if number >= settings.passes - settings.rounded:
            network.upper.round()
        network.train()
        for batch in one:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(network, batch, triggers)
            optimiser.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            for name, loss in parts.items():
                value = float(loss.detach())
                means[name] = 0.98 * means.get(name, value) + 0.02 * value
        shown = " ".join(f"{k} {v:.3f}" for k, v in means.items())
        print(f"pass {number + 1} {time.monotonic() - begun:.0f} s {shown}", flush=True)
        kept.append({k: v.clone() for k, v in network.state_dict().items()})
        if after_pass is not None:
            after_pass(number)
    network.load_state_dict({k: torch.stack([s[k] for s in kept]).mean(0) for k in kept[0]})
    return network


def batches(
    states: Sequence[Mapping[str, list[States]]], rng: random.Random, pieces: int, number: int
) -> list[list[list[States]]]:
    """Return the batches of a pass: whole articles, each in one of its variants."""
    found: list[list[list[States]]] = [[]]
    room = pieces
    documents = sorted(states[0])
    rng.shuffle(documents)
    drawn = [states[(k + number) % len(states)][document] for k, document in enumerate(documents)]
    for windows in sorted(drawn, key=lambda d: max(len(w.lower) for w in d) + rng.random() * 30):
        size = len(windows) * max(len(w.lower) for w in windows)
        if found[-1] and size > room:
            found.append([])
            room = pieces
        found[-1].append(windows)
        room -= size
    rng.shuffle(found)
    return found


@dataclass
class Padded:
    """The windows of a batch side by side."""

    lower: Tensor
    mask: Tensor
    first: Tensor
    syntax: Tensor
    top: Tensor
    words: Tensor


def padded(windows: Sequence[States]) -> Padded:
    """Pad windows to one size."""
    pieces, words = max(len(w.lower) for w in windows), max(len(w.first) for w in windows)
    width = windows[0].lower.shape[1]
    lower, mask = torch.zeros(len(windows), pieces, width), torch.zeros(len(windows), pieces)
    first, real = torch.zeros(len(windows), words, dtype=torch.long), torch.zeros(len(windows), words)
    syntax, top = torch.zeros(len(windows), words, width), torch.zeros(len(windows), words, width)
    for n, w in enumerate(windows):
        lower[n, : len(w.lower)], mask[n, : len(w.lower)] = w.lower.float(), 1
        count = len(w.first)
        first[n, :count], real[n, :count] = w.first, 1
        syntax[n, :count], top[n, :count] = w.syntax.float(), w.top.float()
    return Padded(lower, mask, first, syntax, top, real)


def losses(network: EventNetwork, batch: Batch, triggers: Mapping[str, Sequence[Trigger]]) -> dict[str, Tensor]:
    """Return the loss of each head on some articles."""
    windows = [w for article in batch for w in article]
    p = padded(windows)
    x = network.upper(p.lower, p.mask, p.first, p.syntax, p.top)
    tags = torch.where(p.words > 0, 0, IGNORE)
    inside: list[tuple[int, Trigger]] = []
    for n, w in enumerate(windows):
        for t in triggers[w.document]:
            if w.start <= t.start and t.end <= w.end:
                kind = KINDS.index(t.kind)
                a, b = t.start - w.start, t.end - w.start
                tags[n, a:b] = IGNORE if t.optional else 2 + 2 * kind
                if not t.optional:
                    tags[n, a] = 1 + 2 * kind
                inside.append((n, t))
    # triggers are few among the words, and their loss is a mean over all: without a weight the others drown it
    found = {"trigger": 10.0 * _entropy(network.trigger(network.drop(x)), tags)}
    if not inside:
        return found
    head = network.arguments
    row = torch.tensor([n for n, _ in inside])
    start = torch.tensor([t.start - windows[n].start for n, t in inside])
    end = torch.tensor([t.end - windows[n].start for n, t in inside])
    kinds = torch.tensor([KINDS.index(t.kind) for _, t in inside])
    vectors = head.triggers(x[row, start], x[row, end - 1], kinds)
    where = _places(x.shape[1], start, end)
    word, gate = head.sides_of(network.drop(x))
    scores = head.roles(word[row], gate[row], vectors, where)
    roles = torch.where(p.words[row] > 0, 0, IGNORE)
    for k, (n, t) in enumerate(inside):
        base, stop = windows[n].start, windows[n].end
        for role, a, b in t.arguments:
            if base <= a and b <= stop:
                r = ROLES.index(role)
                roles[k, a - base : b - base] = 2 + 2 * r
                roles[k, a - base] = 1 + 2 * r
    found["roles"] = 10.0 * _entropy(scores, roles)  # as few among the words as triggers
    own = head.own(vectors)
    for n, (name, values) in enumerate(PROPERTIES.items()):
        target = torch.tensor([_property(t, name, values) for _, t in inside])
        if bool((target != IGNORE).any()):
            found[name] = (0.6 if name == "factuality" else 0.2) * _entropy(head.properties[n](own), target)
    found["same"] = 0.3 * _same(
        head.same_event(vectors), [t for _, t in inside], [windows[n].document for n, _ in inside]
    )
    return found


def _places(words: int, start: Tensor, end: Tensor) -> Tensor:
    return torch.from_numpy(places(np.arange(words), start.numpy(), end.numpy()))


def _property(trigger: Trigger, name: str, values: Sequence[str]) -> int:
    if name == "factuality":
        return values.index(trigger.factuality)
    if name == "end":
        return int(trigger.attributes.get("end") == "true") if trigger.kind == "Coalition" else IGNORE
    value = trigger.attributes.get(name)
    return values.index(value) if value in values else IGNORE


def _same(scores: Tensor, triggers: Sequence[Trigger], documents: Sequence[str]) -> Tensor:
    pairs, target = [], []
    for i, a in enumerate(triggers):
        for j in range(i):
            b = triggers[j]
            if documents[i] == documents[j] and a.kind == b.kind:
                pairs.append((i, j))
                target.append(float(a.event == b.event))
    if not pairs:
        return scores.new_zeros(())
    index = torch.tensor(pairs)
    return functional.binary_cross_entropy_with_logits(scores[index[:, 0], index[:, 1]].float(), torch.tensor(target))


def _entropy(scores: Tensor, target: Tensor) -> Tensor:
    if not bool((target != IGNORE).any()):
        return scores.new_zeros(())
    return functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]), target.reshape(-1), ignore_index=IGNORE
    )


@dataclass
class Measured:
    """Counts over articles; figures by `show`."""

    mentions: Mapping[str, list[int]]
    roles: list[int]
    properties: Mapping[str, list[int]]

    def show(self) -> str:
        """Return the figures in a line."""
        total = [sum(v[k] for v in self.mentions.values()) for k in range(3)]
        kinds = " ".join(f"{k[:6]} {_f(v)[2]:.2f}" for k, v in self.mentions.items())
        shown = " ".join(f"{k} {v[0] / max(1, v[1]):.3f}" for k, v in self.properties.items())
        p, r, f = _f(total)
        q, s, g = _f(self.roles)
        return f"mentions {p:.3f} {r:.3f} {f:.3f} | roles {q:.3f} {s:.3f} {g:.3f} | {shown} | {kinds}"


def _f(v: Sequence[int]) -> tuple[float, float, float]:
    return v[0] / max(1, v[0] + v[1]), v[0] / max(1, v[0] + v[2]), 2 * v[0] / max(1, 2 * v[0] + v[1] + v[2])


@torch.no_grad()
def measure(
    network: EventNetwork,
    articles: Iterable[list[States]],
    triggers: Mapping[str, Sequence[Trigger]],
    threshold: float = 0.0,
) -> Measured:
    """Compare what a network reads with what is annotated; optional mentions neither help nor hurt."""
    network.eval()
    mentions: dict[str, list[int]] = {k: [0, 0, 0] for k in KINDS}
    roles, properties = [0, 0, 0], defaultdict(lambda: [0, 0])
    for article in articles:
        for w in article:
            p = padded([w])
            x = network.upper(p.lower, None, p.first, p.syntax, p.top)
            runs = decode_triggers(network.trigger(x)[0].numpy(), threshold)
            gold = [t for t in triggers[w.document] if w.start <= t.start and t.end <= w.end]
            matched: list[tuple[TriggerRun, Trigger]] = []
            for run in runs:
                hits = [
                    t for t in gold
                    if t.kind == run.kind and t.start - w.start < run.end and run.start < t.end - w.start
                ]  # fmt: skip
                if not hits:
                    mentions[run.kind][1] += 1
                matched += [(run, t) for t in hits if not t.optional]
            for t in gold:
                if not t.optional:
                    hit = any(m is t for _, m in matched)
                    mentions[t.kind][0 if hit else 2] += 1
            if not matched:
                continue
            start = torch.tensor([r.start for r, _ in matched])
            end = torch.tensor([r.end for r, _ in matched])
            kinds = torch.tensor([KINDS.index(r.kind) for r, _ in matched])
            head = network.arguments
            vectors = head.triggers(x[0, start], x[0, end - 1], kinds)
            scores = head.roles(*head.sides_of(x), vectors, _places(x.shape[1], start, end))
            own = [layer(head.own(vectors)).argmax(-1) for layer in head.properties]
            for k, (run, t) in enumerate(matched):
                got = {(r.label, n) for r in decode_roles(scores[k].numpy(), run.kind) for n in range(r.start, r.end)}
                want = Counter()
                for role, a, b in t.arguments:
                    if w.start <= a and b <= w.end:
                        hit = any((role, n - w.start) in got for n in range(a, b))
                        roles[0 if hit else 2] += 1
                        want.update((role, n - w.start) for n in range(a, b))
                for r in decode_roles(scores[k].numpy(), run.kind):
                    roles[1] += not any((r.label, n) in want for n in range(r.start, r.end))
                for n, (name, values) in enumerate(PROPERTIES.items()):
                    target = _property(t, name, values)
                    if target != IGNORE:
                        properties[name][0] += int(own[n][k]) == target
                        properties[name][1] += 1
    return Measured(mentions, roles, properties)


def _articles(path: Path, share: float, names: bool) -> tuple[list[Words], dict[str, tuple[Trigger, ...]]]:
    """Return the first share of a gold file's articles in words, and what is annotated in each."""
    found = list(records(path))
    articles, triggers = [], {}
    for record in found[: round(share * len(found))]:
        words = words_of(record, names=names)
        articles.append(words)
        triggers[words.document] = triggers_of(record, words)
    return articles, triggers


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--share", type=float, default=1.0, help="of the training articles, for a learning curve")
    parser.add_argument("--passes", type=int, default=Settings.passes)
    parser.add_argument("--layers", type=int, default=Settings.layers, help="of the branch, at most 5")
    given = parser.parse_args()
    settings = Settings(layers=given.layers, passes=given.passes)
    rng = random.Random(settings.seed)
    articles, triggers = _articles(given.gold / "events" / "train.jsonl", given.share, names=True)
    others, gold = _articles(given.gold / "events" / "dev.jsonl", 1.0, names=False)
    encoder = LowerEncoder(LAYERS - given.layers - 1)
    names = names_of(given.gold.parent / "reference" / "world" / "people.csv")
    states = [states_of(articles, encoder, WINDOW)]
    for variant in range(_VARIANTS):
        drawn = None if variant == 1 else rng
        states.append(states_of([renamed(a, rng, names) for a in articles], encoder, WINDOW, drawn))
    measured = states_of(others, encoder, WINDOW)
    network = new_network(given.layers)
    from_shipped(network)
    given.out.mkdir(parents=True, exist_ok=True)

    def after(number: int) -> None:
        torch.save(network.state_dict(), given.out / f"events{number + 1}.pt")
        print(measure(network, measured.values(), gold).show(), flush=True)

    train(states, triggers, network, settings, after)
    torch.save(network.state_dict(), given.out / "events_mean.pt")
    print("mean", measure(network, measured.values(), gold).show())


if __name__ == "__main__":
    main()
