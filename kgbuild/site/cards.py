"""A fact as a card: what it is in words, its fields, the sentences that state it, how sure, and its node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kgbuild.query.about import local_name
from kgbuild.query.view import EventRecord, Labels, PassageRecord, PostRecord, StatementRecord, View
from kgbuild.query.view.labels import in_order, property_words
from kgbuild.query.view.records import Fields
from kgbuild.site import reasons
from kgbuild.vocab import KG

Link = tuple[str, str]
"""A text and where it leads; nowhere if the second is empty."""

Field = tuple[str, tuple[Link, ...]]


_RANKS = {"Deprecated": "Corrected"}
"""What pages call a figure that another one replaces."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with the rest of their sentence, and where they stand."""

    before: str
    words: str
    after: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a page shows of a fact. `kind` and `chips` are also classes of the style sheet, in lower case."""

    kind: str
    heading: str
    title: str
    url: str
    chips: tuple[str, ...]
    fields: tuple[Field, ...]
    quotes: tuple[Quote, ...]
    confidence: float | None
    iri: str
    why: str


class Cards:
    """Makes cards for the records of a view.

    Args:
        view: the graph.
        page_of: where an entity or event is shown, below the site's root; "" for nowhere.
        place_of: where a fact's words stand: takes the article's and the fact's IRI.
    """

    def __init__(self, view: View, page_of: Callable[[str], str], place_of: Callable[[str, str], str]) -> None:
        self._view, self._page_of, self._place_of = view, page_of, place_of
        self._labels = Labels(view)

    def of(self, fact: str) -> Card:
        """Return the card of a fact, whatever it is, by its IRI."""
        if fact in self._view.events:
            return self.event(self._view.events[fact])
        if fact in self._view.statements:
            return self.statement(self._view.statements[fact])
        return self.post(self._view.posts[fact])

    def event(self, event: EventRecord) -> Card:
        """Return the card of an event."""
        when = _when(event)
        fields = self._fields(event.fields)
        more: list[Field] = [("when", ((when, ""),))] if when else []
        if event.revises:
            more.append(("corrects", (self.link(event.revises),)))
        return Card(
            kind="event",
            heading=self._labels.kind(event),
            title=self._labels.detail(event) or self._labels.kind(event),
            url=self._page_of(event.iri),
            chips=(*event.factuality, *((_RANKS.get(event.rank, event.rank),) if event.rank else ())),
            fields=(*fields, *more),
            quotes=self.quotes(event.iri, event.passages),
            confidence=event.confidence,
            iri=event.iri,
            why=reasons.of_event(self._view, event),
        )

    def statement(self, statement: StatementRecord) -> Card:
        """Return the card of a statement."""
        speaker = self.link(statement.speaker) if statement.speaker else (self._labels.speaker(statement), "")
        fields: list[Field] = [("speaker", (speaker,))]
        if statement.speaker_candidates:
            fields.append(("may be", tuple(map(self.link, statement.speaker_candidates))))
        fields += [("cue", ((statement.cue, ""),))] if statement.cue else []
        fields += [("about", tuple(map(self.link, statement.about)))] if statement.about else []
        fields += self._fields(statement.fields)
        return Card(
            kind="statement",
            heading="Statement",
            title=f"{speaker[0]}: {statement.text}",
            url="",
            chips=(statement.speech_type,) if statement.speech_type else (),
            fields=tuple(fields),
            quotes=self.quotes(statement.iri, statement.passages),
            confidence=statement.confidence,
            iri=statement.iri,
            why=reasons.of_statement(self._view, statement),
        )

    def post(self, post: PostRecord) -> Card:
        """Return the card of a post."""
        fields: list[Field] = [("holder", (self.link(post.member),)), ("post", ((post.post, ""),))]
        fields += [("of", (self.link(post.organization),))] if post.organization else []
        span = " to ".join((post.first or "…", post.last or "…")) if post.first or post.last else ""
        fields += [("when", ((span, ""),))] if span else []
        fields += self._fields(post.fields)
        return Card(
            kind="post",
            heading="Post",
            title=f"{self._view.name(post.member)}: {self._labels.post(post)}",
            url="",
            chips=("former",) if post.former else (),
            fields=tuple(fields),
            quotes=self.quotes(post.iri, post.passages),
            confidence=None,
            iri=post.iri,
            why=reasons.of_post(self._view, post),
        )

    def link(self, value: str) -> Link:
        """Return a value as people read it, with its page: an entity or event by its name, a text as it is."""
        if value in self._view.events:
            return self._labels.event(self._view.events[value]), self._page_of(value)
        if value in self._view.entities or value in self._view.articles:
            return self._view.name(value), self._page_of(value)
        return (local_name(value) if value.startswith(str(KG)) else value.removesuffix(".0")), ""

    def quotes(self, fact: str, passages: Iterable[PassageRecord]) -> tuple[Quote, ...]:
        """Return the sentences of some passages."""
        return tuple(
            Quote(_squeezed(p.prefix), " ".join(p.words.split()), _squeezed(p.suffix), p.where,
                  self._place_of(p.article, fact))
            for p in passages
        )  # fmt: skip

    def _fields(self, fields: Fields) -> list[Field]:
        """Return properties in words; nodes without a name to show, such as records of reference data, are left out."""
        found = []
        for prop, values in in_order(fields):
            if shown := [v for v in values if self._is_shown(v)]:
                found.append((property_words(prop), tuple(map(self.link, shown))))
        return found

    def _is_shown(self, value: str) -> bool:
        known = value in self._view.entities or value in self._view.events or value in self._view.articles
        return known or value.startswith(str(KG)) or not value.startswith(("http://", "https://"))


def days(first: str, last: str) -> str:
    """Return an interval of days as people read it: a day, a whole month or year, or the first and last day."""
    if not first or first == last:
        return first or last
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first.endswith("-01") and last[:7] == first[:7] and last[8:] >= "28":
        return first[:7]
    return f"{first} to {last}" if last else f"from {first}"


def _when(event: EventRecord) -> str:
    told = days(event.first, event.last)
    if not told:
        return event.date_text and f"“{event.date_text}”"
    return f"{told} (“{event.date_text}”)" if event.date_text else told


def _squeezed(text: str) -> str:
    """Put a text on one line, with a blank at an end where there was space."""
    inner = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"
