"""Turn an article's layout into prose without losing where each character stands.

Bars are put between the columns of tables that other marks divide: tabs, wide gaps, commas and semicolons of a CSV.
Words that printing and the web broke are mended: divided at line ends, spaced apart, written with entities.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise

from kgbuild.annotate.turns import labels, shouted
from kgbuild.layers import Reading
from kgbuild.model import Article, Block, BlockKind, Span
from kgbuild.model.hyphens import drops_hyphen
from kgbuild.model.spacing import gaps

PROSE = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.CORRECTION)

# Words that an editing system ran together around a link. A function word that ends in a capital ("theTreasury"), a
# sentence that starts right after the last ("over.Then"), a quotation mark that touches what it does not belong to.
_RUN_TOGETHER = re.compile(
    r"(?<=\b(?:the|and|for))(?=[A-Z][A-Za-z])"
    r"|(?<=\b(?:of|in|at|to|by|on))(?=[A-Z][a-z]{2})"
    r"|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]+[ ,])"
    r"|(?<=[\w.?!,:;])(?=“\w)"
    r"|(?<=[\w.?!,…]”)(?=[A-Za-z])"
    r"|(?<=[\w.?!,][”\"])(?=[—–]\w)"
    r"|(?<=\w)(?=[—–][“\"]\w)"
    r"|(?<=[a-z]:)(?=['‘\"]\w)"
    r"|(?<=\w[”\"][.?!])(?=[A-Z][a-z])"
    r"|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]+[ ,:])"
)
_NEXT_ITEM = re.compile(
    r"(?<=[a-z]{3})(?=(?:Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Sir|Lord|Lady|Cllr|President|Minister|Senator"
    r"|Councillor)\b\.? [A-Z])|\n(?=\s*[»›•▪◦●■]\s)"
)
"""Where the next item of a page begins: by a bullet, or by a title without so much as a blank ("Ann BellSen. Dorn")."""
_BULLET = re.compile(r"\s*[»›•▪◦●■]\s+")
_TOUCHING = re.compile(r"(?<=[.?!,])\"(?=[A-Za-z])")
"""A straight mark between two sentences: it closes the one or opens the other."""

_FIELD_LENGTH = 500
"""A shorter text between marks, without any inside, is a quotation."""
_MARKS = re.compile('"+')


def read_prose(article: Article) -> Reading:
    """Return the prose of an article as one line, each block after the other with a blank between.

    Byline and furniture are left out; ignored spans (links) and runs of white space become one blank.
    """
    characters: list[str] = []
    offsets: list[int] = []
    blocks: list[tuple[BlockKind, int, int]] = []
    dropped = _field_marks(article.text)
    bars, cells = columns(article)
    dropped |= cells
    small = {**labels(article), **shouted(article), **{start: ("|", end) for start, end in bars.items()}}
    ends: dict[int, int] = {}
    whole = (Block(BlockKind.PARAGRAPH, Span(0, max(1, len(article.text)))),)
    prose = (block for block in article.blocks or whole if block.kind in PROSE)
    for kind, span in ((block.kind, span) for block in prose for span in _items(article.text, block.span)):
        pieces = _prose_of(article, span, dropped, small)
        if not pieces:
            continue
        if characters:
            characters.append(" ")
            offsets.append(pieces[0][1])
        start = len(characters)
        for character, offset, end in pieces:
            if end > offset + 1:
                ends[len(characters)] = end
            characters.append(character)
            offsets.append(offset)
        blocks.append((kind, start, len(characters)))
    return Reading("".join(characters), tuple(offsets), tuple(blocks), ends)


def _items(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a block that were paragraphs of their own before a page lost its line breaks."""
    joints = (match.start() for match in _NEXT_ITEM.finditer(text, span.start, span.end))
    for start, end in pairwise((span.start, *joints, span.end)):
        bullet = _BULLET.match(text, start, end)
        yield Span(bullet.end() if bullet else start, end)


def _prose_of(
    article: Article, span: Span, dropped: frozenset[int], others: Mapping[int, tuple[str, int]]
) -> list[tuple[str, int, int]]:
    """Return the characters of a block that are prose, each with where it begins and ends; white space is folded.

    `others` are what is read in the place of some characters; a bar that was put in has blanks around it.
    """
    hidden = _hidden(article, span)
    mended = mends(article.text, span)
    breaks = _breaks(article.text, span)
    for start in (k for k in range(span.start, span.end) if k in others and others[k][0] == "|"):
        breaks |= {start, others[start][1]}
    pieces: list[tuple[str, int, int]] = []
    offset = span.start
    while offset < span.end:
        character, end = mended.characters.get(offset) or others.get(offset) or (article.text[offset], offset + 1)
        blank = offset in hidden or character.isspace()
        skipped = character in _INVISIBLE or offset in dropped or offset in mended.dropped
        if ((blank and not skipped) or offset in breaks) and pieces and pieces[-1][0] != " ":
            pieces.append((" ", offset, offset + 1))
        if not blank and not skipped:
            pieces.append((character, offset, end))
        offset = end
    while pieces and pieces[-1][0] == " ":
        pieces.pop()
    return pieces


def _hidden(article: Article, span: Span) -> set[int]:
    """Return the characters of a block that the layout leaves out, each in the place of a blank."""
    first = bisect_left(article.ignored, Span(span.start, span.start + 1))
    hidden: set[int] = set()
    for ignored in article.ignored[max(first - 1, 0) :]:
        if ignored.start >= span.end:
            break
        hidden.update(range(max(ignored.start, span.start), min(ignored.end, span.end)))
    return hidden


def _breaks(text: str, span: Span) -> set[int]:
    """Return where a blank is missing inside a block."""
    breaks = {match.start() for match in _RUN_TOGETHER.finditer(text, span.start, span.end)}
    seen = marks = 0
    for match in _TOUCHING.finditer(text, span.start, span.end):
        marks += text.count('"', span.start + seen, match.start())
        seen = match.start() - span.start
        breaks.add(match.start() if marks % 2 == 0 else match.end())
    return breaks


def _field_marks(text: str) -> frozenset[int]:
    """Return the marks to leave out of a text that is a field of a table, still quoted: "One ""two"" three."

    It stands between two straight marks, and each mark inside it is doubled.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start < 2 or text[start] != '"' or text[end - 1] != '"':
        return frozenset()
    inside = [match.span() for match in _MARKS.finditer(text, start + 1, end - 1)]
    if (not inside and end - start < _FIELD_LENGTH) or any((b - a) % 2 for a, b in inside):
        return frozenset()
    return frozenset({start, end - 1, *(offset for a, b in inside for offset in range(a, b, 2))})


_INVISIBLE = frozenset("\u00ad\u2060\ufeff\x00\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
"""Characters that a reader does not see and a tokeniser should not: soft hyphen, word joiner, byte order mark."""


_LONGEST = 200
_FEWEST = 2  # lines that make a table
_TABS = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
_GAPS = re.compile(r"(?<=\S) {3,}(?=\S)")
_COMMAS = re.compile(r",(?! )(?!(?<=\d,)\d{3}(?:\D|$))(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_SEMICOLONS = re.compile(r"; ?(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_QUOTES = re.compile(r'(?:^|(?<=[,;]))"|"(?=[,;]|$)')
_END = re.compile(r"[.?!:][\"'”’)]*$")


def columns(article: Article) -> tuple[dict[int, int], frozenset[int]]:
    """Return where bars are read between the columns of an article's tables, each with the end of what it stands for,
    and what is left out: the quotes of cells.

    A table is made of lines that follow each other and that the same mark divides into as many cells; one of them has
    a figure.
    """
    text = article.text
    bars: dict[int, int] = {}
    dropped: set[int] = set()
    for mark, fewest in ((_TABS, 1), (_GAPS, 1), (_COMMAS, 2), (_SEMICOLONS, 2)):
        for lines in _tables(text, [b.span for b in article.blocks], mark, fewest):
            for line in lines:
                words = line.of(text)
                bars |= {line.start + m.start(): line.start + m.end() for m in mark.finditer(words)}
                if mark in (_COMMAS, _SEMICOLONS):
                    dropped.update(line.start + m.start() for m in _QUOTES.finditer(words))
    return bars, frozenset(dropped)


def _tables(text: str, blocks: Sequence[Span], mark: re.Pattern[str], fewest: int) -> Iterator[list[Span]]:
    """Yield runs of lines that a mark divides into as many cells."""

    def count(line: Span) -> int:
        words = line.of(text)
        if len(words) > _LONGEST or "\n" in words or _END.search(words):
            return 0
        return len(mark.findall(words))

    for number, run in groupby(blocks, key=count):
        lines = list(run)
        if number >= fewest and len(lines) >= _FEWEST and any(c.isdigit() for line in lines for c in line.of(text)):
            yield lines


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
_BRACKETED = re.compile(r"\[(?:[A-Za-z][\w.'’-]{1,30} ){0,3}[A-Z][\w.'’-]{1,30}\](?= [A-Z][a-z])")
"""A first name, with or without a post, that an editor put in: "[Nick] Clegg", "[Deputy Mayor Ann] Bell"."""
_ZERO_WIDTH = "\u200b"
_LONGEST_WORD = 40
_LINKS = frozenset("and or to nor but than versus in of the a an".split())


def mends(text: str, span: Span) -> Mends:
    """Return the mends of a block of a text."""
    dropped: set[int] = set()
    for match in _DIVIDED.finditer(text, span.start, span.end):
        dropped.update(_divided(text, match))
    dropped.update(gaps(text, span.start, span.end))
    characters = {}
    if text.find("&", span.start, span.end) >= 0:
        characters = {
            m.start(): (c, m.end()) for m in _ENTITY.finditer(text, span.start, span.end) if (c := _character(m[0]))
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
