"""Pair quotation marks, before anything else looks at them.

Marks are paired by kind, inside one block. An apostrophe ("MPs’", "don’t", "'90s") is never a mark. A quotation that
opens again before it was closed, as each paragraph of a long one does, goes on; one that never closes ends with its
block and is reported, unless the next block opens it again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_PAIRS = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "„": "“", "``": "''"}
_CLOSING = {"”": "“", "»": "«", "’": "‘"}


@dataclass
class _Open:
    """A quotation whose end has not been found yet."""

    mark: str
    start: int
    depth: int
    continues: bool = False


def find_quotations(doc: Doc, blocks: Sequence[Chunk]) -> tuple[Quotation, ...]:
    """Return the quotations of a Doc in text order, outer ones before those inside them.

    A quotation that never closes has `closed` False, unless the next block goes on with it.
    """
    found: list[Quotation] = []
    running: str | None = None
    for block in blocks:
        quotations = _pair(doc, block)
        first = quotations[0] if quotations else None
        opens_block = first is not None and first.outer.start == block.start
        if running is not None and found and first is not None and opens_block and first.mark == running:
            previous = max(n for n, q in enumerate(found) if not q.closed and q.mark == running)
            found[previous] = replace(found[previous], closed=True)
            quotations[0] = replace(first, continues=True)
        found.extend(quotations)
        running = next((q.mark for q in quotations if not q.closed), None)
    return tuple(sorted(found, key=lambda q: (q.outer.start, -q.outer.end)))


def _pair(doc: Doc, block: Chunk) -> list[Quotation]:
    """Pair the marks of one block."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    for i in range(block.start, block.end):
        mark = doc[i].text
        kind = _role(doc, i, block, stack)
        if kind == "close":
            opening = _CLOSING.get(mark, mark)
            if opening not in [o.mark for o in stack]:
                continue
            while stack[-1].mark != opening:
                stack.pop()  # an inner mark that was never closed: it was no quotation
            _add(found, stack.pop(), i, i + 1)
        elif kind == "open":
            continues = False
            if mark in [o.mark for o in stack]:
                while stack[-1].mark != mark:
                    stack.pop()
                _add(found, stack.pop(), i, i)
                continues = True
            stack.append(_Open(mark, i, len(stack), continues))
    for left in stack:
        if left.mark not in "'‘":  # a single mark alone is an apostrophe after all
            _add(found, left, block.end, block.end, closed=False)
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _add(found: list[Quotation], opened: _Open, end: int, outer_end: int, closed: bool = True) -> None:
    """Record a quotation unless nothing stands between its marks."""
    if opened.start + 1 < end:
        content, outer = Chunk(opened.start + 1, end), Chunk(opened.start, outer_end)
        found.append(Quotation(content, outer, opened.mark, opened.depth, closed, opened.continues))


def _role(doc: Doc, i: int, block: Chunk, stack: list[_Open]) -> str | None:
    """Say whether token i opens a quotation, closes one, or is no mark at all."""
    mark = doc[i].text
    if mark in {"“", "«", "„"}:
        return "open"
    if mark in {"”", "»"}:
        return "close"
    if mark not in {'"', "'", "‘", "’"}:
        return None
    blank_before = i == block.start or doc[i - 1].whitespace_ != "" or doc[i - 1].text in "([—–-/\"'“‘"
    blank_after = i + 1 >= block.end or doc[i].whitespace_ != ""
    if mark == '"':
        return _straight_double(blank_before, blank_after, stack)
    if mark == "‘":
        return "open" if not _is_decade(doc, i, block) else None
    is_open = any(o.mark in "'‘" for o in stack)
    if mark == "'" and blank_before and not blank_after and not _is_decade(doc, i, block):
        return "open" if not is_open or doc[i - 1].text not in ",.?!" else "close"
    if is_open and not blank_before and (blank_after or not doc[i + 1].text[0].isalnum()):
        return "close" if not _is_possessive(doc, i, block) else None
    return None


def _straight_double(blank_before: bool, blank_after: bool, stack: list[_Open]) -> str:
    """Tell an opening straight mark from a closing one by the blanks beside it, then by what is open."""
    if blank_before and not blank_after:
        return "open"
    if blank_after and not blank_before:
        return "close"
    return "close" if any(o.mark == '"' for o in stack) else "open"


def _is_decade(doc: Doc, i: int, block: Chunk) -> bool:
    """'90s and the like, and clipped words: a mark that stands for letters left out."""
    if i + 1 >= block.end:
        return True
    following = doc[i + 1].lower_
    return following[0].isdigit() or following in {"em", "til", "cause", "tis", "twas", "n"}


def _is_possessive(doc: Doc, i: int, block: Chunk) -> bool:
    """After a plural s with a lower-case word to follow, and another single mark to come: "the MPs' pay"."""
    if not doc[i - 1].text.endswith("s") or i + 1 >= block.end or not doc[i].whitespace_:
        return False
    later = range(i + 1, min(block.end, i + 40))
    return doc[i + 1].text[0].islower() and any(
        doc[j].text in "'’" and (doc[j].whitespace_ or j + 1 == block.end) for j in later
    )
