"""FollowTheMoney, the format of Aleph and OpenSanctions, an entity a line: https://followthemoney.tech/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1

from kgbuild.export.pairs import happened, pairs
from kgbuild.query.view import ArticleRecord, EntityRecord, EventRecord, Labels, PassageRecord, PostRecord, View

_SCHEMATA = {"Person": "Person", "Party": "Organization", "Organization": "Organization"}
_WEB = ("http://", "https://")


def followthemoney(view: View) -> str:
    """Return a graph as FollowTheMoney entities: people, parties and bodies, articles, memberships, and for each event
    that happened a link between each two who took part.
    """
    entities = _entities(view)
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in entities)


def _entities(view: View) -> Iterator[dict[str, object]]:
    labels = Labels(view)
    for article in view.articles.values():
        yield _made(article.iri, "Article", _article(article))
    for entity in view.entities.values():
        if entity.kind in _SCHEMATA:
            yield _made(entity.iri, _SCHEMATA[entity.kind], _named(entity))
    for post in view.posts.values():
        if _is(view, post.member) and _is(view, post.organization):
            yield _made(post.iri, "Membership", _membership(post))
    for event in view.events.values():
        for a, b in pairs(view, labels, event) if happened(event) else ():
            yield _made(f"{event.iri} {a} {b}", "UnknownLink", _link(labels, event, a, b))


def _is(view: View, iri: str) -> bool:
    return iri in view.entities and view.entities[iri].kind in _SCHEMATA


def _article(article: ArticleRecord) -> dict[str, Iterable[str]]:
    return {
        "title": [article.title],
        "fileName": [article.file],
        "publisher": [article.publisher],
        "publishedAt": [article.date],
        "author": article.authors,
        "sourceUrl": [article.url] if article.url.startswith(_WEB) else [],
    }


def _named(entity: EntityRecord) -> dict[str, Iterable[str]]:
    wikidata = [link.rpartition("/")[2] for link in entity.same_as if "wikidata.org/entity/Q" in link]
    return {
        "name": [entity.name],
        "alias": [name for name in entity.other_names if name != entity.name],
        "wikidataId": wikidata[:1],
        "sourceUrl": [link for link in entity.same_as if link.startswith(_WEB) and "wikidata.org/" not in link],
        "topics": ["pol.party"] if entity.kind == "Party" else [],
    }


def _membership(post: PostRecord) -> dict[str, Iterable[str]]:
    return {
        "member": [_id(post.member)],
        "organization": [_id(post.organization)],
        "role": [post.post],
        "status": ["former"] if post.former else [],
        "startDate": [post.first],
        "endDate": [post.last],
        **_proof(post.passages),
    }


def _link(labels: Labels, event: EventRecord, a: str, b: str) -> dict[str, Iterable[str]]:
    return {
        "subject": [_id(a)],
        "object": [_id(b)],
        "role": [labels.kind(event)],
        "startDate": [event.first],
        "endDate": [event.last],
        **_proof(event.passages),
    }


def _proof(passages: Iterable[PassageRecord]) -> dict[str, Iterable[str]]:
    places = list(passages)
    return {
        "summary": [f"{p.where}: {p.sentence}" for p in places],
        "proof": list(dict.fromkeys(_id(p.article) for p in places)),
    }


def _made(iri: str, schema: str, properties: dict[str, Iterable[str]]) -> dict[str, object]:
    filled = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": _id(iri), "schema": schema, "properties": {name: v for name, v in filled.items() if v}}


def _id(iri: str) -> str:
    """Return an identifier of letters and digits, as the format wants it; the hash is no matter of security."""
    return f"kg-{sha1(iri.encode(), usedforsecurity=False).hexdigest()}"
