"""Time the commands that people run often, against the interpreter alone in the same run.

    python bench/commands.py [GRAPH]

Prints the median of five runs of each command in seconds, and its ratio to `python -c pass`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 5
KGBUILD = str(Path(sys.executable).with_name("kgbuild"))


def median(command: list[str]) -> float:
    """Return the median wall time of a command over five runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    graph = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parent.parent / "data" / "seeds.ttl")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "kgbuild --help": [KGBUILD, "--help"],
        "kgbuild query GRAPH meetings": [KGBUILD, "query", graph, "meetings"],
        "kgbuild show 'Ed Miliband' GRAPH": [KGBUILD, "show", "Ed Miliband", graph],
        "kgbuild ref Meeting": [KGBUILD, "ref", "Meeting"],
    }
    peer = None
    for name, command in commands.items():
        seconds = median(command)
        peer = peer or seconds
        print(f"{name:36} {seconds:6.3f} s  {seconds / peer:5.1f} x python")


if __name__ == "__main__":
    main()
