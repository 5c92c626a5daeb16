"""The named questions as examples for editors and language models, in the form of the SIB SPARQL examples.

The form is that of https://github.com/sib-swiss/sparql-examples: SHACL's terms for queries, a comment, keywords.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kgbuild.query.engine import standalone
from kgbuild.query.questions_file import Question, questions
from kgbuild.vocab import RDF, RDFS, SCHEMA

_SH = "http://www.w3.org/ns/shacl#"
_BASE = "https://w3id.org/kgbuild/examples/"
_TARGET = "http://localhost:7333/sparql"
"""Where `kgbuild serve` answers unless it is told otherwise; there is no public endpoint."""

_VALUES = {"speaker": "miliband", "about": "labour", "article": "000"}
"""What stands in the examples for parameters that must be given."""


def examples() -> bytes:
    """Return every named question as Turtle, its prefixes declared in the query."""
    prefixes = {"sh": _SH, "schema": str(SCHEMA), "rdfs": str(RDFS), "ex": _BASE}
    return serialize(_triples(), format=RdfFormat.TURTLE, prefixes=prefixes) or b""


def _triples() -> Iterator[Triple]:
    for name, question in sorted(questions().items()):
        node = NamedNode(_BASE + name)
        for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
            yield Triple(node, NamedNode(RDF.type), NamedNode(_SH + kind))
        yield Triple(node, NamedNode(RDFS.comment), Literal(question.title, language="en"))
        yield Triple(node, NamedNode(_SH + "select"), Literal(_query(question)))
        yield Triple(node, NamedNode(f"{SCHEMA}target"), NamedNode(_TARGET))
        yield Triple(node, NamedNode(f"{SCHEMA}keywords"), Literal("news"))
        yield Triple(node, NamedNode(f"{SCHEMA}keywords"), Literal(name))


def _query(question: Question) -> str:
    return standalone(question.query({p.name: _VALUES[p.name] for p in question.parameters if p.required}))
