"""Keep the beginnings of sentences that the marks before them allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset(".?!…:;•")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("“‘«([")


def sentence_start(doc: Doc, words: Sequence[int], n: int) -> int | None:
    """Return where a sentence that the model would begin at a word does begin, None if nothing ends before it.

    Inside a paragraph a sentence begins after a mark that can end one, and takes along the marks that open it.

    Args:
        doc: the text.
        words: the token of each word; words are numbered without blanks.
        n: the number of the word, not the first of its paragraph.
    """
    while n > 1 and _opens(doc, words[n - 1]):
        n -= 1
    before = n - 1
    while before > 0 and doc[words[before]].text in _CLOSERS:
        before -= 1
    return n if doc[words[before]].text[-1] in _ENDS else None


def _opens(doc: Doc, token: int) -> bool:
    """Say whether a token is a mark that belongs to what follows it."""
    text = doc[token].text
    if text in _OPENERS:
        return True
    return text in "\"'" and doc[token].whitespace_ == "" and token > 0 and doc[token - 1].whitespace_ != ""
