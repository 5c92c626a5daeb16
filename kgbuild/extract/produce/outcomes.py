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
    """Return a result as lost whose contestant is beaten or driven out, and as won of who beats: "whom she defeated".

    Args:
        candidate: What the model read, "was defeated by", "was swept from power".
    """
    if candidate.type != "ElectionResult":
        return candidate
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    passive = tree.passive(verb)
    beats = verb.lemma_.lower() in _BEATS and candidate.attributes.get("measure") == "outcome"
    does = any(s.i in a.chunk for s in tree.children(verb, "nsubj") for a in candidate.all("contestant"))
    driven = passive and any(n.lemma_.lower() in _POWER for n in tree.obliques(verb, _OUT))
    if driven or (beats and (passive or does)):
        told = {"measure": "outcome", "change": "lost" if passive else "won"}
        return replace(candidate, attributes={**candidate.attributes, **told})
    return candidate


def majority_itself(context: Context, candidate: Candidate) -> Candidate:
    """Return a count of seats without a number as a majority that is won or lost: "lost her majority".

    Args:
        candidate: What the model read.
    """
    if candidate.type != "ElectionResult" or candidate.attributes.get("measure") not in _COUNTED:
        return candidate
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    told = any(o.lemma_.lower() == "majority" for o in tree.children(verb, "obj"))
    return replace(candidate, attributes={**candidate.attributes, "measure": "majority"}) if told else candidate


_COUNTED = frozenset({"seats", "outcome"})
