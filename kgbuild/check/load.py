"""Read an RDF file into an rdflib graph: pyoxigraph parses, strictly and fast, and every literal stays as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kgbuild.check.errors import CheckError
from kgbuild.check.index import FEW, GraphIndex, Triple
from kgbuild.check.terms import Terms
from kgbuild.jsonld import why_not, with_context
from kgbuild.model.entities import xml_refusal
from kgbuild.quads import terms_of

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".ndjsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}
"""The formats that can be read, by the ending of the file's name."""

_WITHOUT_BASE = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
_STRING = XSD.string
_T = TypeVar("_T")


def load_graph(path: Path, blank: str = "b") -> Graph:
    """Read one RDF file; named graphs are merged into one.

    Args:
        path: a file whose name ends in one of `FORMATS`.
        blank: what the labels of its blank nodes begin with; graphs to be merged need different ones.

    Raises:
        CheckError: the file is missing, has another ending, or is not well-formed.
    """
    return from_quads(_quads_in(path), blank)


def load_index(path: Path) -> GraphIndex:
    """Read one RDF file and index it; as `load_graph`."""
    return index_of(_quads_in(path))


def _quads_in(path: Path) -> Iterator[ox.Quad]:
    """Yield what stands in one RDF file; as `load_graph`."""
    if path.is_dir():
        raise CheckError(f"{path}: is a folder; name the graph's file")
    rdf_format = FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise CheckError(
            f"{path}: the ending {path.suffix or '(none)'} does not tell the RDF format; "
            f"rename the file so that it ends in one of {', '.join(sorted(FORMATS))}"
        )
    if not path.is_file():
        raise CheckError(f"{path}: there is no such file; check the path")
    if rdf_format is ox.RdfFormat.RDF_XML and (refusal := xml_refusal(path)):
        raise CheckError(f"{path}: {refusal}; save it in another format")
    base = None if rdf_format in _WITHOUT_BASE else path.resolve().as_uri()
    try:
        if rdf_format == ox.RdfFormat.JSON_LD:
            document = with_context(path.read_bytes(), lines=path.suffix.lower() == ".ndjsonld")
            yield from ox.parse(document, format=rdf_format, base_iri=base)
        else:
            yield from ox.parse(path=path, format=rdf_format, base_iri=base)
    except SyntaxError as problem:
        line = f":{problem.lineno}" if problem.lineno else ""
        raise CheckError(f"{path}{line}: this is not well-formed {rdf_format.name}: {why_not(problem)}") from problem
    except OSError as problem:
        raise CheckError(f"{path}: cannot be read: {problem.strerror or problem}; check its permissions") from problem


def copy_graph(graph: Graph) -> Graph:
    """Return a copy in memory, with ``xsd:string`` literals as plain ones.

    rdflib holds "x" and "x"^^xsd:string as two different terms although RDF 1.1 says they are one; shapes that list
    values would not match otherwise.
    """
    copy = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        copy.bind(prefix, namespace)
    add_all(copy, graph)
    return copy


def add_all(graph: Graph, triples: Iterable[Triple]) -> None:
    """Add triples to a graph, with ``xsd:string`` literals as plain ones."""
    add = graph.store.add
    for triple in plain(triples):
        add(triple, graph)


def plain(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples with ``xsd:string`` literals as plain ones."""
    for subject, predicate, obj in triples:
        same = isinstance(obj, Literal) and obj.datatype == _STRING
        yield subject, predicate, Literal(str(obj)) if same else obj


def from_quads(quads: Iterable[ox.Quad], blank: str = "b") -> Graph:
    """Build a graph from pyoxigraph quads, every literal as written; named graphs are merged into one.

    Args:
        quads: the quads.
        blank: what the labels of blank nodes begin with; they are numbered in the order in which they come.
    """
    graph = Graph(bind_namespaces="none")
    add = graph.store.add
    for triple in triples_of(quads, blank):
        add(triple, graph)
    return graph


def index_of(quads: Iterable[ox.Quad], blank: str = "b") -> GraphIndex:
    """Index pyoxigraph quads; as `from_quads`, in a fraction of the time."""
    terms = Terms(blank)
    return _indexed(((about, name, value) for about, name, value, _ in quads), terms.known, terms.alone)


def index_of_keys(keys: Iterable[str]) -> GraphIndex:
    """Index triples by their keys; as `index_of`, in less time."""
    terms = Terms()
    return _indexed(map(terms_of, keys), terms.written, terms.as_written)


def _indexed(
    triples: Iterable[tuple[_T, _T, _T]], nodes: Mapping[_T, tuple[Node]], alone: Callable[[_T], tuple[Node]]
) -> GraphIndex:
    """Index triples.

    Args:
        triples: the triples.
        nodes: the nodes of the terms that are known.
        alone: returns the node of another term, and makes it known.
    """
    known = nodes.get
    columns: dict[_T, tuple[Node, dict[Node, Sequence[Node]]]] = {}
    more: list[Triple] = []
    last: _T | None = None
    subject: Node = URIRef("")
    for about, name, value in triples:
        if about != last:  # most come subject by subject
            last, subject = about, (known(about) or alone(about))[0]
        found = columns.get(name)
        if found is None:
            found = columns[name] = (known(name) or alone(name))[0], {}
        predicate, column = found
        values = known(value) or alone(value)
        before = column.setdefault(subject, values)
        if before is not values:
            if len(before) >= FEW:
                more.append((subject, predicate, values[0]))
            elif values[0] not in before:
                column[subject] = (*before, *values)
    return GraphIndex(more, dict(columns.values()))


def triples_of(quads: Iterable[ox.Quad], blank: str = "b") -> Iterator[Triple]:
    """Yield the triples of pyoxigraph quads, every literal as written, a term always as one object; as `from_quads`."""
    node = Terms(blank).node
    for quad in quads:
        yield node(quad.subject), node(quad.predicate), node(quad.object)
