"""Train the layer that reads events.

    python -m training.events OUT_FOLDER [--gold FOLDER] [--soft FILE] [--share F] [--passes N] [--layers N] [--start F]
        [--processes N]

Learns from `events/train.jsonl` of the gold folder, but for every fifteenth article, from our own annotations
(`annotations.jsonl`), but for every twelfth, on which choices are made, from what a teacher read in other articles, and
from short texts of our own (`passages.jsonl`); `events/dev.jsonl` only measures. The annotated articles and our texts
are read three ways: as they are, and twice with other names of people, once of them in other windows.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kgbuild.annotate.encoder.events import KINDS, PROPERTIES, ROLES, TriggerRun, decode_roles, decode_triggers, places
from kgbuild.annotate.encoder.pieces import WINDOW
from training import parallel
from training.annotated import annotated
from training.articles import GOLD, Trigger, Words, records, triggers_of, words_of
from training.event_export import LAYERS, from_shipped, new_network, shipped_weights
from training.event_network import EventNetwork
from training.parallel import Together
from training.passages import passages, together
from training.soft import Soft, soft_losses, telling
from training.states import LowerEncoder, States, names_of, renamed, states_of

IGNORE = -100
Batch = Sequence[Sequence[States]]
"""The windows of some articles."""

AfterPass = Callable[[int], None]
"""What is called with the number of each pass when it is over."""

_VARIANTS = 2
"""How often the articles are read with other names."""

_ALONE = Together()
_GOES_ON = 0.5  # of the rates, where the training goes on from weights that were trained before
_APART = 25  # so many steps before the processes take the mean of their weights


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
    others: Mapping[str, list[States]] | None = None,
    soft: Mapping[str, Soft] | None = None,
    together: Together = _ALONE,
) -> EventNetwork:
    """Train a network in place.

    Args:
        states: the articles' windows, in several variants; each pass draws one for each article.
        triggers: what is annotated, by document.
        network: to be trained.
        settings: how.
        after_pass: called with the number of each pass.
        others: the windows of articles that only a teacher read.
        soft: what it read, by document.
        together: which of several processes this is; each takes its share of the batches.
    """
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed + together.rank)
    upper = [p for n, p in network.named_parameters() if n.startswith("upper.layers")]
    rest = [p for n, p in network.named_parameters() if not n.startswith("upper.layers")]
    optimiser = torch.optim.AdamW(
        [{"params": upper, "lr": settings.upper_rate}, {"params": rest, "lr": settings.head_rate}],
        weight_decay=settings.weight_decay,
        fused=True,
    )
    plan = [batches(states, rng, settings.pieces, n) for n in range(settings.passes)]
    if others:  # what a teacher read tells nothing of roles: the annotated articles are read twice a pass beside it
        for n, one in enumerate(plan):
            one += batches(states, rng, settings.pieces, n + 1) + batches([others], rng, settings.pieces, n)
            rng.shuffle(one)
    plan = [one[together.rank : len(one) - len(one) % together.count : together.count] for one in plan]
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
                parts = losses(network, batch, triggers, soft or {})
            optimiser.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % _APART == 0:
                together.mean(network)
            for name, loss in parts.items():
                value = float(loss.detach())
                means[name] = 0.98 * means.get(name, value) + 0.02 * value
        shown = " ".join(f"{k} {v:.3f}" for k, v in means.items())
        print(f"pass {number + 1} {time.monotonic() - begun:.0f} s {shown}", flush=True)
        together.mean(network)
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
        size = sum(len(w.lower) for w in windows)
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
    lower = torch.zeros(len(windows), pieces, windows[0].lower.shape[1])
    width = windows[0].syntax.shape[1]
    mask = torch.zeros(len(windows), pieces)
    first, real = torch.zeros(len(windows), words, dtype=torch.long), torch.zeros(len(windows), words)
    syntax, top = torch.zeros(len(windows), words, width), torch.zeros(len(windows), words, width)
    for n, w in enumerate(windows):
        lower[n, : len(w.lower)], mask[n, : len(w.lower)] = w.lower.float(), 1
        count = len(w.first)
        first[n, :count], real[n, :count] = w.first, 1
        syntax[n, :count], top[n, :count] = w.syntax.float(), w.top.float()
    return Padded(lower, mask, first, syntax, top, real)


def read(network: EventNetwork, windows: Sequence[States]) -> tuple[Tensor, Tensor]:
    """Return a vector for each word of each window, and which of them are words.

    Windows of about one size go through the layers together: padding is dear there and cheap afterwards.
    """
    order = sorted(range(len(windows)), key=lambda n: len(windows[n].lower))
    groups: list[list[int]] = []
    for n in order:
        if groups and len(windows[n].lower) <= 1.2 * len(windows[groups[-1][0]].lower):
            groups[-1].append(n)
        else:
            groups.append([n])
    most = max(len(w.first) for w in windows)
    vectors, words = [], []
    for group in groups:
        p = padded([windows[n] for n in group])
        x = network.upper(p.lower, p.mask, p.first, p.syntax, p.top)
        vectors.append(functional.pad(x, (0, 0, 0, most - x.shape[1])))
        words.append(functional.pad(p.words, (0, most - x.shape[1])))
    back = torch.tensor(order).argsort()
    return torch.cat(vectors)[back], torch.cat(words)[back]


def losses(
    network: EventNetwork,
    batch: Batch,
    triggers: Mapping[str, Sequence[Trigger]],
    soft: Mapping[str, Soft] | None = None,
) -> dict[str, Tensor]:
    """Return the loss of each head on some articles; those that a teacher read come in batches of their own."""
    windows = [w for article in batch for w in article]
    x, real = read(network, windows)
    if soft and windows[0].document in soft:
        return soft_losses(network, x, real, windows, soft)
    tags = torch.where(real > 0, 0, IGNORE)
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
    roles = torch.where(real[row] > 0, 0, IGNORE)
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
    roles = [0, 0, 0]
    properties: dict[str, list[int]] = defaultdict(lambda: [0, 0])
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
                want: Counter[tuple[str, int]] = Counter()
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


def articles_of(found: Iterable[Mapping[str, Any]], names: bool) -> tuple[list[Words], dict[str, tuple[Trigger, ...]]]:
    """Return annotated articles in words, and what is annotated in each."""
    articles, triggers = [], {}
    for record in found:
        words = words_of(record, names=names)
        articles.append(words)
        triggers[words.document] = triggers_of(record, words)
    return articles, triggers


def held_out(articles: Sequence[Words]) -> tuple[list[Words], list[Words]]:
    """Divide training articles: those to learn from, and every fifteenth, on which all choices are made."""
    return [a for n, a in enumerate(articles) if n % 15], list(articles[::15])


@dataclass
class Data:
    """All that a training reads: articles to learn from, some kept back, those of dev, and what a teacher read.

    `kept` are articles of the gold, `fresh` of our own annotations.
    """

    states: Sequence[Mapping[str, list[States]]]
    triggers: Mapping[str, Sequence[Trigger]]
    kept: Mapping[str, list[States]]
    fresh: Mapping[str, list[States]]
    dev: Mapping[str, list[States]]
    others: Mapping[str, list[States]]
    soft: Mapping[str, Soft]


def prepare(gold: Path, share: float, settings: Settings, soft: Path | None) -> Data:
    """Return what a training reads.

    Args:
        gold: the folder of annotated articles.
        share: of the training articles, for a learning curve.
        settings: of the training.
        soft: what a teacher read (`training/unlabelled.py`).
    """
    rng = random.Random(settings.seed)
    articles, triggers = articles_of(_share(records(gold / "events" / "train.jsonl"), share), names=True)
    dev, dev_triggers = articles_of(records(gold / "events" / "dev.jsonl"), names=False)
    taught, kept = held_out(articles)
    more, more_triggers = articles_of(_share(annotated(), share), names=True)
    own, own_triggers = articles_of(together(list(passages()), rng), names=True)
    taught += [a for a in more if not _kept_back(a)] + own
    triggers |= more_triggers | own_triggers
    encoder = LowerEncoder(LAYERS - settings.layers - 1)
    names = names_of(gold.parent / "reference" / "world" / "people.csv")
    states = [states_of(taught, encoder, WINDOW)]
    for variant in range(_VARIANTS):
        drawn = None if variant == 1 else rng
        states.append(states_of([renamed(a, rng, names) for a in taught], encoder, WINDOW, drawn))
    read: list[tuple[Words, Soft]] = torch.load(soft, weights_only=False) if soft else []
    others = ((w, telling(states_of([w], encoder, WINDOW)[w.document], one)) for w, one in read)
    return Data(
        states,
        triggers | dev_triggers,
        states_of(kept, encoder, WINDOW),
        states_of([a for a in more if _kept_back(a)], encoder, WINDOW),
        states_of(dev, encoder, WINDOW),
        {words.document: told for words, told in others if told},
        {words.document: one for words, one in read},
    )


def _kept_back(article: Words) -> bool:
    """Say whether an article of ours is one of the twelfth that only measures, by the hash of its name."""
    return int(hashlib.sha256(article.document.encode()).hexdigest()[:6], 16) % 12 == 0


def _share(found: Iterable[dict[str, Any]], share: float) -> list[dict[str, Any]]:
    every = list(found)
    return every[: round(share * len(every))]


def teach(data: Data, settings: Settings, out: Path, start: Path | None = None, together: Together = _ALONE) -> None:
    """Train a network and write it after each pass.

    Args:
        data: to learn from and to measure on.
        settings: of the training.
        out: the folder to write to.
        start: a folder of a model whose events' layer it goes on from; None begins with the shipped encoder's layers.
        together: which of several processes this is; the first measures and writes.
    """
    network = new_network(settings.layers)
    if start is None:
        from_shipped(network)
    else:
        network.load_state_dict(shipped_weights(start))
    out.mkdir(parents=True, exist_ok=True)

    def after(number: int) -> None:
        if together.rank:
            return
        torch.save(network.state_dict(), out / f"events{number + 1}.pt")
        print("kept", measure(network, data.kept.values(), data.triggers).show(), flush=True)

    train(data.states, data.triggers, network, settings, after, data.others, data.soft, together)
    if together.rank:
        return
    torch.save(network.state_dict(), out / "events_mean.pt")
    for name, articles in (("kept", data.kept), ("fresh", data.fresh), ("dev", data.dev)):
        print("mean", name, measure(network, articles.values(), data.triggers).show(), flush=True)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--soft", type=Path, help="what a teacher read in other articles (training.unlabelled)")
    parser.add_argument("--share", type=float, default=1.0, help="of the training articles, for a learning curve")
    parser.add_argument("--passes", type=int, default=Settings.passes)
    parser.add_argument(
        "--rounded",
        type=int,
        default=Settings.rounded,
        help="so many last passes are in 8 bits; they, at least two, are averaged",
    )
    parser.add_argument("--layers", type=int, default=Settings.layers, help="of the branch, at most 5")
    parser.add_argument("--start", type=Path, help="a model folder whose events' layer the training goes on from")
    parser.add_argument("--processes", type=int, default=1, help="that train together, a core each")
    given = parser.parse_args()
    torch.set_num_threads(1)
    settings = Settings(layers=given.layers, passes=given.passes, rounded=given.rounded, averaged=max(2, given.rounded))
    if given.start is not None:
        settings = replace(settings, upper_rate=_GOES_ON * settings.upper_rate, head_rate=_GOES_ON * settings.head_rate)
    data = prepare(given.gold, given.share, settings, given.soft)
    parallel.run(given.processes, lambda own: teach(data, settings, given.out, given.start, own))


if __name__ == "__main__":
    main()
