"""Conditions of vetoes: what looks like a vote of a parliament, council or party and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.tie import Tied


def for_a_party(tied: Tied) -> bool:
    """Say whether what is voted for is a party or candidate, as in an election: "voted for the same party"."""
    context = tied.context
    motions = (a.argument.chunk for a in tied.arguments if a.role == "motion")
    heads = [tree.root(context.doc, c.start, c.end) for c in motions]
    return any(
        h.lemma_.lower() in _RUNS
        or ((m := context.at(h.i, (EntityKind.PARTY,))) is not None and m.chunk.end == h.i + 1)
        for h in heads
    )


_RUNS = words("runs in an election")


def by_the_people(tied: Tied) -> bool:
    """Say whether voters decide themselves: "passed by voters", "the ballot measure passed"."""
    lower = tied.context.lower
    voters = [v.chunk for v in tied.references("voter")]
    motions = [a.argument.chunk for a in tied.arguments if a.role == "motion"]
    on_the_ballot = any(
        lower(k) == "ballot" and lower(k + 1) in _ON_THE_BALLOT for c in motions for k in range(c.start, c.end)
    )
    return on_the_ballot or any(lower(c.end - 1) in _WHO_VOTE for c in voters)


_ON_THE_BALLOT = words("on the ballot")
_WHO_VOTE = words("who votes")
