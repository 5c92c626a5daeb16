"""Our own annotations of whom pronouns mean in news articles, whose texts stay in the corpora.

`pronouns.jsonl` has a line for each article, as `annotations.jsonl` has, and in it for each third-person singular
pronoun that a careful reader understood [begin, end, words]: the places of the words that name whom it means nearest
and best, in code points; no place where it means nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.model import Span
from training.annotated import restored
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
    for own, source, text in restored(path, corpora):
        yield source["id"], text, {Span(a, b): tuple(Span(*m) for m in meant) for a, b, meant in own["pronouns"]}
