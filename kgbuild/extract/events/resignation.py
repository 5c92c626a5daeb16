"""Resignations: somebody gives up a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.posts import post_of
from kgbuild.extract.triggers import matches, trigger
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Resignation(Event):
    """A person leaves a post or steps down."""

    iri_class: ClassVar[str] = KG.Resignation
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    post: Annotated[str | None, Slot(KG.post)] = None
    organization: Annotated[EntityRef | None, Slot(KG.organization)] = None


EVENT = Resignation
EXAMPLES = (
    "Ann Bell resigned as health secretary on Monday.",
    "The resignation of Carl Dorn was expected.",
    "Ann Bell is to stand down at the next election.",
)
COUNTEREXAMPLES = (
    "Ann Bell stepped up her campaign.",
    "She resigned herself to defeat.",
)

_VERB = trigger(
    r"resign(?:s|ed|ing)?(?! (?:himself|herself|themselves))",
    r"(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood) (?:down|aside)",
    r"(?:quit|quits|quitting)",
    r"(?:left|leave|leaves|leaving) (?:the (?:cabinet|government|post|job)|office|his (?:post|job)|her (?:post|job))",
    r"(?:was|were|been|be) (?:sacked|ousted|dismissed|forced out)",
    r"hand(?:ed|s|ing)? in (?:his|her|their) (?:notice|resignation)",
)
_NOUN = trigger(r"resignation(?: of)?", r"departure (?:of|as)")
_WHO = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})


def find(context: Context) -> Iterator[Resignation]:
    """Yield the resignations that the article states, one a person."""
    seen: set[EntityRef] = set()
    for pattern, confidence in ((_VERB, 0.85), (_NOUN, 0.75)):
        for chunk, match in matches(context, pattern):
            person = _person(context, chunk.start, chunk.end, is_noun=pattern is _NOUN, of=match[0].endswith(" of"))
            if person is None or person.ref in seen:
                continue
            seen.add(person.ref)
            post = post_of(context, chunk, person)
            yield Resignation(
                person=person.ref,
                post=post.words if post else None,
                organization=post.organization if post else None,
                **common(context, chunk, person, post.chunk if post and post.chunk.start >= chunk.start else None, confidence=confidence),
            )


def _person(context: Context, start: int, end: int, *, is_noun: bool, of: bool) -> Reference | None:
    """Return who resigns."""
    if of:
        named = context.after(end, (EntityKind.PERSON,), within=10)
        return named[0] if named else None
    if is_noun:
        return context.possessor(start, _WHO)
    return context.subject(start, _WHO)
