"""Find the time expressions of a Doc, and settle what those mean that hang on the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from spacy.tokens import Doc

from kgbuild.annotate.dates import durations, explicit, periods, relative, spans
from kgbuild.annotate.dates.rule import Anchor, Reader, Reading
from kgbuild.annotate.dates.tense import direction, is_firm
from kgbuild.annotate.dates.timex import days_of
from kgbuild.layers import Chunk, TimeExpression, TimeKind
from kgbuild.model import DateInterval

_RULES = (
    *spans.RULES,
    *explicit.RULES,
    *periods.ERAS,
    *explicit.HOLIDAYS,
    *relative.RULES,
    *periods.RULES,
    *durations.RULES,
)

_BEFORE = re.compile(
    r"(?:(?<![\w-])(?:"
    r"(?:earlier|later|early|late|mid|sometime|nearly|almost|about|around|over|under|only|barely|just)"
    r"|(?:at\s+)?the\s+(?:very\s+)?(?:beginning|start|end|middle|height|rest|turn|first\s+half|second\s+half)\s+of"
    r"|(?:more|less|no\s+more|no\s+less)\s+than|at\s+least|up\s+to"
    r")\s+(?:in\s+)?(?:the\s+)?|\bmid-)$",
    re.IGNORECASE,
)
_REACH = 32


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A match that may be a time expression: where, and what reads it."""

    start: int
    end: int
    rank: int
    match: re.Match[str]
    reader: Reader


def find_times(doc: Doc, published: DateInterval | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a Doc in text order, none overlapping another.

    Args:
        doc: Tokens and sentence starts; tags and trees are used where there are any.
        published: The days on which the article may have been published. An expression that hangs on the day covers
            every day it may mean; without any day it keeps its wording and gets none.
    """
    text = doc.text
    chosen = _choose(text)
    chunks = [_chunk(doc, text, candidate) for candidate in chosen]
    ways = [(direction(doc, c.start, c.end), is_firm(doc, c.start, c.end)) for c in chunks]
    sentences = list(accumulate(int(bool(token.is_sent_start)) for token in doc))
    first = _read(chosen, chunks, ways, sentences, published.first if published else None)
    last = first
    if published and published.first != published.last:
        last = _read(chosen, chunks, ways, sentences, published.last)
    found: list[TimeExpression] = []
    for chunk, one, other in zip(chunks, first, last, strict=True):
        if one and other and not (found and found[-1].chunk.overlaps(chunk)):
            found.append(_join(chunk, one, other))
    return tuple(found)


def _choose(text: str) -> list[_Candidate]:
    """Return the matches of all rules that do not overlap: the leftmost first, the longest of those."""
    candidates = [
        _Candidate(*match.span("when" if "when" in rule.pattern.groupindex else 0), rank, match, rule.reader)
        for rank, rule in enumerate(_RULES)
        for match in rule.pattern.finditer(text)
    ]
    candidates.sort(key=lambda c: (c.start, -c.end, c.rank))
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen


def _chunk(doc: Doc, text: str, candidate: _Candidate) -> Chunk:
    """Return the tokens of a match, with the words before it that limit it ("early", "the end of")."""
    start = candidate.start
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before:
        start -= len(before[0])
    end = candidate.end
    if text[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None  # a match is never empty, so expanding finds tokens
    return Chunk(span.start, span.end)


def _read(
    chosen: Sequence[_Candidate],
    chunks: Sequence[Chunk],
    ways: Sequence[tuple[int, bool]],
    sentences: Sequence[int],
    today: date | None,
) -> list[Reading | None]:
    """Read all matches in text order against one day of publication, each with the dates before it at hand."""
    readings: list[Reading | None] = []
    spoken: tuple[int, str] | None = None
    for candidate, chunk, (way, firm) in zip(chosen, chunks, ways, strict=True):
        here = sentences[chunk.start]
        distance = here - spoken[0] if spoken else 2
        previous = spoken[1] if spoken and distance <= 1 else None
        beside = previous if distance == 0 else None
        reading = candidate.reader(candidate.match, Anchor(today, way, previous, beside, firm))
        readings.append(reading)
        if reading and reading.kind is TimeKind.DATE and reading.value and days_of(reading.value):
            spoken = here, reading.value
    return readings


def _join(chunk: Chunk, one: Reading, other: Reading) -> TimeExpression:
    """Join what an expression means if the article is of the first or of the last of its possible days."""
    dated = one.kind in {TimeKind.DATE, TimeKind.TIME}
    first, last = (days_of(r.days or r.value) if dated else None for r in (one, other))
    interval = DateInterval(min(first.first, last.first), max(first.last, last.last)) if first and last else None
    return TimeExpression(chunk, interval, one.value if one.value == other.value else None, one.kind)
