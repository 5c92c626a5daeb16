"""Read which post an event is about: the post phrase beside its trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, PostPhrase
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

_ORGANIZATIONS = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION)


@dataclass(frozen=True, slots=True)
class Post:
    """A post in the words of the text, and of what it is."""

    words: str
    organization: EntityRef | None
    chunk: Chunk


def read_post(context: Context, phrase: PostPhrase) -> Post:
    """Return a post phrase as words and organisation."""
    mention = context.at(phrase.organization.start, _ORGANIZATIONS) if phrase.organization else None
    return Post(context.annotated.words(phrase.post), mention.ref if mention else None, phrase.chunk)


def post_of(context: Context, trigger: Chunk, person: Reference, *, after_only: bool = False) -> Post | None:
    """Return the post that an event's trigger speaks of: after it within reach, else the one beside the person."""
    here = context.sentence(trigger.start)
    phrases = [p for p in context.annotated.posts if here.start <= p.chunk.start < here.end and not p.plural]
    after = [p for p in phrases if trigger.start <= p.head and p.chunk.start - trigger.end <= 8]
    if after:
        return read_post(context, after[0])
    beside = [
        p
        for p in phrases
        if p.chunk.end in range(person.chunk.start - 2, person.chunk.start + 1)
        or p.chunk.start in range(person.chunk.end, person.chunk.end + 3)
    ]
    return read_post(context, beside[0]) if beside and not after_only else None

