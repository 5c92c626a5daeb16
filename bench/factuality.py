"""Measure factuality alone: of the gold events that kgbuild finds at the same place, how many have the gold factuality.

    python bench/factuality.py [MODEL] [--articles N]

MODEL is what `kgbuild build --model` takes. Reads the gold events and their articles from ../shared beside the
checkout; without it there is nothing to measure and the exit code is 1. Prints for each set how often each gold value
was read as which, and the share that agrees.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator

from places import SHARED

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.model import ArticleFacts, Event, Span
from kgbuild.readers import ReadOptions, find_sources, read
from kgbuild.reference import load_reference

SETS = {"seeds": SHARED / "seeds", "bbc-dev": SHARED / "gold" / "bbc-dev-texts"}
VALUES = ("actual", "planned", "possible", "denied")


def gold_events(name: str) -> dict[str, list[dict]]:
    """Return the required gold events of a set by file name."""
    files = sorted((SHARED / "gold" / name).glob("*.json"))
    records = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    return {r["doc"]: [e for e in r["events"] if not e.get("optional")] for r in records}


def at_same_place(facts: ArticleFacts, gold: dict) -> Event | None:
    """Return our event of the same type whose passage shares most with the gold one."""
    spans = [Span(start, end) for start, end in gold["spans"]]
    shared = [
        (sum(max(0, min(p.end, s.end) - max(p.start, s.start)) for p in event.passages for s in spans), n)
        for n, event in enumerate(facts.events)
        if type(event).__name__ == gold["type"]
    ]
    best = max(shared, default=(0, 0))
    return facts.events[best[1]] if best[0] else None


def pairs(name: str, annotator: Annotator, articles: int | None) -> Iterator[tuple[str, str]]:
    """Yield gold and found factuality of each gold event that is found."""
    gold = gold_events(name)
    for source in find_sources([SETS[name]], ReadOptions())[0][:articles]:
        article = read(source, ReadOptions())[0]
        if article is not None and article.file_name in gold:
            facts = extract(annotator.annotate(article))
            for wanted in gold[article.file_name]:
                found = at_same_place(facts, wanted)
                if found is not None:
                    yield wanted["modality"], found.factuality.value.lower()


def main() -> int:
    """Print a table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?")
    parser.add_argument("--articles", type=int, help="only the first so many of each set")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print(f"{SHARED} is missing: nothing to measure")
        return 1
    annotator = Annotator(load_reference(None), load_language(given.model))
    for name in SETS:
        found = Counter(pairs(name, annotator, given.articles))
        agreeing = sum(n for (gold, ours), n in found.items() if gold == ours)
        print(f"{name}: {agreeing / max(1, found.total()):.3f} of {found.total()} events found at the gold's place")
        print(f"  {'gold':9}" + "".join(f"{value:>10}" for value in VALUES))
        for gold in VALUES:
            print(f"  {gold:9}" + "".join(f"{found[gold, ours]:10}" for ours in VALUES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
