"""Take from the layout of an article what it tells of it: who wrote it, when it came out, and in which paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kgbuild.model import BlockKind, PartialDate
from kgbuild.readers.bylines import Byline, parse_byline
from kgbuild.readers.layout.furniture import (
    could_be_two_days,
    dateline_date,
    is_nameplate,
    masthead,
    publication_date,
    updated_date,
)
from kgbuild.readers.layout.units import Unit

Kinds = Sequence[tuple[BlockKind, Unit]]
"""The units of the article itself, each with its kind."""

_FROM = re.compile(r"(?i:source|publisher|publication) ?: (?P<who>[A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4})")


def byline_of(kind: BlockKind, unit: Unit) -> Byline | None:
    """Return who a byline names, or the end of a line such as "Posted on 3 May 2017 by Ann Bell"."""
    if kind is BlockKind.FURNITURE and (labelled := _AUTHOR.fullmatch(unit.words)):
        return parse_byline(f"By {labelled['who']}")
    if kind is BlockKind.FURNITURE and publication_date(unit.words) and (named := _POSTED_BY.search(unit.words)):
        return parse_byline(f"By {named['who']}")
    return parse_byline(unit.words) if kind is BlockKind.BYLINE else None


_AUTHOR = re.compile(r"(?:author|byline|writer|reporter)s? ?: (?:by )?(?P<who>[A-Z].*)", re.IGNORECASE)
_HEAD = 12
"""How many of the lines around an article may name its paper."""
_POSTED_BY = re.compile(r"\bby (?P<who>[A-Z].*)$")


def unclear_of(own: Kinds) -> str | None:
    """Return the first line that dates the article if somebody says how its figures are meant."""
    furniture = (unit.words for kind, unit in own if kind is BlockKind.FURNITURE)
    return next(filter(could_be_two_days, furniture), None)


def date_of(own: Kinds, bylines: Sequence[Byline], day_first: bool | None) -> PartialDate | None:
    """Return the date of publication that a line, a byline or the dateline of the first paragraph gives."""
    furniture = [unit.words for kind, unit in own if kind is BlockKind.FURNITURE]
    for words in furniture:
        if date := publication_date(words, day_first):
            return date
    for words in furniture:
        if line := masthead(words, day_first):
            return line.date
    stated = next((byline.date for byline in bylines if byline.date), None)
    if stated:
        return stated
    first = next((unit for kind, unit in own if kind is BlockKind.PARAGRAPH), None)
    return dateline_date(first.words) if first else None


def updated_of(own: Kinds, day_first: bool | None) -> PartialDate | None:
    """Return the earliest day on which a line says that the article was changed."""
    words = (unit.words for kind, unit in own if kind in {BlockKind.FURNITURE, BlockKind.CORRECTION})
    days = (day for line in words if (day := updated_date(line, day_first)))
    return min(days, key=lambda day: day.interval.last, default=None)


def publisher_of(own: Kinds, day_first: bool | None) -> str | None:
    """Return the publisher that a line above or below the article names with its date."""
    furniture = [unit.words for kind, unit in own if kind is BlockKind.FURNITURE]
    above = (unit.words for _, unit in takewhile(lambda one: one[0] is not BlockKind.PARAGRAPH, own))
    labelled = next((found["who"] for words in above if (found := _FROM.fullmatch(words))), None)
    if labelled:
        return labelled
    stated = (line.publisher for words in furniture if (line := masthead(words, day_first)) and line.publisher)
    plates = (words for words in furniture[:_HEAD] if is_nameplate(words))
    return next(stated, None) or next(plates, None)
