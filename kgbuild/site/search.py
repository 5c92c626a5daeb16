"""The search index in small files by the first letters of words, which a page loads one at a time, even from a disk."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_IN_SHARD = 800
_LONGEST_PREFIX = 6
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """What search finds: a name, what kind of thing it is, where its page is, how often it is named, and its key in
    decisions, if it has one.
    """

    name: str
    kind: str
    url: str
    weight: int
    key: str = ""
    more_names: tuple[str, ...] = ()

    def row(self) -> list[str | int]:
        """Return what the page's script reads."""
        return [self.name, self.kind, self.url, self.weight, self.key, " ".join(self.more_names)]


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
        for word in sorted(set(_words(hit))):
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
    """Yield the name and text of each script file of an index; `search/index.js` says which beginnings there are."""
    names = {start: f"{n:04}" for n, start in enumerate(sorted(index))}
    yield "search/index.js", f"kg.shards({_json(names)});\n"
    for start, name in names.items():
        yield f"search/{name}.js", f"kg.shard({_json(start)},{_json([hit.row() for hit in index[start]])});\n"


def _words(hit: Hit) -> list[str]:
    return [word for name in (hit.name, *hit.more_names) for word in _WORD.findall(fold(name))]


def _json(value: object) -> str:
    """Write a value for a script: compact, and without the two line breaks that old scripts took for ends of lines."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
