"""Compare two builds: articles, entities and facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgbuild.query.diff.entities import GONE as GONE_ENTITY
from kgbuild.query.diff.entities import NEW as NEW_ENTITY
from kgbuild.query.diff.entities import EntityChange, entity_changes, follow
from kgbuild.query.diff.facts import CHANGED, GONE, NEW, FactChange, fact_changes
from kgbuild.query.view import View


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one build to the next; `kept` counts the articles that both have."""

    new_articles: tuple[str, ...]
    gone_articles: tuple[str, ...]
    kept: int
    entities: tuple[EntityChange, ...]
    facts: tuple[FactChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not (self.new_articles or self.gone_articles or self.entities or self.facts)

    @property
    def summary(self) -> str:
        """All of it in one line: "3 new meetings, 1 resignation now Denied, Ann Bell merged with A. Bell"."""
        groups = (("new article", self.new_articles), ("gone article", self.gone_articles))
        articles = [counted(len(names), what) for what, names in groups if names]
        merged = [c.words for c in self.entities if c.change not in (NEW_ENTITY, GONE_ENTITY)]
        return ", ".join([*articles, *counts(self.facts), *merged]) or "nothing changed"

    @property
    def by_article(self) -> Mapping[str, list[FactChange]]:
        """The changes of facts by the article that states them."""
        found: dict[str, list[FactChange]] = defaultdict(list)
        for change in self.facts:
            found[change.file].append(change)
        return dict(sorted(found.items()))

    @property
    def by_person(self) -> Mapping[str, list[FactChange]]:
        """The changes of facts by who takes part."""
        found: dict[str, list[FactChange]] = defaultdict(list)
        for change in self.facts:
            for name in change.people:
                found[name].append(change)
        return dict(sorted(found.items(), key=lambda item: (item[0].casefold(), item[0])))


def compare(old: View, new: View) -> Changes:
    """Return what changed.

    Args:
        old: the graph before.
        new: the graph now.
    """
    files = [{a.file for a in view.articles.values()} for view in (old, new)]
    now = follow(old, new)
    return Changes(
        new_articles=tuple(sorted(files[1] - files[0])),
        gone_articles=tuple(sorted(files[0] - files[1])),
        kept=len(files[0] & files[1]),
        entities=tuple(sorted(entity_changes(old, new, now), key=lambda c: (c.change, c.name.casefold(), c.iri))),
        facts=tuple(fact_changes(old, new, now)),
    )


def counts(changes: Iterable[FactChange]) -> list[str]:
    """Return changes counted by kind, in words: "3 new meetings", "1 resignation now Denied"."""
    found = Counter(_said(change) for change in changes)
    return [counted(n, what, after) for (_, what, after), n in sorted(found.items())]


def _said(change: FactChange) -> tuple[int, str, str]:
    """Return the rank of a change, what it is, and what became of it."""
    if change.change != CHANGED:
        return (0 if change.change == NEW else 2), f"{change.change} {change.kind}", ""
    factuality = next((now for field, _, now in change.differs if field == "factuality"), "")
    return 1, change.kind, f" now {factuality}" if factuality else f" with another {change.differs[0][0]}"


def counted(number: int, what: str, after: str = "") -> str:
    """Return a number of things in words: "1 vote", "3 new meetings now Denied"."""
    return f"{number} {what}{'' if number == 1 else 's'}{after}"


__all__ = ["CHANGED", "GONE", "NEW", "Changes", "compare", "counted", "counts"]
