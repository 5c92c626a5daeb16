"""Check that every term of a known vocabulary exists there, and is used as what it is defined as."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from enum import Enum
from functools import cache, lru_cache

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild.check.index import GraphIndex
from kgbuild.check.names import short
from kgbuild.check.report import Finding
from kgbuild.check.rules import LOOKALIKE, UNKNOWN_TERM, WRONG_USE, Rule
from kgbuild.check.shapes import builtin_ontology
from kgbuild.vocab import KG, NAMESPACES, OWL, RDF, RDFS

_CLASSES = (OWL.Class, RDFS.Class)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property, OWL.FunctionalProperty)
_KNOWN = {str(namespace): namespace for namespace in NAMESPACES.values()}


class _Role(str, Enum):
    """What a term is used as."""

    CLASS = "class"
    DATATYPE = "datatype"
    PROPERTY = "property"
    VALUE = "value"


def check_vocabulary(index: GraphIndex, ontology: Graph) -> list[Finding]:
    """Return the misspelt and misused terms, each once, with the first node that uses it.

    Args:
        index: the graph.
        ontology: what defines kgbuild's classes and properties; an empty one leaves their definitions unchecked.
    """
    defined = _own_terms() if ontology is builtin_ontology() else _terms(ontology)
    ours = defined[_Role.CLASS] | defined[_Role.PROPERTY]  # an event type of its own package has terms of its own
    problems = {
        (iri, role): problem
        for iri, role in _used(index)
        if (problem := (None if iri in ours else _spelling(iri)) or _misuse(iri, role, defined)) is not None
    }
    users = _users(index) if problems else {}
    findings = []
    for (iri, role), (rule, why) in sorted(problems.items(), key=lambda item: item[0]):
        nodes = users[iri, role]
        use = f"{len(nodes):,} nodes use" if len(nodes) > 1 else "It uses"
        message = f"{use} {short(iri)} as a {role.value}: {why}."
        findings.append(rule.finding(min(nodes, key=str), message, value=URIRef(iri)))
    return findings


def _terms(ontology: Graph) -> dict[_Role, set[str]]:
    """Return the classes and the properties that an ontology defines."""
    kinds = {_Role.CLASS: _CLASSES, _Role.PROPERTY: _PROPERTIES}
    return {
        role: {str(term) for kind in some for term in ontology.subjects(URIRef(RDF.type), URIRef(kind))}
        for role, some in kinds.items()
    }


@cache
def _own_terms() -> dict[_Role, set[str]]:
    return _terms(builtin_ontology())


def _used(index: GraphIndex) -> set[tuple[str, _Role]]:
    """Return each IRI of a vocabulary with what it is used as."""
    used: set[tuple[str, _Role]] = set()
    values: dict[_Role, set[Node]] = {_Role.CLASS: set(), _Role.VALUE: set()}
    for predicate in index.predicates():
        if _of_vocabulary(str(predicate)):
            used.add((str(predicate), _Role.PROPERTY))
        column = index.column(str(predicate))
        values[_Role.CLASS if str(predicate) == RDF.type else _Role.VALUE] |= column.links
        datatypes = {value.datatype for value in column.distinct if type(value) is Literal} - {None}
        used |= {(str(datatype), _Role.DATATYPE) for datatype in datatypes}
    return used | {(str(node), role) for role, nodes in values.items() for node in nodes if _of_vocabulary(str(node))}


def _users(index: GraphIndex) -> dict[tuple[str, _Role], set[Node]]:
    """Return the nodes that use each IRI of a vocabulary, by what they use it as."""
    users: dict[tuple[str, _Role], set[Node]] = defaultdict(set)
    for predicate in index.predicates():
        subjects = index.of(str(predicate))
        if _of_vocabulary(str(predicate)):
            users[str(predicate), _Role.PROPERTY].update(subjects)
        role = _Role.CLASS if str(predicate) == RDF.type else _Role.VALUE
        for subject, objects in subjects.items():
            for obj in objects:
                if isinstance(obj, Literal):
                    if obj.datatype is not None:
                        users[str(obj.datatype), _Role.DATATYPE].add(subject)
                elif _of_vocabulary(str(obj)):
                    users[str(obj), role].add(subject)
    return users


def _spelling(iri: str) -> tuple[Rule, str] | None:
    """Return what is wrong with a term's name or namespace, None if nothing is."""
    base, name = _split(iri)
    if base in _KNOWN:
        if not name or iri in _KNOWN[base] or iri in _OF_RDF:
            return None
        near = difflib.get_close_matches(name, _KNOWN[base], n=1)
        advice = f"; did you mean {short(base + near[0])}?" if near else ""
        return UNKNOWN_TERM, f"<{base}> has no such term that kgbuild knows{advice}"
    right = _BARE.get(_bare(base))
    if right is None or not name or _DOCUMENT.match(iri):
        return None
    return LOOKALIKE, f"write its namespace <{right}>, not <{base}>"


def _misuse(iri: str, role: _Role, defined: dict[_Role, set[str]]) -> tuple[Rule, str] | None:
    """Return what is wrong with using a term as this, given what the ontology defines."""
    if role not in defined or iri in defined[role]:
        return None
    others = [other.value for other, terms in defined.items() if iri in terms]
    if others:
        return WRONG_USE, f"the ontology defines it as a {others[0]}"
    if defined[role] and iri in KG:
        return WRONG_USE, f"the ontology defines no {role.value} of this name"
    return None


@lru_cache(maxsize=1 << 16)
def _of_vocabulary(iri: str) -> bool:
    base, _ = _split(iri)
    return base in _KNOWN or _bare(base) in _BARE


def _split(iri: str) -> tuple[str, str]:
    """Return the namespace of an IRI, up to its last "#" or "/", and the name after it."""
    at = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:at], iri[at:]


def _bare(base: str) -> str:
    """Return a namespace without what people get wrong in it: the scheme, "www.", the last character."""
    return base.partition("://")[2].removeprefix("www.").rstrip("#/").lower()


_BARE = {_bare(base): base for base in _KNOWN}
_DOCUMENT = re.compile(r"https://w3id\.org/kgbuild/(?:ontology|shapes)(?:/[\w.-]+)*$")
"""The ontology and the shapes as documents, their versions and parts: no terms."""

_OF_RDF = frozenset(f"{RDF}{name}" for name in ("langString", "HTML", "XMLLiteral", "JSON", "nil"))
