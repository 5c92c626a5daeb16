"""The page of a person, party, body, place or publication, and of a long list the pages that follow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from kgbuild.query.view import ArticleRecord, EntityRecord, EventRecord, PostRecord, StatementRecord, View
from kgbuild.query.view.links import Links
from kgbuild.site.cards import Card, Cards, Link
from kgbuild.site.charts import Span, axis
from kgbuild.site.places import Places
from kgbuild.vocab import KG

_ITEMS_ON_PAGE = 120
_MOST_SPANS = 24
_MOST_EVIDENCE = 40


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a heading, such as the statements about one person."""

    heading: str
    url: str
    cards: tuple[Card, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: "Statements", with its groups."""

    name: str
    total: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What the page of an entity shows; `number` is 1 for the page that has everything but the rest of long lists."""

    path: str
    number: int
    pages: tuple[str, ...]
    entity: EntityRecord
    key: str
    party: Link | None
    on_behalf_of: Link | None
    may_be: tuple[tuple[str, str, str], ...]
    may_be_meant_by: tuple[tuple[str, str, str], ...]
    evidence: tuple[str, ...]
    posts: Markup
    post_cards: tuple[Card, ...]
    articles: tuple[tuple[ArticleRecord, str], ...]
    more_articles: int
    sections: tuple[Section, ...] = field(default=())


class EntityPages:
    """Makes the pages of entities."""

    def __init__(self, view: View, places: Places, cards: Cards, links: Links) -> None:
        self._view, self._places, self._cards, self._links = view, places, cards, links
        self._meant_by: dict[str, list[str]] = defaultdict(list)
        for entity in view.entities.values():
            for candidate in entity.candidates:
                self._meant_by[candidate].append(entity.iri)

    def pages(self, entity: EntityRecord) -> Iterator[EntityPage]:
        """Yield the pages of an entity: the first with everything as such, more if the lists are long."""
        path = self._places.page(entity.iri)
        chunks = list(_paged(self._sections(entity), _ITEMS_ON_PAGE)) or [()]
        paths = (path, *(path.replace(".html", f".{n}.html") for n in range(2, len(chunks) + 1)))
        articles = [self._view.articles[a] for a in self._links.articles.get(entity.iri, ())]
        posts = self._links.posts.get(entity.iri, [])
        party = self._links.parties.get(entity.iri)
        for n, sections in enumerate(chunks, 1):
            yield EntityPage(
                path=paths[n - 1],
                number=n,
                pages=paths,
                entity=entity,
                key=self._view.keys.decision(entity.iri),
                party=self._cards.link(party) if party else None,
                on_behalf_of=self._cards.link(entity.on_behalf_of) if entity.on_behalf_of else None,
                may_be=self._pairs(entity.candidates),
                may_be_meant_by=self._pairs(self._meant_by[entity.iri]),
                evidence=entity.evidence[:_MOST_EVIDENCE],
                posts=self._axis(entity, posts),
                post_cards=tuple(map(self._cards.post, posts[:_MOST_SPANS])),
                articles=tuple((a, self._places.anchor(a.iri, entity.iri)) for a in articles[:_ITEMS_ON_PAGE]),
                more_articles=max(0, len(articles) - _ITEMS_ON_PAGE),
                sections=tuple(sections),
            )

    def _pairs(self, iris: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
        return tuple((self._view.name(iri), self._places.page(iri), self._view.keys.decision(iri)) for iri in iris)

    def _sections(self, entity: EntityRecord) -> Iterator[Section]:
        events = self._links.events.get(entity.iri, [])
        own = [e for e in events if _is_part(entity.iri, e)]
        told = [e for e in events if not _is_part(entity.iri, e)]
        for name, some in (("Events", own), (f"Events in the words of {entity.name}", told)):
            if some:
                yield Section(name, len(some), tuple(self._by_kind(some)))
        said = self._links.said.get(entity.iri, [])
        if said:
            yield Section("Said", len(said), tuple(self._grouped(said, entity.iri, lambda s: s.about)))
        said_of = [s for s in self._links.said_of.get(entity.iri, []) if s.speaker != entity.iri]
        if said_of:
            by_speaker = self._grouped(said_of, entity.iri, lambda s: (s.speaker,) if s.speaker else ())
            yield Section("Said about", len(said_of), tuple(by_speaker))

    def _by_kind(self, events: Iterable[EventRecord]) -> Iterator[Group]:
        by_kind: dict[str, list[Card]] = defaultdict(list)
        for event in sorted(events, key=lambda e: (e.kind, e.first or "9999", e.iri)):
            card = self._cards.event(event)
            by_kind[card.heading].append(card)
        return (Group(kind, "", tuple(cards)) for kind, cards in by_kind.items())

    def _grouped(
        self, statements: Sequence[StatementRecord], own: str, key: Callable[[StatementRecord], tuple[str, ...]]
    ) -> Iterator[Group]:
        """Yield statements under the entity that most of them share; each stands once, the largest group first."""
        counts = Counter(node for s in statements for node in key(s) if node != own)
        groups: dict[str, list[StatementRecord]] = defaultdict(list)
        for statement in statements:
            nodes = [node for node in key(statement) if node != own]
            groups[min(nodes, key=lambda n: (-counts[n], n)) if nodes else ""].append(statement)
        for node in sorted(groups, key=lambda n: (not n, -len(groups[n]), n)):
            heading = self._view.name(node) if node else "Others"
            yield Group(heading, self._places.page(node), tuple(map(self._cards.statement, groups[node])))

    def _axis(self, entity: EntityRecord, posts: Sequence[PostRecord]) -> Markup:
        """Draw posts on a time axis: as dated, or where undated as of the day of the article that states them."""
        spans: dict[tuple[str, str, str, str], Span] = {}
        for post in posts:
            article = self._view.article_of(post.passages)
            told = article.date if article and len(article.date) == 10 else ""
            first, last = post.first or ("" if post.last else told), post.last or ("" if post.first else told)
            other = post.organization if post.member == entity.iri else post.member
            label = ", ".join(part for part in (post.post, self._view.name(other) if other else "") if part)
            if first or last:
                style = "reference" if not post.passages else "former" if post.former else "held"
                url = self._places.page(other)
                spans.setdefault(
                    (label, first, last, style), Span(label, f"../{url}" if url else "", first, last, style)
                )
        ordered = sorted(spans.values(), key=lambda s: (s.first or s.last, s.label))
        return axis(ordered[:_MOST_SPANS], f"Posts of {entity.name} by time")


def _is_part(iri: str, event: EventRecord) -> bool:
    """Say whether somebody or something is part of an event, not only who tells it."""
    return any(iri in values for prop, values in event.fields if prop != KG.accordingTo)


def _paged(sections: Iterable[Section], room: int) -> Iterator[tuple[Section, ...]]:
    """Yield the sections cut into pages of some number of cards each."""
    page: list[Section] = []
    left = room
    for section in sections:
        groups: list[Group] = []
        for group in section.groups:
            rest = group.cards
            while rest:
                groups.append(Group(group.heading, group.url, rest[:left]))
                left, rest = left - len(rest[:left]), rest[left:]
                if not left:
                    page.append(Section(section.name, section.total, tuple(groups)))
                    yield tuple(page)
                    page, groups, left = [], [], room
        if groups:
            page.append(Section(section.name, section.total, tuple(groups)))
    if page:
        yield tuple(page)
