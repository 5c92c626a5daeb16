"""Count what a graph holds while it passes by, article by article, without holding it.

What only one article's part of a graph can say (of its own facts and passages) is counted at once, as numbers that can
be stored; of the rest (entities, events that several articles tell, publishers) only a digest of each triple is kept,
of eight bytes: what is asked for is some ten thousand triples, and that one of them has the digest of another of ten
million is to be expected once in 10^8 graphs.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np
from pyoxigraph import Quad

from kgbuild.model import EntityKind
from kgbuild.quads import key_of, terms_of
from kgbuild.rdf.tally import Tally
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, RDF, SCHEMA, is_own

_ENTITIES = {KG[kind.value] for kind in EntityKind}
_PASSAGE = "#char="


@dataclass(slots=True)
class Numbers:
    """The numbers of a part of a graph: nodes by class, triples by property, links by site, events by class and status.

    `days` are those on which articles appeared, as the graph has them: days, months or years.
    """

    triples: int = 0
    classes: dict[str, int] = field(default_factory=dict)
    properties: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    events: list[tuple[str, str, int]] = field(default_factory=list)
    statements: int = 0
    posts: int = 0

    @classmethod
    def of(cls, keys: Iterable[str]) -> Numbers:
        """Return the numbers of what one article alone says of its own nodes.

        Args:
            keys: the keys of its triples, each once.
        """
        count = Counts()
        for key in keys:
            count.take_in(*terms_of(key))
        facts = count.known
        return cls(
            triples=count.triples,
            classes=dict(count.classes),
            properties=dict(count.properties),
            links=dict(count.links),
            days=sorted(count.days),
            articles=count.articles,
            events=[(kind, status, number) for (kind, status), number in sorted(facts.events().items())],
            statements=facts.statements,
            posts=facts.posts(),
        )


class Counts:
    """The numbers of a graph."""

    def __init__(self) -> None:
        self._seen: list[array[int]] = []  # what was taken in together, in order
        self.triples = 0
        self.articles: list[str] = []
        self.classes: Counter[str] = Counter()
        """Nodes by class."""
        self.properties: Counter[str] = Counter()
        """Triples by property."""
        self.days: set[str] = set()
        """When articles appeared, as the graph has it: days, months or years."""
        self.links: Counter[str] = Counter()
        """Links to the same thing elsewhere, by site."""
        self.known = _Facts()
        """What several parts may speak of."""
        self._events: Counter[tuple[str, str]] = Counter()
        self._statements = self._posts = 0

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Counts:
        """Return the numbers of a whole graph."""
        counts = cls()
        counts.add({key_of(quad) for quad in quads})
        return counts

    def take(self, own: Numbers) -> None:
        """Count what only one article says."""
        self.triples += own.triples
        self.articles += own.articles
        self.classes.update(own.classes)
        self.properties.update(own.properties)
        self.links.update(own.links)
        self.days.update(own.days)
        self._events.update({(kind, status): number for kind, status, number in own.events})
        self._statements += own.statements
        self._posts += own.posts

    def add(self, keys: Iterable[str]) -> None:
        """Count triples.

        Args:
            keys: their keys, each once; what was counted before counts no more, if it does not lead to a passage.
        """
        new = array("Q")
        for key in keys:
            subject, prop, value = terms_of(key)
            if not (value.startswith("<") and _PASSAGE in value):  # of which one article only speaks
                digest = _digest(key)
                if self._has(digest):
                    continue
                new.append(digest)
            self.take_in(subject, prop, value)
        if new:
            np.frombuffer(new, np.uint64).sort()
            self._seen.append(new)

    def is_new(self, quad: Quad) -> bool:
        """Say whether a triple that no article states alone has not been counted."""
        return not self._has(_digest(key_of(quad)))

    def _has(self, digest: int) -> bool:
        """Say whether a triple of that digest has been counted."""
        return any((n := bisect_left(some, digest)) < len(some) and some[n] == digest for some in self._seen)

    def tally(self) -> Tally:
        """Return the counts for a summary."""
        return Tally(
            triples=self.triples,
            entities=self.known.entities(),
            events=self._events + self.known.events(),
            statements=self._statements + self.known.statements,
            posts=self._posts + self.known.posts(),
        )

    def take_in(self, subject: str, prop: str, value: str) -> None:
        """Count a triple that was not counted before; its parts are as `terms_of` gives them."""
        self.triples += 1
        self.properties[prop] += 1
        if not value.startswith("<"):
            if prop == SCHEMA.datePublished:
                self.days.add(value.split('"')[1])
            return
        subject, name = sys.intern(subject[1:-1]), sys.intern(value[1:-1])
        if prop == RDF.type:
            self.classes[name] += 1
            if name == KG.Article:
                self.articles.append(subject)
        elif prop == SCHEMA.sameAs:
            self.links[_site(name)] += 1
        self.known.add(subject, prop, name)


class _Facts:
    """The entities and facts of a part of the graph, as far as the summary needs them."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}
        self._passages: set[str] = set()
        self._factuality: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._maybe: set[str] = set()
        self._named: set[str] = set()

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Take in a triple of three IRIs."""
        if predicate == RDF.type:
            if value == OA.SpecificResource:
                self._passages.add(subject)
            elif is_own(value) or value == ORG.Membership:
                self._classes[subject] = max(value, self._classes.get(subject, ""))
        elif predicate == KG.factuality:
            self._factuality[subject] = max(value, self._factuality.get(subject, ""))
        elif predicate == PROV.wasDerivedFrom:
            self._sources[subject] = max(value, self._sources.get(subject, ""))
        elif predicate == KG.candidate:
            self._maybe.add(value)
        elif predicate == GAF.denotedBy:
            self._named.add(subject)

    def entities(self) -> Counter[str]:
        """Return the entities by class; somebody whom no article names for certain does not count."""
        maybe = self._maybe - self._named
        counted = ((node, cls) for node, cls in self._classes.items() if cls in _ENTITIES)
        return Counter(_local(cls) for node, cls in counted if node not in maybe)

    def events(self) -> Counter[tuple[str, str]]:
        """Return the events by class and factuality."""
        told = self._factuality.items()
        return Counter((_local(self._classes[event]), _local(status)) for event, status in told)

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(cls == KG.Statement for cls in self._classes.values())

    def posts(self) -> int:
        """Return how many posts articles state."""
        posts = [node for node, cls in self._classes.items() if cls == ORG.Membership]
        return sum(node not in self._sources or self._sources[node] in self._passages for node in posts)


def _digest(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else f"{parts.scheme}:{parts.path.partition(':')[0]}"


def _local(name: str) -> str:
    return name.rsplit("#", 1)[-1]
