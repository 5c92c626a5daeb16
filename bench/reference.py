"""Measure the reference data: start-up, size, look-ups; beside an earlier version, if one is given.

    python bench/reference.py [--before CHECKOUT] [--rounds N]

Each version runs in processes of its own, in turn; times are of the processor, and the least of the rounds counts.
Look-ups are of names that the data hold and of names that they do not, in the core (UK politics and whom news names
everywhere) and, where there are stores, in all registers for every country; "legislators" are names from the stores.
The first look-up in all registers reads their indexes: that is counted apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
_CHILD = """
import json, time
from kgbuild.reference import load_reference
started = time.process_time()
reference = load_reference()
reference.people_named("Tony Blair"), reference.people_with_surname("Blair")
found = {"start-up (ms)": 1e3 * (time.process_time() - started)}
countries = getattr(reference, "countries", None)
everywhere = {"countries": frozenset(countries)} if countries else {}
names = [p.name for p in list(getattr(reference.people, "core", reference.people).values())[:1500]]
strangers = [name[::-1].title() for name in names]
rows = [("core", {}, (("known name", names), ("unknown name", strangers)))]
if everywhere:
    started = time.process_time()
    reference.people_named(names[0], **everywhere)
    found["opening all registers (ms)"] = 1e3 * (time.process_time() - started)
    stored = [reference.people[i].name for i in list(reference.people)[len(reference.people.core)::28]]
    reference = load_reference()
    reference.people_named(names[0], **everywhere)
    kinds = (("known name", names), ("unknown name", strangers), ("legislator", stored))
    rows.append(("all registers", everywhere, kinds))
for where, options, kinds in rows:
    for what, asked in kinds:
        for turn in ("first", "again"):
            started = time.process_time()
            for name in asked:
                reference.people_named(name, **options)
            found[f"{what}, {where}, {turn} (us)"] = 1e6 * (time.process_time() - started) / len(asked)
found["people"] = len(reference.people)
found["parties"] = len(reference.parties)
print(json.dumps(found))
"""


def measured(checkout: Path) -> dict[str, float]:
    """Return the figures of one version in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0"}
    outcome = subprocess.run(
        [sys.executable, "-c", _CHILD], cwd=checkout, env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(outcome.stdout)
    return found


def size(checkout: Path) -> float:
    """Return how large the reference data are, in megabytes."""
    return sum(p.stat().st_size for p in (checkout / "data" / "reference").iterdir()) / 1e6


def main() -> None:
    """Print a table: what, before, now, and the ratio of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, help="a checkout of the version to compare with")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    versions = {"before": given.before.resolve(), "now": HERE} if given.before else {"now": HERE}
    rounds: dict[str, list[dict[str, float]]] = {name: [] for name in versions}
    for _ in range(given.rounds):
        for name, checkout in versions.items():
            rounds[name].append(measured(checkout))
    best = {name: {key: min(r[key] for r in own) for key in own[0]} for name, own in rounds.items()}
    for name, checkout in versions.items():
        best[name]["size (MB)"] = size(checkout)
    print(f"{'':40} " + "".join(f"{name:>10}" for name in versions) + ("     ratio" if given.before else ""))
    for key in best["now"]:
        values = [best[name].get(key) for name in versions]
        told = "".join(f"{v:10.2f}" if v is not None else f"{'':>10}" for v in values)
        ratio = f"{values[1] / values[0]:10.2f}" if len(values) == 2 and values[0] else ""
        print(f"{key:40} {told}{ratio}")


if __name__ == "__main__":
    main()
