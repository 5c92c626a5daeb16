"""The page of an event: every passage that states it, what articles say differently, and an election's results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.query.view import ArticleRecord, EventRecord, Labels, View
from kgbuild.query.view.disagreements import Disagreement
from kgbuild.query.view.links import Links
from kgbuild.site.cards import Card, Cards, Link, days
from kgbuild.site.places import Places
from kgbuild.vocab import KG

_MOST_RESULTS = 250


@dataclass(frozen=True, slots=True)
class Result:
    """A figure of an election: `standing` is "corrected", "correction", "preferred" or nothing."""

    contestant: Link
    place: Link
    change: str
    value: str
    measure: str
    when: str
    standing: str
    factuality: str
    where: Link
    url: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """What the page of an event shows; `beside` are the events that it is compared with, and why."""

    path: str
    card: Card
    articles: tuple[tuple[ArticleRecord, str], ...]
    results: tuple[Result, ...]
    more_results: int
    beside: tuple[tuple[str, tuple[Card, ...]], ...]
    corrected_by: Link | None


class EventPages:
    """Makes the pages of events."""

    def __init__(
        self, view: View, places: Places, cards: Cards, links: Links, disagreements: Iterable[Disagreement]
    ) -> None:
        self._view, self._places, self._cards, self._links = view, places, cards, links
        self._labels = Labels(view)
        self._beside: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in disagreements:
            for event in disagreement.events:
                self._beside[event.iri].append(disagreement)

    def page(self, event: EventRecord) -> EventPage:
        """Return the page of an event."""
        articles = dict.fromkeys(p.article for p in event.passages)
        results = self._links.results.get(event.iri, [])
        revised_by = self._links.revised_by.get(event.iri)
        return EventPage(
            path=self._places.page(event.iri),
            card=self._cards.event(event),
            articles=tuple((self._view.articles[a], self._places.anchor(a, event.iri)) for a in articles),
            results=tuple(map(self.result, sorted(results, key=self._by_contestant)[:_MOST_RESULTS])),
            more_results=max(0, len(results) - _MOST_RESULTS),
            beside=tuple((d.about, tuple(map(self._cards.event, d.events))) for d in self._beside[event.iri]),
            corrected_by=self._cards.link(revised_by) if revised_by else None,
        )

    def result(self, event: EventRecord) -> Result:
        """Return a figure as a row of a table of results."""
        first = event.passages[0] if event.passages else None
        return Result(
            contestant=self._link(event.value(KG.contestant)),
            place=self._link(event.value(KG.place)),
            change=event.value(KG.change),
            value=event.value(KG.value).removesuffix(".0"),
            measure=event.value(KG.measure),
            when=days(event.first, event.last),
            standing=self._standing(event),
            factuality=", ".join(event.factuality),
            where=(first.where, self._places.anchor(first.article, event.iri)) if first else ("", ""),
            url=self._places.page(event.iri),
        )

    def _link(self, value: str) -> Link:
        return self._cards.link(value) if value else ("", "")

    def _standing(self, event: EventRecord) -> str:
        if event.rank == "Deprecated":
            return "corrected"
        return "correction" if event.revises else event.rank.lower()

    def _by_contestant(self, event: EventRecord) -> tuple[str, ...]:
        return (
            self._view.name(event.value(KG.contestant)),
            *(event.value(p) for p in (KG.place, KG.measure, KG.change)),
            event.iri,
        )
