"""Take out of articles what a human said is no entity, with the facts that cannot stand without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kgbuild.model import ArticleFacts, EntityRef, Event, EventRef, LocalEntity, Role, Slot, Statement, slots_of
from kgbuild.model.naming import article_path
from kgbuild.reference import Reference
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.keys import local_key
from kgbuild.resolve.linker import resolve


def without_dropped(articles: Sequence[ArticleFacts], reference: Reference, decisions: Decisions) -> list[ArticleFacts]:
    """Return the articles without the entities that decisions drop."""
    return list(map(dropping(articles, reference, decisions), articles))


def dropping(
    articles: Sequence[ArticleFacts], reference: Reference, decisions: Decisions
) -> Callable[[ArticleFacts], ArticleFacts]:
    """Return what takes the entities that decisions drop out of an article.

    A role of such an entity goes; a statement stays with its speaker unknown; an event goes if it needs the entity.

    Args:
        articles: all articles, as far as `resolve` needs them.
        reference: as for `resolve`.
        decisions: human judgements.
    """
    if not decisions.dropped:
        return lambda facts: facts
    keys = resolve(articles, reference, decisions).keys
    return lambda facts: _filtered(facts, _kept(facts, keys[facts.article.file_name], decisions))


def _kept(facts: ArticleFacts, keys: Sequence[str], decisions: Decisions) -> dict[int, int]:
    """Return the new position of each entity that stays."""
    path = article_path(facts.article.file_name)
    stays = [
        n
        for n, (key, e) in enumerate(zip(keys, facts.entities, strict=True))
        if not {key, local_key(e.kind, e.name, path)} & decisions.dropped
    ]
    return {old: new for new, old in enumerate(stays)}


def _filtered(facts: ArticleFacts, kept: Mapping[int, int]) -> ArticleFacts:
    if len(kept) == len(facts.entities):
        return facts
    events = [(n, e) for n, event in enumerate(facts.events) if (e := _event(event, kept)) is not None]
    places = {old: new for new, (old, _) in enumerate(events)}
    return replace(
        facts,
        entities=tuple(_entity(facts.entities[n], kept) for n in kept),
        roles=tuple(r for role in facts.roles if (r := _role(role, kept)) is not None),
        statements=tuple(_statement(s, kept) for s in facts.statements),
        events=tuple(_with_events(event, places) for _, event in events),
    )


def _moved(value: Any, kept: Mapping[int, int]) -> Any:
    """Return a reference, or a tuple of them, with new positions; None, or without it, where the entity is gone."""
    if isinstance(value, EntityRef):
        return EntityRef(kept[value.index]) if value.index in kept else None
    if isinstance(value, tuple):
        return tuple(m for v in value if (m := _moved(v, kept)) is not None)
    return value


def _entity(entity: LocalEntity, kept: Mapping[int, int]) -> LocalEntity:
    return replace(entity, on_behalf_of=_moved(entity.on_behalf_of, kept))


def _role(role: Role, kept: Mapping[int, int]) -> Role | None:
    person = _moved(role.person, kept)
    return None if person is None else replace(role, person=person, organization=_moved(role.organization, kept))


def _statement(statement: Statement, kept: Mapping[int, int]) -> Statement:
    return replace(
        statement,
        speaker=_moved(statement.speaker, kept),
        speaker_candidates=_moved(statement.speaker_candidates, kept),
        addressee=_moved(statement.addressee, kept),
        medium=_moved(statement.medium, kept),
        about=_moved(statement.about, kept),
    )


def _event(event: Event, kept: Mapping[int, int]) -> Event | None:
    slots = slots_of(type(event))
    values = {name: _moved(getattr(event, name), kept) for name in slots}
    lost = any(_lost(getattr(event, name), value, slots[name]) for name, value in values.items())
    return None if lost else replace(event, **values)


def _lost(before: object, after: object, slot: Slot) -> bool:
    """Say whether an event loses by the change what tells which it is, or has less than it must."""
    had, has = (len(v) if isinstance(v, tuple) else int(v is not None) for v in (before, after))
    return has < slot.min or (slot.is_key() and had > 0 and not has)


def _with_events(event: Event, places: Mapping[int, int]) -> Event:
    """Return an event whose references to other events have their new positions."""
    changes: dict[str, Any] = {}
    for name in (*slots_of(type(event)), "revises"):
        value = getattr(event, name)
        if isinstance(value, EventRef):
            changes[name] = EventRef(places[value.index]) if value.index in places else None
    return replace(event, **changes) if changes else event
