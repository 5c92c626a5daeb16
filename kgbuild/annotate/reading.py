"""Turn an article's layout into prose without losing where each character stands."""

from __future__ import annotations

import re

from kgbuild.layers import Reading
from kgbuild.model import Article, Block, BlockKind, Span

PROSE = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.CORRECTION)

# Words that an editing system ran together around a link. A function word that ends in a capital ("theTreasury"), a
# sentence that starts right after the last ("over.Then"), a closing mark that runs into the next sentence.
_RUN_TOGETHER = re.compile(
    r"(?<=\b(?:the|and|for))(?=[A-Z][A-Za-z])"
    r"|(?<=\b(?:of|in|at|to|by|on))(?=[A-Z][a-z]{2})"
    r"|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]+[ ,])"
    r'|(?<=[.?!,][”"])(?=[A-Za-z])'
)


def read_prose(article: Article) -> Reading:
    """Return the prose of an article as one line, each block after the other with a blank between.

    Byline and furniture are left out; ignored spans (links) and runs of white space become one blank.
    """
    characters: list[str] = []
    offsets: list[int] = []
    blocks: list[tuple[BlockKind, int, int]] = []
    for block in article.blocks or (Block(BlockKind.PARAGRAPH, Span(0, max(1, len(article.text)))),):
        if block.kind not in PROSE:
            continue
        pieces = _prose_of(article, block.span)
        if not pieces:
            continue
        if characters:
            characters.append(" ")
            offsets.append(pieces[0][1])
        start = len(characters)
        for character, offset in pieces:
            characters.append(character)
            offsets.append(offset)
        blocks.append((block.kind, start, len(characters)))
    return Reading("".join(characters), tuple(offsets), tuple(blocks))


def _prose_of(article: Article, span: Span) -> list[tuple[str, int]]:
    """Return the characters of a block that are prose, with their offsets, white space folded."""
    hidden = {o for s in article.ignored if s.overlaps(span) for o in range(s.start, s.end)}
    breaks = {m.start() for m in _RUN_TOGETHER.finditer(article.text, span.start, span.end)}
    pieces: list[tuple[str, int]] = []
    for offset in range(span.start, span.end):
        character = article.text[offset]
        blank = offset in hidden or character.isspace() or character in _INVISIBLE
        if (blank or offset in breaks) and pieces and pieces[-1][0] != " ":
            pieces.append((" ", offset))
        if not blank:
            pieces.append((character, offset))
    while pieces and pieces[-1][0] == " ":
        pieces.pop()
    return pieces


_INVISIBLE = frozenset("​﻿\x00­")
"""Characters that a reader does not see and a tokeniser should not: zero-width space, byte order mark, soft hyphen."""
