"""Fill the tables of a graph from its records."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from kgbuild.model.naming import spaced
from kgbuild.query.about import local_name
from kgbuild.query.view import (
    EntityRecord,
    EventRecord,
    Labels,
    PassageRecord,
    PostRecord,
    StatementRecord,
    View,
)
from kgbuild.query.view import columns as columns_of
from kgbuild.query.view.columns import Column
from kgbuild.query.view.links import Links
from kgbuild.tables.schema import Cell, Table

_SEPARATOR = "; "
_NODE = ("http://", "https://", "urn:")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Tables:
    """The tables of a view."""

    def __init__(self, view: View) -> None:
        self._view, self._labels, self._links = view, Labels(view), Links(view)

    def all(self) -> Iterator[Table]:
        """Yield every table: articles, people, parties, others, names, posts, events and their participants,
        statements and what they are about, and passages.
        """
        view = self._view
        yield Table("articles", "Every article of the graph.", columns_of.ARTICLES, self._articles())
        people = [self._person(e) for e in self._of("Person")]
        yield Table("people", "Everybody whom the articles name.", columns_of.PEOPLE, people)
        yield Table("parties", "Every party that the articles name.", columns_of.PARTIES, self._parties())
        others = [self._other(e) for e in view.entities.values() if e.kind not in {"Person", "Party"}]
        yield Table("others", "Bodies, places, publications, documents, unnamed sources.", columns_of.OTHERS, others)
        yield Table("names", "Each name by which something is called.", columns_of.NAMES, list(self._names()))
        posts = [self._post(p) for p in view.posts.values()]
        yield Table("posts", "Who holds or held which post.", columns_of.POSTS, posts)
        yield self._events()
        participants = list(self._participants())
        yield Table(
            "participants", "Who takes part in which event, in which role.", columns_of.PARTICIPANTS, participants
        )
        columns = (*columns_of.STATEMENTS, *columns_of.PLACE, columns_of.IRI)
        said = [self._statement(s) for s in view.statements.values()]
        yield Table("statements", "Who said what.", columns, said)
        yield Table("about", "Who and what is named in which statement.", columns_of.ABOUT, list(self._about()))
        yield Table("passages", "The words that each fact is taken from.", columns_of.PASSAGES, list(self._passages()))

    def _of(self, kind: str) -> Iterator[EntityRecord]:
        return (e for e in self._view.entities.values() if e.kind == kind)

    def _name(self, iri: str) -> str:
        return self._view.name(iri) if iri else ""

    def _listed(self, iris: Iterable[str]) -> str:
        return _SEPARATOR.join(self._view.name(iri) for iri in iris)

    def _articles(self) -> list[tuple[Cell, ...]]:
        said, told = self._links.said_in, self._links.told_in
        return [
            (self._id(a.iri), a.file, a.headline, a.publisher, a.date, _SEPARATOR.join(a.authors), a.url, a.language,
             said[a.iri], told[a.iri], a.iri)
            for a in self._view.articles.values()
        ]  # fmt: skip

    def _person(self, entity: EntityRecord) -> tuple[Cell, ...]:
        party, posts = self._links.parties.get(entity.iri, ""), self._links.posts.get(entity.iri, [])
        held = dict.fromkeys(self._labels.post(p) for p in posts if p.member == entity.iri and p.passages)
        return (
            self._id(entity.iri),
            entity.name,
            self._name(party),
            self._id(party),
            _SEPARATOR.join(held),
            " ".join(entity.same_as),
            self._listed(entity.candidates),
            len(self._links.articles.get(entity.iri, ())),
            len(entity.passages),
            len(self._links.said.get(entity.iri, ())),
            len(self._links.events.get(entity.iri, ())),
            entity.iri,
        )

    def _parties(self) -> list[tuple[Cell, ...]]:
        members: dict[str, list[str]] = defaultdict(list)
        for member, party in self._links.parties.items():
            members[party].append(member)
        return [
            (self._id(e.iri), e.name, " ".join(e.same_as), len(self._links.articles.get(e.iri, ())), len(e.passages),
             sum(len(self._links.said.get(m, ())) for m in members[e.iri]),
             len(self._links.events.get(e.iri, ())), e.iri)
            for e in self._of("Party")
        ]  # fmt: skip

    def _other(self, e: EntityRecord) -> tuple[Cell, ...]:
        articles = self._links.articles.get(e.iri) or {p.article for p in e.passages}
        return self._id(e.iri), e.kind, e.name, " ".join(e.same_as), len(articles), len(e.passages), e.iri

    def _names(self) -> Iterator[tuple[Cell, ...]]:
        for entity in self._view.entities.values():
            yield self._id(entity.iri), entity.kind, entity.name, True
            for name in entity.other_names:
                if name != entity.name:
                    yield self._id(entity.iri), entity.kind, name, False

    def _post(self, post: PostRecord) -> tuple[Cell, ...]:
        return (
            self._id(post.iri),
            self._name(post.member),
            self._id(post.member),
            post.post,
            self._name(post.organization),
            self._id(post.organization),
            post.former,
            post.first or None,
            post.last or None,
            self._id(post.source),
            *self._place(post.passages),
            post.iri,
        )

    def _events(self) -> Table:
        events = list(self._view.events.values())
        plain = _plain_properties(events)
        numbers = {prop for prop in plain if all(_is_number(list(e.values(prop))) for e in events)}
        own = (_column_of(prop, "number" if prop in numbers else "string") for prop in plain)
        columns = (*columns_of.EVENTS, *own, *columns_of.PLACE, columns_of.IRI)
        rows = [self._event(event, plain, numbers) for event in events]
        return Table("events", "What happened, is planned, is possible or is denied.", columns, rows)

    def _event(self, event: EventRecord, plain: Sequence[str], numbers: Set[str]) -> tuple[Cell, ...]:
        return (
            self._id(event.iri),
            event.kind,
            self._labels.event(event),
            _SEPARATOR.join(event.factuality),
            event.first or None,
            event.last or None,
            event.date_text,
            event.rank,
            self._id(event.revises),
            event.confidence,
            *(_plain_value(list(event.values(prop)), prop in numbers) for prop in plain),
            *self._place(event.passages),
            event.iri,
        )

    def _participants(self) -> Iterator[tuple[Cell, ...]]:
        for event in self._view.events.values():
            for prop, values in event.fields:
                for value in values:
                    if value in self._view.entities:
                        entity = self._view.entities[value]
                        yield self._id(event.iri), local_name(prop), self._id(value), entity.kind, entity.name
                    elif value in self._view.events:
                        other = self._view.events[value]
                        yield (
                            self._id(event.iri),
                            local_name(prop),
                            self._id(value),
                            other.kind,
                            self._labels.event(other),
                        )

    def _statement(self, statement: StatementRecord) -> tuple[Cell, ...]:
        speaker, article = statement.speaker, self._view.article_of(statement.passages)
        return (
            self._id(statement.iri),
            self._labels.speaker(statement),
            self._id(speaker),
            self._view.entities[speaker].kind if speaker in self._view.entities else "",
            self._name(self._links.parties.get(speaker, "")),
            self._listed(statement.speaker_candidates),
            statement.speech_type,
            statement.cue,
            statement.text,
            self._listed(statement.about),
            article.date if article else "",
            statement.confidence,
            *self._place(statement.passages),
            statement.iri,
        )

    def _about(self) -> Iterator[tuple[Cell, ...]]:
        for statement in self._view.statements.values():
            for node in statement.about:
                kind = self._view.entities[node].kind if node in self._view.entities else ""
                yield self._id(statement.iri), self._id(node), kind, self._view.name(node)

    def _passages(self) -> Iterator[tuple[Cell, ...]]:
        view = self._view
        for event in view.events.values():
            yield from self._places(event.iri, event.kind, "states", event.passages)
        for statement in view.statements.values():
            yield from self._places(statement.iri, "Statement", "states", statement.passages)
            yield from self._places(statement.iri, "Statement", "cue", statement.cue_passages)
            yield from self._places(statement.iri, "Statement", "speaker", statement.speaker_passages)
        for post in view.posts.values():
            yield from self._places(post.iri, "Post", "states", post.passages)
        for entity in view.entities.values():
            yield from self._places(entity.iri, entity.kind, "mention", entity.passages)

    def _places(self, iri: str, kind: str, role: str, passages: Iterable[PassageRecord]) -> Iterator[tuple[Cell, ...]]:
        for p in passages:
            article = self._id(p.article)
            yield self._id(iri), kind, role, article, p.file, p.line, p.start, p.end, p.words, p.sentence

    def _id(self, iri: str) -> str:
        return self._view.keys.id(iri) if iri else ""

    def _place(self, passages: Sequence[PassageRecord]) -> tuple[Cell, ...]:
        if not passages:
            return "", "", "", "", None
        first = passages[0]
        words = " … ".join(" ".join(p.words.split()) for p in passages)
        return words, first.sentence, self._id(first.article), first.file, first.line


def _plain_properties(events: Iterable[EventRecord]) -> list[str]:
    """Return the properties of events whose values are texts or numbers, whichever types of events a graph has."""
    found = {p for e in events for p, values in e.fields if not all(v.startswith(_NODE) for v in values)}
    return sorted(found, key=local_name)


def _column_of(prop: str, kind: str) -> Column:
    name = local_name(prop)
    told = f"The property {name} of the ontology; `kgbuild ref {name}` explains it."
    return Column(spaced(name).replace(" ", "_"), kind, told)


def _is_number(values: Sequence[str]) -> bool:
    return not values or (len(values) == 1 and _NUMBER.fullmatch(values[0]) is not None)


def _plain_value(values: Sequence[str], is_number: bool) -> Cell:
    if is_number:
        return float(values[0]) if values else None
    return _SEPARATOR.join(values)
