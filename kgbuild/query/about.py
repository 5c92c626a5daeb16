"""Everything a graph says of one thing, with the sentences that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store, Triple

from kgbuild.model.naming import spaced
from kgbuild.query.engine import QueryError, rows
from kgbuild.vocab import DCTERMS, GAF, KG, OA, ORG, PROV, RDF, RDFS, SCHEMA, SEM, is_own

_HIDDEN = frozenset(
    {PROV.wasDerivedFrom, KG.cuePassage, KG.speakerPassage, KG.confidence, SCHEMA.text, SCHEMA.about, RDF.type}
    | {RDFS.label, SEM.hasActor, SEM.hasPlace, KG.datedBy, DCTERMS.creator, DCTERMS.publisher}
)
_SELF = frozenset(
    {RDF.type, SCHEMA.name, SCHEMA.alternateName, SCHEMA.sameAs, SCHEMA.headline, SCHEMA.mentions, GAF.denotedBy}
    | {RDFS.label}
)
_BEGIN, _END = SEM.hasEarliestBeginTimeStamp, SEM.hasLatestEndTimeStamp
_IN_ORDER = (
    *(KG.speaker, KG.speakerStatus, KG.speakerCandidate, KG.cue, KG.speechType, KG.addressee, KG.medium, KG.occasion),
    KG.saidWithin,
    *(KG.person, ORG.member, KG.participant, KG.endorser, KG.endorsed, KG.contestant, KG.fromParty, KG.toParty),
    *(KG.post, KG.former, KG.asOf, KG.organization, ORG.organization, KG.electionType, KG.election),
    *(KG.change, KG.value, KG.measure, KG.contest, KG.topic, KG.place, KG.dateText, _BEGIN, _END),
    *(KG.factuality, KG.accordingTo),
)
_RANKS = {name: rank for rank, name in enumerate(_IN_ORDER)}
_WORDS = {_BEGIN: "first day", _END: "last day", KG.dateText: "when"}
_HEADINGS = {ORG.Membership: "Posts", KG.Statement: "Statements"}


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

    iri: str
    heading: str
    fields: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a graph says of one node.

    `details` are what it says of the node itself, such as an article's publisher, or the people that it names;
    `articles` are the files that name the node.
    """

    iri: str
    name: str
    kind: str
    other_names: tuple[str, ...]
    links: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a node is, and how many facts a graph has of it."""

    iri: str
    name: str
    kind: str
    facts: int


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
    written: dict[str, str] = {}
    select = "SELECT ?node ?name WHERE { ?node schema:name|schema:alternateName|kg:fileName|schema:headline ?name }"
    for node, name in rows(store, select):
        if not node.value.startswith("https://w3id.org/kgbuild/software/"):
            names[name.value.casefold()].add(node.value)
            written.setdefault(name.value.casefold(), name.value)
    low = wanted.casefold()
    if low in names:
        return sorted(names[low])
    inside = sorted({node for name, nodes in names.items() if low in name for node in nodes})
    if not inside:
        import difflib

        close = difflib.get_close_matches(low, names, n=3)
        hint = f" Did you mean: {', '.join(written[c] for c in close)}?" if close else ""
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
    is_fact = bool(own[PROV.wasDerivedFrom])
    facts = (_fact(store, fact) for fact in _facts(store, node))
    facts_in_order = sorted(facts, key=lambda f: [(e.file, e.start) for e in f.evidence])
    return Dossier(
        iri=node,
        name=_name(node, own),
        kind=local_name(_kind(own[RDF.type])),
        other_names=tuple(sorted(own[SCHEMA.alternateName])),
        links=tuple(sorted(own[SCHEMA.sameAs])),
        details=() if is_fact else (*_fields(store, own, _SELF | _HIDDEN), *_mentions(store, own[SCHEMA.mentions])),
        articles=tuple(_articles(store, node)),
        facts=tuple(facts_in_order),
    )


def outline(store: Store, node: str) -> Outline:
    """Return what a node is, without reading its facts."""
    own = _properties(store, node)
    kind = local_name(_kind(own[RDF.type]))
    return Outline(iri=node, name=_name(node, own), kind=kind, facts=len(_facts(store, node)))


def _name(node: str, own: Mapping[str, Sequence[str]]) -> str:
    """Return what a node of these properties is called; its IRI if nothing."""
    title = own[RDFS.label] if own[KG.fileName] else ()
    return next(iter(own[SCHEMA.name] or own[SCHEMA.headline] or title or own[KG.fileName]), node)


def _kind(classes: Sequence[str]) -> str:
    """Return the class that says most of a node: ours, or else the first in order; "" if there is none."""
    return min(classes, key=lambda cls: (not is_own(cls), cls), default="")


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


def _facts(store: Store, node: str) -> list[str]:
    """Return each fact that the node is or takes part in, or that comes from the node if it is an article."""
    select = f"""SELECT DISTINCT ?fact WHERE {{
      {{ ?fact ?p <{node}> ; prov:wasDerivedFrom ?passage }}
      UNION {{ ?fact prov:wasDerivedFrom/oa:hasSource <{node}> }}
      UNION {{ <{node}> prov:wasDerivedFrom ?passage BIND(<{node}> AS ?fact) }}
      FILTER isIRI(?fact) }} ORDER BY ?fact"""
    return [row["fact"].value for row in rows(store, select)]


def _fact(store: Store, fact: str) -> Fact:
    properties = _properties(store, fact)
    kind = _kind(properties[RDF.type])
    passages = [p for p in properties[PROV.wasDerivedFrom] if _values(store, p, OA.hasSource)]
    heading = _HEADINGS.get(kind, spaced(local_name(kind)).capitalize())
    evidence = (_evidence(store, p) for p in passages)
    return Fact(
        iri=fact,
        heading=heading if passages else f"{heading} by the reference data, on the articles' dates",
        fields=tuple(_fields(store, properties, _HIDDEN)),
        evidence=tuple(sorted(evidence, key=lambda e: (e.file, e.start))),
    )


def _fields(store: Store, properties: Mapping[str, Sequence[str]], hidden: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the properties that a person wants to read, in words: who, what, when, and whether it is so."""
    for name in sorted(properties, key=lambda p: (_RANKS.get(p, len(_RANKS)), p)):
        if name not in hidden and properties[name]:
            values = ", ".join(sorted(_label(store, value) for value in properties[name]))
            yield _WORDS.get(name, spaced(local_name(name))), values


def _mentions(store: Store, mentioned: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of what an article mentions, class by class."""
    names: dict[str, set[str]] = defaultdict(set)
    for node in mentioned:
        names[local_name(_kind(_values(store, node, RDF.type)))].add(_label(store, node))
    for kind in sorted(names):
        yield f"names {kind}", ", ".join(sorted(names[kind]))


def _label(store: Store, value: str) -> str:
    """Return a value as words: the name of what it points at or else the words that state it, or the literal."""
    if "://" not in value or not _is_iri(value):
        return value
    names = _values(store, value, SCHEMA.name)
    if names:
        return min(names)
    passages = _values(store, value, PROV.wasDerivedFrom)
    if passages:
        found = sorted((_evidence(store, p) for p in passages), key=lambda e: e.start)
        return " ".join(" … ".join(e.words for e in found).split())
    return local_name(value) if is_own(value) else value


def _is_iri(value: str) -> bool:
    """Say whether a value can name a node; an author or publisher may only look like it."""
    try:
        NamedNode(value)
    except ValueError:
        return False
    return True


def _number(words: str) -> int:
    """Return a number, 0 for what is none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < _LONGEST_NUMBER else 0


_LONGEST_NUMBER = 16


def _values(store: Store, node: str, prop: str) -> list[str]:
    if not _is_iri(node):
        return []  # a blank node of another tool, or an author who looks like an address
    quads = store.quads_for_pattern(NamedNode(node), NamedNode(prop), None, None)
    return [q.object.value for q in quads if not isinstance(q.object, Triple)]


def _evidence(store: Store, passage: str) -> Evidence:
    def first(values: Iterable[str]) -> str:
        return next(iter(values), "")

    article = first(_values(store, passage, OA.hasSource))
    selector = first(_values(store, passage, OA.hasSelector))
    return Evidence(
        file=first(_values(store, article, KG.fileName)) or article,
        line=_number(first(_values(store, passage, KG.line))),
        start=_number(first(_values(store, selector, OA.start))),
        prefix=first(_values(store, selector, OA.prefix)),
        words=first(_values(store, selector, OA.exact)),
        suffix=first(_values(store, selector, OA.suffix)),
    )
