"""Run everything in this folder that can be measured on this machine, and say what could not be.

    python bench/all.py [--bbc FOLDER] [--shared FOLDER] [--only NAME ...] [--quick] [--node DIR] [--jena JARS]
    python bench/all.py --list

Each script runs as a process of its own and prints its figures; at the end stands which ran, with seconds and exit
code, and which did not, and why. Exits with 1 if anything was not measured, only in part, or failed. `--quick` takes
small samples: it shows that all runs, and its figures are worth nothing. `--list` prints the table of bench/README.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from bench.places import SHARED  # noqa: E402 - the checkout's folder
from bench.table import BY_HAND, MEASURES, Measure, markdown  # noqa: E402 - likewise

_MISSING = re.compile(r"(\S.*?)\s+(?:is )?missing: (.+)")
"""How a script says that a peer is not there, and that it measured the others."""


class NotMeasured(Exception):
    """Something cannot be measured here; says why."""


@dataclass
class Places:
    """Where things are: folders that the user named, if they did, and one to work in."""

    work: Path
    shared: Path
    bbc: Path | None = None
    node: Path | None = None
    jena: Path | None = None

    def filled(self, words: Sequence[str]) -> list[str]:
        """Return words with the places that stand in braces."""
        names = {name: str(value) for name, value in vars(self).items() if value is not None}
        return [word.format(**names) for word in words]


@dataclass
class Outcome:
    """What became of a measure: seconds, exit code (None: it did not run) and what was not measured."""

    name: str
    seconds: float = 0.0
    code: int | None = None
    lacks: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """It ran, whole, and was content with what it measured."""
        return self.code == 0 and not self.lacks


def run(command: Sequence[str], places: Places) -> tuple[int, list[str]]:
    """Run a command in the checkout, show what it prints, and return its exit code and which peers it lacks."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "KGBUILD_SHARED": str(places.shared), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    lacks = []
    for line in process.stdout:
        print(line, end="", flush=True)
        if match := _MISSING.fullmatch(line.strip()):
            lacks.append(f"{match[1]}: {match[2]}")
    return process.wait(), lacks


def unmet(need: str, places: Places) -> str:
    """Return why a need of a measure is not met, an empty string if it is: see `Measure.needs`."""
    kind, _, name = need.partition(" ")
    if kind == "bbc" and (places.bbc is None or not places.bbc.is_dir()):
        return f"the BBC News data set is not {f'in {places.bbc}' if places.bbc else 'named'}: --bbc FOLDER"
    if kind == "shared" and not (places.shared / name).exists():
        return f"{places.shared / name} is not there"
    if kind == "module" and importlib.util.find_spec(name) is None:
        return f"Python has no {name}"
    if kind == "program" and shutil.which(name) is None:
        return f"{name} is not installed"
    if kind == "system" and not sys.platform.startswith(name):
        return f"it runs on {name.capitalize()} only"
    return ""


class Runner:
    """Runs measures; what several of them need is made once."""

    def __init__(self, places: Places, quick: bool) -> None:
        self.places, self.quick = places, quick
        self._made: dict[str, list[str] | NotMeasured] = {}

    def measure(self, wanted: Measure) -> Outcome:
        """Run one measure, if what it needs is there, and return what became of it."""
        print(f"\n== {wanted.name}: {wanted.what}", flush=True)
        begun, code = time.monotonic(), 0
        try:
            lacks = self._ready(wanted)
        except NotMeasured as reason:
            print(f"not measured: {reason}", flush=True)
            return Outcome(wanted.name, lacks=[str(reason)])
        for arguments in wanted.commands(self.quick):
            code, found = run([sys.executable, *self.places.filled(shlex.split(arguments))], self.places)
            lacks += found
            if code:
                break
        return Outcome(wanted.name, time.monotonic() - begun, code, lacks)

    def _ready(self, wanted: Measure) -> list[str]:
        """Make ready what a measure needs, and return what of it is not there."""
        if reasons := [reason for need in wanted.needs if (reason := unmet(need, self.places))]:
            raise NotMeasured("; ".join(reasons))
        return [lack for step in wanted.after for lack in self.make(step)]

    def make(self, step: str) -> list[str]:
        """Make what several measures need, unless it is made, and return what of it is not there.

        Raises:
            NotMeasured: it cannot be made.
        """
        if step not in self._made:
            try:
                self._made[step] = PREPARED[step](self)
            except NotMeasured as reason:
                self._made[step] = reason
        made = self._made[step]
        if isinstance(made, NotMeasured):
            raise made
        return made

    def call(self, *arguments: str) -> None:
        """Run Python with arguments in which places stand in braces.

        Raises:
            NotMeasured: it failed.
        """
        code, _ = run([sys.executable, *self.places.filled(arguments)], self.places)
        if code:
            raise NotMeasured(f"`{' '.join(arguments)}` ended with exit code {code}")

    def sample(self, source: str, target: str, count: int) -> None:
        """Copy a file of lines, in quick mode only the first so many."""
        read, written = map(Path, self.places.filled([source, target]))
        lines = read.read_text(encoding="utf-8").splitlines(keepends=True)
        written.write_text("".join(lines[: count if self.quick else None]), encoding="utf-8")

    def build(self, *texts: str, graph: str) -> None:
        """Build a graph."""
        self.call("-m", "kgbuild", "build", *texts, "-o", graph, "--no-cache", "--quiet")


def _bbc(runner: Runner) -> list[str]:
    """Restore the texts; those that are right are measured even if others are not there."""
    command = ["bench/restore.py", "{bbc}", "{work}/bbc", *(["--articles", "8"] if runner.quick else [])]
    try:
        runner.call(*command)
    except NotMeasured:
        if any((runner.places.work / "bbc" / "texts").glob("*")):
            return ["some of the BBC texts are not there, or other ones"]
        raise
    return []


def _bbc_graph(runner: Runner) -> list[str]:
    lacks = runner.make("bbc")
    runner.build("{work}/bbc/texts", graph="{work}/bbc.ttl")
    return lacks


def _restored(runner: Runner, name: str, lines: str, count: int) -> list[str]:
    """Build the texts that lines of a corpus give, restored by the script that bears its name."""
    work = f"{{work}}/{name}"
    runner.sample(f"{{shared}}/{lines}", f"{work}.jsonl", count)
    runner.call(f"{{shared}}/score/{name}_texts.py", f"{work}.jsonl", work)
    runner.build(work, graph=f"{work}.ttl")
    return []


def _chains(runner: Runner) -> list[str]:
    runner.sample("{shared}/gold/chains/dev.jsonl", "{work}/chains.jsonl", 5)
    return []


def _site(runner: Runner) -> list[str]:
    runner.call("-m", "kgbuild", "site", "data/seeds.ttl", "--texts", "seeds", "-o", "{work}/site")
    return []


PREPARED: dict[str, Callable[[Runner], list[str]]] = {
    "bbc": _bbc,
    "bbc graph": _bbc_graph,
    "polnear": partial(_restored, name="polnear", lines="corpora/polnear/dev.jsonl", count=4),
    "chains": _chains,
    "events": partial(_restored, name="events", lines="gold/events/dev.jsonl", count=5),
    "site": _site,
}
"""How to make what measures ask for in `Measure.after`; each returns what of it is not there."""


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what ran and what did not, and why."""
    for one in outcomes:
        if one.code is None:
            told = "not measured"
        else:
            told = "measured" if one.code == 0 and not one.lacks else f"exit code {one.code}" if one.code else "in part"
        took = "" if one.code is None else f"{one.seconds:.0f} s"
        yield f"{one.name:16} {told:14} {took:>7}  {'; '.join(one.lacks)}".rstrip()
    yield f"{sum(one.good for one in outcomes)} of {len(outcomes)} measured whole."


def main(arguments: Sequence[str] | None = None, measures: Sequence[Measure] = MEASURES) -> int:
    """Measure, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bbc", type=Path, help="the folder of the BBC News data set (see bench/README.md)")
    parser.add_argument("--shared", type=Path, default=SHARED, help=f"corpora and texts; {SHARED} if not given")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="measure only these")
    parser.add_argument("--quick", action="store_true", help="small samples")
    parser.add_argument("--node", type=Path, help="where node_modules is", default=Path.cwd())
    parser.add_argument("--jena", type=Path, help="where Apache Jena's and TopBraid's jars are", default=Path("lib"))
    parser.add_argument("--list", action="store_true", help="print what there is, and measure nothing")
    given = parser.parse_args(arguments)
    if given.list:
        print(markdown(measures), end="")
        return 0
    if unknown := set(given.only or ()) - {m.name for m in measures}:
        told = [f"{name} ({BY_HAND[name]})" if name in BY_HAND else name for name in sorted(unknown)]
        parser.error(f"Nothing of this name is measured: {', '.join(told)}. --list prints what is.")
    with tempfile.TemporaryDirectory() as work:
        named = {name: path.resolve() if (path := getattr(given, name)) else None for name in ("bbc", "node", "jena")}
        runner = Runner(Places(Path(work), given.shared.resolve(), **named), given.quick)
        outcomes = [runner.measure(m) for m in measures if not given.only or m.name in given.only]
    print("\n== in all", *summary(outcomes), sep="\n")
    return 0 if all(one.good for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
