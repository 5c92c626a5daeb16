"""The second half of a build: who is who, and the graph of it, made article by article so that little of it is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from pyoxigraph import Quad

from kgbuild.copies import Copy
from kgbuild.gather import Shelf
from kgbuild.model import Article, ArticleFacts, EventPlace, KnownElection, Resolution
from kgbuild.quads import key_of, quads_of
from kgbuild.rdf import (
    Counts,
    Minter,
    Origin,
    Outlook,
    Outlooks,
    article_keys,
    describe,
    map_copy,
    map_dated,
    map_elections,
    map_entities,
    map_possibly_same,
    shared_events,
    used_keys,
)
from kgbuild.reading import Found
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
    """What the graph holds of an article: its name, IRI and keys, and those of the entities that these speak of.

    `public` are the IRIs of the nodes in it that other parts may speak of, too.
    """

    file_name: str
    iri: str
    keys: list[str]
    used: frozenset[str]
    public: frozenset[str] = frozenset()

    @property
    def quads(self) -> Iterator[Quad]:
        """The quads."""
        return quads_of(self.keys, f"<{self.iri}>")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An article whose part of the graph is not made yet.

    `told` is all that the part depends on, empty if that is not known; `make` makes it.
    """

    file_name: str
    iri: str
    told: tuple[str, ...]
    make: Callable[[], Part]


class GraphOf:
    """The graph of some articles and of the copies of them.

    What decides who is who is held for all articles at once; their quads are made each time they are wanted.

    Args:
        shelf: the facts of the articles, in the order of their names.
        slim: the same as far as resolution needs them, as a `Slimmer` gives them.
        settings: what else it depends on.
    """

    def __init__(self, shelf: Shelf, slim: Sequence[ArticleFacts], settings: Settings) -> None:
        self._shelf, self._settings = shelf, settings
        self._drop: Callable[[ArticleFacts], ArticleFacts] = dropping(slim, settings.reference, settings.decisions)
        kept = [self._drop(facts) for facts in slim]
        self._changed = {a.article.file_name for a, b in zip(slim, kept, strict=True) if a is not b}
        self._slim = {facts.article.file_name: facts for facts in kept}
        self.minter = settings.minter
        self.articles: tuple[Article, ...] = tuple(facts.article for facts in kept)
        self.copies = tuple(copy for copy in settings.copies if copy.of in self._slim)
        self.resolution: Resolution = resolve(kept, settings.reference, settings.decisions)
        self.shared: dict[EventPlace, str] = shared_events(kept, self.resolution, self.minter)
        self._outlooks = Outlooks(self.resolution, self.shared)
        self._found = {found.article.file_name: found for found in shelf.found}
        self._copies = {copy.article.file_name: copy for copy in self.copies}

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
                yield self._part(found, self._outlooks.of(found.article.file_name))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The file names of the articles and of the copies of them."""
        return *self._found, *self._copies

    def leaf(self, name: str) -> Leaf:
        """Return an article, or a copy of one, without its part of the graph."""
        if name not in self._found:
            return Leaf(name, self.minter.article(name), (), partial(self._copy, self._copies[name]))
        found, outlook = self._found[name], self._outlooks.of(name)
        told: tuple[str, ...] = ()
        if found.key and name not in self._changed:
            chosen = (name, found.article.first_line, self.minter.base, self.minter.collection)
            told = (found.key, repr((*chosen, self._settings.bare_mentions)), *outlook.words)
        return Leaf(name, self.minter.article(name), told, partial(self._part, found, outlook))

    def original(self, name: str) -> str | None:
        """Return the file name of the article that one is a copy of; None if it is none."""
        copy = self._copies.get(name)
        return copy.of if copy is not None else None

    def has(self, name: str) -> bool:
        """Say whether an article is one of the graph's, not a copy of one."""
        return name in self._found

    def told_first(self, name: str) -> Sequence[EventPlace]:
        """Return the events of other articles that an article tells, too."""
        return self._firsts.get(name, ())

    def only_of(self, name: str) -> Resolution:
        """Return what linking found of the elections of one article, and of its events that may be those of others."""
        return self._own.get(name) or replace(self.resolution, elections={}, possibly_same=())

    @cached_property
    def _firsts(self) -> Mapping[str, list[EventPlace]]:
        found: dict[str, list[EventPlace]] = defaultdict(list)
        for place, first in self.resolution.events.items():
            if first[0] != place[0]:
                found[place[0]].append(first)
        return found

    @cached_property
    def _own(self) -> Mapping[str, Resolution]:
        pairs: dict[str, list[tuple[EventPlace, EventPlace]]] = defaultdict(list)
        for pair in self.resolution.possibly_same:
            pairs[pair[0][0]].append(pair)
        held: dict[str, dict[EventPlace, KnownElection]] = defaultdict(dict)
        for place, known in self.resolution.elections.items():
            held[place[0]][place] = known
        return {
            name: replace(self.resolution, elections=held.get(name, {}), possibly_same=tuple(pairs.get(name, ())))
            for name in {*pairs, *held}
        }

    def forms(self, name: str) -> dict[str, set[str]]:
        """Return what an article calls each of its entities, by key."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, entity in zip(self.resolution.keys[name], self._slim[name].entities, strict=True):
            found[key] |= {entity.name, *entity.names}
        return found

    def _part(self, found: Found, outlook: Outlook) -> Part:
        facts = self._drop(self._shelf.facts(found))
        used = frozenset(used_keys(facts, outlook))
        name = facts.article.file_name
        keys = article_keys(facts, outlook, self.minter, bare_mentions=self._settings.bare_mentions)
        public = frozenset({*map(self.minter.entity, outlook.entities), *outlook.shared.values()})
        return Part(name, self.minter.article(name), keys, used, public)

    def _copy(self, copy: Copy) -> Part:
        name = copy.article.file_name
        keys = [*map(key_of, map_copy(copy.article, copy.of, self.minter))]
        return Part(name, self.minter.article(name), keys, frozenset())

    def copied(self) -> Iterator[Part]:
        """Yield what the graph holds of each copy."""
        return map(self._copy, self.copies)

    def rest(self, used: Iterable[str]) -> Iterator[Quad]:
        """Yield what the graph says of no single article: entities, posts and elections of the reference data.

        Args:
            used: the keys of the entities that the parts speak of.
        """
        yield from map_entities(self.resolution, self.described(used), self.minter)
        yield from self.looked_up()
        yield from map_elections(self.resolution, self.shared, self.minter)
        yield from map_possibly_same(self.resolution, self.shared)

    def described(self, used: Iterable[str]) -> set[str]:
        """Return the keys of the entities of which the graph says who they are, those beside them left out.

        Args:
            used: the keys of the entities that the parts speak of.
        """
        return {*used, *(d.organization for d in self.resolution.dated if d.organization)}

    def looked_up(self) -> Iterator[Quad]:
        """Yield the posts that the reference data, not the articles, give to people."""
        return map_dated(self.resolution, self.minter)

    def description(self, counts: Counts) -> Iterator[Quad]:
        """Yield what the graph says of itself."""
        return describe(counts, self.minter, __version__, self._settings.model, self._settings.origin)
