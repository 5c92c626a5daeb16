"""Coalitions: parties govern together, or make or discuss a pact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Coalition(Event):
    """Parties govern together, or make or discuss a pact, a joint administration or power-sharing."""

    iri_class: ClassVar[str] = KG.Coalition
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, min=1, max=None)]


EVENT = Coalition
PARTS = {
    "participant": frozenset({EntityKind.PARTY, EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.UNNAMED}),
    "place": frozenset({EntityKind.PLACE}),
}
MAIN = ("participant",)
EXAMPLES = (
    "Labour went into coalition with the Liberal Democrats.",
    "They discussed a pact between Labour and the Greens.",
    "Labour and the Liberal Democrats have formed a joint administration.",
    "The Conservatives ran the council jointly with the Liberal Democrats.",
)
COUNTEREXAMPLES = (
    "The coalition of charities wrote to ministers.",
    "Labour joined the march.",
    "Labour made a deal with the broadcaster.",
    "Support came from the SDLP, the Ulster Unionists, Alliance and the Green Party.",
)


def read(tied: Tied) -> Iterator[Coalition]:
    """Yield the coalition of all participants."""
    parties = tied.references("participant")
    if parties:
        yield Coalition(participants=tuple(p.ref for p in parties), **tied.stated(*parties))


def same(_context: Context, a: Coalition, b: Coalition) -> bool:
    """Say whether two mentions are of one: the same parties, in the same place, equally certain."""
    return set(a.participants) == set(b.participants) and a.place == b.place and a.factuality == b.factuality
