"""Time the commands that people run often: medians of five, beside peers measured in the same run.

    python bench/commands.py [GRAPH]

GRAPH is data/seeds.ttl if none is given. The peers are the bare interpreter, and rdflib loading the same file and
answering the same question. Exits with 1 if `kgbuild --help` takes 0.5 s or more, or `kgbuild query` 1 s or more.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from kgbuild.query import question
from kgbuild.query.engine import standalone

RUNS = 5
LIMITS = {"kgbuild --help": 0.5, "kgbuild query GRAPH meetings": 1.0}
_RDFLIB = "import sys, rdflib; print(len(rdflib.Graph().parse(sys.argv[1]).query(sys.argv[2])))"


def median(command: list[str]) -> float:
    """Return the median wall time of a command over five runs, in seconds; one run before warms the disk's cache."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def commands(graph: str) -> dict[str, list[str]]:
    """Return what to run by name: two peers, then our commands as a user starts them."""
    program = Path(sys.executable).with_name("kgbuild")
    ours = [str(program)] if program.exists() else [sys.executable, "-m", "kgbuild"]
    asked = standalone(question("meetings").query({}))
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "rdflib: load GRAPH, ask meetings": [sys.executable, "-c", _RDFLIB, graph, asked],
        "kgbuild --help": [*ours, "--help"],
        "kgbuild query GRAPH meetings": [*ours, "query", graph, "meetings"],
        "kgbuild show 'Ed Miliband' GRAPH": [*ours, "show", "Ed Miliband", graph],
        "kgbuild ref Meeting": [*ours, "ref", "Meeting"],
        "kgbuild check GRAPH": [*ours, "check", graph],
    }


def main() -> int:
    """Measure, print, and return 1 if a limit is exceeded."""
    graph = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent.parent / "data" / "seeds.ttl")
    found: dict[str, float] = {}
    for name, command in commands(graph).items():
        seconds = found[name] = median(command)
        python, rdflib = seconds / found["python -c pass"], seconds / found.get("rdflib: load GRAPH, ask meetings", 1)
        beside_rdflib = f"{rdflib:5.2f} x rdflib" if len(found) > 1 else ""
        limit = f"  limit {LIMITS[name]:.1f} s" if name in LIMITS else ""
        print(f"{name:34} {seconds:6.3f} s {python:6.1f} x python {beside_rdflib}{limit}")
    return int(any(found[name] >= limit for name, limit in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())
