"""Make rdflib's nodes of pyoxigraph's terms, every literal as written, a term always as one object."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kgbuild.check.errors import CheckError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_STRING = str(XSD.string)


class Terms:
    """The nodes of terms.

    Args:
        blank: what the labels of blank nodes begin with; they are numbered in the order in which they come.
    """

    def __init__(self, blank: str = "b") -> None:
        self._blank = blank
        self.known: dict[Term, tuple[Node]] = {}
        """The nodes made so far, each as a tuple that many may share."""
        self.written: dict[str, tuple[Node]] = {}
        """The same by how the terms are written."""

    def node(self, term: Term) -> Node:
        """Return the node of a term; as `alone`."""
        return (self.known.get(term) or self.alone(term))[0]

    def alone(self, term: Term) -> tuple[Node]:
        """Return the node of a term that is not known yet, and know it.

        Raises:
            CheckError: it is a quoted triple.
        """
        number = len(self.known)
        made = self.known[term] = (BNode(f"{self._blank}{number}") if isinstance(term, ox.BlankNode) else _made(term),)
        return made

    def as_written(self, term: str) -> tuple[Node]:
        """Return the node of a term that is not known yet, and know it.

        Args:
            term: as N-Triples writes it, an IRI also without its brackets; no blank node.
        """
        made = self.written[term] = (_read(term),)
        return made


def _read(term: str) -> Node:
    if not term.startswith('"'):
        return str.__new__(URIRef, term.strip("<>"))
    end = term.rindex('"')
    value, kind = term[1:end], term[end + 1 :]
    if "\\" in value:
        return _made(next(iter(ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES))).object)
    return _typed(value, kind[3:-1]) if kind.startswith("^") else _text(value, kind[1:] or None)


def _made(term: ox.NamedNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return str.__new__(URIRef, term.value)  # without rdflib's test of the IRI, which the parser has tested already
    if isinstance(term, ox.Triple):
        raise CheckError("the graph holds a quoted triple (RDF 1.2), which SHACL cannot check; use a node for it")
    datatype = term.datatype.value
    if term.language or datatype == _STRING:
        return _text(term.value, term.language)
    return _typed(term.value, datatype)


@lru_cache(maxsize=1 << 14)
def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=URIRef(datatype), normalize=False)


def _text(value: str, language: str | None) -> Literal:
    """Return what `Literal(value, lang=language)` does, which takes ten times as long to find that out."""
    made = str.__new__(Literal, value)
    made._value, made._language, made._datatype, made._ill_typed = value, language, None, None
    return made
