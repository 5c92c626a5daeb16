"""Put the quads of a graph into their one order, however many there are.

Few are sorted in memory. Many are sorted part by part into temporary files, which are then merged (an external merge
sort, Knuth, The Art of Computer Programming 3, 5.4), so that memory does not grow with the graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO

from pyoxigraph import Quad, Triple

from kgbuild.quads import SEPARATOR, key_of, line_of, order_of, parsed

AT_ONCE = 150_000
"""Quads that are sorted in memory."""

_DEFAULT = "DEFAULT"


def in_order(
    quads: Iterable[Quad], *, with_graphs: bool, at_once: int | None = None
) -> Iterator[Quad] | Iterator[Triple]:
    """Return quads sorted by graph, subject, property and value, each once; without graphs as triples.

    A subject's types come first, ours before those of others.

    Args:
        quads: in any order.
        with_graphs: whether the graphs are kept apart.
        at_once: how many are sorted in memory; None: `AT_ONCE`.
    """
    at_once = at_once or AT_ONCE
    left = iter(quads)
    part = list(islice(left, at_once))
    rest = list(islice(left, 1))
    if not rest and with_graphs:
        return iter(sorted(set(part), key=lambda q: (str(q.graph_name), *order_of(q))))
    if not rest:
        return iter(sorted({q.triple for q in part}, key=order_of))
    runs = []
    part += rest
    while part:
        runs.append(_run(part, with_graphs))
        part = list(islice(left, at_once))
    merged = _merged(runs)
    return merged if with_graphs else (quad.triple for quad in merged)


class Keys:
    """The keys of triples in their order, each once; many lie in temporary files.

    Args:
        at_once: how many are sorted in memory; None: `AT_ONCE`.
    """

    def __init__(self, at_once: int | None = None) -> None:
        self._at_once = at_once or AT_ONCE
        self._held: set[str] = set()
        self._runs: list[IO[str]] = []

    def add(self, keys: Iterable[str]) -> None:
        """Take in some keys, in any order."""
        self._held.update(keys)
        if len(self._held) >= self._at_once:
            self._runs.append(_stored(self._held))
            self._held = set()

    def __iter__(self) -> Iterator[str]:
        for run in self._runs:
            run.seek(0)
        merged = heapq.merge(*map(_keys, self._runs), sorted(self._held)) if self._runs else sorted(self._held)
        return (key for key, _ in groupby(merged))


def _run(quads: Iterable[Quad], with_graphs: bool) -> IO[str]:
    """Return a file of the keys of some quads."""
    return _stored({_key(quad, with_graphs) for quad in quads})


def _stored(keys: Iterable[str]) -> IO[str]:
    """Write keys, sorted, into a file that is gone when it is closed."""
    file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115 - read again later
    file.writelines(f"{key}\n" for key in sorted(keys))
    file.seek(0)
    return file


def _key(quad: Quad, with_graphs: bool) -> str:
    """Return a line that holds all of a quad and is sorted by its graph, then as `order_of` sorts."""
    return f"{quad.graph_name if with_graphs else _DEFAULT}{SEPARATOR}{key_of(quad)}"


def _merged(runs: list[IO[str]]) -> Iterator[Quad]:
    keys = (key for key, _ in groupby(heapq.merge(*map(_keys, runs))))
    yield from parsed(map(_line, keys))
    for run in runs:
        run.close()


def _keys(run: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in run)


def _line(key: str) -> str:
    """Return a key as a line of N-Quads."""
    graph, _, rest = key.partition(SEPARATOR)
    return line_of(rest, "" if graph == _DEFAULT else graph)
