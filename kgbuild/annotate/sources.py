"""Find who speaks without a name or a post: the learned sources of statements that no other mention covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgbuild.layers import Attribution, Chunk, Name, PostPhrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETERMINERS = frozenset("the a an his her their its our my some many several one two three four both".split())
_LONGEST = 12  # tokens: a longer source is a clause, not a name for anybody
_NOBODY = frozenset("it this that there what which who i we you nobody none".split())


def find_sources(
    doc: Doc, attributions: Sequence[Attribution] | None, names: Sequence[Name], posts: Sequence[PostPhrase]
) -> tuple[PostPhrase, ...]:
    """Return the noun phrases that speak in the article and that neither a name nor a post phrase covers.

    Args:
        doc: with tags and a tree.
        attributions: the learned attributions; None if the model has no such layer.
        names: the mentions by name.
        posts: the post phrases.
    """
    known = [*(n.chunk for n in names), *(p.chunk for p in posts)]
    found: dict[Chunk, PostPhrase] = {}
    for attribution in attributions or ():
        for source in attribution.source[:1]:
            phrase = _phrase(doc, source)
            if phrase is not None and not any(phrase.chunk.overlaps(k) for k in (*known, *found)):
                found[phrase.chunk] = phrase
    return tuple(found.values())


def _phrase(doc: Doc, source: Chunk) -> PostPhrase | None:
    """Return a source as a phrase with its head noun; None for pronouns and clauses."""
    head = next((t for t in doc[source.start : source.end] if t.head.i not in source or t.head.i == t.i), None)
    if head is None or len(source) > _LONGEST or head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return None
    end = next((i for i in range(head.i + 1, source.end) if doc[i].text in {",", "–", "—", "("}), source.end)
    first = doc[source.start].lower_
    if first in _NOBODY:
        return None
    return PostPhrase(
        chunk=Chunk(source.start, end),
        head=head.i,
        post=Chunk(source.start + (first in _DETERMINERS and head.i > source.start), end),
        determiner=first if first in _DETERMINERS else "",
        plural=head.tag_ in {"NNS", "NNPS"},
    )
