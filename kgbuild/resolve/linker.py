"""Give every entity of every article its place in the graph, and merge those that share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kgbuild.model import ArticleFacts, Entity, EntityKind, LocalEntity, Resolution
from kgbuild.model.naming import article_path
from kgbuild.reference import Reference, RefParty, RefPerson, RefThing
from kgbuild.resolve.keys import key_of

_THINGS = {
    EntityKind.ORGANIZATION: "organizations",
    EntityKind.PLACE: "places",
    EntityKind.PUBLICATION: "publications",
}


def resolve(articles: Iterable[ArticleFacts], reference: Reference) -> Resolution:
    """Return the entities of the whole graph.

    Args:
        articles: the facts of each article; their order does not matter.
        reference: names, identifiers and links of what the reference data know.
    """
    linker = _Linker(reference)
    for facts in sorted(articles, key=lambda f: f.article.file_name):
        linker.add(facts)
    return linker.resolution()


class _Linker:
    """Gathers what each article says of the entity behind each key."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._members: dict[str, list[LocalEntity]] = defaultdict(list)
        self._candidates: dict[str, set[str]] = defaultdict(set)
        self._possible: dict[str, Entity] = {}
        self._behalf: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def add(self, facts: ArticleFacts) -> None:
        """Take in the entities of one article."""
        path = article_path(facts.article.file_name)
        keys = tuple(key_of(e.kind, e.name, e.reference, path) for e in facts.entities)
        named = {(e.kind, e.name): key for key, e in zip(keys, facts.entities, strict=True)}
        self._keys[facts.article.file_name] = keys
        for key, entity in zip(keys, facts.entities, strict=True):
            self._members[key].append(entity)
            if entity.on_behalf_of is not None:
                self._behalf[key] = keys[entity.on_behalf_of.index]
            if entity.reference is None:
                own = {named.get((entity.kind, c)) or self._possibly(entity.kind, c, path) for c in entity.candidates}
                self._candidates[key] |= own - {key}

    def resolution(self) -> Resolution:
        """Return every entity, those that an ambiguous name may mean included."""
        merged = {key: self._merge(key, members) for key, members in self._members.items()}
        return Resolution(dict(sorted({**self._possible, **merged}.items())), self._keys)

    def _possibly(self, kind: EntityKind, candidate: str, article: str) -> str:
        """Return the key of a candidate whom the article does not name: a reference record's identifier, or a name."""
        record = self._records(kind).get(candidate)
        key = key_of(kind, candidate, candidate if record else None, article)
        name, same_as = (record.name, record.same_as) if record else (candidate, ())
        self._possible.setdefault(key, Entity(key=key, kind=kind, name=name, same_as=same_as))
        return key

    def _merge(self, key: str, members: list[LocalEntity]) -> Entity:
        """Make one entity of those that share a key: with the reference's name, or else the usual fullest one."""
        kind, identifier = members[0].kind, next((m.reference for m in members if m.reference), None)
        record = self._records(kind).get(identifier) if identifier else None
        counted = Counter(m.name for m in members)
        name = record.name if record else min(counted, key=lambda n: (-counted[n], -len(n), n))
        forms = {form for m in members for form in (m.name, *m.names)} - {name}
        return Entity(
            key=key,
            kind=kind,
            name=name,
            names=tuple(sorted(forms)),
            same_as=record.same_as if record else (),
            candidates=() if identifier else tuple(sorted(self._candidates[key])),
            on_behalf_of=self._behalf.get(key),
        )

    def _records(self, kind: EntityKind) -> Mapping[str, RefPerson | RefParty | RefThing]:
        """Return the reference records of a kind by identifier."""
        if kind is EntityKind.PERSON:
            return self._reference.people
        if kind is EntityKind.PARTY:
            return self._reference.parties
        return self._reference.things(_THINGS[kind]) if kind in _THINGS else {}
