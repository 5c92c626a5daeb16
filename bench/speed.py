"""Measure how fast articles are annotated, in words a second, beside a peer in the same run.

    python bench/speed.py [--articles N] [--jobs 1 2] [--model NAME] [--peer NAME]

Reads articles of 400 to 600 words from ../shared/corpora/news. The whole annotate stage counts: prose, model, names,
posts, coreference, dates. The peer is another model, an installed spaCy pipeline or a folder. Start-up of the
processes is left out.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from places import SHARED

from kgbuild.annotate import Annotator, load_language
from kgbuild.model import Article
from kgbuild.reference import load_reference

NEWS = SHARED / "corpora" / "news" / "news.jsonl.gz"
_annotator: Annotator


def texts(count: int) -> Iterator[str]:
    """Yield the first articles of the usual length."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if 400 <= len(text.split()) <= 600:
                yield text
                count -= 1
            if not count:
                return


def _start(model: str | None) -> None:
    global _annotator
    _annotator = Annotator(load_reference(None), load_language(model))
    gc.freeze()  # as the processes of a build do


def _annotate(text: str) -> int:
    _annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    return len(text.split())


def words_a_second(found: list[str], model: str | None, jobs: int) -> float:
    """Return the speed of so many processes."""
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (model,)) as pool:
        list(pool.map(_annotate, found[:jobs]))  # load everything first
        begun = time.perf_counter()
        words = sum(pool.map(_annotate, found, chunksize=4))
        return words / (time.perf_counter() - begun)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--model")
    parser.add_argument("--peer", help="as of kgbuild build")
    given = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is missing; the benchmark reads news articles from there.")
    found = list(texts(given.articles))
    for jobs in given.jobs:
        ours = words_a_second(found, given.model, jobs)
        told = f"{jobs} processes: {ours:7.0f} words/s"
        if given.peer:
            peer = words_a_second(found, given.peer, jobs)
            told += f", {given.peer} {peer:7.0f} words/s, ratio {ours / peer:.2f}"
        print(told)


if __name__ == "__main__":
    main()
