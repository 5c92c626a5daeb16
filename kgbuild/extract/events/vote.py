"""Votes: a parliament, council or other body decides on something by a vote, or one of its members votes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from kgbuild.extract import tree
from kgbuild.extract.context import AGENTS, Context
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG

if TYPE_CHECKING:
    from spacy.tokens import Token

KG.declare("Vote voter motion decision")


@dataclass(frozen=True, kw_only=True)
class Vote(Event):
    """A body, a group or a member of it votes for or against something, or lets it pass or fail."""

    iri_class: ClassVar[str] = KG.Vote
    voters: Annotated[tuple[EntityRef, ...], Slot(KG.voter, max=None, identity=True)]
    decision: Annotated[str | None, Slot(KG.decision, identity=True)] = None
    motion: Annotated[str | None, Slot(KG.motion, identity=False)] = None


EVENT = Vote
PARTS = {"voter": AGENTS, "place": frozenset({EntityKind.PLACE})}
MAIN = ("voter",)
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
    "MPs want the deal to be put to a public vote.",
    "The Labour MP Ann Bell said she was voting for Britain to leave the EU.",
    "The Labour MP Ann Bell insisted she would bring back a bill.",
)
_SURE = 0.7
"""How sure a vote must be of which neither the voters nor the motion nor the day is told."""

_DECISIONS = {
    "for": "for",
    "passed": "for",
    "won": "for",
    "against": "against",
    "rejected": "against",
    "lost": "against",
}
_AGAINST = frozenset("against oppose opposed opposing opposition rebel rebelled rebelling".split())
_FOR = frozenset("for favour favor approve approved back backed backing support supported supporting".split())


def read(tied: Tied) -> Iterator[Vote]:
    """Yield the vote of all voters, or one on a motion or day of which the text does not say who votes."""
    voters, motion = tied.references("voter"), tied.words("motion")
    outcome = tied.attribute("outcome")
    by_words = tied.head.lemma_ == "vote" and outcome not in {"won", "lost"} and _decision_by_words(tied)
    defeats = tied.head.lemma_ == "defeat" and tied.head.pos_ == "VERB"  # who won by it voted against
    told = "against" if defeats else by_words or _DECISIONS.get(outcome) or _decision_by_words(tied)
    decision = None if _is_open(tied) or _is_told_of_loser(tied) else told
    stated = tied.stated(*voters)
    if voters or motion or stated.get("date_text") or tied.candidate.score >= _SURE:
        yield Vote(voters=tuple(v.ref for v in voters), decision=decision, motion=motion, **stated)


def _decision_by_words(tied: Tied) -> str | None:
    """Return the decision that the trigger, or the word behind it or before the motion, tells: "voted against"."""
    trigger, lower = tied.candidate.trigger, tied.context.lower
    end = trigger.end + (1 if lower(trigger.end) in _PARTS else 2)
    here = range(trigger.start + 1, tied.context.sentence(trigger.start).end)
    motions = (a.argument.chunk.start for a in tied.arguments if a.role == "motion")
    words = {lower(i) for i in (*range(trigger.start, end), *(m - 1 for m in motions if m in here))}
    return "against" if words & _AGAINST else "for" if words & _FOR else None


_PARTS = frozenset({"but", "and", ","})


def _is_open(tied: Tied) -> bool:
    """Say whether the words only ask or suppose how somebody votes: "which way he will vote", "if it does not pass".

    Who votes for something in a condition himself is told: "if the Commons backed it".
    """
    trigger = tied.candidate.trigger
    verb = _opens_clause(tied.head)
    asked = [c for c in verb.children if c.lower_ in {"how", "whether"} and c.i < trigger.start]
    way = [t for t in (verb.head, *tree.children(verb, "obj")) if t.lower_ == "way" and t.i < trigger.start]
    if asked or any(c.lower_ in {"which", "what"} for t in way for c in t.children):
        return True
    if tree.cases(verb).isdisjoint({"if", "unless"}):
        return False
    subjects = {t.i for t in tree.surface_subjects(verb)}
    votes_himself = any(i in v.chunk for v in tied.references("voter") for i in subjects)
    return verb.dep_ == "ccomp" or not votes_himself


def _is_told_of_loser(tied: Tied) -> bool:
    """Say whether who votes is only known to have won or lost, "the government lost the vote": for what is not told."""
    bodies = all(v.kind is EntityKind.ORGANIZATION for v in tied.references("voter"))
    defeat = tied.context.lower(tied.candidate.trigger.end - 1) in {"defeat", "defeats"}
    return not bodies and (defeat or tied.attribute("outcome") in {"won", "lost"})


def _opens_clause(verb: Token) -> Token:
    """Return the verb that a chain of linked verbs without subjects of their own begins with."""
    while verb.dep_ in {"conj", "xcomp"} and not tree.children(verb, "nsubj", "mark"):
        verb = verb.head
    return verb


def key(event: Vote) -> Hashable:
    """Return what all mentions of one share."""
    return event.voters, event.decision, event.motion


def same(_context: Context, a: Vote, b: Vote) -> bool:
    """Say whether two mentions are of one vote: the same voters, the same way, on the same motion."""
    return (a.voters, a.decision, a.motion) == (b.voters, b.decision, b.motion)
