"""The second half of a build: who is who, and the graph of it, made article by article so that little of it is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import Quad

from kgbuild.copies import Copy
from kgbuild.gather import Shelf
from kgbuild.model import Article, ArticleFacts, EventPlace, Resolution
from kgbuild.rdf import (
    Counts,
    Minter,
    Origin,
    describe,
    map_article,
    map_copy,
    map_dated,
    map_elections,
    map_entities,
    map_possibly_same,
    shared_events,
    used_keys,
)
from kgbuild.reference import Reference
from kgbuild.resolve import Decisions, dropping, resolve
from kgbuild.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the graph of some articles depends on besides them."""

    reference: Reference
    decisions: Decisions
    minter: Minter
    model: str
    origin: Origin
    copies: tuple[Copy, ...]
    bare_mentions: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What the graph holds of an article: its name, IRI and quads, and the keys of the entities that these speak of."""

    file_name: str
    iri: str
    quads: list[Quad]
    used: frozenset[str]


class GraphOf:
    """The graph of some articles and of the copies of them.

    What decides who is who is held for all articles at once; their quads are made each time they are wanted.

    Args:
        shelf: the facts of the articles, in the order of their names.
        slim: the same as far as resolution needs them, as `slimmed` gives them.
        settings: what else it depends on.
    """

    def __init__(self, shelf: Shelf, slim: Sequence[ArticleFacts], settings: Settings) -> None:
        self._shelf, self._settings = shelf, settings
        self._drop: Callable[[ArticleFacts], ArticleFacts] = dropping(slim, settings.reference, settings.decisions)
        kept = [self._drop(facts) for facts in slim]
        self.minter = settings.minter
        self.articles: tuple[Article, ...] = tuple(facts.article for facts in kept)
        names = {article.file_name for article in self.articles}
        self.copies = tuple(copy for copy in settings.copies if copy.of in names)
        self.resolution: Resolution = resolve(kept, settings.reference, settings.decisions)
        self.shared: dict[EventPlace, str] = shared_events(kept, self.resolution, self.minter)
        self._used: set[str] = set()

    @cached_property
    def public(self) -> frozenset[str]:
        """The IRIs of the nodes that several articles' parts may speak of."""
        return self.entities | set(self.shared.values())

    @cached_property
    def entities(self) -> frozenset[str]:
        """The IRIs of who and what the articles speak of."""
        return frozenset(self.minter.entity(key) for key in self.resolution.entities)

    def parts(self, names: Iterable[str] | None = None) -> Iterator[Part]:
        """Yield what the graph holds of each article.

        Args:
            names: the file names of the articles that are wanted; None: all.
        """
        wanted = None if names is None else set(names)
        for found in self._shelf.found:
            if wanted is None or found.article.file_name in wanted:
                yield self._part(self._drop(self._shelf.facts(found)))

    def _part(self, facts: ArticleFacts) -> Part:
        used = frozenset(used_keys(facts, self.resolution))
        self._used |= used
        name = facts.article.file_name
        bare = self._settings.bare_mentions
        quads = [*map_article(facts, self.resolution, self.minter, self.shared, bare_mentions=bare)]
        return Part(name, self.minter.article(name), quads, used)

    def copied(self) -> Iterator[Part]:
        """Yield what the graph holds of each copy."""
        for copy in self.copies:
            name = copy.article.file_name
            quads = [*map_copy(copy.article, copy.of, self.minter)]
            yield Part(name, self.minter.article(name), quads, frozenset())

    def rest(self) -> Iterator[Quad]:
        """Yield what the graph says of no single article: entities, posts and elections of the reference data.

        It is complete when all parts were made once.
        """
        dated = {d.organization for d in self.resolution.dated if d.organization}
        yield from map_entities(self.resolution, self._used | dated, self.minter)
        yield from self.looked_up()
        yield from map_elections(self.resolution, self.shared, self.minter)
        yield from map_possibly_same(self.resolution, self.shared)

    def looked_up(self) -> Iterator[Quad]:
        """Yield the posts that the reference data, not the articles, give to people."""
        return map_dated(self.resolution, self.minter)

    def description(self, counts: Counts) -> Iterator[Quad]:
        """Yield what the graph says of itself."""
        return describe(counts, self.minter, __version__, self._settings.model, self._settings.origin)


def slimmed(facts: ArticleFacts) -> ArticleFacts:
    """Return facts without what resolution does not look at, which is most of them."""
    return replace(facts, statements=(), issues=())
