"""Look things up by what they are called, and by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from kgbuild.layers import Chunk

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Index(Generic[Key, Item]):
    """Things by keys; each look-up gives them in the order in which they came."""

    def __init__(self) -> None:
        self._numbers: dict[Key, list[int]] = {}
        self._items: list[Item] = []

    def add(self, item: Item, keys: Iterable[Key]) -> None:
        """Let a thing be found by some keys."""
        for key in set(keys):
            self._numbers.setdefault(key, []).append(len(self._items))
        self._items.append(item)

    def by(self, keys: Iterable[Key]) -> list[Item]:
        """Return the things that any of some keys finds, each once."""
        return [self._items[n] for n in sorted({n for key in set(keys) for n in self._numbers.get(key, ())})]


class _Standing(Protocol):
    @property
    def chunk(self) -> Chunk:
        """Its tokens."""


Stands = TypeVar("Stands", bound=_Standing)


class Placed(Generic[Stands]):
    """Things by where they begin.

    Args:
        items: in any order; of those that begin at one token the order stays.
    """

    def __init__(self, items: Iterable[Stands]) -> None:
        self.items: Sequence[Stands] = sorted(items, key=lambda item: item.chunk.start)
        self._starts = [item.chunk.start for item in self.items]

    def beginning(self, start: int, end: int) -> Sequence[Stands]:
        """Return the things that begin at tokens `start` to `end` (exclusive), in text order."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
