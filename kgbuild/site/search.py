"""The search index in small files by the first letters of words, which a page loads one at a time, even from a disk."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_IN_SHARD = 200
"""As many rows as a browser reads between two strokes of a key; a page shows the first dozen that fit."""

_LONGEST_PREFIX = 12
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """What search finds: a name, what kind of thing it is, where its page is, how often it is named, its key in
    decisions, if it has one, and a word to tell it from its namesakes, such as a party or a day.
    """

    name: str
    kind: str
    url: str
    weight: int
    key: str = ""
    more_names: tuple[str, ...] = ()
    note: str = ""

    def row(self) -> list[str]:
        """Return what the page's script reads; the words are folded here, so that no page has to, at each key."""
        words = "".join(f" {word}" for word in self.words())
        return [self.name, self.kind, self.url, self.key, words, self.note]

    def words(self) -> list[str]:
        """Return the words of all its names, each once, as search compares them."""
        return list(dict.fromkeys(word for name in (self.name, *self.more_names) for word in _WORD.findall(fold(name))))


def fold(text: str) -> str:
    """Return a text without case and accents, as search compares it."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def shards(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """Return the index: for each beginning of words, the hits that have such a word, most often named first.

    A beginning with more hits than one file may hold has its best ones, and longer beginnings have the rest.
    """
    by_word: dict[str, list[Hit]] = defaultdict(list)
    ordered = sorted(hits, key=lambda hit: (-hit.weight, hit.name, hit.url))
    for hit in ordered:
        for word in hit.words():
            by_word[word].append(hit)
    return dict(_split("", by_word))


def _split(prefix: str, by_word: dict[str, list[Hit]]) -> Iterator[tuple[str, list[Hit]]]:
    groups: dict[str, dict[str, list[Hit]]] = defaultdict(dict)
    for word, hits in by_word.items():
        groups[word[: len(prefix) + 1]][word] = hits
    for start, words in sorted(groups.items()):
        found = {hit: None for hits in words.values() for hit in hits}
        best = sorted(found, key=lambda hit: (-hit.weight, hit.name, hit.url))
        yield start, best[:MOST_IN_SHARD]
        if len(best) > MOST_IN_SHARD and len(start) < _LONGEST_PREFIX:
            yield from _split(start, {word: hits for word, hits in words.items() if len(word) > len(start)})


def files(index: dict[str, list[Hit]]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each script file of an index.

    `search/index.js` lists the beginnings, each followed by how many rows its file has. The files are numbered in this
    order. A beginning whose file lacks some rows has a number below zero.
    """
    starts = sorted(index)
    listed: list[str | int] = []
    for start in starts:
        rows = len(index[start])
        listed += [start, -rows if rows >= MOST_IN_SHARD else rows]
    yield "search/index.js", f"kg.shards({_json(listed)});\n"
    for n, start in enumerate(starts):
        yield f"search/{n}.js", f"kg.shard({_json(start)},{_json([hit.row() for hit in index[start]])});\n"


def _json(value: object) -> str:
    """Write a value for a script: compact, and without the two line breaks that old scripts took for ends of lines."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
