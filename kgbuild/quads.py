"""The quads of a graph: a tuple where they are few, made anew each time they are wanted where they are many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from pyoxigraph import Quad

MOST = 150_000
"""Quads that are held in memory; more are made again from the facts whenever they are wanted."""


class ManyQuads(Collection[Quad]):
    """Quads that are made each time they are wanted.

    Args:
        make: makes them.
        number: how many there are, one that stands in several parts counted in each.
    """

    def __init__(self, make: Callable[[], Iterator[Quad]], number: int) -> None:
        self._make, self._number = make, number

    def __iter__(self) -> Iterator[Quad]:
        return self._make()

    def __len__(self) -> int:
        return self._number

    def __contains__(self, quad: object) -> bool:
        return any(quad == one for one in self)
