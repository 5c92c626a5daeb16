"""Words of English that rules go by, as data: each with its class and a sentence of ours that exercises it.

The files beside this hold rows of `class,word,example`, with bars between words that one example exercises; the class
of a word that stands for something else names that, too: "title: male". A test reads each example and fails where a
word was not looked up, so no row is there for nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """A word of a class, and a sentence in which a rule meets it."""

    kind: str
    word: str
    example: str


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of all files, in the order of their names."""
    found: list[Row] = []
    for path in sorted(Path(__file__).parent.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found += (Row(row["class"], word, row["example"]) for word in row["word"].split("|"))
    return tuple(found)


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Return the words of each class."""
    found: dict[str, set[str]] = {}
    for row in rows():
        found.setdefault(row.kind, set()).add(row.word)
    return {kind: frozenset(words) for kind, words in found.items()}


def words(kind: str) -> frozenset[str]:
    """Return the words of a class, the same object each time.

    Raises:
        KeyError: there is no such class.
    """
    return classes()[kind]


@cache
def table(kind: str) -> Mapping[str, str]:
    """Return the words of the classes "kind: value", each with its value."""
    return {row.word: row.kind.removeprefix(f"{kind}: ") for row in rows() if row.kind.startswith(f"{kind}: ")}
