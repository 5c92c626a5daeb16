"""Write IRIs, literals and property paths the way people read them."""

from __future__ import annotations

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kgbuild.model.naming import spaced
from kgbuild.vocab import NAMESPACES

_LONGEST = 120
_PREFIXES = [*((str(namespace), prefix) for prefix, namespace in NAMESPACES.items()), (str(SH), "sh")]
_SUFFIXED = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


def short(iri: str) -> str:
    """Return ``kg:Meeting`` for an IRI of a known namespace, and ``<…>`` for any other."""
    for base, prefix in _PREFIXES:
        if iri.startswith(base) and iri[len(base) :].replace("-", "").isidentifier():
            return f"{prefix}:{iri[len(base) :]}"
    return f"<{iri}>"


def short_path(path: str) -> str:
    """Return a property path in SPARQL's syntax with its IRIs shortened; a plain IRI is one, too."""
    if "<" not in path:
        return short(path)
    first, *rest = path.split("<")
    return first + "".join(short(iri) + after for iri, _, after in (part.partition(">") for part in rest))


def words(text: str, longest: int = _LONGEST) -> str:
    """Return text as one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def term(node: Node) -> str:
    """Return a node or literal as people read it."""
    if isinstance(node, Literal):
        return f"“{words(str(node))}”"
    return f"_:{node}" if isinstance(node, BNode) else short(str(node))


def local_name(iri: str) -> str:
    """Return what follows the last "#" or "/" of an IRI."""
    return iri.rstrip("#/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def path_of(graph: Graph, node: Node) -> str:
    """Return a SHACL property path: the IRI of a simple one, the SPARQL syntax of any other.

    Args:
        graph: the graph that describes the path.
        node: the path's node there.
    """
    return str(node) if isinstance(node, URIRef) else _path(graph, node)


def _path(graph: Graph, node: Node) -> str:
    if isinstance(node, URIRef):
        return f"<{node}>"
    if graph.value(node, RDF.first) is not None:
        return "/".join(_path(graph, step) for step in Collection(graph, node))
    inverse, either = graph.value(node, SH.inversePath), graph.value(node, SH.alternativePath)
    if inverse is not None:
        return f"^{_path(graph, inverse)}"
    if either is not None:
        return "(" + "|".join(_path(graph, choice) for choice in Collection(graph, either)) + ")"
    for predicate, suffix in _SUFFIXED.items():
        inner = graph.value(node, predicate)
        if inner is not None:
            return f"({_path(graph, inner)}){suffix}"
    return f"_:{node}"


def spaced_name(iri: str) -> str:
    """Return the name in an IRI as words: ``…#ElectionResultShape`` is "Election result shape"."""
    return spaced(local_name(iri)).capitalize()
