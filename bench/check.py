"""Measure how long `kgbuild check` takes beside plain pySHACL with the same shapes.

    python bench/check.py [--copies N]

The graph is data/seeds.ttl as often, under other IRIs, as asked for. Printed is the processor time of each command, so
that other work on the machine counts little, less that of the same command on an empty graph, and the ratio of the two.
`kgbuild check` looks at more than the shapes: passages, labels, terms and links are its own rules.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from second import DATA, SEEDS, cost

from kgbuild.query import open_graph
from kgbuild.writers import merged

PYSHACL = """
import sys
import pyshacl
from rdflib import Graph
data, shapes = (Graph().parse(name) for name in sys.argv[1:])
pyshacl.validate(data, shacl_graph=shapes)
"""


def processor(command: list[str]) -> float:
    """Return the seconds of the processor that a command takes, which may find that a graph does not conform."""
    return cost(command, runs=1, fine=(0, 1))[0]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=4)
    given = parser.parse_args()
    text = SEEDS.read_text("utf-8")
    with tempfile.TemporaryDirectory() as made:
        small, large, shapes = (Path(made) / name for name in ("small.ttl", "large.ttl", "shapes.ttl"))
        small.write_text(text[: text.index("\n<")], "utf-8")
        large.write_text("\n".join(text.replace(DATA, f"{DATA}{n}/") for n in range(given.copies)), "utf-8")
        shapes.write_bytes(merged("shapes"))
        triples = len(open_graph(SEEDS)) * given.copies
        ours, peer = (
            processor([*command, str(large), *rest]) - processor([*command, str(small), *rest])
            for command, rest in (
                ([sys.executable, "-m", "kgbuild", "check"], []),
                ([sys.executable, "-c", PYSHACL], [str(shapes)]),
            )
        )
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {triples:,} triples")
    print(f"kgbuild check {ours:.2f} s of a processor, plain pySHACL {peer:.2f} s: 1/{peer / ours:.1f}")


if __name__ == "__main__":
    main()
