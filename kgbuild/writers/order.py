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

from pyoxigraph import Quad, RdfFormat, Triple, parse

from kgbuild.vocab import RDF, is_own

AT_ONCE = 150_000
"""Quads that are sorted in memory."""

_SEPARATOR = "\x00"  # smaller than every character of a term, and in none
_DEFAULT = "DEFAULT"
_LINES = 5_000  # lines that are parsed together


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
        return iter(sorted(set(part), key=lambda q: (str(q.graph_name), *_order(q))))
    if not rest:
        return iter(sorted({q.triple for q in part}, key=_order))
    runs = []
    part += rest
    while part:
        runs.append(_run(part, with_graphs))
        part = list(islice(left, at_once))
    merged = _merged(runs)
    return merged if with_graphs else (quad.triple for quad in merged)


def _order(x: Quad | Triple) -> tuple[str, bool, str, bool, str]:
    """Sort by subject, then the type first (ours before those of others), then by property and value."""
    value = str(x.object)
    return str(x.subject), x.predicate.value != RDF.type, x.predicate.value, not is_own(value[1:]), value


def _run(quads: Iterable[Quad], with_graphs: bool) -> IO[str]:
    """Write the keys of some quads, sorted, into a file that is gone when it is closed."""
    file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115 - `_merged` closes it
    file.writelines(f"{key}\n" for key in sorted({_key(quad, with_graphs) for quad in quads}))
    file.seek(0)
    return file


def _key(quad: Quad, with_graphs: bool) -> str:
    """Return a line that holds all of a quad and is sorted as `_order` sorts."""
    subject, is_no_type, prop, is_not_ours, value = _order(quad)
    graph = str(quad.graph_name) if with_graphs else _DEFAULT
    return _SEPARATOR.join((graph, subject, f"{is_no_type:d}", prop, f"{is_not_ours:d}", value))


def _merged(runs: list[IO[str]]) -> Iterator[Quad]:
    keys = (key for key, _ in groupby(heapq.merge(*map(_keys, runs))))
    while lines := list(islice(keys, _LINES)):
        data = "".join(map(_line, lines)).encode("utf-8", "surrogatepass")
        yield from parse(data, format=RdfFormat.N_QUADS)
    for run in runs:
        run.close()


def _keys(run: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in run)


def _line(key: str) -> str:
    """Return a key as a line of N-Quads."""
    graph, subject, _, prop, _, value = key.split(_SEPARATOR, 5)
    return f"{subject} <{prop}> {value} {'' if graph == _DEFAULT else graph} .\n"
