"""Turn entities into triples: what the graph says of each as such, and what each article's graph repeats of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.model import ArticleFacts, Entity, EntityKind, EntityRef, Resolution, Statement, slots_of
from kgbuild.rdf.labels import LANGUAGE
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.outlook import Known, Outlook
from kgbuild.rdf.supers import super_classes
from kgbuild.rdf.terms import iri, literal, text
from kgbuild.vocab import KG, ORG, RDF, RDFS, SCHEMA

NAMED = frozenset(EntityKind) - {EntityKind.UNNAMED, EntityKind.DOCUMENT}
"""The kinds of entity that an article is said to mention."""

Triple = tuple[NamedNode, str, NamedNode | Literal]


def map_entities(resolution: Resolution, used: Iterable[str], minter: Minter) -> Iterator[Quad]:
    """Yield what the graph says of each entity as such, in the default graph.

    Somebody whom no article names for certain, but whom an ambiguous name may mean, has a class, a name and links only.

    Args:
        resolution: all entities.
        used: the keys of those that some article refers to.
        minter: where IRIs come from.
    """
    keys = set(used)
    while parents := {p for k in keys if (p := resolution.entities[k].parent)} - keys:
        keys |= parents  # no article need name the party that a branch belongs to
    for key in sorted({c for k in keys for c in resolution.entities[k].candidates} - keys):
        node = iri(minter.entity(key))
        yield from _quads(describe_entity(resolution.entities[key], node))
        yield from _quads(_links(resolution.entities[key], node))
    for key in sorted(keys):
        entity = resolution.entities[key]
        node = iri(minter.entity(key))
        yield from _quads(describe_entity(entity, node))
        yield from _quads(_links(entity, node))
        for name in entity.names:
            yield Quad(node, iri(SCHEMA.alternateName), literal(name))
        for words in entity.evidence:
            yield Quad(node, iri(KG.matchEvidence), literal(words))
        for candidate in entity.candidates:
            yield Quad(node, iri(KG.candidate), iri(minter.entity(candidate)))
        if entity.parent:
            yield Quad(node, iri(ORG.subOrganizationOf), iri(minter.entity(entity.parent)))
        if entity.on_behalf_of:
            yield Quad(node, iri(KG.onBehalfOf), iri(minter.entity(entity.on_behalf_of)))


def describe_entity(entity: Entity | Known, node: NamedNode) -> Iterator[Triple]:
    """Yield what every graph that speaks of an entity must hold to be read by itself: its types, name and label."""
    yield from typed(node, KG[entity.kind.value])
    yield node, SCHEMA.name, literal(entity.name)
    yield node, RDFS.label, text(entity.name, LANGUAGE)


def describe_role(membership: NamedNode, post: str, minter: Minter) -> Iterator[Triple]:
    """Yield the post of a membership as a node, beside its words: tools of ORG and Popolo look for one."""
    role = iri(minter.role(post))
    yield membership, ORG.role, role
    yield role, RDF.type, iri(ORG.Role)
    yield role, RDFS.label, text(post, LANGUAGE)


def typed(node: NamedNode, cls: str) -> Iterator[Triple]:
    """Yield the class of a node, and those that it belongs to thereby in the vocabularies of others."""
    for one in (cls, *super_classes(cls)):
        yield node, RDF.type, iri(one)


def _links(entity: Entity, node: NamedNode) -> Iterator[Triple]:
    for link in entity.same_as:
        yield node, SCHEMA.sameAs, iri(link)


def _quads(triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(subject, iri(predicate), value) for subject, predicate, value in triples)


def used_keys(facts: ArticleFacts, outlook: Outlook) -> set[str]:
    """Return the keys of the entities that an article's part of the graph refers to.

    All that have a name count; an unnamed source or document only where a fact refers to it.
    """
    keys = outlook.keys
    refs = {r.index for s in facts.statements for r in _refs_of_statement(s)}
    refs |= {r.index for role in facts.roles for r in (role.person, role.organization) if r is not None}
    refs |= {r.index for e in facts.events for name in slots_of(type(e)) for r in _entity_refs(getattr(e, name))}
    used = {key for n, key in enumerate(keys) if n in refs or facts.entities[n].kind in NAMED}
    behalf = {outlook.entities[k].on_behalf_of for k in used}
    return used | {k for k in behalf if k}


def _refs_of_statement(statement: Statement) -> Iterator[EntityRef]:
    yield from (r for r in (statement.speaker, statement.addressee, statement.medium) if r is not None)
    yield from statement.speaker_candidates
    yield from statement.about


def _entity_refs(value: Any) -> Iterator[EntityRef]:
    values = value if isinstance(value, tuple) else (value,)
    return (v for v in values if isinstance(v, EntityRef))
