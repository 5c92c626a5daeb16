"""Tell an election in which somebody takes no part from one that is not held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.candidate import Candidate, Verdict
from kgbuild.extract.undone import NOT_ATTENDED
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context


def of_the_election(context: Context, candidate: Candidate, verdict: Verdict) -> Verdict:
    """Return a verdict that only denies that somebody takes part in an election as that on the election itself.

    "The opposition boycotted the vote", "opted not to compete in the primaries": what is denied is a verb's object.

    Args:
        context: the article.
        candidate: what is proposed.
        verdict: what the words around it say.
    """
    if candidate.type != "Election" or verdict.value is not Factuality.DENIED:
        return verdict
    noun = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    stays_away = any(cue.effect == NOT_ATTENDED for cue in verdict.cues)
    if not stays_away and noun.dep_ not in _BESIDE_A_VERB:
        return verdict
    told = candidate.factuality.distribution if candidate.factuality is not None else {}
    others: dict[Factuality, float] = {value: p for value, p in told.items() if value is not Factuality.DENIED}
    return Verdict(max(others, key=lambda v: others[v]) if others else Factuality.ACTUAL, verdict.cues, others)


_BESIDE_A_VERB = frozenset({"obl", "nmod", "nmod:poss"})
