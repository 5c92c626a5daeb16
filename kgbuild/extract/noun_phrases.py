"""Where the noun phrase of a mention begins, whether it owns what follows, and whether a subject stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, MentionForm

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference


_SUBJECT_AFTER = frozenset(
    """
    that and but or while when as because although though if whether where since after before until said says
    say added adds claimed claims believe believes think thinks thought reveal reveals revealed announced
    yesterday today so how why suggest suggests suggested unless once which meanwhile however then nor
    """.split()
)
"""Words right before a clause's subject."""


def subject_position(context: Context, mention: Reference) -> bool:
    """Say whether a mention stands where a clause's subject stands: at its beginning, not governed by a word before."""
    start = noun_phrase_start(context, mention)
    here = context.sentence(mention.chunk.start)
    if start <= here.start:
        return True
    before = context.lower(start - 1)
    return not before[0].isalnum() or before in _SUBJECT_AFTER or in_time(context, start - 1) is not None


def noun_phrase_start(context: Context, mention: Reference) -> int:
    """Return where the noun phrase of a name begins: before the posts, parties and titles in front of it."""
    start = mention.chunk.start
    first = context.sentence(start).start
    moved = True
    while moved and start > first:
        begins = [i for i in context.phrases_begin(start - 1) if i >= first]
        moved = bool(begins)
        start = min(begins, default=start)
        if start > first and context.lower(start - 1) in _BEFORE_POSTS:
            start, moved = start - 1, True
    return start


_BEFORE_POSTS = frozenset("the a an former ex then fellow veteran".split())


def is_possessive(context: Context, mention: Reference) -> bool:
    """Say whether a mention owns what follows: "his", "Mr Brown's"."""
    if context.lower(mention.chunk.end) in {"'s", "’s"}:
        return True
    if context.lower(mention.chunk.end) in {"'", "’"}:
        return context.lower(mention.chunk.end - 1).endswith("s")
    return (
        mention.form is MentionForm.PRONOUN
        and context.lower(mention.chunk.start) in {"his", "their", "its", "her"}
        and (context.lower(mention.chunk.start) != "her" or context.lower(mention.chunk.end).isalpha())
    )


def in_time(context: Context, j: int) -> Chunk | None:
    """Return the time expression that token j lies in, None outside any."""
    return next((t.chunk for t in context.times.at(j)), None)
