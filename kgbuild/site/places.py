"""Where everything is: the page of each thing, and the anchor of each fact in its article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kgbuild.model.texts import Texts
from kgbuild.query.view import Labels, PassageRecord, View
from kgbuild.site.marks import Chunk, parts, sentences, whole
from kgbuild.site.slugs import article_pages, entity_pages, event_page


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """How an article is laid out: its parts with their pages, and the anchors of its facts and entities.

    `whole` says whether the text itself is known, or only the sentences that the graph holds; `facts` and `entities`
    lead from IRIs to the passages in this article, in the order of the text.
    """

    pages: tuple[str, ...]
    parts: tuple[tuple[Chunk, ...], ...]
    whole: bool
    facts: Mapping[str, tuple[PassageRecord, ...]]
    entities: Mapping[str, tuple[PassageRecord, ...]]
    anchors: Mapping[str, str]

    def part_of(self, fact: str) -> int:
        """Return the part in which a fact or entity is shown: where its first passage begins."""
        start = (self.facts.get(fact) or self.entities[fact])[0].start
        fits = [n for n, chunks in enumerate(self.parts) if chunks and chunks[0].start <= start]
        return fits[-1] if fits else 0


class Places:
    """The addresses of a site.

    Args:
        view: the graph.
        texts: the text of each article by its file name, as far as they are at hand.
    """

    def __init__(self, view: View, texts: Mapping[str, str]) -> None:
        self._view, given = view, Texts(texts)
        labels = Labels(view)
        self.mismatched: list[str] = []
        self._pages = entity_pages((e.iri, e.kind, e.name) for e in view.entities.values())
        self._pages |= {e.iri: event_page(e.iri, labels.event(e)) for e in view.events.values()}
        pages = article_pages({a.iri: a.file for a in view.articles.values()})
        facts, entities = _by_article(view.events, view.statements, view.posts), _by_article(view.entities)
        self.plans = {
            iri: self._plan(iri, page, given, facts.get(iri, {}), entities.get(iri, {})) for iri, page in pages.items()
        }
        self._pages |= {iri: plan.pages[0] for iri, plan in self.plans.items()}

    def page(self, iri: str) -> str:
        """Return where an entity, event or article is shown: an unnamed source in its article; "" for nowhere."""
        if iri in self._pages:
            return self._pages[iri]
        entity = self._view.entities.get(iri)
        return self.anchor(entity.passages[0].article, iri) if entity and entity.passages else ""

    def anchor(self, article: str, fact: str) -> str:
        """Return where a fact or entity is shown in an article: its page and anchor."""
        plan = self.plans[article]
        return f"{plan.pages[plan.part_of(fact)]}#{plan.anchors[fact]}" if fact in plan.anchors else plan.pages[0]

    def _plan(
        self,
        iri: str,
        page: str,
        texts: Texts,
        facts: Mapping[str, tuple[PassageRecord, ...]],
        entities: Mapping[str, tuple[PassageRecord, ...]],
    ) -> ArticlePlan:
        every = [p for places in (*facts.values(), *entities.values()) for p in places]
        text = texts.of(self._view.articles[iri].file, self._view.articles[iri].sha256)
        known = text is not None and all(text[p.start : p.end] == p.words for p in every)
        if text is not None and not known:
            self.mismatched.append(self._view.articles[iri].file)
        cut = parts(whole(text) if known and text is not None else sentences(every))
        stem = page.removesuffix(".html")
        anchors = {fact: f"f{n}" for n, fact in enumerate(facts, 1)}
        anchors |= {entity: f"e{n}" for n, entity in enumerate(entities, 1)}
        return ArticlePlan(
            pages=(page, *(f"{stem}.{n}.html" for n in range(2, len(cut) + 1))),
            parts=tuple(map(tuple, cut)),
            whole=known,
            facts=facts,
            entities=entities,
            anchors=anchors,
        )


class _Placed(Protocol):
    @property
    def passages(self) -> tuple[PassageRecord, ...]: ...


def _by_article(*records: Mapping[str, _Placed]) -> dict[str, dict[str, tuple[PassageRecord, ...]]]:
    """Return the passages of each record, by article, in the order of the text."""
    found: dict[str, list[tuple[str, tuple[PassageRecord, ...]]]] = defaultdict(list)
    for iri, record in ((iri, record) for group in records for iri, record in group.items()):
        for article, passages in _apart(record.passages).items():
            found[article].append((iri, passages))
    return {
        article: dict(sorted(entries, key=lambda e: (e[1][0].start, e[1][0].end, e[0])))
        for article, entries in found.items()
    }


def _apart(passages: Iterable[PassageRecord]) -> dict[str, tuple[PassageRecord, ...]]:
    found: dict[str, list[PassageRecord]] = defaultdict(list)
    for passage in passages:
        found[passage.article].append(passage)
    return {article: tuple(places) for article, places in found.items()}
