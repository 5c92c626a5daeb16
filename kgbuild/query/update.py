"""What changes a store that holds one build into one that holds the next: SPARQL UPDATE for what differs, no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from kgbuild.query.store import GraphError, read_quads

_TRIPLES_AT_ONCE = 500


def update(old: Path, new: Path, into: str | None = None) -> Iterator[str]:
    """Yield the operations, each with its semicolon, that turn the graph of one file into that of another.

    A named graph that is new, gone or changed is dropped and put in whole; of the default graph, in which all entities
    and the description stand, only the triples that differ are deleted and inserted.

    Args:
        old: what the store holds.
        new: what it is to hold.
        into: the name of the graph in which a store keeps what stands in the default graph; None: there, too.

    Raises:
        GraphError: a file cannot be read, or one has named graphs and the other has none.
    """
    before, after = _by_graph(old), _by_graph(new)
    names = [{name for name in graphs if name} for graphs in (before, after)]
    if bool(names[0]) != bool(names[1]):
        bare = (old, new)[bool(names[0])]
        raise GraphError(
            f"{bare}: holds no named graphs, but the other file does; compare two of one kind, such as .nq and .nq."
        )
    for name in sorted(names[0] | names[1]):
        was, now = before[name], after[name]
        if was != now:
            if was:
                yield f"DROP SILENT GRAPH <{name}> ;"
            yield from _data("INSERT DATA", now, name)
    yield from _data("DELETE DATA", before[""] - after[""], into)
    yield from _data("INSERT DATA", after[""] - before[""], into)


def _by_graph(path: Path) -> Mapping[str, set[str]]:
    """Return the triples of each graph of a file as they are written; the default graph has no name."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in read_quads(path):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        found[name].add(f"{quad.subject} {quad.predicate} {quad.object} .")
    return found


def _data(operation: str, triples: Iterable[str], graph: str | None) -> Iterator[str]:
    """Yield operations on some triples, in order, as many at once as every store takes."""
    ordered = sorted(triples)
    for start in range(0, len(ordered), _TRIPLES_AT_ONCE):
        some = "\n".join(ordered[start : start + _TRIPLES_AT_ONCE])
        yield f"{operation} {{\nGRAPH <{graph}> {{\n{some}\n}} }} ;" if graph else f"{operation} {{\n{some}\n}} ;"
