"""Words of English that rules go by, as data: each with its class and a sentence of ours that exercises it.

The files beside this hold a row for each word (`class,word,example`). A test reads each example and fails where the
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
            found += (Row(row["class"], row["word"], row["example"]) for row in csv.DictReader(file))
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
