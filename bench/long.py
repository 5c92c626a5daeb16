"""Measure whether a long article takes time in step with its length: an article of 160,000 characters beside 20,000.

    python bench/long.py [--sizes N N ...] [--profile]

The articles are news of ../shared/corpora/news put together to so many characters. Processor time of this process is
taken, so that other work on the machine counts little; the figures are ratios to the first size.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import gzip
import json
import pstats
import sys
import time

from places import SHARED

from kgbuild.annotate import Annotator, load_language
from kgbuild.extract import extract
from kgbuild.model import Article
from kgbuild.readers import ReadOptions, Source, read
from kgbuild.readers.source import SourceKind
from kgbuild.reference import load_reference

NEWS = SHARED / "corpora" / "news" / "news.jsonl.gz"


def article(size: int) -> Article:
    """Return an article of so many characters of news."""
    parts: list[str] = []
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts.append(json.loads(line)["text"])
            if sum(map(len, parts)) > size:
                break
    text = "\n\n".join(parts)[:size]
    source = Source(path="a.txt", file_name="a.txt", kind=SourceKind.TEXT, content=text.encode())
    found, issues = read(source, ReadOptions(date="2011-05-08"))
    if found is None:
        sys.exit(f"The article cannot be read: {issues}")
    return found


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 40_000, 80_000, 160_000])
    parser.add_argument("--profile", action="store_true", help="print what the last size spends its time on")
    given = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is missing; the benchmark reads news articles from there.")
    annotator = Annotator(load_reference(None), load_language())
    extract(annotator.annotate(article(given.sizes[0])))  # loads what is loaded once
    gc.collect()
    gc.freeze()  # as the processes of a build do
    first = 0.0
    profile = cProfile.Profile()
    for size in given.sizes:
        one = article(size)
        if given.profile and size == given.sizes[-1]:
            profile.enable()
        begun = time.process_time()
        annotated = annotator.annotate(one)
        between = time.process_time()
        extract(annotated)
        taken = time.process_time() - begun
        profile.disable()
        first = first or taken
        parts = f"annotate {between - begun:6.1f} s, extract {begun + taken - between:6.1f} s"
        print(f"{size:8} characters: {taken:7.1f} s, ratio {taken / first:5.1f}  ({parts})", flush=True)
    if given.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    main()
