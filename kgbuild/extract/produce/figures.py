"""Figures of results, and what is proposed of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.candidate import Attribute, Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.produce.rule import part, propose
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.model.numbers import read_number

TYPE = "ElectionResult"
CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
MEASURES = {
    "seat": "seats",
    "councillor": "seats",
    "mp": "seats",
    "council": "councils",
    "vote": "votes",
    "share": "share",
    "%": "share",
    "cent": "share",
    "percent": "share",
}
"""What each word says is counted."""

_SIGNED = re.compile(r"[+\-−–]\d[\d,.]*$")
_NUMBER = re.compile(r"\d[\d,.]*%?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and the tokens it stands in."""

    value: float
    chunk: Chunk
    signed: bool


def figure_at(context: Context, i: int) -> Figure | None:
    """Return the figure at a token, with its sign and percent."""
    if not 0 <= i < len(context.doc):
        return None
    text, end = context.doc[i].text, i + 1
    if text in {"+", "-", "−", "–"} and end < len(context.doc) and _NUMBER.match(context.doc[end].text):
        text, end = text + context.doc[end].text, end + 1
    signed = bool(_SIGNED.match(text))
    value = read_number(text.lstrip("+-−–"))
    if value is None or not text.lstrip("+-−–")[:1].isdigit():
        return None
    if end < len(context.doc) and context.doc[end].text == "%":
        end += 1
    return Figure(-value if signed and text[0] != "+" else value, Chunk(i, end), signed)


def counted_at(context: Context, i: int) -> Figure | None:
    """Return a whole number at a token, in figures or words, that counts no percents."""
    value = read_number(context.doc[i].text) if i < len(context.doc) else None
    following = context.lower(i + 1)
    if value is None or value != int(value) or following in {"%", "per", "percent", "points", "point"}:
        return None
    return Figure(value, Chunk(i, i + 1), signed=False)


def totals(
    context: Context, who: Reference, measure: str, figure: Figure, change: Figure | None
) -> Iterator[Candidate]:
    """Yield what a contestant has, and what it gained or lost."""
    told: dict[str, Attribute] = {"measure": measure, "change": "total", "value": figure.value}
    yield propose(context, TYPE, figure.chunk, part("contestant", who), score=0.85, attributes=told)
    if change is not None and change.signed and change.value:
        way = "lost" if change.value < 0 else "gained"
        moved: dict[str, Attribute] = {"measure": measure, "change": way, "value": abs(change.value)}
        yield propose(context, TYPE, change.chunk, part("contestant", who), score=0.8, attributes=moved)
