"""Part the posts that one verb gives at different times: "was made whip in 2020 and chancellor in May"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.offices import names_office
from kgbuild.extract.posts import read_post
from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import PostPhrase, TimeExpression


def parted(context: Context, candidate: Candidate) -> Iterator[Candidate]:
    """Yield an appointment to several posts, each with a date of its own, once for each post; else the candidate."""
    posts = [a for a in candidate.arguments if a.role == "post"]
    steps = _steps(context, candidate.trigger.end) if candidate.type == "Appointment" and posts else []
    if len(steps) < 2 or not any(a.chunk.overlaps(p.chunk) for a in posts for p, _ in steps):
        yield candidate
        return
    kept = tuple(a for a in candidate.arguments if a.role not in {"post", "time"})
    for number, (phrase, time) in enumerate(steps):
        post = read_post(context, phrase)
        found = [Argument("post", post.chunk, tied=post)]
        found += [Argument("time", time.chunk, tied=time)] if time else []
        yield replace(candidate, arguments=(*kept, *found), event=candidate.event if number == 0 else None)


def _steps(context: Context, i: int) -> list[tuple[PostPhrase, TimeExpression | None]]:
    """Return the posts that follow one another right behind a trigger, each with the date behind it.

    Empty where fewer than two of them have a date, which then is that of all.
    """
    found: list[tuple[PostPhrase, TimeExpression | None]] = []
    end = context.sentence(max(i - 1, 0)).end
    while (phrase := _post_at(context, i, end, first=not found)) is not None:
        time = _time_at(context, phrase.chunk.end, end)
        found.append((phrase, time))
        i = time.chunk.end if time else phrase.chunk.end
    return found if sum(time is not None for _, time in found) > 1 else []


def _post_at(context: Context, i: int, end: int, *, first: bool) -> PostPhrase | None:
    """Return the post at token i, behind the words that lead to it; after the first one "and" or "then" is needed."""
    start, joined = i, first
    while i < end and context.lower(i) in _BETWEEN:
        joined = joined or context.lower(i) in _AND
        i += 1
    if not joined:
        return None
    phrase = next((p for p in context.posts.touching(Chunk(i, i + 1)) if p.chunk.start in range(start, i + 1)), None)
    return phrase if phrase is not None and not phrase.plural and names_office(context, phrase) else None


def _time_at(context: Context, i: int, end: int) -> TimeExpression | None:
    """Return the date right at token i, or behind "in" or "on"."""
    while i < end and context.lower(i) in _ON:
        i += 1
    here = context.times.touching(Chunk(i, i + 1)) if i < end else ()
    return next((t for t in here if t.chunk.start <= i), None)


_AND = frozenset({"and", "then"})
_ON = frozenset({"in", "on", ","})
_BETWEEN = frozenset({"the", "a", "as"}) | _AND | {","}
