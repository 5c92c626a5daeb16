"""Measure what a build costs by how many articles it has, how many of them are new, and how often it is killed.

    python bench/scale.py [--articles N] [--jobs 1 2] [--kills N]

Builds the first articles of ../shared/corpora/news with `kgbuild build`, and prints for each number of jobs the words a
second, and for one job: the peak of memory, what an unchanged folder and one changed article of all cost beside the
first build, and a first and a second question to the graph. Costs are processor time of all processes, so that other
work on the machine counts little; words a second are by the clock. With --kills the build is killed with SIGKILL at so
many random moments, taken up each time, and its bytes are compared with those of the first build.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from places import SHARED

NEWS = SHARED / "corpora" / "news" / "news.jsonl.gz"
QUESTION = "SELECT ?name ?said { ?s kg:speaker ?p ; schema:text ?said . ?p schema:name ?name } LIMIT 5"


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock, of the processors, and the peak of memory of its largest process."""

    wall: float
    cpu: float
    megabytes: float


def run(*arguments: object) -> Cost:
    """Run `kgbuild` and return what it cost."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "kgbuild", *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    told = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))}: {told}")
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def articles(folder: Path, count: int) -> int:
    """Write the first articles of the corpus into a folder; return how many words they have."""
    words = 0
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for n, line in zip(range(count), lines, strict=False):
            text = json.loads(line)["text"]
            words += len(text.split())
            (folder / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return words


def kills(folder: Path, place: Path, whole: bytes, number: int, seconds: float) -> None:
    """Kill builds at random moments, each time take them up, and compare the bytes."""
    draw, output, wrong, begun = random.Random(1), place / "killed.nq", 0, 0
    for _ in range(number):
        process = subprocess.Popen(
            [sys.executable, "-m", "kgbuild", "build", folder, "-q", "-o", output, "--dataset", "d"],
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(draw.uniform(0, seconds))
            output.unlink()
            (place / f".{output.name}.kgbuild-cache").unlink()
            begun += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    run("build", folder, "-q", "-o", output, "--dataset", "d")
    wrong = output.read_bytes() != whole
    print(f"{number} kills ({begun} builds came to an end before): {'OTHER BYTES' if wrong else 'the same bytes'}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kills", type=int, default=0)
    given = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"{NEWS} is missing; the benchmark reads news articles from there.")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "articles"
        folder.mkdir()
        words = articles(folder, given.articles)
        for jobs in given.jobs:
            cost = run("build", folder, "-q", "-j", jobs, "--no-cache", "-o", place / "speed.nq", "--dataset", "d")
            print(
                f"{given.articles} articles, {jobs} jobs: {words / cost.wall:.0f} words/s by the clock, "
                f"{words / cost.cpu:.0f} words a second of a processor, {cost.megabytes:.0f} MB",
                flush=True,
            )
        output = place / "graph.nq"
        build = ("build", folder, "-q", "-j", 1, "-o", output, "--dataset", "d")
        first = run(*build)
        whole = output.read_bytes()
        same = run(*build)
        (folder / "000000.txt").write_text("Nothing happened\n\nNobody said a word.\n", encoding="utf-8")
        changed = run(*build)
        print(f"unchanged / first: {same.cpu / first.cpu:.3f}   one changed / first: {changed.cpu / first.cpu:.3f}")
        print(f"with the cache: {first.megabytes:.0f} MB, unchanged {same.megabytes:.0f} MB", flush=True)
        one, two = (run("query", output, QUESTION) for _ in range(2))
        lines = whole.count(b"\n")
        print(
            f"{lines} quads: first question {one.cpu:.2f} s ({one.wall:.2f}), second {two.cpu:.2f} s ({two.wall:.2f})"
        )
        if given.kills:
            articles(folder, given.articles)
            kills(folder, place, whole, given.kills, first.wall)


if __name__ == "__main__":
    main()
