"""Mend words that printing and the web broke: divided at line ends, spaced apart, written with entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from kgbuild.model import Span
from kgbuild.model.hyphens import drops_hyphen
from kgbuild.model.spacing import gaps


@dataclass(frozen=True, slots=True)
class Mends:
    """What to read in the place of some characters.

    `dropped` are offsets that hold nothing, not even a blank; `characters` give for an offset what is read there and
    where that ends in the text.
    """

    dropped: frozenset[int]
    characters: dict[int, tuple[str, int]]


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DIVIDED = re.compile(r"(?<=[^\W\d_])(?P<hyphen>[-\u2010\u00ad])(?P<gap>[ \t]*\r?\n[ \t]*|[ \t])(?=[^\W\d_])")
_LEFT = re.compile(r"[^\W\d_]+\Z")
_RIGHT = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\[[A-Z][\w.'’-]{1,30}\](?= [A-Z][a-z])")
"""A first name that an editor put in: "[Nick] Clegg"."""
_ZERO_WIDTH = "\u200b"
_LONGEST_WORD = 40
_LINKS = frozenset("and or to nor but than versus in of the a an".split())


def mends(text: str, span: Span) -> Mends:
    """Return the mends of a block of a text.

    Args:
        text: the article's text.
        span: the block.
    """
    dropped: set[int] = set()
    for match in _DIVIDED.finditer(text, span.start, span.end):
        dropped.update(_divided(text, match))
    dropped.update(gaps(text, span.start, span.end))
    characters = {}
    if text.find("&", span.start, span.end) >= 0:
        characters = {
            m.start(): (c, m.end()) for m in _ENTITY.finditer(text, *_bounds(span)) if (c := _character(m[0]))
        }
    for match in _BRACKETED.finditer(text, span.start, span.end):  # each bracket goes with the letter that it touches
        start, end = match.span()
        characters |= {start: (text[start + 1], start + 2), end - 2: (text[end - 2], end)}
    place = text.find(_ZERO_WIDTH, span.start, span.end)
    while place >= 0:
        if text[place - 1 : place].isalnum() and text[place + 1 : place + 2].islower():
            dropped.add(place)
        else:
            characters[place] = (" ", place + 1)
        place = text.find(_ZERO_WIDTH, place + 1, span.end)
    return Mends(frozenset(dropped), characters)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _character(entity: str) -> str | None:
    """Return the one character that an entity stands for, None for what is none."""
    found = unescape(entity)
    if len(found) != 1 or "\ud800" <= found <= "\udfff":
        return None
    return " " if found in "\xa0\u2002\u2003\u2009" else found


def _divided(text: str, match: re.Match[str]) -> range:
    """Return what to drop of a hyphen and the gap after it: both if it divides a word, the gap if it belongs to it.

    Within a line ("Sedge- more") nothing but a small letter after the gap says that a word was broken.
    """
    left = _LEFT.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    right = _RIGHT.match(text, match.end())
    before, after = left[0] if left else "", right[0] if right else ""
    in_line = "\n" not in match["gap"]
    if after.lower() in _LINKS and (in_line or after.lower() in {"and", "or", "to"}):
        return range(0) if in_line else range(match.start("gap"), match.start("gap"))
    if after[:1].isupper():
        return range(0) if in_line else range(match.start("gap"), match.end())
    if in_line and (len(before) < 3 or len(after) < 3):
        return range(0)
    return range(match.start() if drops_hyphen(before, after) else match.start("gap"), match.end())
