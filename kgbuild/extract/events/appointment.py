"""Appointments: somebody takes up a post, is given one, or is chosen to stand for one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.english import words
from kgbuild.extract.arguments import by_preposition, owners, undergoers
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.held import elective_post, is_office, left_in, only_post, own_post
from kgbuild.extract.named_later import named_later
from kgbuild.extract.offices import names_office
from kgbuild.extract.posts import Post, agree, read_post
from kgbuild.extract.produce.clause import takes_over
from kgbuild.extract.produce.posts_given import IN_PLACE, post_as
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Factuality, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Appointment(Event):
    """A person becomes, is appointed, named or elected to a post, takes over, or returns to one."""

    iri_class: ClassVar[str] = KG.Appointment
    person: Annotated[EntityRef | None, Slot(KG.person, identity=True)] = None
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
    """Yield the appointment of each person, or that to a post of which the text does not say who gets it."""
    for person in tied.references("person"):
        post = _of_this_one(tied, person) or tied.post or _what_they_become(tied, person) or _anothers(tied, person)
        yield Appointment(
            person=person.ref,
            post=(post.words or None) if post else None,
            organization=post.organization if post else None,
            **tied.stated(person),
        )
    post = tied.post
    if not tied.references("person") and post is not None and post.words and tied.candidate.source == "model":
        yield Appointment(post=post.words, organization=post.organization, **tied.stated())


def _of_this_one(tied: Tied, person: Reference) -> Post | None:
    """Return the post right behind one of several who are given posts: "named Bell as whip and Dorn as chancellor"."""
    context, end = tied.context, person.chunk.end
    if person.chunk.start < tied.candidate.trigger.end:
        return None
    if context.lower(end) in _FOR_WHAT:
        return post_as(context, end)
    beside = next((p for p in context.posts.starting(end) if not p.plural and names_office(context, p)), None)
    return read_post(context, beside) if beside is not None else None


def _what_they_become(tied: Tied, person: Reference) -> Post | None:
    """Return the post that the words for somebody unnamed say who is given it: "appoint an envoy", "a new governor".

    Of "appoint a judge to lead it" they say what he was before, and so may those for the subject of a passive.
    """
    context, trigger = tied.context, tied.candidate.trigger
    behind = person.chunk.start >= trigger.end
    new = context.lower(person.chunk.start) == "new" or context.lower(person.chunk.start + 1) == "new"
    given = new or (behind and not takes_over(context, trigger))
    return own_post(context, person) if given and context.lower(person.chunk.end) not in _FOR_WHAT else None


def _anothers(tied: Tied, person: Reference) -> Post | None:
    """Return the one post of whom somebody takes it over from: "Bell succeeded Dorn", "was chosen in his place"."""
    context, trigger = tied.context, tied.candidate.trigger
    here = context.sentence(trigger.start)
    if IN_PLACE.search(context.words(trigger.end, here.end)):  # "Bell was appointed in his place"
        return left_in(context, context.sentence(max(here.start - 1, 0)).start, trigger.start)
    if tied.head.lemma_.lower() not in _FOLLOWS and context.lower(trigger.end) != "from":
        return None
    before = owners(context, trigger) or undergoers(context, trigger)
    before += by_preposition(context, trigger, ("from", "of", "to", "for"), within=2)
    posts = (only_post(context, p.ref) for p in before if p.ref != person.ref and p.kind is EntityKind.PERSON)
    return next((p for p in posts if p is not None), None)


_FOLLOWS = words("follows somebody")
_FOR_WHAT = frozenset({"to", "as"})


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


def settle(context: Context, found: Sequence[Appointment]) -> Iterator[Appointment]:
    """Yield the appointments; who is elected, or takes office, has the post one is elected to that he holds.

    What a report opens with is joined to that of the one person it goes on to name.
    """
    for event in named_later(context, found):
        post = _held(context, event, event.person) if not event.post and event.person is not None else None
        yield replace(event, post=post.words, organization=post.organization) if post else event


def _held(context: Context, event: Appointment, person: EntityRef) -> Post | None:
    """Return the post of somebody that the words of an appointment tell of: an office taken, or a post elected to."""
    text = context.annotated.article.text
    told = " ".join(text[p.start : p.end].lower() for p in event.passages)
    taken, elected = _TAKES_OFFICE.search(told) is not None, _ELECTED.search(told) is not None
    now = only_post(context, person, ever=False) if taken and event.factuality is Factuality.ACTUAL else None
    chosen = elective_post(context, person) if taken or elected else None
    return next((p for p in (now, chosen) if p is not None and (is_office(p) or (p is chosen and elected))), None)


_ELECTED = re.compile(r"\b(?:re-?)?elected\b")
_TAKES_OFFICE = re.compile(
    r"\bsworn in\b|\bt(?:ak|ook)\w* (?:over|up|charge|(?:up |on )?(?:office|power|the (?:job|post|role)))\b"
    r"|\bc[ao]m(?:e|ing) to power\b|\binaugurat|\b(?:succeed|replac)ed\b"
)
