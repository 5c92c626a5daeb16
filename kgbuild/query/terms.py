"""The ontology in words: what a term means, which properties it has, what its shape asks for."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import RdfFormat, Store

from kgbuild.plugins import plugin_files
from kgbuild.query.about import local_name
from kgbuild.query.engine import PREFIXES, QueryError, rows
from kgbuild.resources import resource
from kgbuild.vocab import OWL, RDF, RDFS, SKOS

_SH = {"sh": "http://www.w3.org/ns/shacl#"}
_KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    RDF.Property: "property",
}
_ORDER = ("class", "property", "value")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology in words.

    `name` has its prefix ("kg:Meeting"). `properties` are those that the shapes of a class speak of, `asks` what the
    shapes demand of a class, or of a property wherever it is used.
    """

    iri: str
    name: str
    kind: str
    label: str
    comment: str
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    properties: tuple[str, ...]
    asks: tuple[str, ...]


def load_ontology() -> Store:
    """Return the ontology and shapes that come with the package, in one store."""
    store = Store()
    for folder in ("ontology", "shapes"):
        for path in (*sorted(resource(folder).rglob("*.ttl")), *plugin_files(folder, "*.ttl")):
            store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def all_terms(store: Store) -> list[Term]:
    """Return every term that the ontology defines or explains: our own first, then classes first, each by name."""
    kinds = "owl:Class owl:ObjectProperty owl:DatatypeProperty rdf:Property owl:NamedIndividual"
    select = f"SELECT DISTINCT ?t WHERE {{ VALUES ?kind {{ {kinds} }} ?t a ?kind ; rdfs:label ?l FILTER(ISIRI(?t)) }}"
    found = [term(store, row["t"].value) for row in rows(store, select)]
    explained = [t for t in found if t.comment]  # others are only declared, for tools that do not know them
    return sorted(explained, key=lambda t: (not t.name.startswith("kg:"), _ORDER.index(t.kind), t.name))


def find_term(store: Store, wanted: str) -> Term:
    """Return the term of this name: "Meeting", "kg:Meeting", its label or its IRI; case tells "Person" from "person".

    Raises:
        QueryError: the ontology defines no such term.
    """
    terms = all_terms(store)
    low = wanted.casefold()
    tests: tuple[Callable[[Term], bool], ...] = (
        lambda t: wanted in (t.name, local_name(t.iri), t.iri),
        lambda t: low in (t.name.casefold(), local_name(t.iri).casefold(), t.label.casefold()),
    )
    for test in tests:
        for t in filter(test, terms):
            return t
    names = {local_name(t.iri).casefold(): t.name for t in reversed(terms)}
    close = difflib.get_close_matches(wanted.rsplit(":", 1)[-1].casefold(), names, n=3)
    hint = f"Did you mean: {', '.join(names[c] for c in close)}?" if close else "`kgbuild ref` lists all terms."
    raise QueryError(f"The ontology defines no term {wanted!r}. {hint}")


def term(store: Store, iri: str) -> Term:
    """Return one term, in words."""
    values: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o FILTER(!ISBLANK(?o)) }}"):
        values[row["p"].value].append(row["o"].value)
    kinds = [_KINDS[k] for k in values[RDF.type] if k in _KINDS]
    return Term(
        iri=iri,
        name=prefixed(iri),
        kind=kinds[0] if kinds else "value",
        label=next(iter(values[RDFS.label]), ""),
        comment=next(iter(values[RDFS.comment] + values[SKOS.scopeNote]), ""),
        examples=tuple(sorted(values[SKOS.example])),
        parents=tuple(sorted(map(prefixed, values[RDFS.subClassOf] + values[RDFS.subPropertyOf]))),
        domains=tuple(sorted(map(prefixed, values[RDFS.domain]))),
        ranges=tuple(sorted(map(prefixed, values[RDFS.range]))),
        properties=tuple(_properties(store, iri)),
        asks=tuple(_asks(store, iri)),
    )


def prefixed(iri: str) -> str:
    """Return an IRI with its prefix ("kg:Meeting"), or as it is if none is bound."""
    prefix = next((p for p, base in PREFIXES.items() if iri.startswith(base)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def _properties(store: Store, iri: str) -> list[str]:
    """Return the properties that the shapes of a class speak of."""
    select = (
        f"SELECT DISTINCT ?path WHERE {{ ?s sh:targetClass <{iri}> ; sh:property/sh:path ?path FILTER(ISIRI(?path)) }}"
    )
    return sorted(prefixed(row["path"].value) for row in rows(store, select, _SH))


def _asks(store: Store, iri: str) -> list[str]:
    """Return what the shapes ask of a class, or of a property wherever it is used."""
    select = f"""SELECT DISTINCT ?path ?message WHERE {{
      {{ ?shape sh:targetClass <{iri}> ; sh:property ?p }} UNION {{ ?p sh:path <{iri}> }}
      ?p sh:message ?message OPTIONAL {{ ?p sh:path ?path FILTER(ISIRI(?path)) }} }}"""
    found = rows(store, select, _SH)
    return sorted({(f"{prefixed(r['path'].value)}: " if r["path"] else "") + r["message"].value for r in found})
