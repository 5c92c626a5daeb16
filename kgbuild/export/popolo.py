"""Popolo, the format of people, organisations and their memberships: https://www.popoloproject.com/specs/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kgbuild.export.pairs import happened
from kgbuild.query.view import EntityRecord, EventRecord, Labels, PassageRecord, PostRecord, View
from kgbuild.vocab import KG

_CLASSES = {"Party": "party", "Organization": "organization"}


def popolo(view: View) -> str:
    """Return a graph as Popolo JSON: people, organisations, posts, memberships, and the events that happened."""
    labels = Labels(view)
    entities = list(view.entities.values())
    posts = [post for post in view.posts.values() if post.member in view.entities]
    free = sorted({post.post for post in posts if not post.organization})
    found = {
        "persons": [_named(view, e) for e in entities if e.kind == "Person"],
        "organizations": [
            {**_named(view, e), "classification": _CLASSES[e.kind]} for e in entities if e.kind in _CLASSES
        ],
        "posts": [{"id": _post_id(label), "label": label} for label in free],
        "memberships": [_membership(view, post) for post in posts if view.entities[post.member].kind == "Person"],
        "events": [_event(view, labels, event) for event in view.events.values() if happened(event)],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _named(view: View, entity: EntityRecord) -> dict[str, object]:
    return _filled({
        "id": view.keys.id(entity.iri),
        "name": entity.name,
        "other_names": [{"name": name} for name in entity.other_names if name != entity.name],
        "links": [{"url": link} for link in entity.same_as],
    })  # fmt: skip


def _membership(view: View, post: PostRecord) -> dict[str, object]:
    organization = view.entities.get(post.organization)
    return _filled({
        "id": view.keys.id(post.iri),
        "person_id": view.keys.id(post.member),
        "organization_id": view.keys.id(post.organization) if organization and organization.kind in _CLASSES else "",
        "post_id": "" if organization else _post_id(post.post),
        "role": post.post,
        "label": f"former {post.post}" if post.former else "",
        "start_date": post.first,
        "end_date": post.last,
        "sources": _sources(post.passages),
    })  # fmt: skip


def _event(view: View, labels: Labels, event: EventRecord) -> dict[str, object]:
    place, actors = event.value(KG.place), labels.actors(event)
    bodies = [a for a in actors if view.entities[a].kind != "Person"]  # only people attend events in Popolo
    return _filled({
        "id": view.keys.id(event.iri),
        "name": labels.event(event),
        "classification": event.kind,
        "start_date": event.first,
        "end_date": event.last,
        "location": view.name(place) if place else "",
        "description": f"Parties and bodies: {', '.join(view.name(b) for b in bodies)}" if bodies else "",
        "attendees": [{"id": view.keys.id(a), "name": view.name(a)} for a in actors if a not in bodies],
        "sources": _sources(event.passages),
    })  # fmt: skip


def _sources(passages: Iterable[PassageRecord]) -> list[dict[str, str]]:
    return [{"url": p.iri, "note": f"{p.where}: {p.sentence}"} for p in passages]


def _post_id(label: str) -> str:
    return f"post/{label}"


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values that are there; Popolo leaves out what is not."""
    return {name: value for name, value in values.items() if value}
