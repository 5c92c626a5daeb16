"""Results told by where a contestant ends up: "was reduced to 12 seats", "came second with 1,204 votes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract import tree
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
_WITH = trigger(rf"(?:with|on) {BEFORE_NUMBER}(?P<n>{NUMBER}) ?{COUNTED}{MEASURE.format('m')}")
_WON = frozenset("win elect re-elect reelect return hold retain take".split())
_PLACED = _WON | frozenset("come finish end place top poll lead".split())
"""Verbs that tell where somebody ends up "with 512 votes"."""

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
    for chunk, match in matches(context, _WITH):
        measure, verb = measure_of(match["m"], match["n"]), tree.clause_of(context.doc[chunk.end - 1])
        told = verb is not None and verb.i < chunk.start and verb.lemma_.lower() in _PLACED
        if verb is not None and told and (measure != "share" or about_votes(context, chunk)):
            whole, change = Chunk(verb.i, chunk.end), "won" if verb.lemma_.lower() in _WON else "total"
            yield from _result(context, whole, match, _whose(context, whole), measure, change)
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
