"""Everything a graph says of one thing, with the sentences that say it."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store, Triple

from kgbuild.query.engine import QueryError, rows
from kgbuild.vocab import KG, OA, ORG, PROV, RDF, SCHEMA

_LINKS = (
    PROV.wasDerivedFrom,
    KG.cuePassage,
    KG.speakerPassage,
    KG.confidence,
    KG.speechType,
    SCHEMA.text,
    SCHEMA.about,
    RDF.type,
)
_HEADINGS = {
    ORG.Membership: "Posts",
    KG.Statement: "Statements",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage as a person reads it: where it is, and the words with the rest of their sentence around them."""

    file: str
    line: int
    start: int
    prefix: str
    words: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its kind in words, its fields in words, and the passages it comes from."""

    heading: str
    fields: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a graph says of one node."""

    iri: str
    name: str
    kind: str
    other_names: tuple[str, ...]
    links: tuple[str, ...]
    articles: tuple[str, ...]
    facts: tuple[Fact, ...]


def find(store: Store, wanted: str) -> list[str]:
    """Return the IRIs that a name, IRI or file name may mean: exact matches, else those whose name contains it.

    Args:
        store: the graph.
        wanted: an IRI, a name in any of its forms, or an article's file name.

    Raises:
        QueryError: nothing has this name; the message offers the closest names.
    """
    if _is_subject(store, wanted):
        return [wanted]
    names: dict[str, set[str]] = defaultdict(set)
    select = "SELECT ?node ?name WHERE { ?node schema:name|schema:alternateName|kg:fileName|schema:headline ?name }"
    for node, name in rows(store, select):
        if not node.value.startswith("https://w3id.org/kgbuild/software/"):
            names[name.value.casefold()].add(node.value)
    low = wanted.casefold()
    if low in names:
        return sorted(names[low])
    inside = sorted({node for name, nodes in names.items() if low in name for node in nodes})
    if not inside:
        close = difflib.get_close_matches(low, names, n=3)
        hint = f" Did you mean: {', '.join(close)}?" if close else ""
        raise QueryError(f"The graph names nothing {wanted!r}.{hint}")
    return inside


def _is_subject(store: Store, wanted: str) -> bool:
    """Say whether this is an IRI that the graph says something of."""
    try:
        node = NamedNode(wanted)
    except ValueError:
        return False
    return next(store.quads_for_pattern(node, None, None, None), None) is not None


def dossier(store: Store, node: str) -> Dossier:
    """Return what the graph says of a node, its facts in the order of the articles."""
    own = _properties(store, node)
    kind = next(iter(own[RDF.type]), "")
    facts = sorted(_facts(store, node), key=lambda f: [(e.file, e.start) for e in f.evidence])
    return Dossier(
        iri=node,
        name=next(iter(own[SCHEMA.name] or own[SCHEMA.headline] or own[KG.fileName]), node),
        kind=local_name(kind),
        other_names=tuple(sorted(own[SCHEMA.alternateName])),
        links=tuple(sorted(own[SCHEMA.sameAs])),
        articles=tuple(_articles(store, node)),
        facts=tuple(facts),
    )


def local_name(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _properties(store: Store, node: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(node), None, None, None):
        if not isinstance(quad.object, Triple) and quad.object.value not in found[quad.predicate.value]:
            found[quad.predicate.value].append(quad.object.value)
    return found


def _articles(store: Store, node: str) -> Iterator[str]:
    select = f"SELECT DISTINCT ?file WHERE {{ ?a schema:mentions <{node}> ; kg:fileName ?file }} ORDER BY ?file"
    return (row["file"].value for row in rows(store, select))


def _facts(store: Store, node: str) -> Iterator[Fact]:
    """Yield each fact in which the node takes part, or that comes from the node if it is an article."""
    select = f"""SELECT DISTINCT ?fact WHERE {{
      {{ ?fact ?p <{node}> ; prov:wasDerivedFrom ?passage }}
      UNION {{ ?fact prov:wasDerivedFrom/oa:hasSource <{node}> }} }} ORDER BY ?fact"""
    for row in rows(store, select):
        yield _fact(store, row["fact"].value)


def _fact(store: Store, fact: str) -> Fact:
    properties = _properties(store, fact)
    kind = next(iter(properties[RDF.type]), "")
    fields = []
    for name, values in sorted(properties.items()):
        if name not in _LINKS:
            fields.append((local_name(name), ", ".join(sorted(_label(store, v) for v in values))))
    evidence = (_evidence(store, p) for p in properties[PROV.wasDerivedFrom])
    return Fact(
        _HEADINGS.get(kind, local_name(kind)), tuple(fields), tuple(sorted(evidence, key=lambda e: (e.file, e.start)))
    )


def _label(store: Store, value: str) -> str:
    """Return a value as words: the name of what it points at, the end of an IRI without one, or the literal."""
    names = _values(store, value, SCHEMA.name) if "://" in value else []
    if names:
        return min(names)
    return local_name(value) if value.startswith(str(KG)) else value


def _values(store: Store, node: str, prop: str) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(node), NamedNode(prop), None, None)
    return [q.object.value for q in quads if not isinstance(q.object, Triple)]


def _evidence(store: Store, passage: str) -> Evidence:
    def first(values: Iterable[str]) -> str:
        return next(iter(values), "")

    article = first(_values(store, passage, OA.hasSource))
    selector = first(_values(store, passage, OA.hasSelector))
    return Evidence(
        file=first(_values(store, article, KG.fileName)) or article,
        line=int(first(_values(store, passage, KG.line)) or 0),
        start=int(first(_values(store, selector, OA.start)) or 0),
        prefix=first(_values(store, selector, OA.prefix)),
        words=first(_values(store, selector, OA.exact)),
        suffix=first(_values(store, selector, OA.suffix)),
    )
