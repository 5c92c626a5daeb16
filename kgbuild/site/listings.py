"""The tables of a site: statements, events, articles, and each kind of entity."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.query.view import EntityRecord, EventRecord, Labels, StatementRecord, View, columns
from kgbuild.query.view.columns import pick
from kgbuild.query.view.links import Links
from kgbuild.site.grids import Cell, Grid
from kgbuild.site.places import Places
from kgbuild.vocab import KG

_STATEMENTS = pick(
    (*columns.ON_PAGES, *columns.STATEMENTS),
    *("speaker", "speaker_party", "speech_type", "text", "about", "published", "article", "where"),
)
_EVENTS = pick(
    (*columns.ON_PAGES, *columns.EVENTS, *columns.PLACE, columns.PUBLISHED),
    *(
        "kind",
        "label",
        "factuality",
        "first_day",
        "last_day",
        "place",
        "parties",
        "words",
        "published",
        "article",
        "where",
    ),
)
_ARTICLES = pick(columns.ARTICLES, "headline", "publisher", "published", "statements", "events", "file")
_PEOPLE = pick(
    (*columns.ON_PAGES, *columns.PEOPLE), "name", "party", "posts", "articles", "statements", "said_of", "events"
)
_NAMES = {
    "people": ("Person", "People", "Everybody whom the articles name."),
    "parties": ("Party", "Parties", "Every party that the articles name."),
    "bodies": ("Organization", "Bodies", "Every organisation that the articles name."),
    "places": ("Place", "Places", "Every place that the articles name."),
    "sources": ("Publication", "Publications", "Every publication that the articles name."),
}
_LONGEST_TEXT, _MOST_POSTS = 600, 3


class Listings:
    """Makes the tables of a view."""

    def __init__(self, view: View, places: Places, links: Links) -> None:
        self._view, self._places, self._links, self._labels = view, places, links, Labels(view)

    def all(self) -> Iterator[Grid]:
        """Yield every table."""
        yield Grid(
            "statements", "Statements", "Who said what, directly or indirectly; each opens where it stands.",
            _STATEMENTS, [self._statement(s) for s in self._view.statements.values()],
        )  # fmt: skip
        yield Grid(
            "events", "Events", "What happened, is planned, is possible or is denied, by the articles.",
            _EVENTS, [self._event(e) for e in self._view.events.values()],
        )  # fmt: skip
        yield Grid("articles", "Articles", "Every article of the graph.", _ARTICLES, self._articles())
        for name, (kind, title, note) in _NAMES.items():
            found = [e for e in self._view.entities.values() if e.kind == kind]
            if found or name in {"people", "parties"}:
                ordered = sorted(found, key=lambda e: (-self._links.weight(e.iri), e.name, e.iri))
                shown = _PEOPLE if kind == "Person" else columns.NAMED
                yield Grid(name, title, note, shown, [self._entity(e) for e in ordered])

    def _link(self, iri: str) -> Cell:
        return (self._view.name(iri), self._places.page(iri)) if iri else ""

    def _statement(self, statement: StatementRecord) -> tuple[Cell, ...]:
        article = self._view.article_of(statement.passages)
        passage = statement.passages[0] if statement.passages else None
        party = self._links.parties.get(statement.speaker, "")
        return (
            self._link(statement.speaker) or self._labels.speaker(statement),
            self._view.name(party) if party else "",
            statement.speech_type,
            (_short(statement.text), self._places.anchor(article.iri, statement.iri)) if article else statement.text,
            ", ".join(self._view.name(node) for node in statement.about),
            article.date if article else "",
            (article.title, self._places.page(article.iri)) if article else "",
            passage.where if passage else "",
        )

    def _event(self, event: EventRecord) -> tuple[Cell, ...]:
        article = self._view.article_of(event.passages)
        passage = event.passages[0] if event.passages else None
        actors = self._labels.actors(event)
        parties = {a if self._view.entities[a].kind == "Party" else self._links.parties.get(a, "") for a in actors}
        return (
            self._labels.kind(event),
            (self._labels.detail(event) or self._labels.kind(event), self._places.page(event.iri)),
            ", ".join(event.factuality) + (" (corrected since)" if event.rank == "Deprecated" else ""),
            event.first,
            event.last,
            self._link(event.value(KG.place)),
            ", ".join(sorted(self._view.name(party) for party in parties - {""})),
            _short(" ".join(passage.words.split())) if passage else "",
            article.date if article else "",
            (article.title, self._places.anchor(article.iri, event.iri)) if article else "",
            passage.where if passage else "",
        )

    def _articles(self) -> list[tuple[Cell, ...]]:
        said, told = self._links.said_in, self._links.told_in
        return [
            ((a.title, self._places.page(a.iri)), a.publisher, a.date, said[a.iri], told[a.iri], a.file)
            for a in sorted(self._view.articles.values(), key=lambda a: (a.date or "9999", a.file))
        ]

    def _entity(self, entity: EntityRecord) -> tuple[Cell, ...]:
        links, iri = self._links, entity.iri
        figures = tuple(len(group.get(iri, ())) for group in (links.articles, links.said, links.said_of, links.events))
        if entity.kind != "Person":
            return (self._link(iri), *figures)
        posts = list(dict.fromkeys(p.post for p in links.posts.get(iri, ()) if p.member == iri and not p.former))
        party = links.parties.get(iri, "")
        return (self._link(iri), self._view.name(party) if party else "", ", ".join(posts[:_MOST_POSTS]), *figures)


def _short(text: str) -> str:
    """Return a text at a length that a table bears; the whole stands where the link leads."""
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
