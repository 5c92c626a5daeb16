"""Let the mentions of one event lend each other who has the parts without which it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.context import Reference
from kgbuild.extract.tie.tied import Tied, TiedArgument

_GENDERS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}


def complete(mentions: Sequence[Tied], main: Sequence[str]) -> list[Tied]:
    """Return mentions, those of one event completed: "the talks" are between those who "held talks".

    Args:
        mentions: All candidates of a type in an article, tied.
        main: The roles without which it is no event. Where a mention ties nobody to one, it takes over who has it in
            the nearest mention of the event that names most. A name of its own that could not be tied is somebody else:
            "a Remain victory" is not that of whoever won elsewhere.
    """
    return [_completed(tied, mentions, main) if tied.candidate.event is not None else tied for tied in mentions]


def _completed(tied: Tied, mentions: Sequence[Tied], main: Sequence[str]) -> Tied:
    others = [m for m in mentions if m is not tied and m.candidate.event == tied.candidate.event]
    borrowed: list[TiedArgument] = []
    for role in main:
        lenders = [m for m in others if _may_be(tied, role, m.references(role))]
        if tied.references(role) or _names_another(tied, role) or not lenders:
            continue
        start = tied.candidate.trigger.start
        lender = min(lenders, key=lambda m: (-len(m.references(role)), abs(m.candidate.trigger.start - start)))
        borrowed += [
            TiedArgument(replace(a.argument, inside=False), a.value, "from another mention of the event")
            for a in lender.arguments
            if a.role == role and a.value is not None
        ]
    return replace(tied, arguments=(*tied.arguments, *borrowed)) if borrowed else tied


def _may_be(tied: Tied, role: str, people: Sequence[Reference]) -> bool:
    """Say whether any of these have the part elsewhere, and no "he" or "she" in it here is of another gender."""
    told = {_GENDERS.get(tied.context.words(a.argument.chunk.start, a.argument.chunk.end)) for a in _of(tied, role)}
    genders = {tied.context.cluster(p.ref).gender for p in people}
    return bool(people) and not any(g and h and g != h for g in told for h in genders)


def _of(tied: Tied, role: str) -> list[TiedArgument]:
    return [a for a in tied.arguments if a.role == role]


def _names_another(tied: Tied, role: str) -> bool:
    """Say whether a mention has a name in a role, whomever it means; "he" and "the talks" leave it to others."""
    doc = tied.context.doc
    chunks = [a.argument.chunk for a in _of(tied, role)]
    return any(t.pos_ == "PROPN" for c in chunks for t in doc[c.start : c.end])
