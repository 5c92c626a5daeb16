"""The front page: what is in a graph, when, who speaks most, who met whom, and where to look first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from markupsafe import Markup

from kgbuild.query.view import ArticleRecord, Labels, View
from kgbuild.query.view.links import Links, most
from kgbuild.site.charts import STATUSES, Bar, bars, timeline
from kgbuild.site.network import network
from kgbuild.site.places import Places
from kgbuild.site.tocheck import ToCheck

_ONE = {"people": "person", "parties": "party", "bodies": "body"}
_MOST_PEOPLE, _MOST_KINDS, _MOST_ARTICLES = 12, 14, 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on the front page: what it counts, and the page of these."""

    number: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page shows."""

    figures: tuple[Figure, ...]
    first: str
    last: str
    publishers: tuple[tuple[str, int], ...]
    timeline: Markup
    undated: int
    quoted: Markup
    kinds: Markup
    network: Markup
    check: ToCheck
    articles: tuple[tuple[ArticleRecord, str], ...]


def front_page(view: View, places: Places, links: Links, check: ToCheck) -> FrontPage:
    """Return the front page of a view."""
    dates = sorted(a.date for a in view.articles.values() if a.date)
    standing = [e for e in view.events.values() if e.rank != "Deprecated"]
    dated = [(e.first, (e.factuality or ("Actual",))[0]) for e in standing if e.first]
    newest = sorted(view.articles.values(), key=lambda a: (a.date, a.file), reverse=True)
    publishers = Counter(a.publisher for a in view.articles.values() if a.publisher)
    return FrontPage(
        figures=tuple(_figures(view)),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        publishers=tuple(most(publishers, 6)),
        timeline=timeline(dated, dates, "Events by day and factuality, with articles as dots"),
        undated=len(standing) - len(dated),
        quoted=_quoted(view, places, links),
        kinds=_kinds(view),
        network=network(view, {iri: places.page(iri) for iri in view.entities}, "Who met, backed or joined whom"),
        check=check,
        articles=tuple((a, places.page(a.iri)) for a in newest[:_MOST_ARTICLES]),
    )


def _figures(view: View) -> list[Figure]:
    kinds = Counter(e.kind for e in view.entities.values() if e.passages)
    found = [
        Figure(len(view.articles), "articles", "articles.html"),
        Figure(len(view.statements), "statements", "statements.html"),
        Figure(len(view.events), "events", "events.html"),
        Figure(kinds["Person"], "people", "people.html"),
        Figure(kinds["Party"], "parties", "parties.html"),
        *([Figure(kinds["Organization"], "bodies", "bodies.html")] if kinds["Organization"] else []),
        *([Figure(kinds["Place"], "places", "places.html")] if kinds["Place"] else []),
    ]
    return [replace(f, label=_ONE.get(f.label, f.label[:-1])) if f.number == 1 else f for f in found]


def _quoted(view: View, places: Places, links: Links) -> Markup:
    people = {iri: len(said) for iri, said in links.said.items() if view.entities[iri].kind == "Person"}
    entries = []
    for iri, _ in most(people, _MOST_PEOPLE):
        kinds = Counter(s.speech_type or "Direct" for s in links.said[iri])
        parts = {kind: kinds[kind] for kind in ("Direct", "Mixed", "Indirect")}
        entries.append(Bar(view.entities[iri].name, places.page(iri), parts))
    return bars(entries, "People most quoted, by direct, mixed and indirect speech")


def _kinds(view: View) -> Markup:
    by_kind: dict[str, Counter[str]] = {}
    for event in view.events.values():
        by_kind.setdefault(Labels.kind(event), Counter()).update(event.factuality[:1] or ("Actual",))
    ordered = most({kind: count.total() for kind, count in by_kind.items()}, _MOST_KINDS)
    entries = [
        Bar(kind, f"events.html#kind={kind.replace(' ', '+')}", {s: by_kind[kind][s] for s in STATUSES})
        for kind, _ in ordered
    ]
    return bars(entries, "Events by kind and factuality")
