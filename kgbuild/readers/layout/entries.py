"""Find the entries of a live blog: sections that each begin with the time at which they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.model import BlockKind, Entry, Span
from kgbuild.readers.dates import parse_date
from kgbuild.readers.layout.units import Unit

FEWEST = 3
"""So many times, each with words under it, make a live blog; fewer may be anything."""

_ZONES = "GMT|BST|UTC|CET|CEST|[ECMP][SD]T"
_ZONE = rf"(?: ?(?:{_ZONES}))?"
_TIME = rf"(?P<hour>\d{{1,2}})(?:[.:](?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\.?)?{_ZONE}"
_VERB = r"(?:(?:posted|published|filed|added|entered|updated)(?: at)?:? |at )?"
_LINE = re.compile(rf"{_VERB}[\[(]?{_TIME}[\])]?", re.IGNORECASE)
_OPENING = re.compile(rf"[\[(]?{_TIME}[\])]?(?:\s*[:|–—-])?\s+(?!(?:{_ZONES})(?:\W|$))(?=[A-Z“\"‘'])", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})[.:](?P<minute>[0-5]\d)(?:[.:]\d\d)?(?: ?(?P<half>[ap])\.?m\b)?", re.IGNORECASE
)
_LONGEST = 60
"""No date with its time is longer."""
_PROSE = (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)


def clock_time(words: str) -> str | None:
    """Return the time that a line states, alone or with its date, as "14:32"; None if it states none."""
    match = _LINE.fullmatch(words)
    if match is None and len(words) < _LONGEST and parse_date(words, day_first=True):
        match = _CLOCK.search(words)
    return _of(match) if match else None


def _of(match: re.Match[str]) -> str | None:
    """Return the time of a match; a bare number is none."""
    if not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def opens_with_time(words: str) -> bool:
    """Say whether a line is a time, or a paragraph with a time before it: "2.15pm: Ann Bell has …"."""
    match = _LINE.fullmatch(words) or _OPENING.match(words)
    return match is not None and _of(match) is not None


def times_apart(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Set the times that paragraphs begin with apart, where several do."""
    openings = {}
    for n, unit in enumerate(units):
        match, shown = _OPENING.match(text, unit.span.start, unit.span.end), _OPENING.match(unit.words)
        if match and shown and _of(match):
            openings[n] = (match.end(), shown.end())
    if len(openings) < FEWEST:
        return list(units)
    apart: list[Unit] = []
    for n, unit in enumerate(units):
        if n in openings:
            end, shown_end = openings[n]
            time = Span(unit.span.start, unit.span.start + len(text[unit.span.start : end].rstrip()))
            apart.append(replace(unit, span=time, words=unit.words[:shown_end].strip(" :|–—-[]()")))
            apart.append(replace(unit, span=Span(end, unit.span.end), words=unit.words[shown_end:], bullet=False))
        else:
            apart.append(unit)
    return apart


def find_entries(units: Sequence[Unit], kinds: Sequence[BlockKind]) -> tuple[Entry, ...]:
    """Return the entries of a live blog, nothing for other articles.

    Args:
        units: the units of the text, times apart.
        kinds: what each is for; a time is furniture.
    """
    found = []
    for n, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        time = clock_time(unit.words) if kind is BlockKind.FURNITURE else None
        if time and any(k in _PROSE for k in kinds[n + 1 : n + 3]):
            found.append(Entry(unit.span.start, time))
    return tuple(found) if len(found) >= FEWEST else ()
