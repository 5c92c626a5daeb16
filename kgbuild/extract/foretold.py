"""Settle whether an event to come, which some mentions take for planned and others only for possible, is planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.extract.contest_times import CERTAIN
from kgbuild.extract.merging import Draft, Gathered
from kgbuild.model import Event, Factuality

SURELY_PLANNED = 1.5
"""How many times as much what speaks for a plan counts as what speaks for a mere possibility.

A plan is told of as a possibility, too ("what if she loses the vote?"). Of the mentions of 205 annotated articles that
taught nothing, .849 are then right by the event they went into; .843 with 1, .838 where one plan outweighs everything.
"""
TOLD_BY_WORDS = 0.7
"""How sure a verdict counts that rules gave by the words around: as often they were right where a model doubted it."""


SURELY_HAPPENED = 1.5
"""How many times as much what speaks for a plan, or a mere possibility, must count as what says that it happened.

Who "will resign", as five mentions tell, has not yet resigned because a sixth speaks of "the resignation"; others take
up a post at once. Of the mentions of 566 annotated articles that changes nine, eight of them for the better.
"""
_ANNOUNCED = frozenset({"Election", "Resignation", "Defection"})
"""Kinds of events that are long spoken of before they are."""


def settled(gathered: Gathered) -> Event:
    """Return the event of some mentions as what most of what they say speaks for: possible, planned, or actual.

    Args:
        gathered: an event with its mentions.
    """
    event, told = gathered.event, [_told(d) for d in gathered.drafts]
    actual, planned, possible = (_sum(told, v) for v in (Factuality.ACTUAL, Factuality.PLANNED, Factuality.POSSIBLE))
    kind = type(event).__name__
    ahead = max(planned, possible) if kind == "Election" else planned  # who is asked to resign may then have resigned
    several = kind in _ANNOUNCED and len(told) > 1
    if event.factuality is Factuality.ACTUAL and several and ahead > SURELY_HAPPENED * actual:
        return replace(event, factuality=Factuality.PLANNED if ahead == planned else Factuality.POSSIBLE)
    if event.factuality is not Factuality.PLANNED or not any(Factuality.POSSIBLE in t for t in told):
        return event
    return event if planned * SURELY_PLANNED >= possible else replace(event, factuality=Factuality.POSSIBLE)


def _told(draft: Draft) -> Mapping[Factuality, float]:
    """Return how sure each verdict on one mention is."""
    candidate, verdict, value = draft.tied.candidate, draft.tied.verdict, draft.event.factuality
    if float(candidate.attributes.get("direction", 0)) >= CERTAIN:  # a date tells more surely than "would" before it
        value = Factuality.POSSIBLE if candidate.attributes["prospect"] else Factuality.PLANNED
    own = verdict.distribution if verdict.value is value else None
    return own or {value: TOLD_BY_WORDS}


def _sum(told: Sequence[Mapping[Factuality, float]], value: Factuality) -> float:
    return sum(t.get(value, 0.0) for t in told)
