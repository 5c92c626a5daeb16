"""How much a graph holds, for a summary that a person can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a graph holds: entities by class, events by class and factuality, and the rest.

    `posts` are those that articles state; what was looked up in the reference data does not count, nor does somebody
    whom no article names for certain.
    """

    triples: int
    entities: Counter[str]
    events: Counter[tuple[str, str]]
    statements: int
    posts: int
