"""Trim the content of a reported statement: no complementiser, no mark at its ends, quotation marks in pairs."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.context import Context
from kgbuild.layers import Chunk

_LEADING = frozenset("that whether , : ; - – — ( and".split())
_TRAILING = frozenset(", . : ; - – — ( and but".split())
_MARKS = frozenset("\" “ ” ' ‘ ’ `` '' « »".split())


def trimmed(context: Context, content: Chunk) -> Chunk | None:
    """Return the content without what only ties it to its sentence; None if no word is left."""
    start, end = content.start, content.end
    while start < end and context.lower(start) in _LEADING:
        start += 1
    while end > start and context.lower(end - 1) in _TRAILING:
        end -= 1
    start, end = _paired(context, start, end)
    if not any(context.doc[i].is_alpha or context.doc[i].like_num for i in range(start, end)):
        return None
    return Chunk(start, end)


def is_topic(context: Context, parts: Sequence[Chunk]) -> bool:
    """Say whether a content only names what somebody spoke about, or when: no verb and no quotation, but a preposition
    and its noun or a time ("Earlier this month").
    """
    tokens = [context.doc[i] for part in parts for i in range(part.start, part.end)]
    clause = any((t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod") or t.is_quote for t in tokens)
    inside = {t.i for t in tokens}
    heads = {t.dep_ for t in tokens if t.head.i not in inside}
    spoken_about = tokens[0].pos_ == "ADP" and tokens[0].dep_ == "case"
    return not clause and (spoken_about or heads == {"obl:unmarked"})


def is_scrap(context: Context, part: Chunk) -> bool:
    """Say whether a part of a content is no more than articles, prepositions and the like: "The" of "The mayor"."""
    return {context.doc[i].pos_ for i in range(part.start, part.end)} <= _BETWEEN


_BETWEEN = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PUNCT"})


def _paired(context: Context, start: int, end: int) -> tuple[int, int]:
    """Take in the mark that a quotation at either end lacks; drop one whose partner lies outside."""
    for quotation in context.quotations_near(start, end):
        outer, inner = quotation.outer, quotation.content
        if outer.start == start - 1 and inner.end <= end:
            start = outer.start
        if quotation.closed and outer.end == end + 1 and inner.start >= start and outer.start >= start:
            end = outer.end
        if outer.start == start and inner.end > end:
            start += 1
        if outer.end == end and outer.start < start and end - 1 >= inner.end:
            end = inner.end
    return (start, end) if start < end else (start, start)


def strip_marks(context: Context, content: Chunk) -> Chunk | None:
    """Return a chunk without quotation marks and closing punctuation at its ends; None if nothing is left."""
    start, end = content.start, content.end
    outside = _MARKS | _LEADING | _TRAILING
    while start < end and context.lower(start) in outside:
        start += 1
    while end > start and context.lower(end - 1) in outside:
        end -= 1
    return Chunk(start, end) if start < end else None
