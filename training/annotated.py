"""Our own annotations of events in news articles, whose texts stay in the corpora.

`annotations.jsonl` has a line for each article: the SHA-256 of its name in `corpus` (`article`; names hold headlines),
how many `paragraphs` of it were read, the SHA-256 of that text, and the mentions as in the gold files, with offsets in
code points and no words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
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
    found = [_restored(own, source, text) for own, source, text in restored(path, corpora)]
    yield from sorted(found, key=lambda record: str(record["doc"]))


def restored(path: Path, corpora: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Yield the lines of a file of annotations, each with its corpus's record and the text that was read.

    Args:
        path: the file, whose lines have `corpus`, `article`, `paragraphs` and `sha256`.
        corpora: the folder of corpora.

    Raises:
        ValueError: a corpus lacks an article, or has another text for it.
    """
    wanted = {(record["corpus"], record["article"]): record for record in records(path)}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        with gzip.open(corpora / corpus / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for source in map(json.loads, lines):
                own = wanted.pop((corpus, digest(source["id"])), None)
                if own is None:
                    continue
                text = beginning(source, own["paragraphs"])
                if digest(text) != own["sha256"]:
                    raise ValueError(f"{source['id']}: the corpus has another text than the one that was annotated.")
                yield own, source, text
    if wanted:
        raise ValueError(f"{corpora}: {len(wanted)} articles that {path.name} annotates are not there.")


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
    """Return what tells whether a text, or the name of an article, is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()


def _restored(own: Mapping[str, Any], source: Mapping[str, Any], text: str) -> dict[str, Any]:
    mentions = [
        m
        | {
            "trigger": [*m["trigger"], text[slice(*m["trigger"])]],
            "args": [[role, a, b, text[a:b]] for role, a, b in m["args"]],
        }
        for m in own["mentions"]
    ]
    return {
        "doc": source["id"].replace("/", "_"),
        "publisher": source.get("publisher"),
        "date": source.get("date"),
        "title": source.get("title"),
        "text": text,
        "mentions": mentions,
    }
