"""Appointments: somebody takes up a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.posts import post_of
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
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
EXAMPLES = (
    "Ann Bell was appointed health secretary in May.",
    "Carl Dorn became leader of the party.",
    "Ann Bell accepted the shadow chancellor role.",
)
COUNTEREXAMPLES = (
    "Ann Bell became angry.",
    "The report was named after her.",
)

_PASSIVE = trigger(
    r"(?:was|were|been|be|is|being|(?:^|(?<=, ))) ?(?:appointed|named|elected|re-elected|promoted|selected|chosen|nominated|made|picked|confirmed|sworn in|put in charge)(?: (?:as|to|of))?",
)
_ACTIVE = trigger(
    r"(?:became|become|becomes|becoming)",
    r"(?:took|take|takes|taking|taken) (?:over (?:as|from|at)|up the (?:post|job|role)|the (?:helm|reins|job|post))",
    r"accept(?:s|ed|ing)? the [\w -]{3,40}? (?:role|job|post|position)",
    r"(?:return(?:s|ed|ing)?) to (?:the )?(?:cabinet|government|frontbench|front bench)",
    r"(?:join(?:s|ed|ing)?|enter(?:s|ed|ing)?) (?:the )?(?:cabinet|government|shadow cabinet|frontbench)",
    r"(?:succeed(?:s|ed|ing)?|replac(?:es|ed|ing))",
)
_GIVES = trigger(r"(?:appoint|name|promote|recruit|select|nominat|elect|hire)(?:s|d|ed|es|ing)?(?! as| to)")
_NOUN = trigger(r"(?:appointment|election|selection|promotion|nomination) of")
_WHO = frozenset({EntityKind.PERSON})


def find(context: Context) -> Iterator[Appointment]:
    """Yield the appointments that the article states, one a person and post."""
    seen: set[tuple[EntityRef, str | None]] = set()
    for chunk, person, confidence in _stated(context):
        post = post_of(context, chunk, person, after_only=True)
        inside = any(w in context.words(chunk.start, chunk.end) for w in ("cabinet", "role", "job", "post", "government"))
        if post is None and not inside:
            continue
        words = post.words if post else context.words(chunk.start, chunk.end).split(" the ")[-1].removeprefix("to ")
        if (person.ref, words) in seen:
            continue
        seen.add((person.ref, words))
        yield Appointment(
            person=person.ref,
            post=words,
            organization=post.organization if post else None,
            **common(context, chunk, person, post.chunk if post else None, confidence=confidence),
        )


def _stated(context: Context) -> Iterator[tuple[Chunk, Reference, float]]:
    """Yield trigger, person and confidence of each appointment, by the shape of its clause."""
    for pattern, confidence in ((_PASSIVE, 0.85), (_ACTIVE, 0.8)):
        for chunk, _ in matches(context, pattern):
            person = context.subject(chunk.start, _WHO)
            if person is not None:
                yield chunk, person, confidence
    for pattern in (_GIVES, _NOUN):
        for chunk, _ in matches(context, pattern):
            named = context.after(chunk.end, _WHO, within=6)
            if named and named[0].chunk.start - chunk.end <= 4:
                yield chunk, named[0], 0.7
