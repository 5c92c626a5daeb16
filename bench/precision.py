"""Draw events from unseen news to be judged by hand, and count the verdicts.

    python bench/precision.py sample OUT.jsonl [--articles N] [--without OLD.jsonl]
                                                                  random articles of ../shared/corpora/news
    kgbuild build OUT.jsonl -o graph.ttl
    python bench/precision.py sheet graph.ttl > sheet.tsv [--events N]
    python bench/precision.py count sheet.tsv                     after a verdict in each row's first column

A sheet has a row for each event: verdict (y right, n wrong, to be filled in), type, factuality, arguments, dates and
the sentence that states it. Right means: such an event is stated, with these main participants, and the factuality is
not contradicted by the text. The draw is random with a fixed seed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from places import SHARED

import kgbuild

NEWS = SHARED / "corpora" / "news" / "news.jsonl.gz"
_TYPES = "Appointment Coalition Defection Election ElectionResult Endorsement Meeting Resignation Vote".split()
_QUERY = """
SELECT ?event ?property ?value ?name ?exact ?start ?file WHERE {
  VALUES ?type { %s } ?event a ?type ; prov:wasDerivedFrom ?passage .
  ?passage oa:hasSource/kg:fileName ?file ; oa:hasSelector ?selector . ?selector oa:start ?start ; oa:exact ?exact .
  ?event ?property ?value . OPTIONAL { ?value schema:name ?name }
}
"""
_HIDDEN = {"wasDerivedFrom", "type", "confidence", "according", "accordingTo", "label", "hasActor"}


def sample(out: Path, count: int, seed: int, old: Path | None) -> None:
    """Write random articles as JSON lines, none of an earlier sample."""
    seen = {json.loads(line)["text"] for line in old.open(encoding="utf-8")} if old else set()
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        records = [record for line in lines if (record := json.loads(line))["text"] not in seen]
    chosen = random.Random(seed).sample(records, count)
    out.write_text("".join(json.dumps({"text": r["text"]}) + "\n" for r in chosen), encoding="utf-8")


def sheet(graph: Path, count: int, seed: int) -> None:
    """Print random events of a graph."""
    rows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    answer = kgbuild.open(graph).query(_QUERY % " ".join(f"kg:{t}" for t in _TYPES))
    for row in answer:
        event, prop, value, name, exact, start, file = (term.value if term is not None else "" for term in row)
        term = _last(prop)
        rows[event]["passage"].add(f"{file} {start}: {' '.join(exact.split())}")
        if term == "type":
            rows[event]["kind"].add(_last(value))
        elif term not in _HIDDEN:
            rows[event]["arguments"].add(f"{term}={name or _last(value)}")
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    events = sorted(rows)
    for event in sorted(random.Random(seed).sample(events, min(count, len(events)))):
        found = rows[event]
        kind = next((k for k in sorted(found["kind"]) if k in _TYPES), "")
        writer.writerow(["", kind, "; ".join(sorted(found["arguments"])), " || ".join(sorted(found["passage"]))])


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def count(path: Path) -> None:
    """Print the share of right events, in all and of each type."""
    verdicts: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t"):
            verdicts[row[1], row[0].strip().lower()[:1]] += 1
    for kind in (*sorted({k for k, _ in verdicts}), ""):
        right = sum(n for (k, v), n in verdicts.items() if v == "y" and kind in (k, ""))
        total = sum(n for (k, v), n in verdicts.items() if v in "yn" and kind in (k, ""))
        print(f"{kind or 'all':16} {right:4} of {total:4}  {right / max(1, total):.3f}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("sample", "sheet", "count"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2011, help="another one draws other articles and events")
    parser.add_argument("--without", type=Path, help="a sample whose articles are left out")
    given = parser.parse_args()
    if given.what == "sample":
        sample(given.file, given.articles, given.seed, given.without)
    elif given.what == "sheet":
        sheet(given.file, given.events, given.seed)
    else:
        count(given.file)


if __name__ == "__main__":
    main()
