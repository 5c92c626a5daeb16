"""Tie the words that tell when an event is: to a date, or as words where they tell no day; to nothing if to no time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.contest_times import to_come
from kgbuild.extract.meeting_senses import TIME_NOUNS
from kgbuild.layers import Chunk, TimeExpression, TimeKind
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

if TYPE_CHECKING:
    from kgbuild.extract.context import Context


def tie_time(context: Context, chunk: Chunk, *, happened: bool = False) -> tuple[TimeExpression | str | None, str]:
    """Return the date expression that shares most with some words, else the words themselves.

    A number that is no date's is none ("in room 2011"), nor is a person called May, nor what only counts or measures:
    "three times", "once a year", "a year after".

    Args:
        happened: Whether the event is told of as having happened, so that "in two days" says how long it took.
    """
    while chunk.end < len(context.doc) and all(t.pos_ in _EMPTY for t in context.doc[chunk.start : chunk.end]):
        chunk = Chunk(chunk.start, chunk.end + 1)  # the model marked no more than "before" of "before December"
    overlapping = context.times.touching(chunk) or context.times.at(chunk.end)  # "the financial year 2010/11"
    if not overlapping:
        words = context.annotated.words(chunk)
        if any(c.isdigit() for c in words):
            return None, "the number is no date"
        if context.at(chunk.end - 1, (EntityKind.PERSON,)) is not None:
            return None, "the words name somebody and no date"
        if _only_counts(context, chunk, happened):
            return None, "the words count or measure and tell no date"
        return words, "in the words of the text; no days can be told"
    best = max(overlapping, key=lambda t: (_shared(t.chunk, chunk), -t.chunk.start))
    return best, f"the date {best.value or ''}".strip()


_EMPTY = frozenset({"DET", "ADP"})


def _only_counts(context: Context, chunk: Chunk, happened: bool) -> bool:
    """Say whether words are a number, a number of times, or a length of time that is not one from now: "in two weeks".

    "The first time" and "the day" tell no date, either.
    """
    words = [t for t in context.doc[chunk.start : chunk.end] if t.pos_ not in _EMPTY]
    while words and words[-1].lower_ in _BESIDE:
        words.pop()
    counted = [t for t in words if t.pos_ != "NUM"]
    if not counted:
        return bool(words)
    last = counted[-1].lower_
    times = last in {"time", "times"}
    around = {context.lower(i) for i in (chunk.start - 1, chunk.start, chunk.end)}
    from_now = bool(around & _FROM_NOW) and not happened and not times
    return (
        (times or last in TIME_NOUNS)
        and not from_now
        and all(t.lower_ in _MEASURES or t == counted[-1] for t in counted)
    )


_BESIDE = frozenset({"before", "after"})
_FROM_NOW = frozenset({"in", "within", "away"})
_MEASURES = frozenset({"first", "last", "few"})


def without_day(context: Context, time: TimeExpression) -> tuple[str, str] | None:
    """Return a date that tells no day of the event in words, and why; None where it tells one."""
    bound = only_bounds(context, time)
    if bound is not None:
        return bound, "a bound, no date"
    return (context.annotated.words(time.chunk), "an hour of a day untold") if _only_hour(context, time) else None


def _only_hour(context: Context, time: TimeExpression) -> bool:
    """Say whether words tell the hour and nothing around the day: "polls close at 10pm" is of no day by itself."""
    if time.kind is not TimeKind.TIME or not _HOUR.search(time.value or ""):
        return False
    if not _BARE_HOUR.fullmatch(context.annotated.words(time.chunk)):
        return False
    before = Chunk(context.sentence(time.chunk.start).start, time.chunk.start)
    return all(_HOUR.search(t.value or "") for t in context.times.touching(before))


_HOUR = re.compile(r"T\d\d:\d\d$")
_BARE_HOUR = re.compile(r"(?:(?:at|around|about) )?(?:[\d.:]+ ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{3})?|noon|midday|midnight)")


def only_bounds(context: Context, time: TimeExpression) -> str | None:
    """Return the words of a date before which something is to be, "by March 2025"; None where a date says when.

    "Before Tuesday's vote" tells when the vote is.
    """
    start, end = time.chunk.start, time.chunk.end
    following = context.doc[end : end + 1]
    of_noun = any(t.lower_ in POSSESSIVES or t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in following)
    if of_noun or context.lower(start - 1) not in {"before", "by"}:
        return None
    return context.annotated.words(Chunk(start - 1, end))


def _shared(a: Chunk, b: Chunk) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def next_unless_told(context: Context, time: TimeExpression) -> TimeExpression:
    """Return the date of what is to come, that on which it was told as it is: "announced her retirement on Monday".

    Args:
        time: a date of what is planned or may be.
    """
    when = tree.root(context.doc, time.chunk.start, time.chunk.end)
    told = when.head.tag_ == "VBD" and when.dep_.startswith("obl") and when.head.lemma_ == "announce"
    return time if told else to_come(context, time)
