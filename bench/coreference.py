"""Measure pronoun resolution alone on GAP (Webster et al. 2018): F1 over the two names beside each pronoun.

    python bench/coreference.py [--model NAME] [--split development] [--limit N] [--errors FILE]

Needs ../shared/corpora/gap. Prints P, R and F1 overall, for masculine and for feminine pronouns, and the bias (F1
feminine / F1 masculine), beside two plain baselines computed on the same names: the nearest name, and the first name.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from places import SHARED

from kgbuild.annotate import Annotator, load_language
from kgbuild.layers import Annotated
from kgbuild.model import Article, Span
from kgbuild.reference import load_reference

GAP = SHARED / "corpora" / "gap"
FEMININE = frozenset("she her hers herself".split())


@dataclass(slots=True)
class Tally:
    """Decisions on (pronoun, name) pairs."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, gold: bool, found: bool) -> None:
        """Count one decision."""
        self.tp += gold and found
        self.fp += found and not gold
        self.fn += gold and not found

    @property
    def row(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        p = self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0
        r = self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def span(record: dict[str, int]) -> Span:
    """Return where a span of the corpus lies."""
    return Span(record["start"], record["end"])


def meant(annotated: Annotated, pronoun: Span) -> list[Span]:
    """Return the mentions of the cluster that a pronoun was put into."""
    for cluster in annotated.clusters:
        spans = [annotated.span(m.chunk) for m in cluster.mentions]
        if pronoun in spans:
            return spans
    return []


def records(split: str, limit: int | None) -> Iterator[dict]:  # type: ignore[type-arg]
    """Yield the records of a split."""
    with (GAP / f"{split}.jsonl").open(encoding="utf-8") as file:
        for n, line in enumerate(file):
            if limit is not None and n >= limit:
                return
            yield json.loads(line)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="as of kgbuild build")
    parser.add_argument("--split", default="development")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--errors", type=Path, help="where to list the wrong decisions")
    options = parser.parse_args()
    if not GAP.is_dir():
        sys.exit(f"{GAP}: GAP is not there, so there is nothing to measure on.")
    annotator = Annotator(load_reference(), load_language(options.model))
    tallies = {name: Tally() for name in ("overall", "masculine", "feminine", "nearest name", "first name")}
    wrong = []
    for record in records(options.split, options.limit):
        gold, text = record["gold"], record["text"]
        annotated = annotator.annotate(Article(file_name=record["id"], text=text, path=record["id"]))
        pronoun = span(gold["pronoun"])
        spans = meant(annotated, pronoun)
        gender = "feminine" if gold["pronoun"]["text"].lower() in FEMININE else "masculine"
        pair = {key: span(gold[key]) for key in ("A", "B")}
        nearest = min(pair, key=lambda key: abs(pair[key].start - pronoun.start))
        for key, name in pair.items():
            found = any(s.overlaps(name) for s in spans)
            for tally in ("overall", gender):
                tallies[tally].add(gold[key]["coref"], found)
            tallies["nearest name"].add(gold[key]["coref"], key == nearest)
            tallies["first name"].add(gold[key]["coref"], key == "A")
            if found != gold[key]["coref"]:
                got = [s.of(text) for s in spans][:3]
                wrong.append(f"{record['id']}\t{key} {gold[key]['text']}\t{found=}\t{got=}\t{text}")
    for name, tally in tallies.items():
        p, r, f = tally.row
        print(f"{name:14} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    print(f"bias           {tallies['feminine'].row[2] / max(tallies['masculine'].row[2], 1e-9):.3f}")
    if options.errors:
        options.errors.write_text("\n".join(wrong) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
