"""Read where a statement was made: the medium it was given to or appeared in, and the occasion."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.context import Context
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, EntityRef

OCCASIONS = frozenset(
    """
    interview speech conference debate statement letter article column broadcast briefing summit rally hearing lecture
    address essay pamphlet blog podcast email e-mail message phone-in session question-time launch manifesto memo
    """.split()
)
"""Nouns for what somebody says something in or at, as lemmas."""

_LEADS_IN = frozenset("in at on during after before from to with for via through told tells tell".split())
_REACH = 12  # tokens between a cue and the words for its setting
_LONGEST = 14


def setting(
    context: Context, cue: Chunk, content: Sequence[Chunk], speaker: EntityRef | None
) -> tuple[EntityRef | None, Chunk | None]:
    """Return the medium and the words for the occasion of a statement, each None if its sentence names none.

    Args:
        context: the article.
        cue: the reporting words.
        content: what is said; a medium named in it is something else.
        speaker: who says it; a newspaper that reports is its own medium and not named again.
    """
    inside = {i for chunk in content for i in range(chunk.start, chunk.end)}
    return _medium(context, cue, inside, speaker), _occasion(context, cue, inside)


def _medium(context: Context, cue: Chunk, inside: set[int], speaker: EntityRef | None) -> EntityRef | None:
    here = context.sentence(cue.start)
    for mention in context.beginning(here.start, here.end):
        named = mention.kind is EntityKind.PUBLICATION and mention.form is not MentionForm.PRONOUN
        near = _distance(mention.chunk, cue) <= _REACH
        if not named or not near or mention.ref == speaker or mention.chunk.start in inside:
            continue
        before = {context.lower(i) for i in range(max(here.start, mention.chunk.start - 3), mention.chunk.start)}
        if before & _LEADS_IN or mention.chunk.start == cue.end:
            return mention.ref
    return None


def _occasion(context: Context, cue: Chunk, inside: set[int]) -> Chunk | None:
    here = context.sentence(cue.start)
    for i in range(here.start, here.end):
        token = context.doc[i]
        if i in inside or token.pos_ not in {"NOUN", "PROPN", ""} or token.lemma_.lower() not in OCCASIONS:
            continue
        start = i
        while start > here.start and i - start < 5 and context.lower(start - 1) not in _LEADS_IN:
            start -= 1
        if start == here.start or start - 1 in inside or _distance(Chunk(start, i + 1), cue) > _REACH:
            continue
        if context.lower(start - 1) in _LEADS_IN and not any(context.doc[k].is_punct for k in range(start, i)):
            return Chunk(start, _end(context, i, here.end, inside, cue))
    return None


def _end(context: Context, head: int, limit: int, inside: set[int], cue: Chunk) -> int:
    """Return the end of the words that say which occasion: "an interview with the newspaper"."""
    end = head + 1
    last = min(limit, head + _LONGEST)
    while end < last and end not in inside and end not in cue:
        token = context.doc[end]
        goes_on = token.pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM", "PART"} or token.text == "'s"
        if not goes_on or context.lower(end) in {"that", "to"}:
            break
        end += 1
    while end > head + 1 and context.doc[end - 1].pos_ in {"ADP", "DET"}:
        end -= 1
    return end


def _distance(a: Chunk, b: Chunk) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
