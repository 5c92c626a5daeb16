"""Conditions of vetoes: what looks like a vote of a parliament, council or party and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.sides import LEAVES, names_referendum
from kgbuild.model import EntityKind, Factuality
from kgbuild.nouns import REFERENDUM_SIDES

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
    """Say whether voters decide themselves: "passed by voters", "the ballot measure passed", "a public vote"."""
    lower = tied.context.lower
    voters = [v.chunk for v in tied.references("voter")]
    motions = [a.argument.chunk for a in tied.arguments if a.role == "motion"]
    on_the_ballot = any(
        lower(k) == "ballot" and lower(k + 1) in _ON_THE_BALLOT for c in motions for k in range(c.start, c.end)
    )
    public = any(c.lower_ == "public" for c in tree.children(tied.head, "amod"))
    return on_the_ballot or public or any(lower(c.end - 1) in _WHO_VOTE for c in voters)


_ON_THE_BALLOT = words("on the ballot")
_WHO_VOTE = words("who votes")


def on_a_side(tied: Tied) -> bool:
    """Say whether somebody only tells on which side of a referendum he is: "I am voting to Remain", "no to it"."""
    if not names_referendum(tied.context.doc):
        return False
    motions = [a.argument.chunk for a in tied.arguments if a.role == "motion"]
    said = [tied.context.words(c.start, c.end).removeprefix("to ").removeprefix("for ") for c in motions]
    return any(s in _SIDES or (s.partition(" to ")[0] in {"yes", "no"} and " to " in s) for s in said)


_SIDES = (REFERENDUM_SIDES.keys() - {"yes", "no", "brexit"}) | LEAVES


def only_backed(tied: Tied) -> bool:
    """Say whether nobody is said to vote: "a bill backed by Ann Bell", or by whom alone it was "rejected by Bell"."""
    verb = tied.head
    voters = tied.references("voter")
    doers = tree.doers(verb) if tree.passive(verb) or tree.children(verb, "nsubj") else []
    if verb.lemma_ in _ALONE and len(doers) == 1 and tied.context.at(doers[0].i, (EntityKind.PERSON,)) is not None:
        return True
    named = bool(voters) and all(v.kind in _SUPPORTERS for v in voters)
    backs = verb.lemma_.lower() in _BACKS and tree.passive(verb)
    return named and backs and tied.verdict.value is Factuality.ACTUAL


_SUPPORTERS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
_BACKS = frozenset({"back", "support", "endorse"})
_ALONE = frozenset({"reject", "accept"})
"""Verbs for what one person may do to a plan without a vote."""
