"""Read every article of ../shared/corpora/news and check the quotation marks around each direct statement.

    python bench/marks.py [--model NAME] [--jobs N] [--articles N]

No article may abort, and every part of a direct statement must begin right behind an opening mark and end right before
a closing one (or where an unclosed quotation ends). Prints the counts and exits with 1 if either fails.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from places import SHARED

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.model import Article, SpeechType
from kgbuild.reference import load_reference

NEWS = SHARED / "corpora" / "news" / "news.jsonl.gz"
_annotator: Annotator


def _start(model: str | None) -> None:
    global _annotator
    _annotator = Annotator(load_reference(None), load_language(model))


def _check(text: str) -> tuple[int, list[str]]:
    """Return how many parts of direct statements an article has, and those that stand wrong."""
    annotated = _annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    inside = {(annotated.span(q.content).start, annotated.span(q.content).end) for q in annotated.quotations}
    parts = [p for s in extract(annotated).statements if s.speech_type is SpeechType.DIRECT for p in s.parts]
    return len(parts), [p.of(text) for p in parts if (p.start, p.end) not in inside]


def main() -> None:
    """Run the check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--articles", type=int)
    given = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is missing; the benchmark reads news articles from there.")
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, given.articles)]
    parts, wrong = 0, []
    with ProcessPoolExecutor(given.jobs, get_context("spawn"), _start, (given.model,)) as pool:
        for count, bad in pool.map(_check, texts, chunksize=8):
            parts, wrong = parts + count, [*wrong, *bad]
    print(
        f"{len(texts)} articles read, none aborted; {parts} direct parts, {len(wrong)} not exactly inside their marks"
    )
    for words in wrong[:20]:
        print(" ", words[:80])
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
