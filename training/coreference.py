"""Train the weights that score a pronoun's candidates: multinomial logistic regression over readable features.

    python -m training.coreference [--model NAME] [--news WEIGHT]

Reads the chains of news articles (../shared/gold/chains, train), GUM and GAP (validation, below ../shared/corpora) and,
but for `--news 0`, those of pronouns.jsonl, runs the annotator with the language model, and writes
kgbuild/annotate/coreference/weights.csv. Each pronoun is one choice among its candidates and "nobody". The other
pronouns of a text count as resolved correctly where the gold tells, and as nobody's elsewhere, so that what is written
depends on nothing written before. The development parts of all corpora are for measuring only.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kgbuild.annotate import Annotator, load_language
from kgbuild.annotate.coreference import salience
from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.evidence import Candidate, Pronoun
from kgbuild.annotate.coreference.syntax import head_of
from kgbuild.annotate.language import LanguageReader
from kgbuild.annotate.reading import read_prose
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import Article, Block, BlockKind, Span
from kgbuild.reference import load_reference
from training.pronouns import pronouns

SHARED = Path(__file__).parent.parent.parent / "shared"
CORPORA, CHAINS = SHARED / "corpora", SHARED / "gold" / "chains"
WEIGHTS = Path(salience.__file__).with_name("weights.csv")
WORDS = frozenset("he him his himself she her hers herself".split())
STEPS, RATE, L2 = 600, 0.05, 4.0
NEWS, OFTEN, OTHER = 2, 6, 1  # how much each choice of the chains, of GAP and of GUM counts: kgbuild reads news
GENRES = frozenset("bio fiction speech news letter court essay interview".split())  # of GUM: texts about people
SMALLEST = 0.05

Gold = Callable[[Span], "Answer | None"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a pronoun means: whose name or description the word at a place heads.

    `complete`: nothing else means it; `by_name`: a name means it too that only touches such a place.
    """

    means: Callable[[Span], bool | None]
    complete: bool
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A choice: the features of each candidate, which are right (none: nobody is), and how much it counts."""

    features: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]
    weight: float


def collect(language: LanguageReader, weight_of_news: float = 1.0) -> list[Example]:
    """Return the choices of all corpora.

    Args:
        language: what reads the texts.
        weight_of_news: how much each choice of the articles of pronouns.jsonl counts; 0 leaves them out.
    """
    teacher = Teacher()
    annotator = Annotator(load_reference(), language, teacher.choose)
    told = news() if weight_of_news else ()
    for texts, weight in ((chains(), NEWS), (gap(), OFTEN), (gum(), OTHER), (told, weight_of_news)):
        for text, gold in texts:
            teacher.begin(text, gold, weight)
            annotator.annotate(text)
    return teacher.examples


class Teacher:
    """Picks the right candidate where the gold tells, nobody elsewhere, and notes each choice."""

    def __init__(self) -> None:
        self.examples: list[Example] = []

    def begin(self, text: Article, gold: Gold, weight: float) -> None:
        """Turn to the next text."""
        self._reading, self._gold, self._weight = read_prose(text), gold, weight

    def choose(self, scene: Scene, pronoun: Pronoun, found: Sequence[Candidate]) -> Draft | None:
        """Return the antecedent; this is what the annotator calls."""
        answer = self._gold(self._span(scene, Chunk(pronoun.i, pronoun.i + 1)))
        if answer is None or pronoun.gender is None:
            return None
        right = tuple(self._is_meant(scene, c.draft, answer) for c in found)
        if found and (answer.complete or any(right)):
            self.examples.append(Example(tuple(c.features for c in found), right, self._weight))
        return next((c.draft for c, good in zip(found, right, strict=True) if good), None)

    def _is_meant(self, scene: Scene, draft: Draft, answer: Answer) -> bool:
        """Say whether a cluster is whom the pronoun means.

        Where the answer is complete, most of its names and descriptions are those of that person; else one is.
        """
        mentions = [m for m in draft.mentions if m.form is not MentionForm.PRONOUN]
        heads = [self._span(scene, Chunk(i, i + 1)) for i in (head_of(scene, m.chunk) for m in mentions)]
        told = [t for at in heads if (t := answer.means(at)) is not None]
        if answer.complete:
            return bool(told) and sum(told) > len(told) / 2
        names = (self._span(scene, m.chunk) for m in mentions if m.form is MentionForm.NAME)
        return any(told) or (answer.by_name and any(answer.means(at) for at in names))

    def _span(self, scene: Scene, chunk: Chunk) -> Span:
        last = scene.doc[chunk.end - 1]
        return self._reading.span(scene.doc[chunk.start].idx, last.idx + len(last))


def chains() -> Iterator[tuple[Article, Gold]]:
    """Yield the news articles of the chains' training part."""
    for line in (CHAINS / "train.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        mentions = [(Span(*m), number) for number, c in enumerate(record["chains"]) for m in c["mentions"]]
        yield article(record["doc"], record["text"]), _gold(record["text"], mentions)


def gum() -> Iterator[tuple[Article, Gold]]:
    """Yield the texts of GUM's training part that tell about people."""
    for line in (CORPORA / "gum" / "train.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if record["meta"].get("genre") in GENRES:
            entities = record["gold"]["entities"]
            mentions = [(Span(e["start"], e["end"]), int(e["cluster"])) for e in entities]
            yield article(record["id"], record["text"]), _gold(record["text"], mentions)


def _gold(text: str, mentions: Sequence[tuple[Span, int]]) -> Gold:
    """Return what tells whom a pronoun means in a text where all mentions of everybody are marked."""
    owner: dict[int, int] = {}  # of each character the innermost mention that it stands in
    for span, number in sorted(mentions, key=lambda m: m[0].start - m[0].end):
        owner.update(dict.fromkeys(range(span.start, span.end), number))
    pronouns = {s: n for s, n in mentions if text[s.start : s.end].lower() in WORDS}

    def gold(span: Span) -> Answer | None:
        if span not in pronouns:
            return None
        number = pronouns[span]
        return Answer(lambda at: owner[at.start] == number if at.start in owner else None, complete=True)

    return gold


def gap() -> Iterator[tuple[Article, Gold]]:
    """Yield the passages of GAP's validation split."""
    for line in (CORPORA / "gap" / "validation.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        named = [record["gold"][k] for k in "AB"]
        right = tuple(Span(n["start"], n["end"]) for n in named if n["coref"])
        at = Span(record["gold"]["pronoun"]["start"], record["gold"]["pronoun"]["end"])
        text = Article(file_name=record["id"], text=record["text"], path=record["id"])
        yield text, named_gold({at: right}, nobody=False)


def news() -> Iterator[tuple[Article, Gold]]:
    """Yield the news articles in which readers told whom each pronoun means."""
    for name, text, told in pronouns():
        yield article(name, text), named_gold(told)


def named_gold(told: Mapping[Span, Sequence[Span]], nobody: bool = True) -> Gold:
    """Return what tells whom a pronoun means where some words for him are given, not all.

    Args:
        told: for each pronoun those words.
        nobody: whether a pronoun without such words means nobody; else only that it means none of a few.
    """

    def gold(span: Span) -> Answer | None:
        right = told.get(span)
        if right is None:
            return None
        return Answer(lambda at: any(at.overlaps(s) for s in right), nobody and not right, by_name=nobody)

    return gold


def article(name: str, text: str) -> Article:
    """Return a text as an article, each of its paragraphs a block."""
    paragraphs = re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(m.start(), m.end())) for m in paragraphs)
    return Article(file_name=name, text=text, path=name, blocks=blocks)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights that make the right choices most likely, by full-batch Adam with an L2 penalty."""
    names = sorted({name for e in examples for f in e.features for name in f})
    index = {name: n for n, name in enumerate(names)}
    counts = [len(e.features) for e in examples]
    rows = np.zeros((sum(counts), len(names)))
    for row, features in enumerate(f for e in examples for f in e.features):
        for name, value in features.items():
            rows[row, index[name]] = value
    right = np.array([g for e in examples for g in e.right], dtype=float)
    owner = np.repeat(np.arange(len(examples)), counts)
    nobody = np.array([not any(e.right) for e in examples], dtype=float)
    counts_as = np.array([e.weight for e in examples], dtype=float)
    weights, bias = np.zeros(len(names)), 0.0
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, STEPS + 1):
        scores = rows @ weights + bias
        top = np.maximum(np.full(len(examples), 0.0), _by_owner(np.maximum, scores, owner, len(examples)))
        mass = np.exp(scores - top[owner])
        none = np.exp(-top)
        total = none + np.bincount(owner, mass, len(examples))
        good = none * nobody + np.bincount(owner, mass * right, len(examples))
        pull = (mass / total[owner] - mass * right / good[owner]) * counts_as[owner]
        gradient = np.append(rows.T @ pull + L2 * weights, pull.sum())
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        move = RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights, bias = weights - move[:-1], bias - move[-1]
    return {"nobody": float(bias), **{n: float(w) for n, w in zip(names, weights, strict=True)}}


def _by_owner(ufunc: np.ufunc, values: np.ndarray, owner: np.ndarray, size: int) -> np.ndarray:  # type: ignore[type-arg]
    out = np.full(size, -np.inf)
    ufunc.at(out, owner, values)
    return out


def accuracy(examples: Sequence[Example], weights: Mapping[str, float]) -> float:
    """Return the share of choices that are right."""
    hits = 0
    for example in examples:
        scores = [weights["nobody"] + sum(weights.get(n, 0.0) * v for n, v in f.items()) for f in example.features]
        best = max(range(len(scores)), key=scores.__getitem__)
        hits += example.right[best] if scores[best] > 0 else not any(example.right)
    return hits / len(examples)


def write(weights: Mapping[str, float]) -> None:
    """Write the weights that matter."""
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        for name, weight in sorted(weights.items(), key=lambda item: (item[0] != "nobody", item[0])):
            if abs(weight) >= SMALLEST or name == "nobody":
                writer.writerow([name, f"{weight:.2f}"])
    salience.weights.cache_clear()


def main(language: LanguageReader | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="as of kgbuild build")
    parser.add_argument("--news", type=float, default=1.0, help="how much each choice of pronouns.jsonl counts")
    options = parser.parse_args()
    examples = collect(language or load_language(options.model), options.news)
    weights = fit(examples)
    write(weights)
    print(f"table: {len(examples)} choices, {accuracy(examples, weights):.3f} right")


if __name__ == "__main__":
    main()
