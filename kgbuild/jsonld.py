"""The JSON-LD context of graphs: what each short name in a document stands for, and of what type its values are.

Names of the ontology come without prefix ("speaker", "Statement"), those of other vocabularies too where none of ours
is the same ("text", "mentions"), else with it ("org:organization"). Numbers that JSON writes exactly are numbers;
JSON-LD turns a fraction into a floating-point number, so decimals are strings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

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

_UNPREFIXED = (KG, SCHEMA, OA, PROV, ORG, SEM, GAF, VOID, DCAT, DCTERMS, RDFS)
"""Whose names come without prefix; the first that has a name takes it."""

_VALUE_SETS = (KG.factuality, KG.rank, KG.speechType, KG.speakerStatus)
_TYPED = {
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
    *(ORG.member, ORG.organization, SEM.hasActor, SEM.hasPlace),
    *(VOID.vocabulary, VOID.classPartition, VOID.propertyPartition, VOID["class"], VOID.property, VOID.dataDump),
    *(DCTERMS.conformsTo, DCTERMS.license, DCAT.distribution),
)


@cache
def context() -> Mapping[str, Definition]:
    """Return the context: prefixes first, then each name with what it stands for."""
    found: dict[str, Definition] = {"id": "@id", "type": "@type"}
    found |= {prefix: str(namespace) for prefix, namespace in sorted(NAMESPACES.items())}
    taken = set(found)
    for namespace in _UNPREFIXED:
        prefix = next(p for p, n in NAMESPACES.items() if n is namespace)
        for name in sorted(_terms(namespace)):
            iri = namespace[name]
            definition = _definition(f"{prefix}:{name}", iri)
            if name not in taken:
                taken.add(name)
                found[name] = definition
            elif isinstance(definition, dict):
                found[f"{prefix}:{name}"] = definition
    return found


def _terms(namespace: Namespace) -> set[str]:
    """Return the names of a namespace; of ours those that the ontology defines, not what else was declared since."""
    return set(namespace) if namespace is not KG else {iri.removeprefix(str(KG)) for iri in _kinds() if iri in KG}


def _definition(short: str, iri: str) -> Definition:
    if iri in _VALUE_SETS:
        return {"@id": short, "@type": "@vocab"}
    if iri in _TYPED:
        return {"@id": short, "@type": _TYPED[iri].replace(str(XSD), "xsd:")}
    if iri in _LINKS or _kinds().get(iri) == OWL.ObjectProperty:
        return {"@id": short, "@type": "@id"}
    if iri == RDFS.label:
        return {"@id": short, "@language": LABEL_LANGUAGE}
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
