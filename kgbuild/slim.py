"""The facts of all articles at once, as far as linking needs them: little of each, and what is equal held once."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TypeVar

from kgbuild.model import ArticleFacts, LocalEntity, Role

_T = TypeVar("_T", bound=Hashable)


class Slimmer:
    """Makes facts small; of names, countries and other values that articles have in common it keeps one."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Hashable] = {}

    def __call__(self, facts: ArticleFacts) -> ArticleFacts:
        """Return facts without what resolution does not look at, which is most of them.

        Statements, issues and the places of names go; where sentences and words of countries lie is asked for
        elections alone.
        """
        votes = any(hasattr(event, "election_type") for event in facts.events)
        return replace(
            facts,
            sentences=facts.sentences if votes else (),
            country_hints=facts.country_hints if votes else (),
            entities=tuple(map(self._entity, facts.entities)),
            roles=tuple(map(self._role, facts.roles)),
            statements=(),
            issues=(),
        )

    def _entity(self, entity: LocalEntity) -> LocalEntity:
        return LocalEntity(
            kind=entity.kind,
            name=self._one(entity.name),
            mentions=(),
            names=self._all(entity.names),
            reference=self._one(entity.reference),
            candidates=self._all(entity.candidates),
            titles=self._all(entity.titles),
            posts=self._all(entity.posts),
            parties=self._all(entity.parties),
            gender=self._one(entity.gender),
            on_behalf_of=entity.on_behalf_of,
            basis=self._one(entity.basis),
            doubts=self._all(entity.doubts),
            countries=self._one(entity.countries),
            near=self._one(entity.near),
        )

    def _role(self, role: Role) -> Role:
        return replace(role, post=self._one(role.post))

    def _one(self, value: _T) -> _T:
        """Return the first value that is equal to one."""
        return self._held.setdefault(value, value)  # type: ignore[return-value]  # equal values are of one type here

    def _all(self, values: tuple[str, ...]) -> tuple[str, ...]:
        return self._one(tuple(map(self._one, values)))
