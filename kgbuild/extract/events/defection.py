"""Defections: somebody leaves one party for another, or to sit or stand alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.party_left import party_left
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Membership, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Defection(Event):
    """A person or group leaves a party for another, or quits it to sit as independent or found a new one."""

    iri_class: ClassVar[str] = KG.Defection
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    from_party: Annotated[EntityRef | None, Slot(KG.fromParty, membership=Membership.ENDS)] = None
    to_party: Annotated[EntityRef | None, Slot(KG.toParty, membership=Membership.BEGINS)] = None


EVENT = Defection
_PARTY = frozenset({EntityKind.PARTY})
PARTS = {
    "person": frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.UNNAMED, EntityKind.PARTY}),
    "from": _PARTY,
    "to": _PARTY,
    "place": frozenset({EntityKind.PLACE}),
}
MAIN = ("person",)
EXAMPLES = (
    "Ann Bell has defected to Labour.",
    "Carl Dorn's defection from the Conservatives to Labour surprised nobody.",
    "Carl Dorn quit the Conservative Party in May.",
    "The defection to Labour of Carl Dorn hurt the Conservatives.",
    "Ann Bell left Labour to join the Liberal Democrats.",
    "Labour MP Ann Bell crossed the floor to join the Conservatives.",
)
COUNTEREXAMPLES = (
    "Ann Bell left the Labour conference early.",
    "Ann Bell stepped down as Labour leader.",
    "Ann Bell lost the Labour whip.",
    "Carl Dorn quit the Labour leadership contest.",
)


def read(tied: Tied) -> Iterator[Defection]:
    """Yield the defection of each person; nobody leaves a party for the same one, and no party leaves itself."""
    origin, destination = tied.reference("from"), tied.reference("to")
    if origin and destination and origin.ref == destination.ref:
        origin = None
    joined = destination.ref if destination else None
    for person in tied.references("person"):
        left = origin.ref if origin else party_left(tied, person, destination)
        if person.ref not in {left, joined}:
            stated = tied.stated(person, origin, destination)
            yield Defection(person=person.ref, from_party=left, to_party=joined, **stated)


def key(event: Defection) -> Hashable:
    """Return what all mentions of one share."""
    return event.person


def same(_context: Context, a: Defection, b: Defection) -> bool:
    """Say whether two mentions may be of one defection: the same person, no party named differently."""
    return a.person == b.person and all(
        x is None or y is None or x == y for x, y in ((a.from_party, b.from_party), (a.to_party, b.to_party))
    )
