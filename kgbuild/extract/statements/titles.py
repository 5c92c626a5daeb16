"""Words in quotation marks that nobody says: titles of works, songs, and what is written on things."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.context import Context
from kgbuild.layers import Chunk, Quotation

_WORKS = frozenset(
    """
    book books novel memoir memoirs diary diaries autobiography biography poem poems song songs hymn anthem album single
    film films movie documentary play musical opera programme program series sitcom show podcast essay pamphlet chapter
    painting sculpture exhibition magazine column blog game tune track ballad carol
    """.split()
)
"""Nouns for what has a title."""

_PERFORMED = frozenset("sing perform hum chant recite play strike record direct".split())
"""Verbs whose object in quotation marks is a work."""

_WORN = frozenset(
    """
    t-shirt t-shirts shirt shirts tshirt banner banners placard placards badge badges poster posters sticker stickers
    hat hats cap caps mug mugs sign signs sweatshirt hoodie tattoo
    """.split()
)
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
    words = [context.doc[i] for i in range(quotation.content.start, quotation.content.end)]
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
    quoted = {i for q in inside for i in range(q.outer.start, q.outer.end)}
    rest = [context.doc[i] for p in parts for i in range(p.start, p.end) if i not in quoted]
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
