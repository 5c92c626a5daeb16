"""Turn an article's layout into prose without losing where each character stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kgbuild.annotate.columns import columns
from kgbuild.annotate.turns import labels
from kgbuild.annotate.wording import mends
from kgbuild.layers import Reading
from kgbuild.model import Article, Block, BlockKind, Span

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
    r"|Councillor)\b\.? [A-Z])"
)
"""Where the next item of a page begins, by its title, without so much as a blank: "greets Ann BellSen. Carl Dorn"."""
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
    table = columns(article)
    dropped |= table.dropped
    small = {**labels(article), **{start: ("|", end) for start, end in table.bars.items()}}
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
        yield Span(start, end)


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
