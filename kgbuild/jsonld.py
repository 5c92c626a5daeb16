"""The JSON-LD context of graphs: what each short name in a document stands for, and of what type its values are.

Names of the ontology come without prefix ("speaker", "Statement"), those of other vocabularies too where none of ours
is the same ("text", "mentions"), else with it ("org:organization"). Numbers that JSON writes exactly are numbers;
JSON-LD turns a fraction into a floating-point number, so decimals are strings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pyoxigraph import RdfFormat, parse

from kgbuild.resources import resource
from kgbuild.vocab import (
    DCAT,
    DCTERMS,
    GAF,
    KG,
    NAMESPACES,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    VOID,
    XSD,
    Namespace,
)

CONTEXT_URL = "https://w3id.org/kgbuild/context.jsonld"
"""Where the context is published, for documents of one line each, which have no room for it."""

LABEL_LANGUAGE = "en"
"""The language of text under "label" that names none."""

Definition = str | dict[str, str]

_UNPREFIXED = (KG, SCHEMA, OA, PROV, ORG, SEM, GAF, VOID, DCAT, DCTERMS)
"""Whose names come without prefix; the first that has a name takes it."""

_VALUE_SETS = (KG.factuality, KG.rank, KG.speechType, KG.speakerStatus)
_TYPED = {
    KG.asOf: XSD.date,
    KG.confidence: XSD.decimal,
    OA.end: XSD.nonNegativeInteger,
    OA.start: XSD.nonNegativeInteger,
    SCHEMA.datePublished: XSD.date,
    SEM.hasEarliestBeginTimeStamp: XSD.date,
    SEM.hasLatestEndTimeStamp: XSD.date,
}
_LINKS = (
    *(SCHEMA.about, SCHEMA.mentions, SCHEMA.sameAs, OA.hasSource, OA.hasSelector, GAF.denotedBy),
    *(PROV.wasDerivedFrom, PROV.wasRevisionOf, PROV.wasGeneratedBy, PROV.wasAssociatedWith, PROV.used),
    *(ORG.member, ORG.organization, ORG.role, SEM.hasActor, SEM.hasPlace),
    *(VOID.vocabulary, VOID.classPartition, VOID.propertyPartition, VOID["class"], VOID.property, VOID.dataDump),
    *(VOID.subjectsTarget, VOID.objectsTarget, VOID.linkPredicate),
    *(DCTERMS.conformsTo, DCTERMS.creator, DCTERMS.language, DCTERMS.license, DCTERMS.publisher, DCAT.distribution),
)


@cache
def context() -> Mapping[str, Definition]:
    """Return the context: prefixes first, then each name with what it stands for."""
    found: dict[str, Definition] = {"id": "@id", "type": "@type"}
    found |= {prefix: str(namespace) for prefix, namespace in sorted(NAMESPACES.items())}
    found["label"] = {"@id": "rdfs:label", "@language": LABEL_LANGUAGE}
    taken = set(found)
    for namespace in _UNPREFIXED:
        prefix = next(p for p, n in NAMESPACES.items() if n is namespace)
        for name in sorted(_terms(namespace)):
            definition = _definition(f"{prefix}:{name}", f"{namespace}{name}")
            if name not in taken:
                taken.add(name)
                found[name] = definition
            elif isinstance(definition, dict):
                found[f"{prefix}:{name}"] = definition
    return found


def _terms(namespace: Namespace) -> set[str]:
    """Return the names of a namespace; of ours those that the ontology defines, whatever was loaded so far."""
    if namespace is not KG:
        return set(namespace)
    return {iri.removeprefix(str(KG)) for iri in _kinds() if iri.startswith(str(KG))}


def _definition(short: str, iri: str) -> Definition:
    if iri in _VALUE_SETS:
        return {"@id": short, "@type": "@vocab"}
    if iri in _TYPED:
        return {"@id": short, "@type": _TYPED[iri].replace(str(XSD), "xsd:")}
    if iri in _LINKS or _kinds().get(iri) == OWL.ObjectProperty:
        return {"@id": short, "@type": "@id"}
    return short


@cache
def _kinds() -> Mapping[str, str]:
    """Return each term that the ontology speaks of with the kind of thing it is."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Class, OWL.NamedIndividual)
    found: dict[str, str] = {}
    for path in sorted(resource("ontology").rglob("*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if quad.predicate.value == RDF.type and str(quad.object.value) in kinds:
                found.setdefault(str(quad.subject.value), str(quad.object.value))
    return found


def with_context(data: bytes, lines: bool = False) -> bytes:
    """Return a JSON-LD document in which our published context stands itself wherever it is named.

    Args:
        data: a document, or one document a line.
        lines: which of the two; lines become one document.

    Raises:
        SyntaxError: it is not JSON; `lineno` says where.
    """
    if not lines:
        named, own = f'"{CONTEXT_URL}"'.encode(), json.dumps(dict(context())).encode()
        return data.replace(b'"@context":' + named, b'"@context":' + own).replace(
            b'"@context": ' + named, b'"@context": ' + own
        )
    nodes = []
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            nodes.append(_node(line, number))
    return json.dumps({"@context": dict(context()), "@graph": nodes}, ensure_ascii=False).encode()


def _node(line: bytes, number: int) -> Any:
    """Return the node of a line; a context of its own stays with it."""
    try:
        node = json.loads(line)
    except ValueError as error:
        raise SyntaxError(f"not JSON: {error}", ("", number, 0, "")) from error
    if isinstance(node, dict) and node.get("@context") == CONTEXT_URL:
        del node["@context"]
    return node


_ENTITIES = ("Document", "Organization", "Party", "Person", "Place", "Publication", "UnnamedSource")


def frames() -> Mapping[str, dict[str, Any]]:
    """Return a JSON-LD frame for each class of a graph: what turns a document into trees, one for each of its nodes.

    Facts hold their passages with their words; whom they name is embedded by name, and not further.
    """
    events = sorted(iri.removeprefix(str(KG)) for iri, above in _above().items() if KG.Event in above)
    names = {"name": {}, "@explicit": True}
    passage = {"hasSource": {"fileName": {}, "@explicit": True}, "hasSelector": {}, "label": {}, "line": {}}
    found = {cls: _frame(cls, {"candidate": names, "onBehalfOf": names}) for cls in _ENTITIES}
    found["Article"] = _frame("Article", {"mentions": names})
    found["SpecificResource"] = _frame("SpecificResource", passage)
    actors = {term: names for term, iri in _link_terms() if SEM.hasActor in _above().get(iri, ())}
    for cls in events:
        found[cls] = _frame(cls, {**actors, "place": names, "accordingTo": names, "wasDerivedFrom": passage})
    found["Membership"] = _frame("Membership", {"member": names, "org:organization": names, "wasDerivedFrom": passage})
    found["Statement"] = _frame("Statement", {"speaker": names, "about": names, "wasDerivedFrom": passage})
    return dict(sorted(found.items()))


def _frame(cls: str, embedded: Mapping[str, Any]) -> dict[str, Any]:
    """Return a frame that embeds what it names and leaves every other link as it is."""
    links = {
        name: {"@embed": "@never"} for name, d in context().items() if isinstance(d, dict) and d.get("@type") == "@id"
    }
    asked = {name: {"@omitDefault": True, **frame} for name, frame in {**links, **embedded}.items()}
    return {"@context": dict(context()), "type": cls, **asked}


def _link_terms() -> list[tuple[str, str]]:
    return [
        (n, f"{KG}{d['@id'].removeprefix('kg:')}")
        for n, d in context().items()
        if isinstance(d, dict) and d["@id"].startswith("kg:")
    ]


@cache
def _above() -> Mapping[str, tuple[str, ...]]:
    """Return what the ontology puts right above each class and property."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(resource("ontology").rglob("*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if quad.predicate.value in (RDFS.subClassOf, RDFS.subPropertyOf):
                name = str(quad.subject.value)
                found[name] = (*found.get(name, ()), str(quad.object.value))
    return found


def why_not(problem: SyntaxError) -> str:
    """Return what a parser says of a document of any format, with what to do."""
    message = (problem.msg or "").removeprefix("Parser error ")
    if "LoadDocumentCallback" in message:
        return "it refers to a context on the web, which is not fetched; write the context into the file"
    return f"{message}; correct it, or write the file anew"
