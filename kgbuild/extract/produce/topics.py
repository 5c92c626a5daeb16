"""Read what a meeting is about."""

from __future__ import annotations

from kgbuild.extract import tree
from kgbuild.extract.context import Context
from kgbuild.layers import Chunk


def topic_of(context: Context, end: int) -> Chunk | None:
    """Return what says what a meeting is about: the words after "on", "about", "over" or "to discuss"."""
    if context.lower(end) in _ABOUT and not context.times.at(end + 1):
        start = end + 1
    elif context.lower(end) == "to" and context.lower(end + 1) == "discuss":
        start = end + 2
    else:
        return None
    if context.doc[start : start + 1] and context.doc[start].tag_ in _ASKS:
        return question_at(context, start)
    stop = start
    while stop < context.sentence(end).end and stop - start < _LONGEST_TOPIC and _of_topic(context, stop):
        stop += 1
    last = context.doc[stop - 1]
    if stop > start and last.dep_ in _BEFORE_ITS_NOUN and stop <= last.head.i < context.sentence(end).end:
        stop = last.head.i + 1  # "the G7" of "the G7 summit"
    while stop > start and (context.lower(stop - 1) in _EMPTY or context.lower(stop - 1) in {"also", "too"}):
        stop -= 1
    alone = stop - start == 1 and context.lower(start).endswith("ing")
    beside = context.lower(end) == "over" and context.lower(stop - 1) in _MEANWHILE
    return Chunk(start, stop) if stop > start and not alone and not beside else None


def _of_topic(context: Context, i: int) -> bool:
    word = context.lower(i)
    ends = word in _ENDS_TOPIC or context.doc[i].tag_ in tree.FINITE
    return (word.isalnum() or word in {"'s", "’s", "-"}) and not ends


def question_at(context: Context, start: int) -> Chunk | None:
    """Return the whole question that somebody talks about, "how parliament can adapt"; None where it is a long one.

    Args:
        start: its "how" or "what".
    """
    token = context.doc[start]
    while token.head.i != token.i and start - 1 <= token.head.left_edge.i <= start:
        token = token.head
    end = token.right_edge.i + 1
    end = next((i for i in range(start, end) if context.doc[i].is_punct), end)
    return Chunk(start, end) if 1 < end - start <= _LONGEST_QUESTION else None


_ASKS = frozenset({"WRB", "WDT", "WP"})
_LONGEST_QUESTION = 14
_BEFORE_ITS_NOUN = frozenset({"compound", "amod", "nummod"})


_ABOUT = frozenset("on about over regarding concerning".split())

_MEANWHILE = frozenset("dinner lunch breakfast tea coffee drinks phone telephone".split())
"""What people meet over without talking about it."""

_LONGEST_TOPIC = 8

_ENDS_TOPIC = frozenset(
    """
    which who after when before but said in at on have has had were was is are will would could should may might
    """.split()
)

_EMPTY = frozenset(
    "the a an his her their its behalf fears concerns it this that them of to and or with for from".split()
)
"""Words that do not end a topic."""
