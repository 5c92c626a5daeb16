"""Turn facts into triples, generically: a fact's fields say which properties they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.model import (
    ArticleFacts,
    DateInterval,
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
from kgbuild.quads import quads_of, rest_of
from kgbuild.rdf.articles import describe_article
from kgbuild.rdf.entities import NAMED, Triple, describe_entity, describe_role, typed, used_keys
from kgbuild.rdf.labels import LANGUAGE, event_label, post_label, role_label, statement_label
from kgbuild.rdf.mint import Minter
from kgbuild.rdf.naming import FactNames
from kgbuild.rdf.outlook import Outlook
from kgbuild.rdf.passages import Passages
from kgbuild.rdf.supers import super_properties
from kgbuild.rdf.terms import iri, literal, number, text
from kgbuild.rdf.within import said_within
from kgbuild.vocab import GAF, KG, ORG, PROV, RDF, RDFS, SCHEMA, SEM


def map_article(
    facts: ArticleFacts, outlook: Outlook, minter: Minter, *, bare_mentions: bool = False
) -> Iterator[Quad]:
    """Yield what one article states, as quads in the article's named graph.

    Args:
        facts: the article's facts.
        outlook: who its entities are, and which events it shares with other articles.
        minter: where IRIs come from.
        bare_mentions: leave out what the IRI of a passage says that only names somebody: its place and its words.
    """
    keys = article_keys(facts, outlook, minter, bare_mentions=bare_mentions)
    return quads_of(keys, f"<{minter.article(facts.article.file_name)}>")


def article_keys(facts: ArticleFacts, outlook: Outlook, minter: Minter, *, bare_mentions: bool = False) -> list[str]:
    """Return the keys of what one article states, each once; as `map_article`."""
    return _ArticleMapper(facts, outlook, minter, bare_mentions=bare_mentions).keys()


def shared_events(articles: Iterable[ArticleFacts], resolution: Resolution, minter: Minter) -> dict[EventPlace, str]:
    """Return the IRI of each event that stands for those of other articles, for itself and for them."""
    files = {file for place in resolution.events.values() for file in place[:1]}
    files |= {file for pair in resolution.possibly_same for file, _ in pair}
    files |= {file for file, _ in resolution.elections}
    iris: dict[EventPlace, str] = {}
    for facts in articles:
        name = facts.article.file_name
        if name in files:
            names = FactNames(facts, resolution.keys[name], minter.article(name), minter)
            iris |= {(name, n): names.of(event) for n, event in enumerate(facts.events)}
    return iris | {place: iris[first] for place, first in resolution.events.items()}


def map_possibly_same(resolution: Resolution, shared: Mapping[EventPlace, str]) -> Iterator[Quad]:
    """Yield the pairs of events that are possibly the same."""
    for first, second in resolution.possibly_same:
        yield Quad(iri(shared[first]), iri(KG.possiblySameEvent), iri(shared[second]))


class _ArticleMapper:
    """What one article states."""

    def __init__(self, facts: ArticleFacts, outlook: Outlook, minter: Minter, *, bare_mentions: bool = False) -> None:
        self._facts, self._minter, self._outlook = facts, minter, outlook
        self._iri = minter.article(facts.article.file_name)
        self._node = iri(self._iri)
        self._keys = outlook.keys
        self._passages = Passages(facts, self._iri, minter, bare_mentions=bare_mentions)
        self._around = said_within(facts.statements)
        self._iris = FactNames(facts, self._keys, self._iri, minter)
        self._names = tuple(outlook.entities[key].name for key in self._keys)
        own = tuple(self._iris.of(event) for event in facts.events)
        self._event_iris = tuple(outlook.shared.get(n, event_iri) for n, event_iri in enumerate(own))

    def keys(self) -> list[str]:
        """Return the keys of them all, each fact before the passages that it cites."""
        facts = (f"{subject}{rest_of(predicate, str(value))}" for subject, predicate, value in self._triples())
        return [*dict.fromkeys(facts), *self._passages.keys()]

    def _triples(self) -> Iterator[Triple]:
        """Yield all but the passages."""
        yield from self._article()
        yield from self._mentions()
        for role in self._facts.roles:
            yield from self._role(role)
        for statement in self._facts.statements:
            yield from self._statement(statement)
        for n, (event, event_iri) in enumerate(zip(self._facts.events, self._event_iris, strict=True)):
            yield from self._again(event, event_iri) if n in self._outlook.told else self._event(event, event_iri)
            if n in self._outlook.preferred:
                yield iri(event_iri), KG.rank, iri(KG.Preferred)

    def _article(self) -> Iterator[Triple]:
        yield from describe_article(self._facts.article, self._node, self._minter)

    def _mentions(self) -> Iterator[Triple]:
        entities = self._outlook.entities
        for key in sorted(used_keys(self._facts, self._outlook)):
            entity = iri(self._minter.entity(key))
            yield from describe_entity(entities[key], entity)
            for candidate in entities[key].candidates:
                yield from describe_entity(entities[candidate], iri(self._minter.entity(candidate)))
            if entities[key].kind in NAMED:
                yield self._node, SCHEMA.mentions, entity
            for n, own in enumerate(self._keys):
                if own == key:
                    for span in self._facts.entities[n].mentions:
                        yield entity, GAF.denotedBy, self._passages.name(span)

    def _role(self, role: Role) -> Iterator[Triple]:
        node = iri(self._iris.of(role))
        yield node, RDF.type, iri(ORG.Membership)
        yield node, RDFS.label, text(role_label(role, self._names), LANGUAGE)
        yield node, ORG.member, self._entity(role.person)
        yield node, KG.post, literal(role.post)
        yield from describe_role(node, role.post, self._minter)
        yield node, KG.former, literal(role.former)
        if self._facts.article.date:
            yield node, KG.asOf, literal(self._facts.article.date)
        if role.organization is not None:
            yield node, ORG.organization, self._entity(role.organization)
        yield from self._when(node, role.dates)
        if role.date_text:
            yield node, KG.dateText, literal(role.date_text)
        yield from self._derived(node, role.passages)

    def _statement(self, statement: Statement) -> Iterator[Triple]:
        words = self._facts.article.text
        content = " … ".join(part.of(words) for part in statement.parts)
        node = iri(self._iris.of(statement))
        yield from typed(node, KG.Statement)
        yield node, RDFS.label, text(statement_label(statement, self._names, content), LANGUAGE)
        yield node, KG.speechType, iri(KG[statement.speech_type.value])
        yield node, SCHEMA.text, literal(content)
        yield node, KG.confidence, literal(float(statement.confidence))
        if statement.speaker is not None:
            yield node, KG.speaker, self._entity(statement.speaker)
        else:
            yield node, KG.speakerStatus, iri(KG.UnknownSpeaker)
        for candidate in statement.speaker_candidates:
            yield node, KG.speakerCandidate, self._entity(candidate)
        if statement.cue:
            yield node, KG.cue, literal(statement.cue.of(words))
            yield node, KG.cuePassage, self._passages.cite(statement.cue)
        if statement.speaker_words:
            yield node, KG.speakerPassage, self._passages.cite(statement.speaker_words)
        if statement.addressee is not None:
            yield node, KG.addressee, self._entity(statement.addressee)
        around = self._around.get(statement)
        if around is not None:
            yield node, KG.saidWithin, iri(self._iris.of(around))
        if statement.medium is not None:
            yield node, KG.medium, self._entity(statement.medium)
        if statement.occasion:
            yield node, KG.occasion, literal(" ".join(statement.occasion.of(words).split()))
        for entity in statement.about:
            yield node, SCHEMA.about, self._entity(entity)
        yield from self._derived(node, statement.parts)

    def _event(self, event: Event, event_iri: str) -> Iterator[Triple]:
        node = iri(event_iri)
        yield from typed(node, type(event).iri_class)
        yield node, RDFS.label, text(event_label(event, self._names), LANGUAGE)
        yield node, KG.factuality, iri(KG[event.factuality.value])
        yield node, KG.confidence, literal(float(event.confidence))
        yield from self._when(node, event.dates)
        for name, slot in slots_of(type(event)).items():
            value = getattr(event, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    for prop in (slot.property, *super_properties(slot.property)):
                        yield node, prop, self._term(one)
        if event.revises is not None:
            old = iri(self._event_iris[event.revises.index])
            yield node, PROV.wasRevisionOf, old
            yield old, KG.rank, iri(KG.Deprecated)
        yield from self._derived(node, event.passages)
        yield from self._switched(event, event_iri)

    def _switched(self, event: Event, event_iri: str) -> Iterator[Triple]:
        """Yield the memberships that an event ends and begins, if it happened and the day is known."""
        person: EntityRef | None = getattr(event, "person", None)
        if event.factuality is not Factuality.ACTUAL or event.dates is None or person is None:
            return
        if self._outlook.entities[self._keys[person.index]].kind is not EntityKind.PERSON:
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
            yield from describe_role(node, "member", self._minter)
            yield node, KG.former, literal(ends)
            label = post_label(self._names[person.index], f"member of {self._names[party.index]}", ends)
            yield node, RDFS.label, text(label, LANGUAGE)
            yield node, ORG.organization, self._entity(party)
            if ends:
                yield node, SEM.hasLatestEndTimeStamp, literal(event.dates.last)
            else:
                yield node, SEM.hasEarliestBeginTimeStamp, literal(event.dates.first)
            yield node, PROV.wasDerivedFrom, iri(event_iri)
            yield node, KG.datedBy, iri(event_iri)

    def _again(self, event: Event, event_iri: str) -> Iterator[Triple]:
        """Yield what an article adds to an event that another one tells: the passages that state it here."""
        node = iri(event_iri)
        yield from typed(node, type(event).iri_class)
        yield node, KG.factuality, iri(KG[event.factuality.value])
        yield from self._derived(node, event.passages)

    def _when(self, node: NamedNode, dates: DateInterval | None) -> Iterator[Triple]:
        if dates is not None:
            yield node, SEM.hasEarliestBeginTimeStamp, literal(dates.first)
            yield node, SEM.hasLatestEndTimeStamp, literal(dates.last)

    def _derived(self, node: NamedNode, spans: tuple[Span, ...]) -> Iterator[Triple]:
        for span in spans:
            yield node, PROV.wasDerivedFrom, self._passages.cite(span, in_sentence=True)

    def _entity(self, ref: EntityRef) -> NamedNode:
        return iri(self._minter.entity(self._keys[ref.index]))

    def _term(self, value: Any) -> NamedNode | Literal:
        if isinstance(value, EntityRef):
            return self._entity(value)
        if isinstance(value, EventRef):
            return iri(self._event_iris[value.index])
        return number(value) if isinstance(value, float) else literal(value)
