"""Our own annotations of whom pronouns mean in news articles, whose texts stay in the corpora.

`pronouns.jsonl` has a line for each article: its `id` in `corpus`, how many `paragraphs` of it were read, the SHA-256
of that text, and for each third-person singular pronoun that a careful reader understood [begin, end, words]: the
places of the words that name whom it means nearest and best, in code points; no place where it means nobody.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from kgbuild.model import Span
from training.annotated import beginning, digest
from training.articles import records
from training.settings import CORPORA

PRONOUNS = Path(__file__).with_name("pronouns.jsonl")

Told = dict[Span, tuple[Span, ...]]


def pronouns(corpora: Path = CORPORA, path: Path = PRONOUNS) -> Iterator[tuple[str, str, Told]]:
    """Yield the name and text of each annotated article, and for its pronouns the words for whom they mean.

    Args:
        corpora: the folder of corpora.
        path: the file of annotations.

    Raises:
        ValueError: a corpus lacks an article, or has another text for it.
    """
    wanted = {(record["corpus"], record["id"]): record for record in records(path)}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        with gzip.open(corpora / corpus / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for source in map(json.loads, lines):
                own = wanted.pop((corpus, source["id"]), None)
                if own is None:
                    continue
                text = beginning(source, own["paragraphs"])
                if digest(text) != own["sha256"]:
                    raise ValueError(f"{own['id']}: the corpus has another text than the one that was annotated.")
                yield own["id"], text, {Span(a, b): tuple(Span(*m) for m in meant) for a, b, meant in own["pronouns"]}
    if wanted:
        raise ValueError(f"{corpora}: {len(wanted)} articles that {path.name} annotates are not there.")
