"""Give each paragraph of an article its kind, and take from the layout what it tells about the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.model import Block, BlockKind, Entry, PartialDate, Span
from kgbuild.readers.bylines import is_post, parse_byline
from kgbuild.readers.layout.entries import find_entries, times_apart
from kgbuild.readers.layout.furniture import (
    begins_comments,
    begins_more,
    is_correction,
    is_furniture,
    is_nameplate,
    masthead,
    publication_date,
)
from kgbuild.readers.layout.links import find_links, find_marks
from kgbuild.readers.layout.told import byline_of, date_of, publisher_of, unclear_of, updated_of
from kgbuild.readers.layout.units import Breaks, Unit, cut, is_asked, is_row, is_turn


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order, what inside them is no prose, and what the layout tells about the article.

    `unclear_date` are the words of a line that would date the article if somebody said whether the day stands first.
    `updated` is the earliest day on which a line says that it was changed.
    """

    blocks: tuple[Block, ...]
    ignored: tuple[Span, ...]
    headline: str | None
    authors: tuple[str, ...]
    date: PartialDate | None
    publisher: str | None = None
    entries: tuple[Entry, ...] = ()
    unclear_date: str | None = None
    updated: PartialDate | None = None


_LONGEST_LEAD = 12
"""A body that begins further down than this many lines was not recognised; then only the first line is above it."""
_FEWEST_TURNS = 2
"""So many lines that begin with who speaks make a transcript."""
_SHORTEST_HEADLINE = 3
"""A line of fewer words under the name of a paper may be a section of it."""
_STOP = re.compile(r"[.?!…][\"'”’)\]]*$")
_NOT_A_CROSSHEAD = re.compile(r"[\d\"“”,;:]|[-–—]$")


def lay_out(
    text: str,
    *,
    body: int = 0,
    title: str | None = None,
    breaks: Breaks = Breaks.DETECT,
    headings: frozenset[int] = frozenset(),
    day_first: bool | None = None,
) -> Layout:
    """Find the layout of a text.

    Args:
        text: the whole text.
        body: where the prose begins; what stands before is a header and becomes furniture.
        title: the headline, if something outside the prose states it.
        breaks: what a line break without a blank line means.
        headings: where lines begin that the document itself marks as headings.
        day_first: how dates such as 08/05/2011 are meant, None if nobody says.
    """
    ignored = find_marks(text, body) if breaks is Breaks.SOFT else find_links(text, body)
    units = [u if u.span.start not in headings else replace(u, heading=2) for u in cut(text, body, breaks, ignored)]
    units = times_apart(text, units)
    lead = _lead_length(units)
    turns = sum(is_turn(unit.words) for unit in units) >= _FEWEST_TURNS
    kinds = _lead_kinds(units[:lead], title, turns=turns)
    end = _end_of_article(units, lead)
    aside = _asides(units, lead, end)
    kinds += _body_kinds(units, lead, _headings(units, kinds, title), aside)
    blocks = [Block(kind, unit.span) for kind, unit in zip(kinds, units, strict=True)]
    header = len(text[:body].rstrip())
    if header:
        blocks.insert(0, Block(BlockKind.FURNITURE, Span(0, header)))
    own = [(kind, unit) for n, (kind, unit) in enumerate(zip(kinds, units, strict=True)) if n not in aside]
    bylines = [found for kind, unit in own if (found := byline_of(kind, unit))]
    return Layout(
        blocks=tuple(blocks),
        ignored=ignored,
        headline=_headline(units, kinds),
        authors=next((byline.authors for byline in bylines if byline.authors), ()),
        date=date_of(own, bylines, day_first),
        publisher=publisher_of(own, day_first),
        entries=find_entries(units, kinds),
        unclear_date=unclear_of(own),
        updated=updated_of(own, day_first),
    )


def _lead_length(units: Sequence[Unit]) -> int:
    """Return how many units stand above the body: all before the first full sentence, or up to a byline just below."""
    lead = next((i for i, unit in enumerate(units) if _is_body(unit)), len(units))
    if lead:  # a standfirst may be a full sentence too; the byline under it gives it away
        below = range(lead, min(lead + 3, len(units)))
        lead = next((i + 1 for i in below if parse_byline(units[i].words)), lead)
        while lead < len(units) and _is_outside_prose(units[lead]):
            lead += 1
    if lead == len(units) or lead > _LONGEST_LEAD:
        return 1 if len(units) > 1 and not _is_body(units[0]) else 0
    return lead


def _is_body(unit: Unit) -> bool:
    """Say whether a unit reads as a paragraph of prose: a sentence with its end, or too long for a headline."""
    if unit.heading:
        return False
    count = len(unit.words.split())
    return (count >= 8 and bool(_STOP.search(unit.words)) and not is_furniture(unit.words)) or count >= 40


def _is_outside_prose(unit: Unit) -> bool:
    words = unit.words
    return (
        is_furniture(words)
        or publication_date(words, day_first=True) is not None
        or masthead(words, day_first=True) is not None
    )


def _lead_kinds(units: Sequence[Unit], title: str | None, *, turns: bool) -> list[BlockKind]:
    """Give the units above the body their kinds; `turns`: the article is a transcript."""
    kinds: list[BlockKind] = []
    seen: set[str] = set()
    plate = _nameplate(units, title)
    for i, unit in enumerate(units):
        plain = _plain(unit.words)
        later = [_plain(other.words) for other in units[i + 1 :]]
        if _is_outside_prose(unit) or plain in seen or _is_cut_off(unit, later) or i == plate:
            kind = BlockKind.FURNITURE
        elif parse_byline(unit.words) or (kinds[-1:] == [BlockKind.BYLINE] and is_post(unit.words)):
            kind = BlockKind.BYLINE
        elif is_asked(unit.words) or (turns and (i or title) and plain != _plain(title or "") and is_turn(unit.words)):
            kind = BlockKind.PARAGRAPH
        elif BlockKind.HEADLINE not in kinds or plain in later or plain == _plain(title or ""):
            kind = BlockKind.HEADLINE
        else:
            kind = BlockKind.FURNITURE if _is_label(unit) else BlockKind.STANDFIRST
        kinds.append(kind)
        seen.add(plain)
    return kinds


def _nameplate(units: Sequence[Unit], title: str | None) -> int | None:
    """Return which unit above the body is the name of the paper: the first that is no furniture, above a headline."""
    own = [n for n, unit in enumerate(units) if not _is_outside_prose(unit)]
    if len(own) < 2 or not is_nameplate(units[own[0]].words) or _plain(units[own[0]].words) == _plain(title or ""):
        return None
    under = units[own[1]].words
    told = len(under.split()) >= _SHORTEST_HEADLINE or (under.isupper() and own[1] > own[0] + 1)
    return own[0] if told and not parse_byline(under) else None


def _is_cut_off(unit: Unit, later: Sequence[str]) -> bool:
    """Say whether a unit is a title that broke off and follows in full: "Cruddas:" above "Cruddas backs …"."""
    plain = _plain(unit.words)
    return unit.words.endswith((":", "…", "...")) and any(other.startswith(plain) for other in later)


def _is_label(unit: Unit) -> bool:
    """Say whether a unit is a few capitalised words, such as the name of a section or a writer; no result is."""
    words = unit.words.split()
    return (
        len(words) <= 4
        and not _OUTCOME.search(unit.words)
        and all(word[0].isupper() or word in {"and", "&", "of", "the"} for word in words)
    )


_OUTCOME = re.compile(r"\b(?:HOLD|GAIN|WIN)\b|\b(?:Hold|Gain|Win):", re.ASCII)
"""Who holds or gains a seat, as lines of results have it: "LABOUR HOLD: Leeds North"."""


def _asides(units: Sequence[Unit], lead: int, end: int) -> frozenset[int]:
    """Return which units are no part of the article: what readers wrote below it, and lists of links to others."""
    found = set(range(end, len(units)))
    aside = False
    for i, unit in enumerate(units[lead:end], lead):
        aside = begins_more(unit.words) or (aside and not _is_body(unit) and not is_correction(unit.words))
        if aside:
            found.add(i)
    return frozenset(found)


def _body_kinds(units: Sequence[Unit], lead: int, headings: frozenset[str], asides: frozenset[int]) -> list[BlockKind]:
    """Give the units of the body their kinds."""
    kinds: list[BlockKind] = []
    in_correction = False
    for i, unit in enumerate(units[lead:], lead):
        if i in asides:
            kind = BlockKind.FURNITURE
        elif is_correction(unit.words):
            kind = BlockKind.CORRECTION
            in_correction = in_correction or len(unit.words.split()) <= 3
        elif _is_outside_prose(unit) or _plain(unit.words) in headings:
            kind = BlockKind.FURNITURE
        elif in_correction:
            kind = BlockKind.CORRECTION
        elif parse_byline(unit.words):
            kind = BlockKind.BYLINE
        else:
            aside = _is_crosshead(units, i) and not _is_above_rows(units, i)
            kind = BlockKind.FURNITURE if aside else BlockKind.PARAGRAPH
        kinds.append(kind)
    return kinds


def _end_of_article(units: Sequence[Unit], lead: int) -> int:
    """Return where the comments of readers begin, below an article of some paragraphs; they are no part of it."""
    bodies = 0
    for i, unit in enumerate(units[lead:], lead):
        bodies += _is_body(unit)
        if bodies and begins_comments(unit.words) and i + 1 < len(units):
            return i
    return len(units)


def _is_crosshead(units: Sequence[Unit], i: int) -> bool:
    """Say whether a unit is a heading inside the body: a few words without an end, between two paragraphs."""
    unit = units[i]
    if unit.heading:
        return True
    if unit.bullet or not 0 < i < len(units) - 1 or len(unit.words.split()) > 6:
        return False
    if _STOP.search(unit.words) or _NOT_A_CROSSHEAD.search(unit.words) or not unit.words.lstrip("'‘")[:1].isupper():
        return False
    return bool(_STOP.search(units[i - 1].words)) and _is_body(units[i + 1])


def _is_above_rows(units: Sequence[Unit], i: int) -> bool:
    """Say whether a heading tells what the rows of figures right under it are about."""
    return i + 1 < len(units) and is_row(units[i + 1].words)


def _headings(units: Sequence[Unit], kinds: Sequence[BlockKind], title: str | None) -> frozenset[str]:
    """Return the headlines and standfirsts above the body, to know them again when the page repeats them."""
    known = {_plain(u.words) for u, k in zip(units, kinds, strict=False) if k is BlockKind.HEADLINE}
    return frozenset(known | ({_plain(title)} if title else set())) - {""}


def _headline(units: Sequence[Unit], kinds: Sequence[BlockKind]) -> str | None:
    """Return the words of the first headline, without the label that an export puts before it."""
    first = next((unit.words for unit, kind in zip(units, kinds, strict=True) if kind is BlockKind.HEADLINE), None)
    return first and _TITLED.sub("", first)


_TITLED = re.compile(r"^(?:title|headline) ?: (?=\S)", re.IGNORECASE)


def _plain(words: str) -> str:
    """Return words without case, marks and spacing, to compare them."""
    return "".join(character for character in words.casefold() if character.isalnum())
