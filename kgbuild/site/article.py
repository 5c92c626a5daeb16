"""An article's page: its text with the facts marked where they stand, and a card for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.query.view import ArticleRecord, PassageRecord, View
from kgbuild.site.cards import Card, Cards
from kgbuild.site.marks import Line, Mark, lines
from kgbuild.site.places import ArticlePlan, Places


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its anchor on the page."""

    anchor: str
    card: Card


@dataclass(frozen=True, slots=True)
class Named:
    """An entity on an article's page: how often it is named here, what may be said of it, and its key in decisions."""

    anchor: str
    iri: str
    kind: str
    name: str
    url: str
    times: int
    forms: tuple[str, ...]
    may_be: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One part of an article as a page shows it."""

    path: str
    number: int
    of: int
    lines: tuple[Line, ...]
    facts: tuple[Placed, ...]
    entities: tuple[Named, ...]


def article_pages(view: View, places: Places, cards: Cards, article: ArticleRecord) -> Iterator[ArticlePage]:
    """Yield the pages of an article: one, or more if it is long."""
    plan = places.plans[article.iri]
    marks = [*_marks(view, plan)]
    for n, (path, chunks) in enumerate(zip(plan.pages, plan.parts, strict=True)):
        facts = [fact for fact in plan.facts if plan.part_of(fact) == n]
        entities = [entity for entity in plan.entities if plan.part_of(entity) == n]
        yield ArticlePage(
            path=path,
            number=n + 1,
            of=len(plan.pages),
            lines=tuple(lines(chunks, marks)),
            facts=tuple(Placed(plan.anchors[fact], cards.of(fact)) for fact in facts),
            entities=tuple(_named(view, places, plan, article, entity) for entity in entities),
        )


def _named(view: View, places: Places, plan: ArticlePlan, article: ArticleRecord, iri: str) -> Named:
    entity, passages = view.entities[iri], plan.entities[iri]
    return Named(
        anchor=plan.anchors[iri],
        iri=iri,
        kind=entity.kind,
        name=entity.name,
        url=places.page(iri),
        times=len(passages),
        forms=tuple(sorted({" ".join(p.words.split()) for p in passages})),
        may_be=tuple((view.name(c), places.page(c)) for c in entity.candidates),
        evidence=tuple(e.removeprefix(f"{article.file}: ") for e in entity.evidence if e.startswith(article.file)),
        key=view.keys.decision(iri),
    )


def _marks(view: View, plan: ArticlePlan) -> Iterator[Mark]:
    for iri, passages in plan.entities.items():
        yield from _each(passages, plan.anchors[iri], f"k-{view.entities[iri].kind.lower()} entity")
    for iri, passages in plan.facts.items():
        anchor = plan.anchors[iri]
        if iri in view.events:
            status = (view.events[iri].factuality or ("Actual",))[0].lower()
            corrected = " k-corrected" if view.events[iri].rank == "Deprecated" else ""
            yield from _each(passages, anchor, f"event s-{status}{corrected}")
        elif iri in view.statements:
            statement = view.statements[iri]
            yield from _each(passages, anchor, f"statement t-{statement.speech_type.lower() or 'direct'}")
            own = [p for p in statement.cue_passages if p.article == passages[0].article]
            yield from _each(own, anchor, "cue")
        else:
            yield from _each(passages, anchor, "post")


def _each(passages: tuple[PassageRecord, ...] | list[PassageRecord], anchor: str, style: str) -> Iterator[Mark]:
    return (Mark(p.start, p.end, anchor, style) for p in passages)
