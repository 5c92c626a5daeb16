"""Passages of plain news articles, labelled by a model that has been trained before.

A student that reads with some words hidden learns from labels that its teacher gave with all words in sight, and in the
language of the articles that kgbuild is for, which no treebank here covers (Clark et al. 2018, Xie et al. 2020).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc

from kgbuild.annotate.language import load_language
from kgbuild.layers import Chunk
from training.corpora import ALL, Passage, mark, paragraphs, parsed


def silver(news: Path, words: int, step: int = 7) -> list[Passage]:
    """Return paragraphs with the trees, tags and entities that the shipped model reads in them.

    Args:
        news: a gzipped file with a JSON object with a `text` on each line.
        words: stop after so many words.
        step: take every so many articles, so that each source has its share.
    """
    language = load_language(None)
    found: list[Passage] = []
    left = words
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step or left <= 0:
                continue
            doc = language.make_doc(json.loads(line)["text"])
            chunks = paragraphs(doc)
            language.read(doc, chunks)
            found += (p for c in chunks for p in _passage(doc, c, number))
            left -= len(doc)
    return found


def _passage(doc: Doc, paragraph: Chunk, number: int) -> Iterator[Passage]:
    """Yield the words of a paragraph, unless it is empty."""
    places = {t.i: n for n, t in enumerate(t for t in doc[paragraph.start : paragraph.end] if not t.is_space)}
    words = [replace(parsed(doc[i]), head=places.get(doc[i].head.i)) for i in places]
    for ent in doc[paragraph.start : paragraph.end].ents:
        if ent.start in places and ent.end - 1 in places:
            mark(words, "entity", places[ent.start], places[ent.end - 1] + 1, ent.label_)
    if words:
        yield Passage(words, ALL, number)
