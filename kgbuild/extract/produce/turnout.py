"""How many of those who could vote did: "turnout fell to 59%", "a turnout of 25.7%", "Turnout 44.1%"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.candidate import Attribute, Candidate
from kgbuild.extract.context import Context
from kgbuild.extract.produce.rule import propose
from kgbuild.extract.result_rows import in_row
from kgbuild.extract.triggers import matches, trigger
from kgbuild.model.numbers import NUMBER, read_number

TYPE = "ElectionResult"
_SHARE = "(?: ?%| per cent| percent)"
_BETWEEN = r"(?:(?!by |from |points? |(?:up|down) (?!to ))[\w',’-]+ ){0,6}?"
_TURNOUT = trigger(rf"turn-?out:? {_BETWEEN}(?P<after>{NUMBER}){_SHARE}", rf"(?P<before>{NUMBER}){_SHARE} turn-?out")


def turnout(context: Context) -> Iterator[Candidate]:
    """Yield the turnouts of an article that are told in per cent; nobody's result, so it has no contestant."""
    for chunk, match in matches(context, _TURNOUT):
        value = read_number(match["after"] or match["before"])
        if value is not None and value <= 100:
            told: dict[str, Attribute] = {"measure": "turnout", "change": "total", "value": value}
            found = propose(context, TYPE, chunk, score=0.85, attributes=told)
            undated = in_row(context, chunk.start)  # "Turnout 61.4% (2015: 59.9%)"
            kept = tuple(a for a in found.arguments if a.role != "time" or not undated)
            yield replace(found, arguments=kept)
