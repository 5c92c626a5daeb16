"""Measure how many sources of US articles that look like people's names are found as people, without US reference data.

    python ../shared/score/polnear_texts.py ../shared/corpora/polnear/dev.jsonl TEXTS
    kgbuild build TEXTS -o graph.ttl
    python bench/american_names.py graph.ttl ../shared/corpora/polnear/dev.jsonl

PolNeAR does not say which sources are people: a source counts as a name when it is two to four capitalised words, or
one that is the last word of such a source of the same article. Names of bodies are among them, so that the figure is
a floor.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import kgbuild

_NAME = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+")
_PEOPLE = """
SELECT ?file ?start ?end WHERE {
  ?person a kg:Person ; gaf:denotedBy ?passage . ?passage oa:hasSource/kg:fileName ?file ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}
"""


def names(record: dict[str, object]) -> list[tuple[int, int, str]]:
    """Return the sources of an article that look like names."""
    gold: dict[str, list[dict[str, list[dict[str, int | str]]]]] = record["gold"]  # type: ignore[assignment]
    spans = [s for a in gold["attributions"] for s in a["source"]]
    found = {(int(s["start"]), int(s["end"]), str(s["text"])) for s in spans}
    full = {f for f in found if _NAME.fullmatch(f[2])}
    last = {text.split()[-1] for _, _, text in full}
    return sorted(full | {f for f in found if f[2] in last})


def main() -> None:
    """Print the share, and what was missed most often."""
    people: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for file, start, end in kgbuild.open(sys.argv[1]).query(_PEOPLE):
        people[file.value.removesuffix(".txt")].append((int(start.value), int(end.value)))
    hits, missed = 0, Counter[str]()
    for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for start, end, text in names(record):
            if any(a < end and start < b for a, b in people[record["id"]]):
                hits += 1
            else:
                missed[text] += 1
    total = hits + missed.total()
    print(f"{hits} of {total} names of sources are people ({hits / total:.3f}); missed most:")
    print("  " + ", ".join(f"{text} {n}" for text, n in missed.most_common(15)))


if __name__ == "__main__":
    main()
