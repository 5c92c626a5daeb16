"""Let the mentions of one event lend each other who has the parts without which it is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract import tree
from kgbuild.extract.arguments import DOERS, described_subject
from kgbuild.extract.chambers import is_whole
from kgbuild.extract.context import Reference
from kgbuild.extract.tie.tied import Tied, TiedArgument


def complete(mentions: Sequence[Tied], main: Sequence[str]) -> list[Tied]:
    """Return mentions, those of one event completed: "the talks" are between those who "held talks".

    Args:
        mentions: All candidates of a type in an article, tied.
        main: The roles without which it is no event. Where a mention ties nobody to one, it takes over who has it in
            the nearest mention of the event that names most. A name of its own that could not be tied is somebody else:
            "a Remain victory" is not that of whoever won elsewhere. One that is new and names nobody is an event of its
            own.
    """
    of_event: dict[int | None, list[Tied]] = defaultdict(list)
    for tied in mentions:
        if tied.candidate.event is not None:
            of_event[tied.candidate.event].append(tied)
    return [_completed(tied, of_event.get(tied.candidate.event, ()), main, mentions) for tied in mentions]


def _completed(tied: Tied, of_event: Sequence[Tied], main: Sequence[str], mentions: Sequence[Tied]) -> Tied:
    if tied.candidate.type in _OF_THEIR_OWN:
        return tied
    if _is_new(tied):
        names_any = any(tied.references(role) for role in main)
        return tied if names_any else replace(tied, candidate=replace(tied.candidate, event=None))
    borrowed: list[TiedArgument] = []
    for role in main:
        if tied.references(role) or _names_another(tied, role):
            continue
        if role in DOERS and described_subject(tied.context, tied.candidate.trigger):
            continue
        if role == "voter" and _is_of_its_subject(tied):
            continue
        others = _just_told(tied, role, mentions) or [m for m in of_event if m is not tied and m.references(role)]
        lenders = [m for m in others if _lends(m, role)]
        if not lenders:
            continue
        start = tied.candidate.trigger.start
        lender = min(lenders, key=lambda m: (-len(m.references(role)), abs(m.candidate.trigger.start - start)))
        borrowed += [
            TiedArgument(replace(a.argument, inside=False), a.value, "from another mention of the event")
            for a in lender.arguments
            if a.role == role and a.value is not None and _is_sure(lender, a)
        ]
    return replace(tied, arguments=(*tied.arguments, *borrowed)) if borrowed else tied


def _lends(mention: Tied, role: str) -> bool:
    """Say whether a mention is sure of anybody whom it could lend."""
    return any(_is_sure(mention, a) for a in _of(mention, role) if isinstance(a.value, Reference))


def _is_sure(mention: Tied, argument: TiedArgument) -> bool:
    """Say whether an argument may be lent: of those less sure who meet, 15 of 25 were wrong in annotated articles.

    Of voters only a whole body is, as others voted with those who are named: "the vote" is not that of 17 MPs alone.
    """
    if mention.candidate.type == "Vote":
        return isinstance(argument.value, Reference) and is_whole(mention.context.cluster(argument.value.ref).name)
    return mention.candidate.type != "Meeting" or argument.argument.score >= _SURE


_SURE = 0.65

_OF_THEIR_OWN = frozenset({"Defection", "ElectionResult", "Endorsement"})
"""Kinds whose mentions lend each other nobody: of six such loans in dev none was right."""


def _is_new(tied: Tied) -> bool:
    """Say whether a meeting is one that the text only brings in: "a meeting" refers back to none, nor "A to meet B"."""
    doc, trigger = tied.context.doc, tied.candidate.trigger
    if tied.candidate.type != "Meeting":
        return False
    head = tree.root(doc, trigger.start, trigger.end)
    if head.pos_ == "VERB":
        return not any(c.pos_ == "PRON" for c in tree.surface_subjects(head))
    return head.pos_ == "NOUN" and any(c.lower_ in tree.INDEFINITE for c in head.children)


def _just_told(tied: Tied, role: str, mentions: Sequence[Tied]) -> Sequence[Tied]:
    """Return the meeting that a sentence has told of before "the talks": "was to meet Dorn, but the talks were off"."""
    trigger = tied.candidate.trigger
    if tied.candidate.type != "Meeting":
        return ()
    start = tied.context.sentence(trigger.start).start
    before = (m for m in mentions if start <= m.candidate.trigger.start < trigger.start and m.references(role))
    return sorted(before, key=lambda m: m.candidate.trigger.start)[-1:]


def _is_of_its_subject(tied: Tied) -> bool:
    """Say whether a verb tells of the vote of its own subject, whoever that is: "many who backed the bill"."""
    motions = [a.argument.chunk for a in tied.arguments if a.role == "motion"]
    active = tied.head.pos_ == "VERB" and not tree.passive(tied.head)
    told = motions and motions[0].start > tied.head.i
    return bool(active and told and tree.surface_subjects(tied.head))


def _of(tied: Tied, role: str) -> list[TiedArgument]:
    return [a for a in tied.arguments if a.role == role]


def _names_another(tied: Tied, role: str) -> bool:
    """Say whether a mention has a name or somebody unknown in a role; "he" and "the talks" leave it to others."""
    doc = tied.context.doc
    words = [t for a in _of(tied, role) for t in doc[a.argument.chunk.start : a.argument.chunk.end]]
    return any(
        t.pos_ == "PROPN" or not _UNKNOWN.isdisjoint(t.morph.get("PronType", [])) for t in words if t.pos_ != "DET"
    )


_UNKNOWN = frozenset({"Ind", "Neg", "Tot"})
"""Pronouns for somebody who is not known: somebody, nobody, everyone (Universal Dependencies' PronType)."""
