"""Which trees the JSON-LD frame of each class finds, in pyld and in jsonld.js: as many as there are nodes of the class.

    python bench/frames.py [GRAPH.ttl] [--article NAME] [--node DIR]

GRAPH is data/seeds.ttl unless given; of its articles only one is framed (`--article`, 002 unless given), for pyld takes
its time. DIR is where node_modules has jsonld; a library that is not there is said to be missing.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse

from kgbuild.jsonld import frames
from kgbuild.vocab import KG, OA, ORG, RDF
from kgbuild.writers import FORMATS, write_graph

ROOT = Path(__file__).resolve().parents[1]
CLASS_OF = {"Membership": ORG.Membership, "SpecificResource": OA.SpecificResource}
Found = Mapping[str, int]
NODE = """
import fs from 'fs';
import { createRequire } from 'module';
const jsonld = createRequire(process.cwd() + '/')('jsonld');
const [data, frames] = process.argv.slice(1).map(f => JSON.parse(fs.readFileSync(f, 'utf8')));
const found = {};
for (const [name, frame] of Object.entries(frames)) {
  const tree = await jsonld.frame(data, frame);
  found[name] = tree['@graph'] ? tree['@graph'].length : Object.keys(tree).length > 1 ? 1 : 0;
}
console.log(JSON.stringify(found));
"""
_NODES_ERROR = re.compile(r"\w*Error\b")
"""How the line begins in which Node says why it stopped, behind the source at which it did."""


def of_article(graph: Path, name: str) -> list[Quad]:
    """Return what a graph says of one article and of what belongs to none."""
    quads = list(parse(path=str(graph), format=RdfFormat.TURTLE))
    articles = {q.subject.value for q in quads if q.predicate.value == KG.fileName}
    others = tuple(iri + end for iri in articles if name not in iri for end in ("#", "/"))
    others += tuple(iri for iri in articles if name not in iri)
    return [Quad(q.subject, q.predicate, q.object) for q in quads if not q.subject.value.startswith(others)]


def by_pyld(data: Any) -> Found:
    """Ask pyld."""
    from pyld import jsonld

    trees = {name: jsonld.frame(data, frame) for name, frame in frames().items()}
    return {name: len(tree["@graph"]) if "@graph" in tree else int(len(tree) > 1) for name, tree in trees.items()}


def by_node(folder: Path) -> Callable[[Any], Found]:
    """Ask jsonld.js."""

    def run(data: Any) -> Found:
        with tempfile.TemporaryDirectory() as made:
            files = [Path(made) / "data.json", Path(made) / "frames.json"]
            for file, value in zip(files, (data, dict(frames())), strict=True):
                file.write_text(json.dumps(value), "utf-8")
            command = ["node", "--input-type=module", "-e", NODE, *map(str, files)]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise OSError(next((line for line in done.stderr.splitlines() if _NODES_ERROR.match(line)), "it failed"))
        found: dict[str, int] = json.loads(done.stdout)
        return found

    return run


def expected(quads: Iterable[Quad]) -> Found:
    """Count the nodes of each class that has a frame."""
    types = {(q.subject.value, q.object.value) for q in quads if q.predicate.value == RDF.type}
    held = Counter(cls for _, cls in types)
    return {name: held[CLASS_OF.get(name, f"{KG}{name}")] for name in frames()}


def main() -> None:
    """Print a row for each class."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("graph", type=Path, nargs="?", default=ROOT / "data" / "seeds.ttl")
    parser.add_argument("--article", default="/002-")
    parser.add_argument("--node", type=Path, default=Path.cwd())
    given = parser.parse_args()
    quads = of_article(given.graph, given.article)
    stream = BytesIO()
    write_graph(quads, stream, FORMATS["jsonld"])
    data, wanted = json.loads(stream.getvalue()), expected(quads)
    table: dict[str, Found] = {}
    for name, ask in (("pyld", by_pyld), ("jsonld.js", by_node(given.node.resolve()))):
        try:
            table[name] = ask(data)
        except (ImportError, OSError) as problem:
            print(f"{name} is missing: {problem}")
    print(f"{'class':20}{'nodes':>7}  " + "".join(f"{name:>10}" for name in table))
    for cls, number in wanted.items():
        print(f"{cls:20}{number:7}  " + "".join(f"{found[cls]:10}" for found in table.values()))
    same = {name: sum(found[cls] == number for cls, number in wanted.items()) for name, found in table.items()}
    print(f"{'the same':20}{len(wanted):7}  " + "".join(f"{same[name]:10}" for name in table))


if __name__ == "__main__":
    main()
