"""Meetings and talks: people, parties or bodies that come together to speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Meeting(Event):
    """People, parties or bodies met, held talks or had a discussion."""

    iri_class: ClassVar[str] = KG.Meeting
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, min=1, max=None)]
    topic: Annotated[str | None, Slot(KG.topic)] = None


EVENT = Meeting
EXAMPLES = (
    "Ann Bell met Carl Dorn in Leeds on Friday.",
    "The talks between Ann Bell and Carl Dorn failed.",
    "Ann Bell held talks with Carl Dorn.",
)
COUNTEREXAMPLES = (
    "Ann Bell met the target.",
    "Ann Bell told a press conference that taxes would rise.",
)

_VERB = trigger(r"(?:met|meets|meet|meeting) (?:up )?with", "met", "meets", r"(?:to|will|would|should|could|may|must|have|has) meet")
_NOUN = trigger(
    r"(?:talks|meetings?|discussions?|negotiations|summit|dinner|lunch|audience)(?: \w+ing [\w ]{1,20}?)? (?:with|between)",
)
_HELD = trigger(r"(?:held|hold|holds|holding|have had|had|locked in|in|begin|began|start|open|opened)(?: \w+){0,3}? talks with")
_GROUP = trigger(r"(?:meetings?|summit) of", r"[\w'’]+ summit")
_PAIR = trigger(r"(?:the|both) (?:pair|two(?: (?:men|women|leaders))?|men|leaders)")
_PARTNERS = frozenset({*AGENTS, EntityKind.PLACE})
_NOT_MET = frozenset("target targets demand demands need needs cost costs challenge criteria deadline pledge standards".split())


def find(context: Context) -> Iterator[Meeting]:
    """Yield the meetings that the article states."""
    seen: list[Chunk] = []
    for pattern, confidence in ((_HELD, 0.9), (_NOUN, 0.8), (_VERB, 0.8)):
        for chunk, _ in matches(context, pattern):
            if any(chunk.overlaps(s) for s in seen):
                continue
            participants = _participants(context, chunk, is_noun=pattern is _NOUN)
            if len({p.ref for p in participants}) >= 2:
                seen.append(chunk)
                refs = tuple(dict.fromkeys(p.ref for p in participants))
                yield Meeting(participants=refs, **common(context, chunk, *participants, confidence=confidence))


def _participants(context: Context, chunk: Chunk, *, is_noun: bool) -> list[Reference]:
    """Return those who meet: whom the phrase names after it, and who stands before it as subject or owner."""
    if any(context.lower(i) in _NOT_MET for i in range(chunk.end, chunk.end + 4)):
        return []
    others = [m for m in context.list_from(chunk.end) if m.chunk.start - chunk.end <= 4 or len(context.list_from(chunk.end)) > 1]
    if context.lower(chunk.end - 1) == "between":
        return others
    subject = context.possessor(chunk.start) if is_noun else None
    subject = subject or context.subject(chunk.start)
    pair = _pair(context, chunk.start)
    return [*(pair or ([subject] if subject else [])), *others]


def _pair(context: Context, i: int) -> list[Reference]:
    """Return the two people that "the pair" right before token i stands for: the last two that the text named."""
    here = context.sentence(i)
    if not any(here.start <= c.start and c.end >= i - 3 and c.end <= i for c, _ in matches(context, _PAIR)):
        return []
    earlier = [m for m in context.mentions if m.kind is EntityKind.PERSON and m.chunk.end <= here.start]
    latest: dict[EntityRef, Reference] = {}
    for mention in reversed(earlier):
        latest.setdefault(mention.ref, mention)
        if len(latest) == 2:
            return list(latest.values())
    return []
