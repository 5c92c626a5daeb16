"""Our own annotations of events in news articles, whose texts stay in the corpora.

`annotations.jsonl` has a line for each article: its `id` in `corpus`, how many `paragraphs` of it were read, the
SHA-256 of that text, and the mentions as in the gold files, with offsets in code points and no words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.articles import records
from training.settings import CORPORA

ANNOTATIONS = Path(__file__).parent / "annotations.jsonl"


def annotated(corpora: Path = CORPORA, path: Path = ANNOTATIONS) -> Iterator[dict[str, Any]]:
    """Yield the annotated articles in the form of the gold files, in the order of their names.

    Args:
        corpora: the folder of corpora.
        path: the file of annotations.

    Raises:
        ValueError: a corpus lacks an article, or has another text for it.
    """
    wanted: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for record in records(path):
        wanted[record["corpus"]][record["id"]] = record
    found = [
        _restored(own[source["id"]], source)
        for corpus, own in sorted(wanted.items())
        for source in _sources(corpora / corpus / f"{corpus}.jsonl.gz")
        if source["id"] in own
    ]
    if lost := sum(map(len, wanted.values())) - len(found):
        raise ValueError(f"{corpora}: {lost} articles that {path.name} annotates are not there.")
    yield from sorted(found, key=lambda record: str(record["doc"]))


def beginning(source: Mapping[str, Any], paragraphs: int | None = None) -> str:
    """Return the headline and first paragraphs of a corpus's article, a blank line between two.

    Args:
        source: the corpus's record.
        paragraphs: how many, the headline included; None for all.
    """
    parts = [p for p in re.split(r"\n+", source["text"]) if p.strip()]
    title = source.get("title")
    if title and not source["text"].startswith(title[:40]):
        parts = [title, *parts]
    return "\n\n".join(parts[:paragraphs]) + "\n"


def digest(text: str) -> str:
    """Return what tells whether a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()


def _sources(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _restored(own: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    text = beginning(source, own["paragraphs"])
    if digest(text) != own["sha256"]:
        raise ValueError(f"{own['id']}: the corpus has another text than the one that was annotated.")
    mentions = [
        m
        | {
            "trigger": [*m["trigger"], text[slice(*m["trigger"])]],
            "args": [[role, a, b, text[a:b]] for role, a, b in m["args"]],
        }
        for m in own["mentions"]
    ]
    return {
        "doc": own["id"].replace("/", "_"),
        "publisher": source.get("publisher"),
        "date": source.get("date"),
        "title": source.get("title"),
        "text": text,
        "mentions": mentions,
    }
