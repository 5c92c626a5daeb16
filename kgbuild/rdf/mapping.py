"""Turn facts into triples, generically: a fact's fields say which properties they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import NamedNode, Quad

from kgbuild.model import ArticleFacts, EntityKind, EntityRef, Event, EventRef, Resolution, Role, Span, Statement, slots_of
from kgbuild.rdf.mint import Minter, kebab
from kgbuild.rdf.passages import Passages
from kgbuild.rdf.terms import iri, literal
from kgbuild.vocab import GAF, KG, ORG, PROV, RDF, SCHEMA, SEM

_NAMED = frozenset(EntityKind) - {EntityKind.UNNAMED, EntityKind.DOCUMENT}
_TYPE = NamedNode(RDF.type)


def map_article(facts: ArticleFacts, resolution: Resolution, minter: Minter) -> Iterator[Quad]:
    """Yield what one article states, as quads in the article's named graph.

    Args:
        facts: the article's facts.
        resolution: who its entities are.
        minter: where IRIs come from.
    """
    yield from _ArticleMapper(facts, resolution, minter).quads()


def map_entities(resolution: Resolution, used: Iterable[str], minter: Minter) -> Iterator[Quad]:
    """Yield what the graph says of each entity as such, in the default graph.

    Args:
        resolution: all entities.
        used: the keys of those that some article refers to.
        minter: where IRIs come from.
    """
    for key in sorted(used):
        entity = resolution.entities[key]
        node = iri(minter.entity(key))
        yield Quad(node, _TYPE, iri(KG[entity.kind.value]))
        yield Quad(node, iri(SCHEMA.name), literal(entity.name))
        for name in entity.names:
            yield Quad(node, iri(SCHEMA.alternateName), literal(name))
        for link in entity.same_as:
            yield Quad(node, iri(SCHEMA.sameAs), iri(link))
        for candidate in entity.candidates:
            yield Quad(node, iri(KG.candidate), iri(minter.entity(candidate)))
        if entity.on_behalf_of:
            yield Quad(node, iri(KG.onBehalfOf), iri(minter.entity(entity.on_behalf_of)))


def used_keys(facts: ArticleFacts, resolution: Resolution) -> set[str]:
    """Return the keys of the entities that an article's part of the graph refers to.

    All that have a name count; an unnamed source or document only where a fact refers to it.
    """
    keys = resolution.keys[facts.article.file_name]
    refs = {r.index for s in facts.statements for r in _refs_of_statement(s)}
    refs |= {r.index for role in facts.roles for r in (role.person, role.organization) if r is not None}
    refs |= {r.index for e in facts.events for name in slots_of(type(e)) for r in _entity_refs(getattr(e, name))}
    used = {key for n, key in enumerate(keys) if n in refs or facts.entities[n].kind in _NAMED}
    behalf = {resolution.entities[k].on_behalf_of for k in used}
    return used | {k for k in behalf if k}


def _refs_of_statement(statement: Statement) -> Iterator[EntityRef]:
    yield from (r for r in (statement.speaker, statement.addressee) if r is not None)
    yield from statement.speaker_candidates
    yield from statement.about


def _entity_refs(value: Any) -> Iterator[EntityRef]:
    values = value if isinstance(value, tuple) else (value,)
    return (v for v in values if isinstance(v, EntityRef))


class _ArticleMapper:
    """The quads of one article."""

    def __init__(self, facts: ArticleFacts, resolution: Resolution, minter: Minter) -> None:
        self._facts, self._minter, self._resolution = facts, minter, resolution
        self._iri = minter.article(facts.article.file_name)
        self._node = iri(self._iri)
        self._keys = resolution.keys[facts.article.file_name]
        self._passages = Passages(facts, self._iri, minter)
        self._event_iris = tuple(self._event_iri(event) for event in facts.events)

    def quads(self) -> Iterator[Quad]:
        triples: list[tuple[NamedNode, str, Any]] = [*self._article(), *self._mentions()]
        for role in self._facts.roles:
            triples += self._role(role)
        for statement in self._facts.statements:
            triples += self._statement(statement)
        for event, event_iri in zip(self._facts.events, self._event_iris, strict=True):
            triples += self._event(event, event_iri)
        triples += self._passages.triples()
        for subject, predicate, value in triples:
            yield Quad(subject, iri(predicate), value, self._node)

    def _article(self) -> Iterator[tuple[NamedNode, str, Any]]:
        article, node = self._facts.article, self._node
        yield node, RDF.type, iri(KG.Article)
        yield node, KG.fileName, literal(article.file_name)
        yield node, SCHEMA.sha256, literal(article.sha256)
        yield node, SCHEMA.inLanguage, literal(article.language)
        if article.headline:
            yield node, SCHEMA.headline, literal(article.headline)
        for author in article.authors:
            yield node, SCHEMA.author, literal(author)
        if article.publisher:
            yield node, SCHEMA.publisher, literal(article.publisher)
        if article.date:
            yield node, SCHEMA.datePublished, literal(article.date)
        if article.url:
            yield node, SCHEMA.url, literal(article.url)

    def _mentions(self) -> Iterator[tuple[NamedNode, str, Any]]:
        for key in sorted(used_keys(self._facts, self._resolution)):
            entity = iri(self._minter.entity(key))
            if self._resolution.entities[key].kind in _NAMED:
                yield self._node, SCHEMA.mentions, entity
            for n, own in enumerate(self._keys):
                if own == key:
                    for span in self._facts.entities[n].mentions:
                        yield entity, GAF.denotedBy, self._passages.cite(span)

    def _role(self, role: Role) -> Iterator[tuple[NamedNode, str, Any]]:
        identity = (self._keys[role.person.index], role.post)
        node = iri(self._minter.fact(self._iri, "membership", role.passages, identity))
        yield node, RDF.type, iri(ORG.Membership)
        yield node, ORG.member, self._entity(role.person)
        yield node, KG.post, literal(role.post)
        yield node, KG.former, literal(role.former)
        if role.organization is not None:
            yield node, ORG.organization, self._entity(role.organization)
        yield from self._when(node, role.dates)
        if role.date_text:
            yield node, KG.dateText, literal(role.date_text)
        yield from self._derived(node, role.passages)

    def _statement(self, statement: Statement) -> Iterator[tuple[NamedNode, str, Any]]:
        text = self._facts.article.text
        node = iri(self._minter.fact(self._iri, "statement", statement.parts))
        yield node, RDF.type, iri(KG.Statement)
        yield node, KG.speechType, iri(KG[statement.speech_type.value])
        yield node, SCHEMA.text, literal(" … ".join(part.of(text) for part in statement.parts))
        yield node, KG.confidence, literal(float(statement.confidence))
        if statement.speaker is not None:
            yield node, KG.speaker, self._entity(statement.speaker)
        else:
            yield node, KG.speakerStatus, iri(KG.UnknownSpeaker)
        for candidate in statement.speaker_candidates:
            yield node, KG.speakerCandidate, self._entity(candidate)
        if statement.cue:
            yield node, KG.cue, literal(statement.cue.of(text))
            yield node, KG.cuePassage, self._passages.cite(statement.cue)
        if statement.speaker_words:
            yield node, KG.speakerPassage, self._passages.cite(statement.speaker_words)
        if statement.addressee is not None:
            yield node, KG.addressee, self._entity(statement.addressee)
        for entity in statement.about:
            yield node, SCHEMA.about, self._entity(entity)
        yield from self._derived(node, statement.parts)

    def _event(self, event: Event, event_iri: str) -> Iterator[tuple[NamedNode, str, Any]]:
        node = iri(event_iri)
        yield node, RDF.type, iri(type(event).iri_class)
        yield node, KG.factuality, iri(KG[event.factuality.value])
        yield node, KG.confidence, literal(float(event.confidence))
        yield from self._when(node, event.dates)
        for name, slot in slots_of(type(event)).items():
            value = getattr(event, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    yield node, slot.property, self._term(one)
        if event.revises is not None:
            old = iri(self._event_iris[event.revises.index])
            yield node, PROV.wasRevisionOf, old
            yield old, KG.rank, iri(KG.Deprecated)
        yield from self._derived(node, event.passages)

    def _event_iri(self, event: Event) -> str:
        """Mint an event's IRI from its passages and from what tells it apart: required slots and numbers."""
        identity = []
        for name, slot in slots_of(type(event)).items():
            value = getattr(event, name)
            if slot.min or isinstance(value, int | float):
                values = value if isinstance(value, tuple) else (value,)
                identity += sorted(self._keys[v.index] if isinstance(v, EntityRef) else str(v) for v in values)
        return self._minter.fact(self._iri, kebab(type(event).__name__), event.passages, identity)

    def _when(self, node: NamedNode, dates: Any) -> Iterator[tuple[NamedNode, str, Any]]:
        if dates is not None:
            yield node, SEM.hasEarliestBeginTimeStamp, literal(dates.first)
            yield node, SEM.hasLatestEndTimeStamp, literal(dates.last)

    def _derived(self, node: NamedNode, spans: tuple[Span, ...]) -> Iterator[tuple[NamedNode, str, Any]]:
        for span in spans:
            yield node, PROV.wasDerivedFrom, self._passages.cite(span, in_sentence=True)

    def _entity(self, ref: EntityRef) -> NamedNode:
        return iri(self._minter.entity(self._keys[ref.index]))

    def _term(self, value: Any) -> Any:
        if isinstance(value, EntityRef):
            return self._entity(value)
        if isinstance(value, EventRef):
            return iri(self._event_iris[value.index])
        return literal(value)
