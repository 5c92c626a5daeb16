"""Builds that are killed at random moments: what is left of them, and of the graph that was there before.

    python bench/kills.py                        100 kills with one job and 100 with two
    python bench/kills.py --count 10             fewer of each

A build of small articles runs over a graph that is there already, and gets a signal (kill -9, TERM, HUP or INT) at a
moment drawn with a fixed seed from the time that a build takes. Counted are the kills after which the old graph was
damaged, a process of the build still ran, a traceback was shown, or a half-written file stayed after the next build.
Every other build keeps a cache beside the graph, and begins without one.
Linux only, for it looks into /proc.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SEED, PATIENCE = 171, 60
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
ARTICLE = "News {n}\n\nAnn Bell met Carl Dorn in Leeds on Friday. She resigned as mayor of Selby on 5 May 2011.\n"


def _cache(output: Path) -> Path:
    """Return where a build keeps what it read."""
    return output.with_name(f".{output.name}.kgbuild-cache")


def _command(folder: Path, output: Path, jobs: int) -> list[str]:
    program = [sys.executable, "-m", "kgbuild", "build", str(folder), "-q", "--no-check"]
    return [*program, "-j", str(jobs), "-o", str(output), "--keep-copies"]


def _alive(marker: str) -> list[int]:
    """Return the processes of a build: those whose environment holds a word of ours."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            state = (environment.parent / "stat").read_text().rpartition(")")[2].split()[0]
            if state != "Z" and marker.encode() in environment.read_bytes():
                found.append(int(environment.parent.name))
        except OSError:
            continue
    return found


def _kill_once(draw: random.Random, folder: Path, output: Path, jobs: int, number: int, latest: float) -> list[str]:
    """Kill one build and return what is wrong afterwards."""
    before = output.read_bytes()
    command = _command(folder, output, jobs)
    if number % 2:
        _cache(output).unlink(missing_ok=True)  # this build reads everything, and keeps it
    else:
        command.append("--no-cache")
    marker = f"KGBUILD_KILLED={os.getpid()}-{jobs}-{number}"
    name, _, value = marker.partition("=")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, name: value}) as process:
        time.sleep(draw.uniform(0.0, latest))
        sent = draw.choice(SIGNALS)
        process.send_signal(sent)
        wrong = []
        try:
            _, shown = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            wrong.append(f"still runs {PATIENCE} seconds after {sent.name}")
            process.kill()
            _, shown = process.communicate()
    if "Traceback" in shown:
        wrong.append("traceback")
    if output.read_bytes() != before:
        wrong.append("graph changed")
    end = time.monotonic() + 15
    while time.monotonic() < end and _alive(marker):
        time.sleep(0.1)
    if _alive(marker):
        wrong.append("orphan")
    return wrong


def main() -> int:
    """Kill and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="kills with each number of jobs")
    parser.add_argument("--articles", type=int, default=40)
    chosen = parser.parse_args()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder, output = Path(place, "articles"), Path(place, "out", "graph.ttl")
        folder.mkdir()
        output.parent.mkdir()
        for n in range(chosen.articles):
            (folder / f"{n}.txt").write_text(ARTICLE.format(n=n), encoding="utf-8")
        begun = time.monotonic()
        subprocess.run(_command(folder, output, 1), check=True)
        latest = time.monotonic() - begun
        for jobs in (1, 2):
            draw = random.Random(f"{SEED}-{jobs}")
            for number in range(chosen.count):
                for wrong in _kill_once(draw, folder, output, jobs, number, latest) or ["well"]:
                    found[wrong] += 1
                    if wrong != "well":
                        print(f"{jobs} jobs, kill {number}: {wrong}", flush=True)
        subprocess.run(_command(folder, output, 2), check=True)
        left = sorted(path.name for path in output.parent.iterdir() if path not in (output, _cache(output)))
    print(f"{2 * chosen.count} kills: {dict(found)}; left after the next build: {left or 'nothing'}")
    return bool(left) or set(found) != {"well"}


if __name__ == "__main__":
    sys.exit(main())
