"""Tie words that are no entity: a post, a motion, a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.offices import names_office
from kgbuild.extract.posts import Post, read_post
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.model.numbers import NUMBER, read_number, read_rank
from kgbuild.nouns import POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

_BODIES = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION)
_OPENING = frozenset("the a an his her its their my your our that this as to of".split())
_NO_POSTS = frozenset("job jobs place position post posts role office seat half brief task work reins".split())
"""Words that stand for a post and do not say which."""

_NUMBER = re.compile(rf"\b{NUMBER}(?!\d*(?:st|nd|rd|th)\b)", re.IGNORECASE)
"""A figure that counts something, not which of several it is: "his 96th defeat"."""


def tie_post(context: Context, chunk: Chunk) -> tuple[Post | None, str]:
    """Return the post that some words name: the post phrase read there, else the words themselves."""
    chunk = _to_end_of_word(context, chunk)
    last = context.doc[chunk.end - 1]
    if last.dep_ == "compound" and last.head.i == chunk.end:  # "deputy" of "deputy secretary"
        chunk = Chunk(chunk.start, chunk.end + 1)
    heads = [p for p in context.posts.touching(chunk) if p.head in chunk and not _goes_on(context, p.chunk.end, chunk)]
    if heads:
        phrase = min(heads, key=lambda p: (-_shared(p.chunk, chunk), p.chunk.start))
        return read_post(context, phrase), "a post phrase"
    start = chunk.start
    while start < chunk.end - 1 and context.lower(start) in _OPENING:
        start += 1
    if context.at(chunk.end - 1, (EntityKind.PERSON,)) is not None:
        return None, "the words name somebody and no post"
    body = next((m for k in range(start, chunk.end) if (m := context.at(k, _BODIES)) is not None), None)
    if body is not None and body.chunk.start <= start and body.chunk.end >= chunk.end:
        return Post("", body.ref, chunk), "a body and no post"
    words = context.annotated.words(Chunk(start, chunk.end))
    if (
        words.lower() in _NO_POSTS
        or context.doc[start].tag_ == "VB"
        or context.doc[chunk.end - 1].pos_ not in {"NOUN", "PROPN"}
    ):
        return None, "the words name no post"
    return Post(words, body.ref if body else None, chunk), "in the words of the text"


def as_what(context: Context, event: Token) -> Post | None:
    """Return the post that "as" tells behind other words: "sworn in on Monday as mayor", "chose Bell as her deputy".

    Args:
        event: the verb or noun of taking or leaving a post.
    """
    around = (event, *tree.children(event, "obj", "obl", "nmod"))
    told = {n.i for word in around for n in tree.obliques(word, {"as"}) if not tree.children(n, "cop")}
    phrases = (p for i in sorted(told) for p in context.posts.at(i) if p.head == i and not p.plural)
    return next((read_post(context, p) for p in phrases if names_office(context, p)), None)


def _to_end_of_word(context: Context, chunk: Chunk) -> Chunk:
    """Return words that end inside one joined by a hyphen with its noun: "vice" of "vice-presidential candidate"."""
    doc, end = context.doc, chunk.end
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end].whitespace_ or doc[end - 1].whitespace_:
        return chunk
    return Chunk(chunk.start, max(end + 2, doc[end + 1].head.i + 1 if doc[end + 1].head.pos_ == "NOUN" else 0))


def words_meant(context: Context, chunk: Chunk) -> str | None:
    """Return the words of a motion, topic or contest; None for "yes", "it" and "a vote", which do not say which.

    Whose it is alone does not say which ("Bell's withdrawal deal" of "Bell"), nor does a part of a name.
    """
    end = chunk.end
    if end < len(context.doc):
        last = context.doc[end - 1]
        if context.lower(end) in POSSESSIVES or last.pos_ in _UNFINISHED:
            end = max(end, last.head.i + 1)
    named = context.at(chunk.start, (EntityKind.PERSON,))
    if named is not None and named.chunk.end > end:
        return None
    words = context.annotated.words(Chunk(chunk.start, end))
    head = tree.root(context.doc, chunk.start, end)
    vague = head.pos_ == "PRON" or (head.lemma_.lower() == "vote" and end - chunk.start <= _BARE)
    return None if vague or words.lower() in _SIDES else words


_SIDES = frozenset("yes no aye nay favour favor against for whether".split())
_BARE = 2
_UNFINISHED = frozenset({"DET", "ADJ", "PART", "SYM", "ADP"})


def _goes_on(context: Context, end: int, chunk: Chunk) -> bool:
    """Say whether a noun goes on where a post phrase ends: "the deputy leadership" is not the post of deputy."""
    return end < chunk.end and context.doc[end].pos_ in {"NOUN", "PROPN"}


def tie_value(context: Context, chunk: Chunk, measure: str = "") -> tuple[float | None, str]:
    """Return the first figure in some words: 83 of "83% of voters under 30", 1 of "a seat".

    Args:
        measure: what is counted; "place" reads a rank: 2 of "second place".
    """
    words = context.annotated.words(chunk)
    if measure == "place" and (rank := read_rank(words)) is not None:
        return float(rank), "a rank"
    figures = (read_number(m[0]) for m in _NUMBER.finditer(words) if not _OF_A_WHOLE.match(words, m.end()))
    first = next((f for f in figures if f is not None), None)
    if first is None and _SINGLE.match(words):
        return 1.0, "one"
    return first, "no figure" if first is None else "a figure"


_OF_A_WHOLE = re.compile(r"[- ](?:thirds?|quarters?|fifths?|tenths?)\b", re.IGNORECASE)
"""What makes a number a part of something that the text does not count: "two-thirds of the seats"."""

_SINGLE = re.compile(
    r"(?:an?|another)(?: [\w-]+){0,2} (?:seat|council|constituency|ward|councillor|mp)\b", re.IGNORECASE
)


def _shared(a: Chunk, b: Chunk) -> int:
    return min(a.end, b.end) - max(a.start, b.start)
