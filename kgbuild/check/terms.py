"""Make rdflib's nodes of pyoxigraph's terms, every literal as written, a term always as one object."""

from __future__ import annotations

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


def _made(term: ox.NamedNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return str.__new__(URIRef, term.value)  # without rdflib's test of the IRI, which the parser has tested already
    if isinstance(term, ox.Triple):
        raise CheckError("the graph holds a quoted triple (RDF 1.2), which SHACL cannot check; use a node for it")
    datatype = term.datatype.value
    if term.language or datatype == _STRING:
        return _text(term.value, term.language)
    return Literal(term.value, datatype=URIRef(datatype), normalize=False)


def _text(value: str, language: str | None) -> Literal:
    """Return what `Literal(value, lang=language)` does, which takes ten times as long to find that out."""
    made = str.__new__(Literal, value)
    made._value, made._language, made._datatype, made._ill_typed = value, language, None, None
    return made
