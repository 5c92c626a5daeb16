"""Which facts belong to whom: for each entity, what it said, what was said of it, its events and posts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kgbuild.query.view.records import EventRecord, PostRecord, StatementRecord, View


class Links:
    """The facts of each entity of a view, in the order of the articles.

    `said_in` and `told_in` count the statements and the events of each article.
    """

    def __init__(self, view: View) -> None:
        self.said: Mapping[str, list[StatementRecord]] = defaultdict(list)
        self.said_of: Mapping[str, list[StatementRecord]] = defaultdict(list)
        self.events: Mapping[str, list[EventRecord]] = defaultdict(list)
        self.posts: Mapping[str, list[PostRecord]] = defaultdict(list)
        self.articles: Mapping[str, list[str]] = defaultdict(list)
        self.results: Mapping[str, list[EventRecord]] = defaultdict(list)
        self.said_in = Counter(p.article for s in view.statements.values() for p in s.passages[:1])
        self.told_in = Counter(a for e in view.events.values() for a in {p.article for p in e.passages})
        self.revised_by: dict[str, str] = {}
        self.parties: dict[str, str] = {}
        self._statements(view)
        self._events(view)
        self._posts(view)
        for article in view.articles.values():
            for node in article.mentions:
                self.articles[node].append(article.iri)

    def weight(self, iri: str) -> int:
        """Return how much a graph has of an entity: in how many articles and facts it is."""
        return sum(len(group[iri]) for group in (self.said, self.events, self.articles, self.said_of) if iri in group)

    def _statements(self, view: View) -> None:
        for statement in view.statements.values():
            if statement.speaker:
                self.said[statement.speaker].append(statement)
            for node in statement.about:
                self.said_of[node].append(statement)

    def _events(self, view: View) -> None:
        for event in view.events.values():
            values = dict.fromkeys(v for _, values in event.fields for v in values)
            for value in values:
                if value in view.entities:
                    self.events[value].append(event)
                elif value in view.events:
                    self.results[value].append(event)
            if event.revises:
                self.revised_by[event.revises] = event.iri

    def _posts(self, view: View) -> None:
        party_of: dict[str, Counter[str]] = defaultdict(Counter)
        for post in view.posts.values():
            for node in dict.fromkeys((post.member, post.organization)):
                self.posts[node].append(post)
            organization = view.entities.get(post.organization)
            if organization and organization.kind == "Party" and not post.former:
                party_of[post.member][post.organization] += 1
        for member, counts in party_of.items():
            self.parties[member] = min(counts, key=lambda party: (-counts[party], party))


def most(counts: Mapping[str, int], number: int) -> Sequence[tuple[str, int]]:
    """Return the largest counts, largest first; ties by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:number]
