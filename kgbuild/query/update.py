"""What changes a store that holds one build into one that holds the next: SPARQL UPDATE for what differs, no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kgbuild.query.store import GraphError, open_graph

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
    before, after = open_graph(old), open_graph(new)
    graphs = [sorted({g.value for g in store.named_graphs() if isinstance(g, NamedNode)}) for store in (before, after)]
    if bool(graphs[0]) != bool(graphs[1]):
        bare = (old, new)[bool(graphs[0])]
        raise GraphError(
            f"{bare}: holds no named graphs, but the other file does; compare two of one kind, such as .nq and .nq."
        )
    for name in sorted({*graphs[0], *graphs[1]}):
        was, now = (set(_triples(store, NamedNode(name))) for store in (before, after))
        if was != now:
            if was:
                yield f"DROP SILENT GRAPH <{name}> ;"
            yield from _data("INSERT DATA", now, name)
    was, now = (set(_triples(store, DefaultGraph())) for store in (before, after))
    yield from _data("DELETE DATA", was - now, into)
    yield from _data("INSERT DATA", now - was, into)


def _triples(store: Store, graph: NamedNode | DefaultGraph) -> Iterator[str]:
    return (_written(quad) for quad in store.quads_for_pattern(None, None, None, graph))


def _written(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} ."


def _data(operation: str, triples: Iterable[str], graph: str | None) -> Iterator[str]:
    """Yield operations on some triples, in order, as many at once as every store takes."""
    ordered = sorted(triples)
    for start in range(0, len(ordered), _TRIPLES_AT_ONCE):
        some = "\n".join(ordered[start : start + _TRIPLES_AT_ONCE])
        yield f"{operation} {{\nGRAPH <{graph}> {{\n{some}\n}} }} ;" if graph else f"{operation} {{\n{some}\n}} ;"
