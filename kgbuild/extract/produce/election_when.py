"""Read when and where an election is, and whether its mention looks ahead or back."""

from __future__ import annotations

import re

from kgbuild.extract.contest_phrases import AHEAD, BACK
from kgbuild.extract.contest_times import CERTAIN, by_date, clause_words, of_past_verb
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.tree import root
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import DateInterval, EntityKind

_OVER = (" defeat", " victory", " win", " landslide")

_LOOMING = frozenset("imminent looming scheduled forthcoming due approaching nears near approaches".split())

_LEADS_AHEAD = frozenset(
    """
    before ahead until approaching approach run-up run fight fighting contest contesting win winning stand
    standing call calling called expected due planned predicted likely preparing prepare
    holding hold forthcoming closer imminent scheduled
    """.split()
)

_LEADS_BACK = frozenset(
    """
        since after following result results outcome wake held lost won won't unlike aftermath defeat
        defeated victory during
        """.split()
)

_FUTURE = frozenset(
    "will would shall should could may might must if 'll ’ll going set due expected to can plans hopes".split()
)

_PAST = frozenset("was were had did won lost saw gave took brought became came delivered elected showed".split())


def looks_ahead(context: Context, chunk: Chunk) -> bool:
    """Say whether the sentence of an election speaks of what is to come."""
    here = context.sentence(chunk.start)
    return any(context.lower(i) in _FUTURE for i in range(here.start, here.end))


def time_of_election(context: Context, chunk: Chunk) -> TimeExpression | None:
    """Return the date inside the phrase, or the one that says when it is held: "expected on 5 May", "in 2001"."""
    inside = context.times.touching(Chunk(max(0, chunk.start - 1), chunk.end))
    if inside:
        return min(inside, key=lambda t: (_span(t.interval), t.chunk.start))
    end = context.sentence(chunk.start).end
    reach = Chunk(chunk.end, min(end, chunk.end + 14))
    for time in context.times.touching(reach):
        if time.chunk.start in reach:
            between = [context.lower(i) for i in range(chunk.end, time.chunk.start)]
            direct = all(w in _DIRECT or not w.isalpha() for w in between) and len(between) <= 3
            held = bool(set(between) & HELD) and not set(between) & _OTHER_CLAUSE
            if direct or (held and not _inside_another(context, chunk)):
                return time
    return None


def _inside_another(context: Context, chunk: Chunk) -> bool:
    """Say whether a dated verb tells of something else, of which an election is a part: "the period for the vote"."""
    noun = root(context.doc, chunk.start, chunk.end)
    return noun.dep_ == "nmod" and noun.head.pos_ == "NOUN" and noun.head.lemma_.lower() not in _PARTS


_PARTS = frozenset("round day date voting ballot".split())
_DIRECT = frozenset("in on at of for and this campaign result results".split())

HELD = frozenset("held expected due scheduled called predicted likely planned set place is was".split())

_OTHER_CLAUSE = frozenset(". ; : could might may said says told after before while but he she they and".split())


def _span(interval: DateInterval | None) -> int:
    return (interval.last - interval.first).days if interval else 100_000


def place_of_election(context: Context, chunk: Chunk) -> Reference | None:
    """Return where it is held: a place in the phrase or owning it, right after it behind "in", or "held in" one."""
    reach = min(context.sentence(chunk.start).end, chunk.end + 8)
    for mention in context.beginning(chunk.start - 1, max(chunk.end, reach)):
        start, end = mention.chunk.start, mention.chunk.end
        if mention.kind is not EntityKind.PLACE:
            continue
        inside = chunk.start - 1 <= start < chunk.end
        behind = chunk.end < start < reach and context.lower(start - 1) in {"in", "across"}
        between = {context.lower(k) for k in range(chunk.end, start - 1)} if behind else set()
        if inside or (behind and end and (not between or between & _TAKES_PLACE)):
            return mention
    return None


_TAKES_PLACE = frozenset("held holding place be".split())


def direction_of(context: Context, chunk: Chunk, words: str, time: TimeExpression | None) -> int:
    """Return 2 for an election to come, -2 for one that was, 1 or -1 if that is only hinted at, else 0."""
    if AHEAD.search(words):
        return CERTAIN
    if BACK.search(words):
        return -CERTAIN
    if words.endswith(_OVER) and not looks_ahead(context, chunk):
        return -CERTAIN
    told = by_date(context, chunk, time)
    if told:
        return told
    if words.endswith((" result", " results")):
        return -1
    if _is_own(words):
        return -CERTAIN
    here = context.sentence(chunk.start)
    left = {context.lower(i) for i in range(max(here.start, chunk.start - 5), chunk.start)}
    around = {context.lower(i) for i in range(here.start, here.end)}
    following = {context.lower(i) for i in range(chunk.end, min(here.end, chunk.end + 6))}
    if "over" in clause_words(context, range(chunk.end, chunk.end + 2)):
        return -CERTAIN
    if context.lower(chunk.start - 1) in {"in", "during"} and of_past_verb(context, chunk):
        return -1
    if left & {"since", "unlike"} or (following & {"result", "results"} and not around & _FUTURE):
        return -1
    past = bool(around & _PAST) or any(t.tag_ == "VBD" for t in context.doc[here.start : here.end])
    if left & {"before", "ahead", "until", "run-up", "closer", "approaching"} and not past:
        return 1
    if (
        following & _LOOMING
        or context.words(chunk.start - 2, chunk.start).startswith("campaign for")
        or "campaign for the" in context.words(chunk.start - 3, chunk.start + 1)
    ):
        return 1
    if following & {"will", "would", "shall"} and not left & {"since", "after"}:
        return 1
    if past and time is not None and not around & _FUTURE:
        return -1
    if (left | following) & _LEADS_AHEAD and around & _FUTURE:
        return 1
    if (left | following) & _LEADS_BACK and not around & _FUTURE:
        return -1
    return 1 if around & {"will", "'ll", "’ll", "going"} else 0


def _is_own(words: str) -> bool:
    """Say whether words tell of somebody's being elected, which was: "his election"."""
    return bool(re.fullmatch(r"(?:his|her|my) (?:first )?election", words))
