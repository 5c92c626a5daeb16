"""Results told by where a contestant ends up: "was reduced to 12 seats", "came second with 1,204 votes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.arguments import owners, subjects
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.produce.result_figures import (
    BEFORE_NUMBER,
    CONTESTANTS,
    COUNTED,
    MEASURE,
    about_votes,
    measure_of,
    results_of,
)
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model.numbers import NUMBER, read_number

_SEATS = r"(?:seats?|councillors|mps|msps|meps)"
_UP = verb("rise", "climb", "jump", "grow", "increase", "go up", "be up")
_DOWN = verb("fall", "drop", "slump", "slip", "decline", "shrink", "go down", "be down")
_ENDS = (
    trigger(
        rf"(?:{verb('be')} )?(?:reduced|cut|slashed|down) (?:from {NUMBER} (?:{_SEATS} )?)?to {BEFORE_NUMBER}"
        rf"(?P<n>{NUMBER}) {_SEATS}"
    ),
    trigger(rf"(?:{_UP}|{_DOWN}|{verb('go')}) from {NUMBER} {_SEATS} to {BEFORE_NUMBER}(?P<n>{NUMBER})"),
    trigger(rf"(?:{_UP}|{_DOWN}|{verb('go')}) from {NUMBER} to {BEFORE_NUMBER}(?P<n>{NUMBER}) {_SEATS}"),
)
_PLACED = trigger(
    rf"(?:{verb('come', 'finish', 'end', 'place')} (?:in )?(?:a (?:close|distant|poor) )?"
    rf"(?:first|second|third|fourth|fifth|sixth|last|top|bottom)(?: place)?|{verb('top')} the (?:poll|ballot))"
    rf" (?:with|on) {BEFORE_NUMBER}(?P<n>{NUMBER}) ?{COUNTED}{MEASURE.format('m')}"
)
_MAJORITY = trigger(
    rf"majority (?:(?:{verb('be')}|has been|had been) )?(?:cut|reduced|slashed|trimmed|{_UP}|{_DOWN})"
    rf"(?: from {NUMBER})? to {BEFORE_NUMBER}(?P<n>{NUMBER})"
)
_SHARE = trigger(
    rf"(?:share|share of the vote|vote) (?:(?P<up>{_UP})|{_DOWN}) (?:by )?{BEFORE_NUMBER}(?P<n>{NUMBER})"
    r" ?(?:%|per ?cent|percent|percentage points?|points?)(?! to )"  # where it rises to is told then
)
_NEAR = 4
"""So many tokens may stand between a contestant and words that have no subject: "Labour, down to 12 seats"."""


def shifts(context: Context) -> Iterator[Candidate]:
    """Yield the seats, votes, shares and majorities that contestants end with.

    Args:
        context: an article that speaks of an election.
    """
    for pattern in _ENDS:
        for chunk, match in matches(context, pattern):
            yield from _result(context, chunk, match, _whose(context, chunk), "seats", "total")
    for chunk, match in matches(context, _PLACED):
        measure = measure_of(match["m"], match["n"])
        if measure != "share" or about_votes(context, chunk):
            yield from _result(context, chunk, match, _whose(context, chunk), measure, "total")
    for chunk, match in matches(context, _MAJORITY):
        noun = Chunk(chunk.start, chunk.start + 1)
        yield from _result(context, chunk, match, owners(context, noun, CONTESTANTS), "majority", "total")
    for chunk, match in matches(context, _SHARE):
        noun, change = Chunk(chunk.start, chunk.start + 1), "gained" if match["up"] else "lost"
        yield from _result(context, chunk, match, owners(context, noun, CONTESTANTS), "share", change)


def _result(
    context: Context, chunk: Chunk, match: re.Match[str], people: list[Reference], measure: str, change: str
) -> Iterator[Candidate]:
    value = read_number(match["n"])
    if value is not None:
        yield from results_of(context, chunk, people[:1], measure, change, value, 0.8)


def _whose(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the subject of some words, else who stands right before them."""
    found = subjects(context, chunk, CONTESTANTS)
    near = context.before(chunk.start, CONTESTANTS)
    return found or [m for m in near[:1] if chunk.start - m.chunk.end <= _NEAR]
