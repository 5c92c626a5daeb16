"""Figures of results: what is counted, and the figure at a token with its sign and percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.model.numbers import read_number

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY})
MEASURES = {
    "seat": "seats",
    "councillor": "seats",
    "mp": "seats",
    "council": "councils",
    "vote": "votes",
    "share": "share",
    "%": "share",
    "pct": "share",
    "cent": "share",
    "percent": "share",
}
"""What each word says is counted."""
LARGEST_COUNCIL = 250
"""No council has more seats."""

_SIGNED = re.compile(r"[+\-−–]\d[\d,.]*$")
_NUMBER = re.compile(r"\d[\d,.]*%?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and the tokens it stands in."""

    value: float
    chunk: Chunk
    signed: bool
    percent: bool = False


def figure_at(context: Context, i: int) -> Figure | None:
    """Return the figure at a token, with its sign and percent."""
    if not 0 <= i < len(context.doc):
        return None
    text, end = context.doc[i].text, i + 1
    if text in {"+", "-", "−", "–"} and end < len(context.doc) and _NUMBER.match(context.doc[end].text):
        text, end = text + context.doc[end].text, end + 1
    signed = bool(_SIGNED.match(text))
    value = read_number(text.lstrip("+-−–"))
    if value is None or not text.lstrip("+-−–")[:1].isdigit() or "/" in text:  # "4/6" are odds
        return None
    percent = text.endswith("%")
    if end < len(context.doc) and context.doc[end].text == "%":
        percent, end = True, end + 1
    return Figure(-value if signed and text[0] != "+" else value, Chunk(i, end), signed, percent)


def counted_at(context: Context, i: int) -> Figure | None:
    """Return a whole number at a token, in figures or words, that counts no percents."""
    value = read_number(context.doc[i].text) if i < len(context.doc) else None
    following = context.lower(i + 1)
    if value is None or value != int(value) or following in {"%", "per", "percent", "points", "point"}:
        return None
    return Figure(value, Chunk(i, i + 1), signed=False)
