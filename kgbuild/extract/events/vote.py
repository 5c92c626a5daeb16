"""Votes: a parliament, council or other body decides on something by a vote, or one of its members votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.arguments import by_preposition, doers, passive
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.cues import verb_forms
from kgbuild.extract.electoral import LEGISLATIVE, speaks_of
from kgbuild.extract.stated import merge, stated
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Factuality, Slot
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
    "Shareholders voted to sell the company.",
    "Readers voted for the new design.",
    "The committee hopes to pass legislation.",
)

_VOTED = trigger(rf"{verb('vote')}(?: [\w-]+ly)? (?P<way>for|against|down|to|in favou?r of)")
_DECIDED = trigger(
    rf"(?P<for>{verb('pass', 'approve', 'adopt', 'ratify', 'back', 'endorse')})"
    rf"|(?P<against>{verb('reject', 'defeat')}|{verb('throw')} out)"
)
_MOTION = re.compile(r"\b(?:(?<!tax )bills?|motions?|amendments?|legislation|treaty|act|clause|resolution)\b")
_AGAINST = frozenset({"against", "down"})
_LONGEST = 12
_STOPS = frozenset(
    """
    on in at by after before when while because and but or who which that last this next yesterday today tomorrow until
    if unless said says saying told late early amid despite following as with
    """.split()
)
_BODIES = re.compile(
    r"\b(?:parliaments?|congress|senates?|commons|lords|house|assembly|legislatures?|councils?|chamber|cabinet|knesset"
    r"|duma|bundestag|bundesrat|diet|dail|holyrood|stormont|parliamentary|conference)\b"
)
"""Words in the name of a body that decides by vote; a board, a bank's committee and the like are none."""

_MEMBERS = frozenset(
    """
    mps mp msps meps peers lords senators senator congressmen councillors councilors lawmakers legislators deputies
    parliamentarians backbenchers frontbenchers members delegates ministers democrats republicans rebels
    """.split()
)
_PEOPLE = frozenset("voters voter people electorate residents citizens electors majority nation public".split())
_REFERENDUM = frozenset("referendum referendums referenda plebiscite".split())
_CHOSEN = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED)


def find(context: Context) -> Iterator[Vote]:
    """Yield the votes that the article states, those of the same voters on the same motion as one."""
    if speaks_of(context, LEGISLATIVE):
        yield from merge(
            _mentions(context), lambda a, b: (a.voters, a.decision, a.motion) == (b.voters, b.decision, b.motion)
        )


def _mentions(context: Context) -> Iterator[Vote]:
    for chunk, match in matches(context, _VOTED, verbs=True):
        if _is_noun(context, chunk.start) or context.lower(chunk.end) == "or" or _chooses(context, chunk):
            continue
        decision = "against" if match["way"] in _AGAINST else "for"
        motion = _phrase(context, chunk.end - (match["way"] == "to"))
        for vote in _vote(context, chunk, doers(context, chunk), decision, motion):
            yield replace(vote, factuality=Factuality.ACTUAL) if _counted(context, chunk) else vote
    for chunk, match in matches(context, _DECIDED, verbs=True):
        decision = "for" if match["for"] else "against"
        if passive(context, chunk):
            motion = _before(context, chunk)
            voters = by_preposition(context, chunk, ("by",), AGENTS, within=2)
        else:
            motion, voters = _phrase(context, chunk.end), doers(context, chunk)
        if motion is not None and _MOTION.search(motion.lower()):
            yield from (v for v in _vote(context, chunk, voters, decision, motion) if _particular(v))


def _is_noun(context: Context, i: int) -> bool:
    """Say whether "vote" is a noun that no voter stands right before: "enough votes for", "the Democrats' vote to"."""
    if context.doc[i].pos_ not in {"NOUN", "PROPN"}:
        return False
    return context.lower(i) in {"vote", "votes"} and context.at(i - 1) is None


def _chooses(context: Context, chunk: Chunk) -> bool:
    """Say whether somebody is voted for, and no motion: "voted for Ann Bell"."""
    here = next((m for k in range(chunk.end, chunk.end + 3) if (m := context.at(k, _CHOSEN)) is not None), None)
    return here is not None and context.lower(here.chunk.end) not in {"'s", "’s", "'", "’"}


def _counted(context: Context, chunk: Chunk) -> bool:
    """Say whether an infinitive tells of those who did so: "one of nine members to vote against it"."""
    if context.lower(chunk.start - 1) != "to" or context.at(chunk.start - 2) is None:
        return False
    before = {context.lower(k) for k in range(max(context.sentence(chunk.start).start, chunk.start - 9), chunk.start)}
    return bool(before & {"one", "only", "among", "first"})


def _particular(vote: Vote) -> bool:
    """Say whether a vote that may come is one on a certain motion, and no hope to "pass legislation"."""
    first = (vote.motion or "").split()[0].lower()
    return vote.factuality is not Factuality.POSSIBLE or first in _DEFINITE


_DEFINITE = frozenset("the this that these those its his her their such".split())


def _vote(context: Context, chunk: Chunk, voters: list[Reference], decision: str, motion: str | None) -> Iterator[Vote]:
    """Yield a vote if the text says who voted and on what, and all who did are such as vote on motions."""
    if voters and motion is not None and all(_may_vote(context, v, chunk) for v in voters):
        refs = tuple({v.ref: None for v in voters})
        yield Vote(voters=refs, decision=decision, motion=motion, **stated(context, chunk, *voters, confidence=0.7))


def _may_vote(context: Context, voter: Reference, chunk: Chunk) -> bool:
    """Say whether somebody is a parliament, council, party, a member of one, or the people in a referendum."""
    between = {context.lower(k) for k in range(voter.chunk.end, chunk.start)}
    if between & verb_forms().keys() - _NOT_SPEECH:
        return False
    if voter.kind is EntityKind.PARTY:
        return True
    name = context.cluster(voter.ref).name
    words = {w.strip(".,").lower() for w in (*name.split(), *context.annotated.words(voter.chunk).split())}
    if voter.kind is EntityKind.ORGANIZATION:
        return bool(_BODIES.search(name.lower()))
    if voter.kind is EntityKind.UNNAMED:
        people = bool(words & _PEOPLE) and any(t.lower_ in _REFERENDUM for t in context.doc)
        return people or bool(words & _MEMBERS) or bool(_BODIES.search(name.lower()))
    return voter.kind is EntityKind.PERSON


_NOT_SPEECH = frozenset("show shows hope call called order ordered question report reports".split())


def _phrase(context: Context, start: int) -> str | None:
    """Return the words of the phrase that begins at a token, up to the next preposition of time or place."""
    end = start
    times = {t.chunk.start for t in context.annotated.times}
    while end < context.sentence(min(start, len(context.doc) - 1)).end and end - start < _LONGEST:
        word = context.lower(end)
        if word in _STOPS or end in times or not (word[:1].isalnum() or word in {"'s", "’s", "-", "$", "£"}):
            break
        end += 1
    while end > start and context.lower(end - 1) in _OPEN_ENDS:
        end -= 1
    return context.annotated.words(Chunk(start, end)) if end > start else None


_OPEN_ENDS = frozenset("of the a an for from to its their his her out over into under about - $ £".split())
_AUXILIARIES = frozenset(
    """
    was were been be is are has have had will would shall should could may might must not n't now to also already being
    finally then later eventually narrowly overwhelmingly unanimously easily first
    """.split()
)


def _before(context: Context, chunk: Chunk) -> str | None:
    """Return the words before a passive verb, back to the beginning of its clause, auxiliaries left out."""
    end = chunk.start
    while end > 0 and context.lower(end - 1) in _AUXILIARIES:
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
