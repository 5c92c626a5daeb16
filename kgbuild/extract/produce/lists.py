"""Tell one event for each of a list: "ran for Congress in 2010, the Senate in 2014 and 2016, and governor in 2018"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.layers import TimeExpression


@dataclass(frozen=True, slots=True)
class _Item:
    """What a list says of one event: the post or body (None: that of the item before), and when."""

    what: Chunk | None
    when: TimeExpression


def each_apart(context: Context, candidate: Candidate) -> Iterator[Candidate]:
    """Yield a candidate, or if a list of dates follows its trigger, one for each date.

    Args:
        candidate: What a producer proposes.
    """
    items = _list_after(context, candidate.trigger) if candidate.type in _LISTED else []
    whats = {i.what for i in items} - {None}
    if len(items) < 2 or (whats and candidate.type not in _OF_POSTS):
        yield candidate
        return
    span = Chunk(candidate.trigger.end, items[-1].when.chunk.end)
    kept = tuple(a for a in candidate.arguments if not a.chunk.overlaps(span) or a.role not in _OWN)
    what: Chunk | None = None
    for number, item in enumerate(items):
        what = item.what or what
        own = (Argument("time", item.when.chunk, tied=item.when), *([_argument(context, what)] if what else []))
        yield replace(candidate, arguments=(*kept, *own), event=candidate.event if number == 0 else None)


_OF_POSTS = frozenset({"Appointment", "Resignation"})
_LISTED = _OF_POSTS | {"ElectionResult"}
_OWN = frozenset({"post", "org", "time"})


def _argument(context: Context, words: Chunk) -> Argument:
    body = context.at(words.end - 1, _BODIES)
    return Argument("org" if body is not None and body.chunk.end == words.end else "post", words)


_BODIES = (EntityKind.ORGANIZATION, EntityKind.PARTY)


def _list_after(context: Context, trigger: Chunk) -> list[_Item]:
    """Return the items of the list right behind a trigger: some words, "in" and a date, and so on after "and"."""
    end = context.sentence(trigger.start).end
    items: list[_Item] = []
    at = trigger.end
    while (found := _item(context, at, end, first=not items)) is not None:
        items.append(found)
        at = _behind_joint(context, found.when.chunk.end)
        if at == found.when.chunk.end:
            break
    return items if _all_apart([i.when for i in items]) else items[:1]


def _item(context: Context, start: int, end: int, *, first: bool) -> _Item | None:
    """Return the item that begins at a token; without "in" only a date that goes on from one before."""
    if not first and (bare := _date_at(context, start)) is not None:
        return _Item(None, bare)
    at = start
    while at < min(end, start + _LONGEST) and context.lower(at) not in _WHEN:
        if not (context.doc[at].pos_ in _NOMINAL or context.lower(at) in _LINKS):
            return None
        at += 1
    when = _date_at(context, at + 1) if context.lower(at) in _WHEN else None
    if when is None:
        return None
    while start < at and (context.lower(start) in _LINKS or context.doc[start].pos_ == "DET"):
        start += 1
    return _Item(Chunk(start, at) if start < at else None, when)


def _date_at(context: Context, i: int) -> TimeExpression | None:
    """Return the date that begins at a token, if it is a stretch of the calendar."""
    return next((t for t in context.times.at(i) if t.chunk.start == i and t.interval is not None), None)


def _behind_joint(context: Context, i: int) -> int:
    """Return where the words go on behind "," or "and" or both; the place itself where nothing joins."""
    while context.lower(i) in {",", "and"}:
        i += 1
    return i


def _all_apart(dates: Sequence[TimeExpression]) -> bool:
    """Say whether no two dates share a day."""
    days = sorted(((t.interval.first, t.interval.last) for t in dates if t.interval is not None), key=lambda d: d[0])
    return all(a[1] < b[0] for a, b in pairwise(days))


_WHEN = frozenset({"in", "on"})
_LINKS = frozenset("as for of to".split())
_NOMINAL = frozenset("NOUN PROPN ADJ DET".split())
_LONGEST = 9
"""Tokens of a post with "in" behind it."""
