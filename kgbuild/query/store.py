"""Load a graph file into a store that answers SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".ndjsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
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
    store = Store() if store is None else store
    with _readable(path) as (form, document):
        store.bulk_load(document, path=None if document else str(path), format=form)
    return store


def read_quads(path: Path) -> set[Quad]:
    """Return the quads of a file as it writes them; a store gives whole numbers of every datatype as xsd:integer.

    Args:
        path: as for `open_graph`.

    Raises:
        GraphError: as for `open_graph`.
    """
    with _readable(path) as (form, document):
        return set(parse(document, path=None if document else str(path), format=form))


@contextmanager
def _readable(path: Path) -> Iterator[tuple[RdfFormat, bytes | None]]:
    """Give the format of a file and, of JSON-LD, the document in place of it; tell what goes wrong meanwhile."""
    form = _FORMATS.get(path.suffix.lower())
    if form is None and path.is_dir():
        raise GraphError(f"{path}: this is a folder; name the graph's file, or build one with: kgbuild build {path}")
    if form is None:
        raise GraphError(f"{path}: the ending {path.suffix!r} is not a graph format; use one of {', '.join(_FORMATS)}.")
    try:
        if form is RdfFormat.RDF_XML:
            from kgbuild.model.entities import xml_refusal

            if refusal := xml_refusal(path):
                raise GraphError(f"{path}: {refusal}; save it in another format.")
        if form == RdfFormat.JSON_LD:
            from kgbuild.jsonld import with_context

            yield form, with_context(path.read_bytes(), lines=path.suffix.lower() == ".ndjsonld")
        else:
            yield form, None
    except FileNotFoundError as error:
        raise GraphError(f"{path}: there is no such file. Build one with: kgbuild build FOLDER -o {path}") from error
    except OSError as error:
        raise GraphError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except SyntaxError as error:
        from kgbuild.jsonld import why_not

        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise GraphError(f"{where}: this is not well-formed {form.name}: {why_not(error)}.") from error
