"""Votes: a parliament, council or other body decides on something by a vote, or one of its members votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.arguments import by_preposition, doers, passive
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.stated import merge, stated
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityRef, Event, Slot
from kgbuild.vocab import KG

KG.declare("Vote voter motion decision")


@dataclass(frozen=True, kw_only=True)
class Vote(Event):
    """A body, a group or a member of it votes for or against something, or lets it pass or fail."""

    iri_class: ClassVar[str] = KG.Vote
    voters: Annotated[tuple[EntityRef, ...], Slot(KG.voter, min=1, max=None)]
    decision: Annotated[str, Slot(KG.decision, min=1)]
    motion: Annotated[str | None, Slot(KG.motion)] = None


EVENT = Vote
EXAMPLES = (
    "Ann Bell voted against the education bill on Tuesday.",
    "MPs voted to ban the trade.",
    "The House of Commons rejected the amendment.",
    "The bill was passed by the House of Lords.",
)
COUNTEREXAMPLES = (
    "Voters go to the polls in May.",
    "Ann Bell voted in her home town.",
    "Ann Bell rejected the claims.",
    "The bill arrived in the post.",
)

_VOTED = trigger(rf"{verb('vote')}(?: [\w-]+ly)? (?P<way>for|against|down|to|in favou?r of)")
_DECIDED = trigger(
    rf"(?P<for>{verb('pass', 'approve', 'adopt', 'ratify', 'back', 'endorse')})"
    rf"|(?P<against>{verb('reject', 'defeat')}|{verb('throw')} out)"
)
_MOTION = re.compile(r"\b(?:(?<!tax )bills?|motions?|amendments?|legislation|treaty|act|clause|resolution)\b")
_AGAINST = frozenset({"against", "down"})
_LONGEST = 8
_STOPS = frozenset(
    "on in at by after before when while because and but who which that last this yesterday today".split()
)


def find(context: Context) -> Iterator[Vote]:
    """Yield the votes that the article states, those of the same voters on the same motion as one."""
    yield from merge(
        _mentions(context), lambda a, b: (a.voters, a.decision, a.motion) == (b.voters, b.decision, b.motion)
    )


def _mentions(context: Context) -> Iterator[Vote]:
    for chunk, match in matches(context, _VOTED, verbs=True):
        decision = "against" if match["way"] in _AGAINST else "for"
        motion = _phrase(context, chunk.end - (match["way"] == "to"))
        yield from _vote(context, chunk, doers(context, chunk), decision, motion)
    for chunk, match in matches(context, _DECIDED, verbs=True):
        decision = "for" if match["for"] else "against"
        if passive(context, chunk):
            motion = _before(context, chunk)
            voters = by_preposition(context, chunk, ("by",), AGENTS, within=2)
        else:
            motion, voters = _phrase(context, chunk.end), doers(context, chunk)
        if motion is not None and _MOTION.search(motion.lower()):
            yield from _vote(context, chunk, voters, decision, motion)


def _vote(context: Context, chunk: Chunk, voters: list[Reference], decision: str, motion: str | None) -> Iterator[Vote]:
    """Yield a vote if the text says who voted and on what."""
    if voters and motion is not None:
        refs = tuple({v.ref: None for v in voters})
        yield Vote(voters=refs, decision=decision, motion=motion, **stated(context, chunk, *voters, confidence=0.7))


def _phrase(context: Context, start: int) -> str | None:
    """Return the words of the phrase that begins at a token, up to the next preposition of time or place."""
    end = start
    while end < context.sentence(min(start, len(context.doc) - 1)).end and end - start < _LONGEST:
        word = context.lower(end)
        if word in _STOPS or not (word[:1].isalnum() or word in {"'s", "’s", "-"}):
            break
        end += 1
    return context.annotated.words(Chunk(start, end)) if end > start else None


def _before(context: Context, chunk: Chunk) -> str | None:
    """Return the words before a passive verb, back to the beginning of its clause, auxiliaries left out."""
    end = chunk.start
    while end > 0 and context.lower(end - 1) in {
        "was",
        "were",
        "been",
        "be",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "not",
    }:
        end -= 1
    start = end
    first = context.sentence(chunk.start).start
    while (
        start > first
        and end - start < _LONGEST
        and context.lower(start - 1)[:1].isalnum()
        and context.lower(start - 1) not in _STOPS
    ):
        start -= 1
    return context.annotated.words(Chunk(start, end)) if end > start else None
