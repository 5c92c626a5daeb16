"""What one article's part of the graph depends on besides its facts: who its entities are, as far as the part says it.

A part is made of this and of nothing else that linking found, so it is the same as long as this is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.model import ArticleFacts, EntityKind, EventPlace, Resolution
from kgbuild.model.naming import is_local


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as far as an article's part of the graph speaks of it."""

    kind: EntityKind
    name: str
    candidates: tuple[str, ...]
    on_behalf_of: str | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What linking says of one article.

    `keys` are those of its entities, and `entities` what these are, by key, with whom they may be and whom they speak
    for. By their positions: `shared` are the IRIs of its events that another article's part may speak of, too, `told`
    the events that another article tells, and `preferred` the figures to use.
    """

    keys: tuple[str, ...]
    entities: Mapping[str, Known]
    shared: Mapping[int, str]
    told: frozenset[int]
    preferred: frozenset[int]
    words: tuple[str, ...]
    """All of this in words."""


class Outlooks:
    """The outlook of every article.

    Args:
        resolution: who its entities are.
        shared: the IRIs of events that several articles may tell.
    """

    def __init__(self, resolution: Resolution, shared: Mapping[EventPlace, str]) -> None:
        self._resolution = resolution
        self._shared = _by_file(shared)
        self._told = _by_file(dict.fromkeys(resolution.events, ""))
        self._preferred = _by_file(dict.fromkeys(resolution.preferred, ""))
        self._known: dict[str, Known] = {}
        self._words: dict[str, str] = {}

    def of(self, name: str) -> Outlook:
        """Return the outlook of an article by its file name."""
        keys = self._resolution.keys[name]
        near: dict[str, Known] = {}
        for key in keys:
            near[key] = known = self._entity(key)
            for other in (*known.candidates, *((known.on_behalf_of,) if known.on_behalf_of else ())):
                near[other] = further = self._entity(other)
                near |= {c: self._entity(c) for c in further.candidates}
        words = [self._words[key] for key in sorted(near)]
        for key in filter(is_local, near):  # nobody else asks for it
            del self._known[key], self._words[key]
        shared, told, preferred = (found.get(name, {}) for found in (self._shared, self._told, self._preferred))
        events = f"{sorted(shared.items())} {sorted(told)} {sorted(preferred)}"
        return Outlook(
            keys=keys,
            entities=near,
            shared=shared,
            told=frozenset(told),
            preferred=frozenset(preferred),
            words=(*keys, *words, events),
        )

    def _entity(self, key: str) -> Known:
        if key not in self._known:
            entity = self._resolution.entities[key]
            self._known[key] = Known(entity.kind, entity.name, entity.candidates, entity.on_behalf_of)
            self._words[key] = f"{key} {self._known[key]}"
        return self._known[key]


def outlook(facts: ArticleFacts, resolution: Resolution, shared: Mapping[EventPlace, str] | None = None) -> Outlook:
    """Return the outlook of one article; of several, `Outlooks` takes less time."""
    return Outlooks(resolution, shared or {}).of(facts.article.file_name)


def _by_file(places: Mapping[EventPlace, str]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for (file, position), value in places.items():
        found.setdefault(file, {})[position] = value
    return found
