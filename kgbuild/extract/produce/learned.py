"""Propose the events that the language model read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument, Attribute, Candidate, Verdict
from kgbuild.extract.events import EventType, event_types
from kgbuild.extract.produce.clause import in_clause
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import EventMention

_FACTUALITY = {
    "actual": Factuality.ACTUAL,
    "planned": Factuality.PLANNED,
    "possible": Factuality.POSSIBLE,
    "denied": Factuality.DENIED,
}
_TRUE = {"true": True, "false": False}


def find(context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each mention of an event that the model read."""
    types = {t.name: t for t in event_types()}
    for mention in context.annotated.events or ():
        if mention.kind in types:
            yield _completed(context, _candidate(mention), types[mention.kind])


def _completed(context: Context, candidate: Candidate, kind: EventType) -> Candidate:
    """Return a candidate with who has a main part by the grammar of its clause, where the model marked nobody."""
    given = {a.role for a in candidate.arguments}
    taken = [a.chunk for a in candidate.arguments]
    found = [
        Argument(role, who.chunk, tied=who)
        for role in kind.main
        if role not in given
        for who in in_clause(context, kind.name, role, candidate.trigger, kind.parts[role])
        if not any(who.chunk.overlaps(c) for c in taken)
    ]
    return replace(candidate, arguments=(*candidate.arguments, *found)) if found else candidate


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
