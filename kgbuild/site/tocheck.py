"""Where to look first: names that may mean several people, articles that disagree, facts that are doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kgbuild.query.context import Contexts
from kgbuild.query.view import EntityRecord, EventRecord, Labels, PassageRecord, PostRecord, StatementRecord, View
from kgbuild.query.view.disagreements import Disagreement
from kgbuild.query.view.links import Links
from kgbuild.site.cards import Card, Cards, Quote
from kgbuild.site.places import Places

DOUBTFUL_BELOW = 0.6
"""A fact of less confidence than this is listed as doubtful."""

_MOST_PAIRS, _MOST_DISAGREEMENTS, _MOST_DOUBTFUL, _MOST_QUOTES = 50, 40, 40, 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair of names: who it is, its page, its key in decisions, its posts and identifiers, and sentences that
    name it.
    """

    name: str
    url: str
    key: str
    posts: tuple[str, ...]
    links: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What a person should look at, the first so many of each, with how many there are."""

    pairs: tuple[tuple[Side, Side], ...]
    number_of_pairs: int
    disagreements: tuple[tuple[str, tuple[Card, ...]], ...]
    number_of_disagreements: int
    doubtful: tuple[Card, ...]
    number_of_doubtful: int
    without_speaker: int

    @property
    def total(self) -> int:
        """How many things there are to look at."""
        return self.number_of_pairs + self.number_of_disagreements + self.number_of_doubtful


def to_check(view: View, places: Places, cards: Cards, links: Links, disagreements: Iterable[Disagreement]) -> ToCheck:
    """Return what to look at first in a view.

    A pair of names stands once, whichever of the two may mean the other. Words for a post ("the prime minister") are no
    name: a decision tells which names are one entity's.
    """
    labels, contexts = Labels(view), contexts_of(view)
    pairs: dict[frozenset[str], tuple[EntityRecord, EntityRecord]] = {}
    for entity in view.entities.values():
        for candidate in entity.candidates if entity.kind != "UnnamedSource" else ():
            pairs.setdefault(frozenset((entity.iri, candidate)), (entity, view.entities[candidate]))
    differ = list(disagreements)
    facts: list[EventRecord | StatementRecord] = [*view.events.values(), *view.statements.values()]
    sure = sorted((f.confidence, f.iri) for f in facts if f.confidence is not None and f.confidence < DOUBTFUL_BELOW)
    doubtful = [iri for _, iri in sure]

    def side(entity: EntityRecord) -> Side:
        passages = [in_context(p, contexts) for p in entity.passages[:_MOST_QUOTES]]
        held = dict.fromkeys(labels.post(p) for p in links.posts.get(entity.iri, ()) if p.member == entity.iri)
        return Side(
            name=entity.name,
            url=places.page(entity.iri),
            key=view.keys.decision(entity.iri),
            posts=tuple(held)[:_MOST_QUOTES],
            links=entity.same_as,
            quotes=cards.quotes(entity.iri, passages),
        )

    return ToCheck(
        pairs=tuple((side(a), side(b)) for a, b in list(pairs.values())[:_MOST_PAIRS]),
        number_of_pairs=len(pairs),
        disagreements=tuple((d.about, tuple(map(cards.event, d.events))) for d in differ[:_MOST_DISAGREEMENTS]),
        number_of_disagreements=len(differ),
        doubtful=tuple(cards.of(iri) for iri in doubtful[:_MOST_DOUBTFUL]),
        number_of_doubtful=len(doubtful),
        without_speaker=sum(not s.speaker for s in view.statements.values()),
    )


def contexts_of(view: View) -> Contexts:
    """Return the sentences that the facts of a view hold, for names, which a graph holds without theirs."""
    facts: list[EventRecord | StatementRecord | PostRecord]
    facts = [*view.events.values(), *view.statements.values(), *view.posts.values()]
    passages = (p for fact in facts for p in fact.passages if p.prefix or p.suffix)
    return Contexts((p.article, p.start - len(p.prefix), f"{p.prefix}{p.words}{p.suffix}") for p in passages)


def in_context(passage: PassageRecord, contexts: Contexts) -> PassageRecord:
    """Return a passage with the rest of its sentence, if any fact holds it."""
    if passage.prefix or passage.suffix:
        return passage
    before, after = contexts.around(passage.article, passage.start, passage.end)
    return replace(passage, prefix=before, suffix=after)
