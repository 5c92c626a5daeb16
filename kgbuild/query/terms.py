"""The ontology in words: what a term means, which properties it has, what its shape asks for."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kgbuild.query.about import local_name
from kgbuild.query.engine import QueryError, rows
from kgbuild.resources import resource
from kgbuild.vocab import KG, OWL, RDF, RDFS, SKOS

_SH = "http://www.w3.org/ns/shacl#"
_LABELS = {OWL.Class: "class", OWL.ObjectProperty: "property", OWL.DatatypeProperty: "property"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology in words; `asks` are what its shape demands, `used_by` the classes a property is for."""

    iri: str
    name: str
    kind: str
    label: str
    comment: str
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    asks: tuple[str, ...]


def load_ontology() -> Store:
    """Return the ontology and shapes that come with the package, in one store."""
    store = Store()
    for folder in ("ontology", "shapes"):
        for path in _turtle_files(resource(folder)):
            store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _turtle_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.ttl"))


def all_terms(store: Store) -> list[Term]:
    """Return every term that the ontology defines, classes first, each group by name."""
    named = rows(store, "SELECT DISTINCT ?t WHERE { ?t a ?c ; rdfs:label ?l }")
    found = [term(store, row["t"].value) for row in named if row["t"].value.startswith(str(KG))]
    order = {"class": 0, "property": 1}
    return sorted(found, key=lambda t: (order.get(t.kind, 2), t.name))


def find_term(store: Store, wanted: str) -> Term:
    """Return the term of this name: "Meeting", "kg:Meeting", its label or its IRI.

    Raises:
        QueryError: the ontology defines no such term.
    """
    name = wanted.removeprefix("kg:").removeprefix(str(KG))
    known = {t.name.casefold(): t for t in all_terms(store)}
    known |= {t.label.casefold(): t for t in known.values() if t.label.casefold() not in known}
    if name.casefold() in known:
        return known[name.casefold()]
    close = difflib.get_close_matches(name.casefold(), known, n=3)
    hint = f" Did you mean: {', '.join(known[c].name for c in close)}?" if close else " `kgbuild ref` lists all terms."
    raise QueryError(f"The ontology defines no term {wanted!r}.{hint}")


def term(store: Store, iri: str) -> Term:
    """Return one term, in words."""
    values: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o FILTER(!ISBLANK(?o)) }}"):
        values[row["p"].value].append(row["o"].value)
    kinds = [_LABELS[k] for k in values[RDF.type] if k in _LABELS]
    parents = values[RDFS.subClassOf] + values[RDFS.subPropertyOf]
    return Term(
        iri=iri,
        name=local_name(iri),
        kind=kinds[0] if kinds else "value",
        label=next(iter(values[RDFS.label]), ""),
        comment=next(iter(values[RDFS.comment]), ""),
        examples=tuple(sorted(values[SKOS.example])),
        parents=tuple(sorted(parents)),
        domains=tuple(sorted(local_name(d) for d in values[RDFS.domain])),
        ranges=tuple(sorted(local_name(r) for r in values[RDFS.range])),
        asks=tuple(_asks(store, iri)),
    )


def _asks(store: Store, iri: str) -> list[str]:
    """Return what the shapes ask of a class, or of a property wherever it is used."""
    found = rows(
        store,
        f"""SELECT DISTINCT ?path ?message WHERE {{
          {{ ?shape sh:targetClass <{iri}> ; sh:property ?p }} UNION {{ ?p sh:path <{iri}> }}
          ?p sh:message ?message OPTIONAL {{ ?p sh:path ?path FILTER(ISIRI(?path)) }} }}""",
        {"sh": _SH},
    )
    return sorted({(local_name(r["path"].value) + ": " if r["path"] else "") + r["message"].value for r in found})
