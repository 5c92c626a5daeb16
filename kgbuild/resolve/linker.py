"""Give every entity of every article its place in the graph, and merge those that share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kgbuild.model import ArticleFacts, Entity, EntityKind, LocalEntity, Resolution
from kgbuild.model.naming import article_path
from kgbuild.reference import Reference
from kgbuild.resolve.keys import key_of


def resolve(articles: Iterable[ArticleFacts], reference: Reference) -> Resolution:
    """Return the entities of the whole graph.

    Args:
        articles: the facts of each article; their order does not matter.
        reference: names, identifiers and links of what the reference data know.
    """
    members: dict[str, list[LocalEntity]] = defaultdict(list)
    behalf: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for facts in sorted(articles, key=lambda f: f.article.file_name):
        path = article_path(facts.article.file_name)
        own = tuple(key_of(e.kind, e.name, e.reference, path) for e in facts.entities)
        keys[facts.article.file_name] = own
        for key, entity in zip(own, facts.entities, strict=True):
            members[key].append(entity)
            if entity.on_behalf_of is not None:
                behalf[key] = own[entity.on_behalf_of.index]
    merged = {key: _merge(key, found, reference, behalf.get(key)) for key, found in sorted(members.items())}
    return Resolution(merged, keys)


def _merge(key: str, members: list[LocalEntity], reference: Reference, on_behalf_of: str | None) -> Entity:
    """Make one entity of those that share a key: the reference's name if there is one, else the usual fullest one."""
    kind, identifier = members[0].kind, next((m.reference for m in members if m.reference), None)
    known, same_as = _known(kind, identifier, reference)
    counted = Counter(m.name for m in members)
    name = known or min(counted, key=lambda n: (-counted[n], -len(n), n))
    forms = {form for m in members for form in (m.name, *m.names)} - {name}
    candidates = {c for m in members for c in m.candidates} if not identifier else set()
    return Entity(
        key=key,
        kind=kind,
        name=name,
        names=tuple(sorted(forms)),
        same_as=same_as,
        candidates=tuple(sorted(_candidate_key(kind, c, reference) for c in candidates)),
        on_behalf_of=on_behalf_of,
    )


def _known(kind: EntityKind, identifier: str | None, reference: Reference) -> tuple[str | None, tuple[str, ...]]:
    """Return the name and the outside links that the reference data give."""
    if not identifier:
        return None, ()
    records = {
        EntityKind.PERSON: reference.people,
        EntityKind.PARTY: reference.parties,
        EntityKind.ORGANIZATION: reference.things("organizations"),
        EntityKind.PLACE: reference.things("places"),
        EntityKind.PUBLICATION: reference.things("publications"),
    }[kind]
    record = records.get(identifier)
    return (record.name, record.same_as) if record else (None, ())


def _candidate_key(kind: EntityKind, candidate: str, reference: Reference) -> str:
    """Return the key of a candidate: a reference identifier, or the full name of somebody else in the article."""
    return key_of(kind, candidate, candidate if candidate in reference.people else None, "")
