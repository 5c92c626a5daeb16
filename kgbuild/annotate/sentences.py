"""Split prose into sentences by rule: the fallback for a model that has no sentence layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset(".?!…") | {"...", ".."}
_CLOSERS = frozenset("\"”’')]")
_OPENERS = frozenset("\"“‘'([–—-•")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon rt sir st no vol vs etc gen col lt sgt gov sen rep jr sr inc ltd co corp e.g i.e".split()
)


def split_sentences(doc: Doc, blocks: Sequence[Chunk]) -> None:
    """Set `is_sent_start` on every token of the Doc; a block always starts a sentence."""
    starts = {block.start for block in blocks}
    for token in doc:
        starts_here = token.i in starts or token.i == 0 or _starts_sentence(doc, token.i)
        token.is_sent_start = starts_here


def _starts_sentence(doc: Doc, i: int) -> bool:
    """Say whether token i begins a sentence: the end mark before it, its own form, no abbreviation between."""
    text = doc[i].text
    if text in _CLOSERS and not _opens(doc, i):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text in _OPENERS):
        return False
    j = i - 1
    while j >= 0 and _closes(doc, j):
        j -= 1
    if j < 0 or doc[j].text not in _ENDS:
        return False
    if text in _OPENERS and i + 1 < len(doc) and not (doc[i + 1].text[0].isupper() or doc[i + 1].text[0].isdigit()):
        return False
    return not (j > 0 and doc[j - 1].lower_ in _ABBREVIATIONS)


def _opens(doc: Doc, i: int) -> bool:
    """Say whether a straight mark at i stands where an opening one would: a blank before, none after."""
    return doc[i].text in "\"'" and (i == 0 or doc[i - 1].whitespace_ != "") and doc[i].whitespace_ == ""


def _closes(doc: Doc, j: int) -> bool:
    return doc[j].text in _CLOSERS and not _opens(doc, j)
