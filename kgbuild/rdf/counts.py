"""Count what a graph holds while it passes by, article by article, without holding it.

What only one article's part of a graph can say (of its own facts and passages) is counted at once and forgotten; of the
rest (entities, events that several articles tell, publishers) only a digest of each triple is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from hashlib import blake2b
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kgbuild.model import EntityKind
from kgbuild.rdf.tally import Tally
from kgbuild.vocab import GAF, KG, OA, ORG, PROV, RDF, SCHEMA, is_own

_ENTITIES = {KG[kind.value] for kind in EntityKind}
_Spo = tuple[NamedNode | BlankNode | Triple, NamedNode, NamedNode | BlankNode | Literal | Triple]


class Counts:
    """The numbers of a graph.

    Args:
        shared: the IRIs of nodes that several articles speak of.
    """

    def __init__(self, shared: Container[str] = frozenset()) -> None:
        self._shared = shared
        self._seen: set[bytes] = set()
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
        self._known = _Facts()
        self._events: Counter[tuple[str, str]] = Counter()
        self._statements = self._posts = 0

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Counts:
        """Return the numbers of a whole graph."""
        counts = cls()
        counts.add(quads)
        return counts

    def add(self, quads: Iterable[Quad], article: str | None = None) -> None:
        """Count some quads.

        Args:
            quads: part of the graph; a triple counts once, in however many parts it stands.
            article: the IRI of the article that they are of.
        """
        own: set[_Spo] = set()
        for quad in quads:
            triple = (quad.subject, quad.predicate, quad.object)
            if article is not None and self._is_private(quad, article):
                own.add(triple)
            elif (digest := _digest(triple)) not in self._seen:
                self._seen.add(digest)
                self._count(triple, self._known)
        facts = _Facts()
        for triple in own:
            self._count(triple, self._known if _name(triple[0]) in self._shared else facts)
        self._events += facts.events()
        self._statements += facts.statements
        self._posts += facts.posts()

    def is_new(self, quad: Quad) -> bool:
        """Say whether a triple that no article states alone has not been counted."""
        return _digest((quad.subject, quad.predicate, quad.object)) not in self._seen

    def tally(self) -> Tally:
        """Return the counts for a summary."""
        known = self._known
        return Tally(
            triples=self.triples,
            entities=known.entities(),
            events=self._events + known.events(),
            statements=self._statements + known.statements,
            posts=self._posts + known.posts(),
        )

    def _is_private(self, quad: Quad, article: str) -> bool:
        """Say whether no other part of the graph can hold a triple."""
        value = _name(quad.object)
        if value.startswith(article) and value[len(article) : len(article) + 1] == "#":
            return True
        name = _name(quad.subject)
        ours = name.startswith(article) and name[len(article) : len(article) + 1] in ("", "#", "/")
        return ours and name not in self._shared

    def _count(self, triple: _Spo, facts: _Facts) -> None:
        subject, predicate, value = triple
        self.triples += 1
        self.properties[predicate.value] += 1
        if predicate.value == SCHEMA.datePublished and isinstance(value, Literal):
            self.days.add(value.value)
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            return
        if predicate.value == RDF.type:
            self.classes[value.value] += 1
            if value.value == KG.Article:
                self.articles.append(subject.value)
        elif predicate.value == SCHEMA.sameAs:
            self.links[_site(value.value)] += 1
        facts.add(subject.value, predicate.value, value.value)


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


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _digest(triple: _Spo) -> bytes:
    return blake2b("\0".join(map(str, triple)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else f"{parts.scheme}:{parts.path.partition(':')[0]}"


def _local(name: str) -> str:
    return name.rsplit("#", 1)[-1]
