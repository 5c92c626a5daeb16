"""Resignations: somebody gives up a post, or is made to."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.held import only_post, own_post
from kgbuild.extract.named_later import named_later
from kgbuild.extract.posts import agree
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Factuality, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Resignation(Event):
    """A person leaves a post or steps down."""

    iri_class: ClassVar[str] = KG.Resignation
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    post: Annotated[str | None, Slot(KG.post)] = None
    organization: Annotated[EntityRef | None, Slot(KG.organization)] = None


EVENT = Resignation
PARTS = {
    "person": frozenset({EntityKind.PERSON, EntityKind.UNNAMED}),
    "org": frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION}),
    "place": frozenset({EntityKind.PLACE}),
}
MAIN = ("person",)
EXAMPLES = (
    "Ann Bell resigned as health secretary on Monday.",
    "The resignation of the chairman, Carl Dorn, was expected.",
    "Ann Bell is to stand down as an MP at the next election.",
    "Mr Carl Dorn, the treasurer, who handed in his notice in May, said nothing.",
    "Carl Dorn was sacked as chairman by the board.",
    "Ann Bell axed Carl Dorn as chairman.",
)
COUNTEREXAMPLES = (
    "Ann Bell stepped up her campaign.",
    "Ann Bell resigned herself to defeat.",
    "Ann Bell quit the Labour Party.",
    "Carl Dorn left the meeting early.",
    "Mr Carl Dorn stood aside to let them pass.",
)


def read(tied: Tied) -> Iterator[Resignation]:
    """Yield the resignation of each person."""
    for person in tied.references("person"):
        post = tied.post or own_post(tied.context, person)
        yield Resignation(
            person=person.ref,
            post=(post.words or None) if post else None,
            organization=post.organization if post else None,
            **tied.stated(person),
        )


def key(event: Resignation) -> Hashable:
    """Return what all mentions of one share."""
    return event.person


def same(_context: Context, a: Resignation, b: Resignation) -> bool:
    """Say whether two mentions may be of one resignation: the same person, no other post."""
    return a.person == b.person and agree(a.post, b.post)


def settle(context: Context, found: Sequence[Resignation]) -> Iterator[Resignation]:
    """Yield the resignations, each with the one post that the article gives to the person where it names no other."""
    for event in named_later(context, found):
        gone = event.factuality is Factuality.ACTUAL
        held = only_post(context, event.person, ever=gone) or only_post(context, event.person)
        yield replace(event, post=held.words, organization=held.organization) if held and not event.post else event
