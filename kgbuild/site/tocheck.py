"""Where to look first: names that may mean several people, articles that disagree, facts that are doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.query.view import EntityRecord, EventRecord, StatementRecord, View
from kgbuild.query.view.disagreements import Disagreement
from kgbuild.site.cards import Card, Cards, Quote
from kgbuild.site.places import Places

DOUBTFUL_BELOW = 0.6
"""A fact of less confidence than this is listed as doubtful."""

_MOST_PAIRS, _MOST_DISAGREEMENTS, _MOST_DOUBTFUL, _MOST_QUOTES = 60, 40, 60, 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair of names: who it is, its page, its key in decisions, and sentences that name it."""

    name: str
    url: str
    key: str
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


def to_check(view: View, places: Places, cards: Cards, disagreements: Iterable[Disagreement]) -> ToCheck:
    """Return what to look at first in a view; a pair of names stands once, whichever of the two may mean the other."""
    pairs: dict[frozenset[str], tuple[EntityRecord, EntityRecord]] = {}
    for entity in view.entities.values():
        for candidate in entity.candidates:
            pairs.setdefault(frozenset((entity.iri, candidate)), (entity, view.entities[candidate]))
    differ = list(disagreements)
    facts: list[EventRecord | StatementRecord] = [*view.events.values(), *view.statements.values()]
    sure = sorted((f.confidence, f.iri) for f in facts if f.confidence is not None and f.confidence < DOUBTFUL_BELOW)
    doubtful = [iri for _, iri in sure]

    def side(entity: EntityRecord) -> Side:
        quotes = cards.quotes(entity.iri, entity.passages[:_MOST_QUOTES])
        return Side(entity.name, places.page(entity.iri), view.keys.decision(entity.iri), quotes)

    return ToCheck(
        pairs=tuple((side(a), side(b)) for a, b in list(pairs.values())[:_MOST_PAIRS]),
        number_of_pairs=len(pairs),
        disagreements=tuple((d.about, tuple(map(cards.event, d.events))) for d in differ[:_MOST_DISAGREEMENTS]),
        number_of_disagreements=len(differ),
        doubtful=tuple(
            cards.event(view.events[iri]) if iri in view.events else cards.statement(view.statements[iri])
            for iri in doubtful[:_MOST_DOUBTFUL]
        ),
        number_of_doubtful=len(doubtful),
        without_speaker=sum(not s.speaker for s in view.statements.values()),
    )
