"""Let the mentions of an appointment lend each other the post: "his nomination" is that of whom the text nominated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.english import words
from kgbuild.extract.tie.tied import Tied, TiedArgument

_GIVES = words("gives a post")
"""Lemmas and nouns that tell of a post somebody is given and not of one he runs for, as "stood" and "elected" may."""


def lend_posts(mentions: Sequence[Tied]) -> list[Tied]:
    """Return the mentions, an appointment without a post with that of the same person's told of last before it.

    Both must have happened, or both not; who is appointed again is appointed to what he was before.
    """
    return [_with_post(tied, mentions) if _lacks(tied) else tied for tied in mentions]


def _lacks(tied: Tied) -> bool:
    if tied.candidate.type != "Appointment" or tied.post is not None:
        return False
    told = tied.context.doc[tied.candidate.trigger.start : tied.candidate.trigger.end]
    lemmas = {t.lemma_.lower().replace("-", "") for t in told}
    return not _GIVES.isdisjoint(lemmas | {w.removesuffix("e") for w in lemmas})


def _with_post(tied: Tied, mentions: Sequence[Tied]) -> Tied:
    start = tied.candidate.trigger.start
    people = {r.ref for r in tied.references("person")}
    before = [
        m
        for m in mentions
        if m.candidate.trigger.start < start
        and m.post is not None
        and m.post.words
        and {r.ref for r in m.references("person")} == people
        and m.verdict.value is tied.verdict.value
    ]
    if not people or not before:
        return tied
    last = max(before, key=lambda m: m.candidate.trigger.start)
    lent = [
        TiedArgument(replace(a.argument, inside=False), a.value, "from what was told before of the appointment")
        for a in last.arguments
        if a.role == "post" and a.value == last.post
    ]
    return replace(tied, arguments=(*tied.arguments, *lent))
