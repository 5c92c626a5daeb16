"""Write who is who in the articles of a gold file of chains, in the form that a scorer of chains takes.

    python bench/chains.py GOLD.jsonl OUT.jsonl [--model NAME]

Each line of GOLD has `doc` and `text`, and `title`, `publisher`, `date` where they are known; each line of OUT has
`doc` and `chains`: `name`, `type` (person, party, org, group, place) and `mentions` as [begin, end] in characters of
the text, end exclusive.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nested import nested

from kgbuild.annotate import Annotator, load_language
from kgbuild.layers import Annotated, Chunk, Cluster, MentionForm
from kgbuild.model import EntityKind
from kgbuild.readers import ReadOptions, Source, SourceKind, read
from kgbuild.readers.metadata import metadata_from
from kgbuild.reference import load_reference

TYPES = {
    EntityKind.PERSON: "person",
    EntityKind.PARTY: "party",
    EntityKind.ORGANIZATION: "org",
    EntityKind.PUBLICATION: "org",
    EntityKind.PLACE: "place",
    EntityKind.UNNAMED: "group",
}

_ORDER = {EntityKind.PERSON: 1, EntityKind.UNNAMED: 2}


def chains(record: Mapping[str, Any], annotator: Annotator) -> list[dict[str, Any]]:
    """Return the chains of one record, in the order of their first mention.

    Raises:
        ValueError: the text cannot be read.
    """
    name = str(record["doc"])
    given = {k: record[k] for k in ("title", "publisher", "date") if record.get(k)}
    metadata, _ = metadata_from(given, name, 1)
    content = str(record["text"]).encode("utf-8")
    source = Source(path=name, file_name=name, kind=SourceKind.TEXT, metadata=metadata, content=content)
    article, issues = read(source, ReadOptions())
    if article is None:
        raise ValueError(f"{name}: {'; '.join(i.message for i in issues)}")
    return chains_of(annotator.annotate(article))


def chains_of(annotated: Annotated) -> list[dict[str, Any]]:
    """Return the clusters of an annotated article as chains: what has a name first, people last of these.

    A scorer gives each gold mention to the first chain that has it, and words for people may hold the name of a body,
    words for those without a name that of a person. A place is only told where it acts, so not inside words for others
    ("the Leeds mayor"), and a body told once not inside those for somebody ("chairman of the Leeds Society").
    """
    found = []
    others = [c for c in annotated.clusters if c.kind is not EntityKind.PLACE]
    words = {c: [*(m.chunk for m in (*c.mentions, *c.nested)), *nested(annotated, c)] for c in annotated.clusters}
    around = {chunk for c in others for chunk in words[c]}
    beside = {chunk for c in others if c.kind is EntityKind.PERSON for chunk in words[c]}
    for cluster in sorted(annotated.clusters, key=lambda c: _ORDER.get(c.kind, 0)):
        if cluster.kind in TYPES:
            rest = [c for c in others if c is not cluster]
            told = [c for c in words[cluster] if not _is_owners_title(cluster, c, rest)]
            if cluster.kind is EntityKind.PLACE:
                told = [c for c in told if not _within(c, around)]
            elif cluster.kind is EntityKind.ORGANIZATION and len(told) == 1:
                told = [c for c in told if not _within(c, beside)]
            spans = {annotated.span(chunk) for chunk in told}
            mentions = [[s.start, s.end] for s in sorted(spans, key=lambda s: (s.start, -s.end))]
            found.append({"name": cluster.name, "type": TYPES[cluster.kind], "mentions": mentions})
    return found


def _is_owners_title(cluster: Cluster, chunk: Chunk, others: Iterable[Cluster]) -> bool:
    """Say whether a run of tokens is the title of a name that opens words for another: "minister Ann Bell's friend"."""
    starts = {m.chunk.start for m in cluster.mentions if m.form is MentionForm.NAME}
    return chunk.end in starts and any(m.chunk.start == chunk.end for c in others for m in c.mentions)


def _within(chunk: Chunk, others: Iterable[Chunk]) -> bool:
    """Say whether one of other runs of tokens holds a run and more."""
    return any(o != chunk and o.start <= chunk.start and chunk.end <= o.end for o in others)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", help="as for `kgbuild build`")
    given = parser.parse_args()
    annotator = Annotator(load_reference(), load_language(given.model))
    with given.gold.open(encoding="utf-8") as lines, given.out.open("w", encoding="utf-8") as out:
        for record in map(json.loads, lines):
            row = {"doc": record["doc"], "chains": chains(record, annotator)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
