"""Turn facts into triples, generically: a fact's fields say which properties they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.model import (
    ArticleFacts,
    DateInterval,
    Entity,
    EntityKind,
    EntityRef,
    Event,
    EventRef,
    Factuality,
    Membership,
    Resolution,
    Role,
    Span,
    Statement,
    slots_of,
)
from kgbuild.model.entity import EventPlace
from kgbuild.rdf.mint import Minter, kebab
from kgbuild.rdf.passages import Passages
from kgbuild.rdf.terms import iri, literal
from kgbuild.vocab import GAF, KG, ORG, PROV, RDF, SCHEMA, SEM

_NAMED = frozenset(EntityKind) - {EntityKind.UNNAMED, EntityKind.DOCUMENT}
_TYPE = NamedNode(RDF.type)
_Triple = tuple[NamedNode, str, NamedNode | Literal]


def map_article(
    facts: ArticleFacts, resolution: Resolution, minter: Minter, shared: Mapping[EventPlace, str] = MappingProxyType({})
) -> Iterator[Quad]:
    """Yield what one article states, as quads in the article's named graph.

    Args:
        facts: the article's facts.
        resolution: who its entities are.
        minter: where IRIs come from.
        shared: the IRIs of events that other articles tell too.
    """
    yield from _ArticleMapper(facts, resolution, minter, shared).quads()


def shared_events(articles: Iterable[ArticleFacts], resolution: Resolution, minter: Minter) -> dict[EventPlace, str]:
    """Return the IRI of each event that stands for those of other articles, for itself and for them."""
    files = {file for place in resolution.events.values() for file in place[:1]}
    files |= {file for pair in resolution.possibly_same for file, _ in pair}
    files |= {file for file, _ in resolution.elections}
    iris: dict[EventPlace, str] = {}
    for facts in articles:
        if facts.article.file_name in files:
            mapper = _ArticleMapper(facts, resolution, minter)
            iris |= {(facts.article.file_name, n): event_iri for n, event_iri in enumerate(mapper.event_iris)}
    return iris | {place: iris[first] for place, first in resolution.events.items()}


def map_possibly_same(resolution: Resolution, shared: Mapping[EventPlace, str]) -> Iterator[Quad]:
    """Yield the pairs of events that are possibly the same."""
    for first, second in resolution.possibly_same:
        yield Quad(iri(shared[first]), iri(KG.possiblySameEvent), iri(shared[second]))


def map_entities(resolution: Resolution, used: Iterable[str], minter: Minter) -> Iterator[Quad]:
    """Yield what the graph says of each entity as such, in the default graph.

    Somebody whom no article names for certain, but whom an ambiguous name may mean, has a name and links only.

    Args:
        resolution: all entities.
        used: the keys of those that some article refers to.
        minter: where IRIs come from.
    """
    keys = set(used)
    while parents := {p for k in keys if (p := resolution.entities[k].parent)} - keys:
        keys |= parents  # no article need name the party that a branch belongs to
    for key in sorted({c for k in keys for c in resolution.entities[k].candidates} - keys):
        yield from _name_and_links(resolution.entities[key], iri(minter.entity(key)))
    for key in sorted(keys):
        entity = resolution.entities[key]
        node = iri(minter.entity(key))
        yield Quad(node, _TYPE, iri(KG[entity.kind.value]))
        yield from _name_and_links(entity, node)
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


def _name_and_links(entity: Entity, node: NamedNode) -> Iterator[Quad]:
    yield Quad(node, iri(SCHEMA.name), literal(entity.name))
    for link in entity.same_as:
        yield Quad(node, iri(SCHEMA.sameAs), iri(link))


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
    yield from (r for r in (statement.speaker, statement.addressee, statement.medium) if r is not None)
    yield from statement.speaker_candidates
    yield from statement.about


def _entity_refs(value: Any) -> Iterator[EntityRef]:
    values = value if isinstance(value, tuple) else (value,)
    return (v for v in values if isinstance(v, EntityRef))


class _ArticleMapper:
    """The quads of one article."""

    def __init__(
        self,
        facts: ArticleFacts,
        resolution: Resolution,
        minter: Minter,
        shared: Mapping[EventPlace, str] = MappingProxyType({}),
    ) -> None:
        self._facts, self._minter, self._resolution = facts, minter, resolution
        self._iri = minter.article(facts.article.file_name)
        self._node = iri(self._iri)
        self._keys = resolution.keys[facts.article.file_name]
        self._passages = Passages(facts, self._iri, minter)
        self._facts_by_iri: dict[str, Role | Statement | Event] = {}
        own = tuple(self._event_iri(event) for event in facts.events)
        file = facts.article.file_name
        self._shared = {n for n in range(len(own)) if (file, n) in resolution.events}
        self._preferred = {n for other, n in resolution.preferred if other == file}
        self._event_iris = tuple(shared.get((file, n), event_iri) for n, event_iri in enumerate(own))

    def quads(self) -> Iterator[Quad]:
        """Yield them all, each fact before the passages that it cites."""
        triples: list[_Triple] = [*self._article(), *self._mentions()]
        for role in self._facts.roles:
            triples += self._role(role)
        for statement in self._facts.statements:
            triples += self._statement(statement)
        for n, (event, event_iri) in enumerate(zip(self._facts.events, self._event_iris, strict=True)):
            triples += self._again(event, event_iri) if n in self._shared else self._event(event, event_iri)
            if n in self._preferred:
                triples.append((iri(event_iri), KG.rank, iri(KG.Preferred)))
        triples += self._passages.triples()
        for subject, predicate, value in triples:
            yield Quad(subject, iri(predicate), value, self._node)

    def _article(self) -> Iterator[_Triple]:
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

    def _mentions(self) -> Iterator[_Triple]:
        for key in sorted(used_keys(self._facts, self._resolution)):
            entity = iri(self._minter.entity(key))
            if self._resolution.entities[key].kind in _NAMED:
                yield self._node, SCHEMA.mentions, entity
            for n, own in enumerate(self._keys):
                if own == key:
                    for span in self._facts.entities[n].mentions:
                        yield entity, GAF.denotedBy, self._passages.cite(span)

    def _role(self, role: Role) -> Iterator[_Triple]:
        identity = (self._keys[role.person.index], role.post)
        node = iri(self._own(self._minter.fact(self._iri, "membership", role.passages, identity), role))
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

    def _statement(self, statement: Statement) -> Iterator[_Triple]:
        text = self._facts.article.text
        node = iri(self._own(self._minter.fact(self._iri, "statement", statement.parts), statement))
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
        if statement.medium is not None:
            yield node, KG.medium, self._entity(statement.medium)
        if statement.occasion:
            yield node, KG.occasion, literal(" ".join(statement.occasion.of(text).split()))
        for entity in statement.about:
            yield node, SCHEMA.about, self._entity(entity)
        yield from self._derived(node, statement.parts)

    def _event(self, event: Event, event_iri: str) -> Iterator[_Triple]:
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
        yield from self._switched(event, event_iri)

    def _switched(self, event: Event, event_iri: str) -> Iterator[_Triple]:
        """Yield the memberships that an event ends and begins, if it happened and the day is known."""
        person: EntityRef | None = getattr(event, "person", None)
        if event.factuality is not Factuality.ACTUAL or event.dates is None or person is None:
            return
        if self._resolution.entities[self._keys[person.index]].kind is not EntityKind.PERSON:
            return
        for name, slot in slots_of(type(event)).items():
            party = getattr(event, name)
            if slot.membership is None or party is None:
                continue
            ends = slot.membership is Membership.ENDS
            node = iri(f"{event_iri}/{slot.membership.value}")
            yield node, RDF.type, iri(ORG.Membership)
            yield node, ORG.member, self._entity(person)
            yield node, KG.post, literal("member")
            yield node, KG.former, literal(ends)
            yield node, ORG.organization, self._entity(party)
            if ends:
                yield node, SEM.hasLatestEndTimeStamp, literal(event.dates.last)
            else:
                yield node, SEM.hasEarliestBeginTimeStamp, literal(event.dates.first)
            yield node, PROV.wasDerivedFrom, iri(event_iri)

    def _again(self, event: Event, event_iri: str) -> Iterator[_Triple]:
        """Yield what an article adds to an event that another one tells: the passages that state it here."""
        node = iri(event_iri)
        yield node, RDF.type, iri(type(event).iri_class)
        yield node, KG.factuality, iri(KG[event.factuality.value])
        yield from self._derived(node, event.passages)

    @property
    def event_iris(self) -> tuple[str, ...]:
        """The IRI of each event."""
        return self._event_iris

    def _event_iri(self, event: Event) -> str:
        """Mint an event's IRI from its passages and from what tells it apart: required slots and numbers."""
        identity = []
        for name, slot in slots_of(type(event)).items():
            value = getattr(event, name)
            if slot.is_key() or isinstance(value, int | float):
                values = value if isinstance(value, tuple) else (value,)
                given = [v for v in values if v is not None]
                identity += sorted(self._keys[v.index] if isinstance(v, EntityRef) else str(v) for v in given)
        return self._own(self._minter.fact(self._iri, kebab(type(event).__name__), event.passages, identity), event)

    def _own(self, fact_iri: str, fact: Role | Statement | Event) -> str:
        """Return the fact's own IRI: if another fact of the same words has it already, a digest tells them apart."""
        if self._facts_by_iri.setdefault(fact_iri, fact) == fact:
            return fact_iri
        return f"{fact_iri}/{sha256(repr(fact).encode()).hexdigest()[:12]}"

    def _when(self, node: NamedNode, dates: DateInterval | None) -> Iterator[_Triple]:
        if dates is not None:
            yield node, SEM.hasEarliestBeginTimeStamp, literal(dates.first)
            yield node, SEM.hasLatestEndTimeStamp, literal(dates.last)

    def _derived(self, node: NamedNode, spans: tuple[Span, ...]) -> Iterator[_Triple]:
        for span in spans:
            yield node, PROV.wasDerivedFrom, self._passages.cite(span, in_sentence=True)

    def _entity(self, ref: EntityRef) -> NamedNode:
        return iri(self._minter.entity(self._keys[ref.index]))

    def _term(self, value: Any) -> NamedNode | Literal:
        if isinstance(value, EntityRef):
            return self._entity(value)
        if isinstance(value, EventRef):
            return iri(self._event_iris[value.index])
        return literal(value)
