"""Votes: a parliament, council or other body decides on something by a vote, or one of its members votes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, doers, passive
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.chambers import MEMBERS, is_chamber, only_has_it_passed
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.cues import verb_forms
from kgbuild.extract.electoral import LEGISLATIVE, speaks_of
from kgbuild.extract.produce.motions import motion_around, motion_at
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
_CHOSEN = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED, EntityKind.PLACE)


def find(context: Context) -> Iterator[Candidate]:
    """Yield the votes that the article states."""
    if speaks_of(context, LEGISLATIVE):
        yield from _mentions(context)


def _mentions(context: Context) -> Iterator[Candidate]:
    told_at: set[int] = set()
    for chunk, match in matches(context, _VOTED, verbs=True):
        if _is_noun(context, chunk.start) or context.lower(chunk.end) == "or" or _chooses(context, chunk):
            continue
        decision = "against" if match["way"] in _AGAINST else "for"
        motion = motion_at(context, chunk.end - (match["way"] == "to"))
        if match["way"] == "to" and (told := _told_by_verb(context, chunk.end)) is not None:
            chunk, decision, motion = Chunk(chunk.start, chunk.end + 1), *told
            told_at.add(chunk.end - 1)
        yield from _vote(context, chunk, doers(context, chunk), decision, motion)
    for chunk, match in matches(context, _DECIDED, verbs=True):
        if chunk.start in told_at or context.doc[chunk.start].dep_ == "amod":  # "the House-passed bill"
            continue
        decision = "for" if match["for"] else "against"
        if passive(context, chunk):
            motion = _done_to(context, chunk)
            voters = by_preposition(context, chunk, ("by",), AGENTS, within=2)
        else:
            motion, voters = motion_at(context, chunk.end), doers(context, chunk)
        if motion is not None and _MOTION.search(context.annotated.words(motion).lower()):
            yield from (v for v in _vote(context, chunk, voters, decision, motion) if _particular(context, v, motion))


def _is_noun(context: Context, i: int) -> bool:
    """Say whether "vote" is a noun that no voter stands right before: "enough votes for", "the Democrats' vote to"."""
    if context.doc[i].pos_ not in {"NOUN", "PROPN"}:
        return False
    return context.lower(i) in {"vote", "votes"} and context.at(i - 1) is None


def _chooses(context: Context, chunk: Chunk) -> bool:
    """Say whether somebody is voted for, or for a place to do it, and no motion: "voted for Britain to leave"."""
    here = next((m for k in range(chunk.end, chunk.end + 3) if (m := context.at(k, _CHOSEN)) is not None), None)
    return here is not None and context.lower(here.chunk.end) not in {"'s", "’s", "'", "’"}


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
    may = voters and all(_may_vote(context, v, chunk) for v in voters)
    if may and motion is not None and any(_is_of_clause(context, v, chunk) for v in voters):
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
        return is_chamber(name)
    if voter.kind is EntityKind.UNNAMED:
        return bool(told & MEMBERS) or is_chamber(name)
    return voter.kind is EntityKind.PERSON and not only_has_it_passed(context, voter, chunk)


def _is_of_clause(context: Context, voter: Reference, chunk: Chunk) -> bool:
    """Say whether a voter may be the one of a relative clause: in "ministers from towns that voted" towns did."""
    verb = tree.root(context.doc, chunk.start, chunk.end)
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ != "acl:relcl":
        return True
    return any(t.i in voter.chunk for noun in tree.coordinated(verb.head) for t in noun.subtree)


_NOT_SPEECH = frozenset("show shows hope call called order ordered question report reports".split())


def _told_by_verb(context: Context, i: int) -> tuple[str, Chunk] | None:
    """Return the decision and the motion that the verb behind "voted to" tells: "voted to oppose the bill"."""
    verb = context.lower(i)
    decision = "against" if verb in _TURNS_DOWN else "for" if verb in _LETS_PASS else None
    motion = motion_at(context, i + 1) if decision else None
    return None if decision is None or motion is None else (decision, motion)


_TURNS_DOWN = words("turned down by vote")
_LETS_PASS = words("let pass by vote")


def _done_to(context: Context, chunk: Chunk) -> Chunk | None:
    """Return what a passive verb says something is done to."""
    subjects = tree.surface_subjects(tree.root(context.doc, chunk.start, chunk.end))
    return motion_around(context, subjects[-1]) if subjects else None
