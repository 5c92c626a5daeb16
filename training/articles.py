"""Annotated news articles as training reads them: cut into words and paragraphs by the package's own readers.

Offsets of the gold files count characters of the article; an article here counts words, as the encoder does.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kgbuild.annotate.language import LanguageReader, load_language
from kgbuild.annotate.pipeline import block_chunks
from kgbuild.annotate.reading import read_prose
from kgbuild.model import Article
from kgbuild.readers import ReadOptions, Source, SourceKind, read
from kgbuild.readers.metadata import metadata_from

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"


@dataclass(frozen=True)
class Words:
    """An article in words.

    `spans` are the places of the words in the article (code points), `paragraphs` where each paragraph begins and ends
    (exclusive) among the words, `people` the runs of words that the shipped model takes for names of people.
    """

    document: str
    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    people: tuple[tuple[int, int], ...] = ()

    def run(self, begin: int, end: int) -> tuple[int, int] | None:
        """Return the words (`end` exclusive) that the characters `begin` to `end` touch; None where there are none."""
        first = bisect_left(self._ends, begin + 1)
        last = bisect_left(self._begins, end)
        return (first, last) if first < last else None

    @property
    def _begins(self) -> list[int]:
        return _sides(self.spans)[0]

    @property
    def _ends(self) -> list[int]:
        return _sides(self.spans)[1]


@lru_cache(maxsize=64)
def _sides(spans: tuple[tuple[int, int], ...]) -> tuple[list[int], list[int]]:
    return [b for b, _ in spans], [e for _, e in spans]


@dataclass(frozen=True)
class Trigger:
    """One annotated mention of an event, in words of its article (ends exclusive).

    `arguments` are (role, first, last); `attributes` what else the kind has ("measure", "kind" …); `event` the number
    of the event in its article; `optional` says that readers may differ on whether it counts.
    """

    kind: str
    start: int
    end: int
    factuality: str
    event: int
    arguments: tuple[tuple[str, int, int], ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False


@lru_cache(maxsize=1)
def language() -> LanguageReader:
    """Return the shipped model."""
    return load_language(None)


def words_of(record: Mapping[str, Any], names: bool = False) -> Words:
    """Return a record of a gold file as the package would read it.

    Args:
        record: with `doc`, `text`, and what is known of `title`, `publisher` and `date`.
        names: whether to look for the names of people, which needs the model.
    """
    article = _article(record)
    reading = read_prose(article)
    reader = language()
    doc = reader.make_doc(reading.text)
    place: dict[int, int] = {}
    texts, spans = [], []
    for token in doc:
        if not token.is_space:
            place[token.i] = len(texts)
            span = reading.span(token.idx, token.idx + len(token))
            texts.append(token.text)
            spans.append((span.start, span.end))
    chunks = [chunk for _, chunk in block_chunks(doc, reading)]
    bounds = [[place[n] for n in range(c.start, c.end) if n in place] for c in chunks]
    words = Words(str(record["doc"]), tuple(texts), tuple(spans), tuple((b[0], b[-1] + 1) for b in bounds if b))
    if not names:
        return words
    reader.read(doc, chunks)
    people = [
        (place[e.start], place[e.end - 1] + 1)
        for e in doc.ents
        if e.label_ == "PERSON" and e.start in place and e.end - 1 in place
    ]
    return replace(words, people=tuple(people))


def _article(record: Mapping[str, Any]) -> Article:
    given = {k: record[k] for k in ("title", "publisher", "date") if record.get(k)}
    metadata, _ = metadata_from(given, str(record["doc"]), 1)
    name = str(record["doc"])
    source = Source(
        path=name, file_name=name, kind=SourceKind.TEXT, metadata=metadata, content=record["text"].encode("utf-8")
    )
    article, issues = read(source, ReadOptions())
    if article is None:
        raise ValueError(f"{name}: {'; '.join(i.message for i in issues)}")
    return article


def triggers_of(record: Mapping[str, Any], words: Words) -> tuple[Trigger, ...]:
    """Return the mentions of events of a record; those whose trigger is no word of the prose are left out."""
    found = []
    for m in record["mentions"]:
        run = words.run(*m["trigger"][:2])
        if run is None:
            continue
        arguments = [(role, w) for role, begin, end, _ in m["args"] if (w := words.run(begin, end)) is not None]
        attributes = {k: str(m[k]).lower() for k in ("kind", "measure", "change", "outcome", "end") if k in m}
        found.append(
            Trigger(
                m["type"],
                *run,
                factuality=m["fact"],
                event=m["e"],
                arguments=tuple((role, *w) for role, w in arguments),
                attributes=attributes,
                optional=bool(m.get("optional")),
            )
        )
    return tuple(found)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a gold file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
