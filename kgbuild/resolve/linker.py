"""Give every entity of every article its place in the graph, and merge those that share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from kgbuild.model import ArticleFacts, Entity, EntityKind, LocalEntity, Resolution
from kgbuild.model.naming import article_path, is_local
from kgbuild.reference import Reference, RefParty, RefPerson, RefThing
from kgbuild.resolve.dated import dated_posts, parties_of
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.elections import known_elections
from kgbuild.resolve.events import merge_events
from kgbuild.resolve.figures import preferred_figures
from kgbuild.resolve.keys import key_of, local_key, person_key
from kgbuild.resolve.people import People, resolve_people
from kgbuild.resolve.profile import profiles

_THINGS = {
    EntityKind.ORGANIZATION: "organizations",
    EntityKind.PLACE: "places",
    EntityKind.PUBLICATION: "publications",
}
_MOST_EVIDENCE = 3  # matches that are kept as an explanation of one entity


def resolve(articles: Iterable[ArticleFacts], reference: Reference, decisions: Decisions | None = None) -> Resolution:
    """Return the entities of the whole graph.

    Args:
        articles: the facts of each article; their order does not matter.
        reference: names, identifiers and links of what the reference data know.
        decisions: human judgements, which win.
    """
    ordered = sorted(articles, key=lambda f: f.article.file_name)
    decisions = decisions or Decisions()
    everybody = [p for facts in ordered for p in profiles(facts).values()]
    people = resolve_people(everybody, reference, decisions)
    linker = _Linker(reference, people, decisions)
    for facts in ordered:
        linker.add(facts)
    entities, keys = linker.resolution()
    dated = dated_posts(ordered, keys, linker.records, reference)
    elections = known_elections(ordered, reference)
    merged, possible = merge_events(ordered, keys, elections)
    preferred = preferred_figures(ordered, keys)
    return Resolution({**parties_of(dated, reference), **entities}, keys, dated, merged, possible, preferred, elections)


class _Linker:
    """Gathers what each article says of the entity behind each key."""

    def __init__(self, reference: Reference, people: People, decisions: Decisions) -> None:
        self._reference, self._people, self._decisions = reference, people, decisions
        self._members: dict[str, list[LocalEntity]] = defaultdict(list)
        self._candidates: dict[str, set[str]] = defaultdict(set)
        self._possible: dict[str, Entity] = {}
        self._behalf: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._final: dict[str, str] = {}
        self.records: dict[str, str] = dict(people.reference)

    def add(self, facts: ArticleFacts) -> None:
        """Take in the entities of one article."""
        file = facts.article.file_name
        path = article_path(file)
        keys = tuple(self._key(n, e, file, path) for n, e in enumerate(facts.entities))
        named = {(e.kind, e.name): key for key, e in zip(keys, facts.entities, strict=True)}
        self._keys[file] = keys
        for n, (key, entity) in enumerate(zip(keys, facts.entities, strict=True)):
            self._members[key].append(entity)
            if entity.on_behalf_of is not None:
                self._behalf[key] = keys[entity.on_behalf_of.index]
            if entity.kind is EntityKind.PERSON and (file, n) in self._people.keys:
                own = {self._possibly(entity.kind, c, path) for c in self._people.candidates.get((file, n), ())}
            else:
                kind = EntityKind.PERSON if entity.kind is EntityKind.UNNAMED else entity.kind
                own = {named.get((kind, c)) or self._possibly(kind, c, path) for c in entity.candidates}
            if others := {c for c in own if c != key and not self._decisions.differ(c, key)}:
                self._candidates[key] |= others

    def _key(self, n: int, entity: LocalEntity, file: str, path: str) -> str:
        """Return where an entity belongs: as decided by a human, else by what articles and data say."""
        key = self._people.keys.get((file, n)) if entity.kind is EntityKind.PERSON else None
        key = key or self._own_key(entity, path)
        if not self._decisions.rows:
            return key
        local = local_key(entity.kind, entity.name, path)
        decided = self._decided(local)
        return decided if decided != local else self._decided(key)

    def _own_key(self, entity: LocalEntity, path: str) -> str:
        """Return the key of an entity by its record or its name; a name never gives it the key of a record."""
        key = key_of(entity.kind, entity.name, entity.reference, path)
        taken = not entity.reference and unquote(key.partition("/")[2]) in self._records(entity.kind)
        return local_key(entity.kind, entity.name, path) if taken else key

    def _decided(self, key: str) -> str:
        """Return the key that stands for all that are said to be the same: a reference record's if there is one."""
        if key not in self._final:
            best = min(self._decisions.joined(key), key=lambda k: (self._record(k) is None, is_local(k), k))
            self._final[key] = best
            if (record := self._record(best)) is not None:
                self.records[best] = record
        return self._final[key]

    def _record(self, key: str) -> str | None:
        """Return the identifier of the person of the reference data to whom a key belongs."""
        identifier = unquote(key.removeprefix("person/"))
        return identifier if key == person_key(identifier) and identifier in self._reference.people else None

    def resolution(self) -> tuple[dict[str, Entity], dict[str, tuple[str, ...]]]:
        """Return every entity, those that an ambiguous name may mean included, and the keys of each article's."""
        merged = {key: self._merge(key, members) for key, members in self._members.items()}
        return dict(sorted({**self._possible, **merged}.items())), self._keys

    def _possibly(self, kind: EntityKind, candidate: str, article: str) -> str:
        """Return the key of a candidate: a key that others share, a reference record's identifier, or a name."""
        if candidate in self._members or candidate in self._possible:
            return candidate
        record = self._records(kind).get(candidate.removeprefix("person/") if "/" in candidate else candidate)
        if record is None and "/" in candidate:
            return candidate
        key = key_of(kind, candidate, record.id if record else None, article)
        name, same_as = (record.name, record.same_as) if record else (candidate, ())
        self._possible.setdefault(key, Entity(key=key, kind=kind, name=name, same_as=same_as))
        return key

    def _merge(self, key: str, members: list[LocalEntity]) -> Entity:
        """Make one entity of those that share a key: with the reference's name, or else the usual fullest one."""
        kind = members[0].kind
        identifier = self.records.get(key) or next((m.reference for m in members if m.reference), None)
        if kind is EntityKind.PERSON:
            identifier = self.records.get(key)
        record = self._records(kind).get(identifier) if identifier else None
        counted = Counter(m.name for m in members)
        name = record.name if record else min(counted, key=lambda n: (-len(n.split()), -counted[n], -len(n), n))
        forms = {form for m in members for form in (m.name, *m.names)}
        if renamed := self._renamed(key):
            forms.add(name)
            name = renamed
        return Entity(
            key=key,
            kind=kind,
            name=name,
            names=tuple(sorted(forms - {name})),
            same_as=record.same_as if record else (),
            candidates=() if record else tuple(sorted(self._candidates.get(key, ()))),
            on_behalf_of=self._behalf.get(key),
            evidence=self._evidence(key, members),
            parent=self._parent(record) if isinstance(record, RefParty) else None,
        )

    def _evidence(self, key: str, members: list[LocalEntity]) -> tuple[str, ...]:
        """Return what made an entity one with a record or another article's, and why others are candidates only."""
        why = dict.fromkeys(self._people.evidence.get(key, ()))
        return (*tuple(why)[:_MOST_EVIDENCE], *sorted({doubt for m in members for doubt in m.doubts}))

    def _parent(self, party: RefParty) -> str | None:
        """Return the key of the party that one is a branch of, and keep that party for the graph."""
        if party.parent not in self._reference.parties:
            return None
        return self._possibly(EntityKind.PARTY, party.parent, "")

    def _renamed(self, key: str) -> str | None:
        names = self._decisions.names
        return next((names[k] for k in self._decisions.joined(key) if k in names), None) if names else None

    def _records(self, kind: EntityKind) -> Mapping[str, RefPerson | RefParty | RefThing]:
        """Return the reference records of a kind by identifier."""
        if kind is EntityKind.PERSON:
            return self._reference.people
        if kind is EntityKind.PARTY:
            return self._reference.parties
        return self._reference.things(_THINGS[kind]) if kind in _THINGS else {}
