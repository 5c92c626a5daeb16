"""Load a graph file into a store that answers SPARQL."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kgbuild.jsonld import with_context
from kgbuild.model.entities import declares_entities

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".ndjsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}


class GraphError(Exception):
    """The graph cannot be loaded; the message says which file, where in it, why, and what to do."""


def open_graph(path: Path, store: Store | None = None) -> Store:
    """Return a store, in memory unless another is given, that holds the file's graph.

    Args:
        path: a graph in Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML, told apart by the file name's ending.
        store: an empty store to load it into.

    Raises:
        GraphError: the file is missing, of an unknown kind, or not well-formed.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise GraphError(f"{path}: the ending {path.suffix!r} is not a graph format; use one of {', '.join(_FORMATS)}.")
    store = Store() if store is None else store
    try:
        if form is RdfFormat.RDF_XML and declares_entities(path):
            raise GraphError(
                f"{path}: declares entities of its own, which are not expanded; save it in another format."
            )
        if form == RdfFormat.JSON_LD:
            document = with_context(path.read_bytes(), lines=path.suffix.lower() == ".ndjsonld")
            store.bulk_load(document, format=form)
        else:
            store.bulk_load(path=str(path), format=form)
    except FileNotFoundError as error:
        raise GraphError(f"{path}: there is no such file. Build one with: kgbuild build FOLDER -o {path}") from error
    except OSError as error:
        raise GraphError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise GraphError(f"{where}: this is not well-formed {form.name}: {error.msg}") from error
    return store
