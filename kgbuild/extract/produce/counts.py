"""Mend what the model takes the figure of a result to count: by the words beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk

_UNITS = {
    **dict.fromkeys(("%", "cent", "percent"), "share"),
    **dict.fromkeys(("seat", "seats"), "seats"),
    **dict.fromkeys(("council", "councils"), "councils"),
    "votes": "votes",
}
_COUNTS = frozenset(_UNITS.values())
_LEADS = frozenset({"majority", "margin", "lead"})
_OTHER_COUNTS = frozenset({"swing", "majority"})
_PARTS = frozenset({"%", "cent", "percent", "point", "points"})


def _range(chunk: Chunk, beyond: int = 0) -> range:
    return range(chunk.start, chunk.end + beyond)


def counted(context: Context, candidate: Candidate) -> Candidate:
    """Return a result that counts what its figure's own words say, whatever the model takes it to count.

    A lead of so many votes or per cent is a majority: "won by 12 votes". What is no count ("a turnout of 40%") stays,
    and a swing from one side to another is nobody's figure.
    """
    measure = candidate.attributes.get("measure")
    values = [a.chunk for a in candidate.arguments if a.role == "value"]
    if candidate.type != "ElectionResult" or measure not in _COUNTS or len(values) != 1:
        return candidate
    words = values[0]
    noun = {context.lower(i) for i in (*_range(candidate.trigger), *range(words.start - 2, words.end))} & _OTHER_COUNTS
    if "swing" in noun:
        return replace(candidate, arguments=tuple(a for a in candidate.arguments if a.role != "value"))
    if "majority" in noun and measure == "share" and _PARTS.isdisjoint(context.lower(i) for i in _range(words, 2)):
        return replace(candidate, attributes={**candidate.attributes, "measure": "majority"})
    units = {_UNITS[w] for i in range(words.start, words.end) if (w := context.lower(i)) in _UNITS}
    before = {context.lower(i) for i in range(words.start - 3, words.start)}
    by = "by" in {context.lower(words.start), context.lower(words.start - 1)}
    led = (
        by and context.doc[candidate.trigger.start].lemma_.lower() in _BY_A_MARGIN and context.lower(words.end) != "to"
    )
    votes_apart = units == {"votes"} and (before & _LEADS or led or (by and measure != "votes"))
    if votes_apart or (led and measure == "share"):
        return replace(candidate, attributes={**candidate.attributes, "measure": "majority"})
    if len(units) != 1 or measure in units:
        return candidate
    return replace(candidate, attributes={**candidate.attributes, "measure": units.pop()})


_BY_A_MARGIN = frozenset({"win", "lose", "ahead"})
