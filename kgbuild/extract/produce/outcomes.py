"""Mend what the model reads of how an election ended, where the clause says plainly what was won or lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

_POWER = words("power that voters give")
_OUT = frozenset({"from", "out"})


_BEATS = words("beats somebody")


def out_of_power(context: Context, candidate: Candidate) -> Candidate:
    """Return a result as lost whose contestant is beaten or driven out: "was defeated by", "was swept from power".

    Args:
        context: The article.
        candidate: What the model read.
    """
    if candidate.type != "ElectionResult" or not tree.parsed(context.doc):
        return candidate
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    if not tree.passive(verb):
        return candidate
    beaten = verb.lemma_.lower() in _BEATS and candidate.attributes.get("measure") == "outcome"
    driven = any(n.lemma_.lower() in _POWER for n in tree.obliques(verb, _OUT))
    return replace(candidate, attributes={**candidate.attributes, **_LOST}) if beaten or driven else candidate


_LOST = {"measure": "outcome", "change": "lost"}


def majority_itself(context: Context, candidate: Candidate) -> Candidate:
    """Return a count of seats without a number as a majority that is won or lost: "lost her majority".

    Args:
        context: The article.
        candidate: What the model read.
    """
    if candidate.type != "ElectionResult" or candidate.attributes.get("measure") not in _COUNTED:
        return candidate
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    told = any(o.lemma_.lower() == "majority" for o in tree.children(verb, "obj"))
    return replace(candidate, attributes={**candidate.attributes, "measure": "majority"}) if told else candidate


_COUNTED = frozenset({"seats", "outcome"})
