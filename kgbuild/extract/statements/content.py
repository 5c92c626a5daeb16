"""Trim the content of a reported statement: no complementiser, no mark at its ends, quotation marks in pairs.

Some words in quotation marks nobody says: titles of works, songs, and what is written on things.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.english import words
from kgbuild.extract.context import Context
from kgbuild.layers import Chunk, Quotation

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
    tokens = [context.doc[i] for part in parts for i in part]
    clause = any((t.pos_ in {"VERB", "AUX"} and t.dep_ != "amod") or t.is_quote for t in tokens)
    inside = {t.i for t in tokens}
    heads = {t.dep_ for t in tokens if t.head.i not in inside}
    spoken_about = tokens[0].pos_ == "ADP" and tokens[0].dep_ == "case"
    return not clause and (spoken_about or heads == {"obl:unmarked"})


def is_scrap(context: Context, part: Chunk) -> bool:
    """Say whether a part of a content is no more than articles, prepositions and the like: "The" of "The mayor"."""
    return {context.doc[i].pos_ for i in part} <= _BETWEEN


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


_WORKS = words("work")
"""Nouns for what has a title."""

_PERFORMED = frozenset("sing perform hum chant recite play strike record direct".split())
"""Verbs whose object in quotation marks is a work."""

_WORN = words("bears words")
"""Nouns for things that bear words."""

_SMALL = frozenset("a an the and or of in on at to for from with by as but is my his her".split())
_LONGEST = 10  # words of a title
_LISTED = 50  # titles of a list
_ENDS = frozenset(".?!,")


def is_title(context: Context, quotation: Quotation) -> bool:
    """Say whether a quotation is the title of a work: written like one, beside a word for a work or a verb for it.

    In a list of titles these words may stand before another one.
    """
    for _ in range(_LISTED):
        if not _looks_like_title(context, quotation):
            return False
        start = quotation.outer.start
        before = [context.doc[i] for i in range(max(0, start - 4), start)]
        if any(t.lower_ in _WORKS for t in before):
            return True
        listed = _listed_before(context, quotation)
        if listed is None:
            return any(t.lemma_.lower() in _PERFORMED and t.pos_ == "VERB" for t in before[-2:])
        quotation = listed
    return False


def _listed_before(context: Context, quotation: Quotation) -> Quotation | None:
    """Return the quotation that only "and" or a comma stands between and this one."""
    start = quotation.outer.start
    if context.lower(start - 1) not in {"and", ","} or context.lower(start - 2) not in {'"', "”", "’", "'", ","}:
        return None
    near = context.quotations_near(start, start)
    earlier = [q for q in near if q.depth == quotation.depth and q.outer.end <= start]
    return earlier[-1] if earlier and start - earlier[-1].outer.end <= 2 else None


def _looks_like_title(context: Context, quotation: Quotation) -> bool:
    words = [context.doc[i] for i in quotation.content]
    spelt = [t for t in words if t.is_alpha]
    if not spelt or len(spelt) > _LONGEST or words[-1].text in _ENDS:
        return False
    return all(t.text[0].isupper() or (n and t.lower_ in _SMALL) for n, t in enumerate(spelt))


def only_titles(context: Context, parts: Sequence[Chunk]) -> bool:
    """Say whether a content is nothing but works named by their titles: no verb outside, each quotation a title."""
    whole = Chunk(min(p.start for p in parts), max(p.end for p in parts))
    around = context.quotations_near(whole.start, whole.end)
    near = [q for q in around if q.depth == 0 and q.content.overlaps(whole)]
    inside = [q for q in near if any(p.overlaps(q.content) for p in parts)]
    if not inside or not all(is_title(context, q) for q in inside):
        return False
    quoted = {i for q in inside for i in q.outer}
    rest = [context.doc[i] for p in parts for i in p if i not in quoted]
    return not any(t.pos_ in {"VERB", "AUX"} and t.lemma_.lower() not in {"call", "entitle", "title"} for t in rest)


def is_worn(context: Context, cue: Chunk | None) -> bool:
    """Say whether a cue only tells what stands on a thing: "a T-shirt saying", "one placard read"."""
    if cue is None:
        return False
    verb = context.doc[cue.start]
    bearers = [verb.head] if verb.dep_ in {"acl", "acl:relcl"} else []
    bearers += [c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}]
    if verb.tag_ == "VBG" and verb.i:
        bearers.append(context.doc[verb.i - 1])
    return any(t.lower_ in _WORN for t in bearers)
