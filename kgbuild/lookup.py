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


class Laid(Generic[Stands]):
    """Things by the tokens that they hold; each look-up gives them in the order in which they came.

    Args:
        items: in any order, one inside another or not.
    """

    def __init__(self, items: Iterable[Stands]) -> None:
        self._items: Sequence[Stands] = tuple(items)
        self._holding: dict[int, list[int]] = {}
        self._ending: dict[int, list[int]] = {}
        for n, item in enumerate(self._items):
            self._ending.setdefault(item.chunk.end, []).append(n)
            for i in range(item.chunk.start, item.chunk.end):
                self._holding.setdefault(i, []).append(n)

    def at(self, i: int) -> Sequence[Stands]:
        """Return the things that hold token i."""
        return [self._items[n] for n in self._holding.get(i, ())]

    def starting(self, i: int) -> Sequence[Stands]:
        """Return the things that begin at token i."""
        return [item for item in self.at(i) if item.chunk.start == i]

    def ending(self, i: int) -> Sequence[Stands]:
        """Return the things that end before token i, right before it."""
        return [self._items[n] for n in self._ending.get(i, ())]

    def touching(self, chunk: Chunk) -> Sequence[Stands]:
        """Return the things that share a token with a chunk."""
        found = {n for i in range(chunk.start, chunk.end) for n in self._holding.get(i, ())}
        return [self._items[n] for n in sorted(found)]
