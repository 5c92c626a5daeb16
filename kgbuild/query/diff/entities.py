"""Follow entities from one build to the next by the words that name them, whatever their IRIs are then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgbuild.query.view import EntityRecord, View

MERGED, BECAME, SPLIT, NEW, GONE, RENAMED = "merged with", "is now", "split into", "new", "gone", "renamed to"

_Words = tuple[str, int, int]
"""Words that name something: the article's file, first and last character."""


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What became of an entity: `iri`, `kind` and `name` of before (of now, if it is new); `others` are those that it
    was merged with, became or was split into, by IRI and name.
    """

    change: str
    kind: str
    iri: str
    name: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The change in words: "Ann Bell merged with A. Bell"."""
        if self.change in (NEW, GONE):
            return f"{self.name} ({self.change})"
        return f"{self.name} {self.change} {' and '.join(name for _, name in self.others)}"


def follow(old: View, new: View) -> dict[str, str]:
    """Return where each entity of the old graph is in the new one: at most one IRI for each, none for what is gone."""
    owners, called = _owners(new), by_key(new)
    found: dict[str, str] = {}
    for iri, entity in old.entities.items():
        if iri in new.entities:
            found[iri] = iri
        elif same := called.get(old.keys.decision(iri)):
            found[iri] = same
        elif counted := _now(entity, owners):
            found[iri] = min(counted, key=lambda other: (-counted[other], other))
    return found


def entity_changes(old: View, new: View, now: Mapping[str, str]) -> Iterator[EntityChange]:
    """Yield what became of entities: merged, split, renamed, new and gone, by name.

    Args:
        old: the graph before.
        new: the graph now.
        now: what `follow` gives.
    """
    owners = _owners(new)
    for iri, entity in old.entities.items():
        here = now.get(iri)
        parts = sorted(_now(entity, owners), key=lambda other: (new.name(other).casefold(), other))
        if here is None:
            yield EntityChange(GONE, entity.kind, iri, entity.name)
        elif len(parts) > 1:
            yield EntityChange(SPLIT, entity.kind, iri, entity.name, tuple((p, new.name(p)) for p in parts))
        elif old.keys.decision(iri) != new.keys.decision(here):
            change = MERGED if here in old.entities else BECAME
            yield EntityChange(change, entity.kind, iri, entity.name, ((here, new.name(here)),))
        elif new.name(here) != entity.name:
            yield EntityChange(RENAMED, entity.kind, iri, entity.name, ((here, new.name(here)),))
    known = {*old.entities, *now.values()}
    for iri, entity in new.entities.items():
        if iri not in known:
            yield EntityChange(NEW, entity.kind, iri, entity.name)


def by_key(view: View) -> dict[str, str]:
    """Return the entities by what they are called in a build of any name; without those that two builds call alike."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri in view.entities:
        found[view.keys.decision(iri)].append(iri)
    return {key: iris[0] for key, iris in found.items() if len(iris) == 1}


def _owners(view: View) -> Mapping[_Words, set[str]]:
    owners: dict[_Words, set[str]] = defaultdict(set)
    for entity in view.entities.values():
        for passage in entity.passages:
            owners[passage.file, passage.start, passage.end].add(entity.iri)
    return owners


def _now(entity: EntityRecord, owners: Mapping[_Words, set[str]]) -> Counter[str]:
    """Return whom the words that named an entity name now."""
    words = ((p.file, p.start, p.end) for p in entity.passages)
    return Counter(other for place in words for other in owners.get(place, ()))
