"""Appointments: somebody takes up a post, is given one, or is chosen to stand for one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.stated import agree
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Appointment(Event):
    """A person becomes, is appointed, named or elected to a post, takes over, or returns to one."""

    iri_class: ClassVar[str] = KG.Appointment
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    post: Annotated[str | None, Slot(KG.post)] = None
    organization: Annotated[EntityRef | None, Slot(KG.organization)] = None


EVENT = Appointment
PARTS = {
    "person": frozenset({EntityKind.PERSON, EntityKind.UNNAMED}),
    "org": frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION}),
    "place": frozenset({EntityKind.PLACE}),
}
MAIN = ("person",)
EXAMPLES = (
    "Ann Bell was appointed health secretary in May.",
    "Carl Dorn became leader of the party.",
    "Ann Bell accepted the shadow chancellor role.",
    "The board named Carl Dorn as chairman.",
    "Carl Dorn succeeded Ann Bell as chairman.",
    "The appointment of Ann Bell as chief executive surprised nobody.",
)
COUNTEREXAMPLES = (
    "Ann Bell became angry.",
    "The report was named after her.",
    "Ann Bell was named in the report.",
    "The board replaced the windows.",
)


def read(tied: Tied) -> Iterator[Appointment]:
    """Yield the appointment of each person."""
    post = tied.post
    for person in tied.references("person"):
        yield Appointment(
            person=person.ref,
            post=(post.words or None) if post else None,
            organization=post.organization if post else None,
            **tied.stated(person),
        )


def key(event: Appointment) -> Hashable:
    """Return what all mentions of one share."""
    return event.person


def same(_context: Context, a: Appointment, b: Appointment) -> bool:
    """Say whether two mentions may be of one appointment: a career has many, so one without a post needs its date."""
    if a.person != b.person:
        return False
    if a.post and b.post:
        return agree(a.post, b.post)
    return a.post == b.post or (a.dates is not None and a.dates == b.dates)
