"""Read which post a verb of appointing gives: right behind it, after "as", or by what its holder will do."""

from __future__ import annotations

import re

from kgbuild.extract.context import Context
from kgbuild.extract.posts import Post, body_after, post_after
from kgbuild.layers import Chunk

_AFTER_ELECTED = frozenset("in on at with last for".split())


def post_given(context: Context, i: int) -> Post | None:
    """Return the post behind a passive: "as chairman", "home secretary", "to the board", "to fight the seat"."""
    words = [*context.words(i, i + 2).split(), "", ""]  # at the end of an article nothing follows
    post = post_after(context, i) if words[0] != "in" else None
    if post is not None:
        return post
    if context.lower(i - 1) in {"elected", "re-elected"} and (words[0] in _AFTER_ELECTED or not words[0][:1].isalnum()):
        return Post("", None, Chunk(i - 1, i))
    if words[:1] in (["to"], ["as"], ["onto"], ["of"]):
        body = body_after(context, i + 1, reach=3)
        if body is not None:
            return body
        if words[0] == "to" and words[1] in {"fight", "contest", "stand", "run", "represent", "challenge"}:
            return Post("candidate", None, Chunk(i, i + 2))
        if words[0] == "of":
            return _named_responsibility(context, i + 1)
    return None


def _named_responsibility(context: Context, i: int) -> Post | None:
    """Return what somebody is put in charge of, in the words of the text."""
    end = min(context.sentence(i).end, i + 5)
    stop = next(
        (k for k in range(i, end) if not context.lower(k).isalpha() or context.lower(k) in {"where", "when"}), end
    )
    return Post(context.annotated.words(Chunk(i, stop)), None, Chunk(i, stop)) if stop > i else None


def post_as(context: Context, i: int) -> Post | None:
    """Return the post after "as", "to be" or "to" behind the person who is given it."""
    if context.lower(i) not in {"as", "to", "for", "its", "their", "his"}:
        return None
    return post_after(context, i) or body_after(context, i + 1, reach=2)


IN_PLACE = re.compile(r"\bin (?:his|her|their) (?:place|stead)\b")
"""What tells that somebody is given the post of another."""
