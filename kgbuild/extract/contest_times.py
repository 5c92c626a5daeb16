"""Tell by its date, and by the verbs around it, whether an election was or is to come."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kgbuild.extract.tree import FINITE, cases, children, root, with_helpers
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

CERTAIN = 2
"""How sure a direction is that the words of the phrase or a date tell; what is only hinted at counts 1."""

_AHEAD_OF_DATE = frozenset(
    "expected forthcoming scheduled due next will would planned planning until candidates upcoming coming".split()
)


def lies_ahead(context: Context, time: TimeExpression) -> bool:
    """Say whether a date lies after publication, or in a span that goes on: "later this year"."""
    published = context.annotated.article.date
    if published is None or time.interval is None:
        return False
    later = context.lower(time.chunk.start) in _LATER and time.interval.last > published.interval.last
    return later or time.interval.first > published.interval.last


_LATER = frozenset("later next".split())


def to_come(context: Context, time: TimeExpression) -> TimeExpression:
    """Return the date of what is planned: the name of a day or a month alone means the next such one, no past one."""
    return _on_side(context, time, 1)


def gone_by(context: Context, time: TimeExpression) -> TimeExpression:
    """Return the date of what is over: the name of a day or a month alone means the last such one, none to come."""
    return _on_side(context, time, -1)


def _on_side(context: Context, time: TimeExpression, step: int) -> TimeExpression:
    """Return a date that lies on the other side of publication than it should, -1 or 1, a week or a year from there."""
    published, days = context.annotated.article.date, time.interval
    if published is None or days is None or len(time.chunk) != 1:
        return time
    word, day = context.lower(time.chunk.start), published.interval
    if days.last >= day.first if step > 0 else days.first <= day.last:
        return time
    if word.endswith("day") and word not in _NO_WEEKDAYS:
        week = timedelta(days=7 * step)
        days = DateInterval(days.first + week, days.last + week)
        return replace(time, interval=days, value=days.first.isoformat() if days.first == days.last else time.value)
    if word in _MONTHS and (step < 0 or context.lower(time.chunk.start - 1) not in _LEADS_BACK_TO):
        value = f"{days.first.year + step:04}-{_MONTHS[word]:02}"
        return replace(time, interval=PartialDate(value).interval, value=value)
    return time


def is_told_as_over(context: Context, chunk: Chunk) -> bool:
    """Say whether the clause of an event, or that in which its noun tells when or where, is told as past.

    "Became leader in May", "won control in Thursday's elections"; not "spoke before Thursday's elections".
    """
    head = root(context.doc, chunk.start, chunk.end)
    if head.pos_ in {"VERB", "AUX"}:
        return _is_past_clause(head)
    above = next((t for t in head.ancestors if t.pos_ in {"VERB", "AUX"} or children(t, "cop")), None)
    return above is not None and bool(cases(head) & _WITHIN) and _is_past_clause(above)


_WITHIN = frozenset({"in", "at", "during"})


def _is_past_clause(verb: Token) -> bool:
    """Say whether the finite verb of a clause is past, and none of saying."""
    finite = [t for t in with_helpers(verb) if t.tag_ in FINITE]
    return len(finite) == 1 and finite[0].tag_ == "VBD" and verb.lemma_.lower() not in _SPEECH


_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_LEADS_BACK_TO = frozenset("last past since".split())
_NO_WEEKDAYS = frozenset("today yesterday".split())


def by_date(context: Context, chunk: Chunk, time: TimeExpression | None) -> int:
    """Compare the date with the day of publication; without one, read the words of the date and those around.

    A bare year is then taken to be past, unless what stands near looks ahead.
    """
    published = context.annotated.article.date
    if time is None:
        return 0
    words = context.annotated.words(time.chunk).lower()
    if time.interval is not None and published is not None:
        if time.interval.last < published.interval.first or words.startswith("earlier "):
            return -CERTAIN
        return CERTAIN if lies_ahead(context, time) else 0
    if re.match(r"(?:last|previous|past|earlier)\b|.* ago$|.*\bthat (?:year|month|week)$", words):
        return -CERTAIN
    if re.match(r"(?:next|coming|later this|in .* time$)", words):
        return CERTAIN
    here = context.sentence(chunk.start)
    left = clause_words(context, range(chunk.start - 1, max(here.start, chunk.start - 8) - 1, -1))
    right = clause_words(context, range(chunk.end, min(here.end, chunk.end + 8)))
    if (left | right) & _AHEAD_OF_DATE and not (left | right) & {"was", "were"}:
        return CERTAIN
    if _IS_TO_BE.match(context.words(chunk.end, min(here.end, chunk.end + 4)).lower()):
        return CERTAIN
    if time.interval is not None:
        run_up = {"run-up", "run"} & left and not _told_as_past(context, chunk)
        return CERTAIN if run_up else -CERTAIN
    if _told_as_past(context, chunk):
        return 0 if {context.lower(k) for k in range(chunk.start - 3, chunk.start)} & _LEADS_ON else -1
    behind = time.chunk.start >= chunk.start + 2 and context.lower(time.chunk.start - 1) in {"in", "on"}
    return int(behind and not left & _LEADS_BACK_HERE)


_IS_TO_BE = re.compile(r"(?:is|are) (?:(?:\w+ )?to be|on|in)\b")
_LEADS_ON = frozenset("for before ahead until towards".split())
_LEADS_BACK_HERE = frozenset("by in since after during".split())


def clause_words(context: Context, tokens: Iterable[int]) -> set[str]:
    """Return the words from a place on, up to a mark that ends the clause."""
    found: set[str] = set()
    for k in tokens:
        if context.lower(k) in {",", ";", ":", ".", "–", "—", "(", ")"}:
            break
        found.add(context.lower(k))
    return found


def _told_as_past(context: Context, chunk: Chunk) -> bool:
    """Say whether the sentence has a past verb that reports no speech, and nothing in it looks ahead."""
    here = context.doc[context.sentence(chunk.start).start : context.sentence(chunk.start).end]
    ahead = any(
        t.lower_ in {"will", "would", "shall", "'ll", "’ll", "may", "could", "should", "is", "are"} for t in here
    )
    past = any(_is_past(t) for t in here)
    return past and not ahead


def of_past_verb(context: Context, chunk: Chunk) -> bool:
    """Say whether an election is when a past verb took place: "he trailed in the election"; a tree is needed."""
    if not _told_as_past(context, chunk):
        return False
    verb = root(context.doc, chunk.start, chunk.end).head
    return verb.tag_ == "VBD" and verb.lemma_.lower() not in _SPEECH


_SPEECH = frozenset(
    "say tell add claim warn ask announce promise pledge insist predict speculate suggest hint think".split()
)


def _is_past(token: Token) -> bool:
    """Say whether a word is a past verb that reports no speech."""
    return token.tag_ == "VBD" and token.lemma_.lower() not in _SPEECH
