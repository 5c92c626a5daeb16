"""Propose the events that the language model read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument, Attribute, Candidate, Verdict
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import EventMention

LEARNED = frozenset(
    "Appointment Coalition Defection Election ElectionResult Endorsement Meeting Resignation Vote".split()
)
"""The types that the model reads better than rules do (figures on the model's card); rules read the others."""

_FACTUALITY = {
    "actual": Factuality.ACTUAL,
    "planned": Factuality.PLANNED,
    "possible": Factuality.POSSIBLE,
    "denied": Factuality.DENIED,
}
_TRUE = {"true": True, "false": False}


def find(context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each mention of an event that the model read, of the types that it reads best."""
    for mention in context.annotated.events or ():
        if mention.kind in LEARNED:
            yield _candidate(mention)


def _candidate(mention: EventMention) -> Candidate:
    distribution = {_FACTUALITY[name]: probability for name, probability in mention.factuality}
    other, probability = mention.second
    return Candidate(
        type=mention.kind,
        trigger=mention.trigger,
        arguments=tuple(Argument(a.role, a.chunk, score=a.score) for a in mention.arguments),
        factuality=Verdict.of(distribution),
        attributes=_attributes(mention),
        source="model",
        score=round(mention.score, 3),
        second=f"{'no event' if other == 'O' else other} {probability:.2f}",
        event=mention.event,
    )


def _attributes(mention: EventMention) -> Mapping[str, Attribute]:
    return {name: _TRUE.get(value, value) for name, value, _ in mention.properties}
