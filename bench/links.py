"""List every link of a graph to a person of the reference data with the words it stands on, to be read by hand.

    python bench/links.py GRAPH --texts FILE... [--csv OUT]

Prints, for each article and linked person, the reference's name, the evidence and each sentence that names the person.
`--csv` writes one row a link, without the texts: article, date, record, name, wordings, verdict ("" until read).
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

QUERY = """
PREFIX kg: <https://w3id.org/kgbuild/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?file ?date ?person ?name ?evidence ?words ?prefix ?suffix ?start WHERE {
  ?person a kg:Person ; schema:name ?name ; kg:matchEvidence ?evidence ; gaf:denotedBy ?passage .
  FILTER (CONTAINS(?evidence, "reference data") || CONTAINS(?evidence, "post held"))
  ?passage oa:hasSource ?article ; oa:hasSelector ?selector . ?article kg:fileName ?file .
  ?selector oa:exact ?words ; oa:start ?start .
  OPTIONAL { ?selector oa:prefix ?prefix } OPTIONAL { ?selector oa:suffix ?suffix }
  OPTIONAL { ?article schema:datePublished ?date }
}
"""


def rows(graph: Path) -> dict[tuple[str, str, str, str], list[tuple[int, str, str, str]]]:
    """Return for each (file, date, person, name) the places that name the person: start, words, before, after."""
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.from_extension(graph.suffix.lstrip(".")))
    found: dict[tuple[str, str, str, str], set[tuple[int, str, str, str]]] = defaultdict(set)
    for row in store.query(QUERY, use_default_graph_as_union=True):
        text = {v: row[v].value if row[v] else "" for v in ("file", "date", "name", "words", "prefix", "suffix")}
        person = row["person"].value.split("/data/person/", 1)[-1]
        key = (text["file"], text["date"], person, text["name"])
        found[key].add((int(row["start"].value), text["words"], text["prefix"], text["suffix"]))
    return {key: sorted(places) for key, places in sorted(found.items())}


def main() -> None:
    """Read the command line and print the sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    found = rows(options.graph)
    for (file, date, person, name), places in found.items():
        print(f"{file} {date}: {name} ({person})")
        for _, words, before, after in places[:3]:
            print(f"    {before}[{words}]{after}")
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file_out:
            writer = csv.writer(file_out, lineterminator="\n")
            writer.writerow(["article", "date", "record", "name", "wordings", "verdict"])
            for (file, date, person, name), places in found.items():
                wordings = "|".join(dict.fromkeys(words for _, words, _, _ in places))
                writer.writerow([file, date, person, name, wordings, ""])


if __name__ == "__main__":
    main()
