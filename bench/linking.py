"""Measure who shares a node with whom: wrong merges, splits, and links to the reference data, against gold articles.

    python bench/linking.py GRAPH [--gold FOLDER ...] [--errors FILE]

GRAPH must be one build of all gold articles: ../shared/seeds and ../shared/gold/bbc-dev-texts, or those whose
annotations are in the FOLDERs, such as `gold/` of what bench/restore.py writes. A gold person is matched with the
graph's persons of the same article by name. Prints how many nodes gold names differently (wrong merges), how many
people of two articles or more have several nodes (splits), and precision and recall of the links to reference records:
precision over all links, recall over the gold persons whose name exactly one record of the core bears.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
from places import SHARED

from kgbuild.reference import load_reference
from kgbuild.reference.lookup import fold

GOLD = [SHARED / "gold" / name for name in ("seeds", "bbc-dev")]
QUERY = """
PREFIX kg: <https://w3id.org/kgbuild/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?file ?person ?name ?words WHERE {
  ?person a kg:Person ; schema:name ?name ; gaf:denotedBy ?passage .
  ?passage oa:hasSource/kg:fileName ?file ; oa:hasSelector/oa:exact ?words
}
"""
TITLES = re.compile(r"(?i)^(mr|mrs|ms|miss|sir|dame|dr|the)\b\.?\s*")


def plain(name: str) -> str:
    """Return a name without titles, folded."""
    while (shorter := TITLES.sub("", name)) != name:
        name = shorter
    return re.sub(r"['’]s$", "", fold(name))


def nodes(graph: Path) -> dict[str, dict[str, set[str]]]:
    """Return, for each file, each person's node with the wordings that name it there."""
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.from_extension(graph.suffix.lstrip(".")))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.query(QUERY, use_default_graph_as_union=True):
        node = row["person"].value.split("/data/", 1)[-1]
        found[row["file"].value][node] |= {plain(row["words"].value)}
    return found


def gold_people(folders: Iterable[Path]) -> Iterator[tuple[str, str, set[str]]]:
    """Yield file, canonical name and wordings of each gold person."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            for entity in record["entities"]:
                if entity["type"] == "Person":
                    yield record["doc"], entity["name"], {plain(w) for w in (entity["name"], *entity["mentions"])}


def match(wordings: set[str], people: Mapping[str, set[str]]) -> str | None:
    """Return the node that shares the most telling wording with a gold person."""
    scored = [
        (max(len(w.split()) for w in shared), len(shared), node)
        for node, own in people.items()
        if (shared := own & wordings)
    ]
    return max(scored)[2] if scored else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--gold", type=Path, nargs="+", default=GOLD, metavar="FOLDER")
    parser.add_argument("--errors", type=Path)
    options = parser.parse_args()
    for folder in options.gold:
        if not folder.is_dir():
            sys.exit(f"{folder}: the gold articles are not there, so there is nothing to measure on.")
    found, reference = nodes(options.graph), load_reference()
    names_of: dict[str, set[str]] = defaultdict(set)
    nodes_of: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    right = wrong = missed = 0
    log: list[str] = []
    for file, name, wordings in gold_people(options.gold):
        node = match(wordings, found.get(file, {}))
        records = reference.people_named(name) or reference.people_named(name, reference.countries)
        if node is not None:
            names_of[node].add(plain(name))
            nodes_of[plain(name)][node].add(file)
        linked = node.removeprefix("person/") if node and node.removeprefix("person/") in reference.people else None
        if linked is not None and linked not in records:
            wrong += 1
            log.append(f"{file}\twrong link: {name} to {linked}, {reference.people[linked].name}")
        elif linked is not None:
            right += 1
        if len(records) == 1 and records[0] in reference.people.core and linked not in records:
            missed += 1
            log.append(f"{file}\tno link: {name} is {node}")
    merged = {n: s for n, s in names_of.items() if len(s) > 1}
    several = {n: s for n, s in nodes_of.items() if sum(map(len, s.values())) > 1}
    split = {n: s for n, s in several.items() if len(s) > 1}
    log += [f"wrong merge: {node}: {sorted(s)}" for node, s in sorted(merged.items())]
    log += [f"split: {name}: { {k: sorted(v) for k, v in s.items()} }" for name, s in sorted(split.items())]
    print(f"nodes that gold names differently (wrong merges)  {len(merged)} of {len(names_of)}")
    print(f"people of several articles with several nodes     {len(split)} of {len(several)}"
          f"  ({len(split) / max(len(several), 1):.1%})")  # fmt: skip
    print(f"links to the reference data                       P {right / max(right + wrong, 1):.3f}"
          f"  R {right / max(right + missed, 1):.3f}  ({right} right, {wrong} wrong, {missed} missed)")  # fmt: skip
    if options.errors:
        options.errors.write_text("\n".join(log) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
