"""Votes: a parliament, council or other body decides on something by a vote, or one of its members votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.arguments import by_preposition, doers, passive
from kgbuild.extract.candidate import Candidate, Verdict
from kgbuild.extract.chambers import only_has_it_passed
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.cues import verb_forms
from kgbuild.extract.electoral import LEGISLATIVE, speaks_of
from kgbuild.extract.produce.rule import part, propose, words_part
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, Factuality
from kgbuild.model.numbers import NUMBER

TYPE = "Vote"


_COUNT = rf"(?:by )?{NUMBER}(?: votes)?(?: to |-|–){NUMBER}(?: votes)?"
"""The numbers of a division: "by 321 votes to 251"."""

_VOTED = trigger(rf"{verb('vote')}(?: [\w-]+ly)?(?: {_COUNT})? (?P<way>for|against|down|to|in favou?r of)")
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
    if unless said says saying told late early amid despite following as with by
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
_CHOSEN = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the votes that the article states."""
    if speaks_of(context, LEGISLATIVE):
        yield from _mentions(context)


def _mentions(context: Context) -> Iterator[Candidate]:
    for chunk, match in matches(context, _VOTED, verbs=True):
        if _is_noun(context, chunk.start) or context.lower(chunk.end) == "or" or _chooses(context, chunk):
            continue
        decision = "against" if match["way"] in _AGAINST else "for"
        motion = _phrase(context, chunk.end - (match["way"] == "to"))
        for vote in _vote(context, chunk, doers(context, chunk), decision, motion):
            yield replace(vote, factuality=Verdict(Factuality.ACTUAL)) if _counted(context, chunk) else vote
    for chunk, match in matches(context, _DECIDED, verbs=True):
        if context.doc[chunk.start].dep_ == "amod":  # "the House-passed bill", "a defeated amendment"
            continue
        decision = "for" if match["for"] else "against"
        if passive(context, chunk):
            motion = _before(context, chunk)
            voters = by_preposition(context, chunk, ("by",), AGENTS, within=2)
        else:
            motion, voters = _phrase(context, chunk.end), doers(context, chunk)
        if motion is not None and (_divided(context, chunk) or _MOTION.search(context.annotated.words(motion).lower())):
            yield from (v for v in _vote(context, chunk, voters, decision, motion) if _particular(context, v, motion))


def _divided(context: Context, chunk: Chunk) -> bool:
    """Say whether the numbers of a division follow: "defeated the government by 237 votes to 235"."""
    here = context.sentence(chunk.start)
    return bool(_DIVISION.search(context.words(chunk.end, here.end).lower()))


_DIVISION = re.compile(rf"\bby {NUMBER}(?: votes)?(?: to |-|–){NUMBER}")


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


def _particular(context: Context, vote: Candidate, motion: Chunk) -> bool:
    """Say whether a vote that may come is one on a certain motion, and no hope to "pass legislation"."""
    first = context.annotated.words(motion).split()[0].lower()
    happened = context.factuality_of(vote.trigger.start, vote.trigger.end)
    return happened is not Factuality.POSSIBLE or first in _DEFINITE


_DEFINITE = frozenset("the this that these those its his her their such".split())


def _vote(
    context: Context, chunk: Chunk, voters: list[Reference], decision: str, motion: Chunk | None
) -> Iterator[Candidate]:
    """Yield a vote if the text says who voted and on what, and all who did are such as vote on motions."""
    if voters and motion is not None and all(_may_vote(context, v, chunk) for v in voters):
        who = [part("voter", v) for v in voters]
        on = words_part("motion", motion)
        yield propose(context, TYPE, chunk, *who, on, score=0.7, attributes={"outcome": decision})


def _may_vote(context: Context, voter: Reference, chunk: Chunk) -> bool:
    """Say whether somebody is a parliament, council, party or a member of one: what a people votes for is a result."""
    between = {context.lower(k) for k in range(voter.chunk.end, chunk.start)}
    if between & verb_forms().keys() - _NOT_SPEECH:
        return False
    if voter.kind is EntityKind.PARTY:
        return True
    name = context.cluster(voter.ref).name
    told = {w.strip(".,").lower() for w in (*name.split(), *context.annotated.words(voter.chunk).split())}
    if voter.kind is EntityKind.ORGANIZATION:
        return bool(_BODIES.search(name.lower()))
    if voter.kind is EntityKind.UNNAMED:
        return bool(told & _MEMBERS) or bool(_BODIES.search(name.lower()))
    return voter.kind is EntityKind.PERSON and not only_has_it_passed(context, voter, chunk)


_NOT_SPEECH = frozenset("show shows hope call called order ordered question report reports".split())


def _phrase(context: Context, start: int) -> Chunk | None:
    """Return the phrase that begins at a token, up to the next preposition of time or place."""
    end = start
    while end < context.sentence(min(start, len(context.doc) - 1)).end and end - start < _LONGEST:
        word = context.lower(end)
        if (
            word in _STOPS
            or context.times.starting(end)
            or not (word[:1].isalnum() or word in {"'s", "’s", "-", "$", "£"})
        ):
            break
        end += 1
    while end > start and context.lower(end - 1) in _OPEN_ENDS:
        end -= 1
    return Chunk(start, end) if end > start else None


_OPEN_ENDS = frozenset("of the a an for from to its their his her out over into under about - $ £".split())
_AUXILIARIES = frozenset(
    """
    was were been be is are has have had will would shall should could may might must not n't now to also already being
    finally then later eventually narrowly overwhelmingly unanimously easily first
    """.split()
)


def _before(context: Context, chunk: Chunk) -> Chunk | None:
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
    return Chunk(start, end) if end > start else None
