"""Gather the events of an article from its windows: triggers, their arguments, and which of them tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kgbuild.annotate.encoder.decode import Run, softmax
from kgbuild.annotate.encoder.events import (
    KINDS,
    PROPERTIES,
    PROPERTIES_OF,
    TriggerRun,
    decode_roles,
    decode_triggers,
    numbered,
)
from kgbuild.annotate.encoder.pieces import Window
from kgbuild.annotate.encoder.session import EventSession, Scores
from kgbuild.annotate.tokens import HYPHENS
from kgbuild.layers import Chunk, EventArgument, EventMention

BIAS = 0.0
"""How much the score of "no event" is lowered; chosen on articles of the training part that were held out."""

_COMPARED = 256
"""Mentions that are compared with each other; each pair costs memory, and no news article has so many."""


_SURELY = 2.0
"""Of pairs of meetings or votes that score more and name others 27 of 28 are one (205 articles kept from training and
dev), of those that score less 30 of 50."""


class EventLayer:
    """Collects window after window of one article."""

    def __init__(self, words: Sequence[int], session: EventSession) -> None:
        """Args: the token of each word, and the loaded layer."""
        self._words, self._session = words, session
        self._found: list[tuple[EventMention, NDArray[np.float32]]] = []  # each with what is compared with others

    def add(self, part: Window, scores: Scores) -> None:
        """Read one window."""
        runs = decode_triggers(scores["trigger"], BIAS)
        if not runs:
            return
        start, end = (np.array([getattr(r, side) for r in runs], dtype=np.int64) for side in ("start", "end"))
        kind = np.array([KINDS.index(r.kind) for r in runs], dtype=np.int64)
        read = self._session.triggers(scores, start, end, kind)
        for n, run in enumerate(runs):
            mention = self._mention(part, run, decode_roles(read["roles"][n], run.kind), read["properties"][n])
            self._found.append((mention, read["triggers"][n]))

    def _mention(
        self, part: Window, run: TriggerRun, roles: Sequence[Run], properties: NDArray[np.float32]
    ) -> EventMention:
        values = _properties(properties)
        return EventMention(
            kind=run.kind,
            trigger=self._chunk(part, run.start, run.end),
            arguments=tuple(EventArgument(r.label, self._chunk(part, r.start, r.end), r.score) for r in roles),
            factuality=tuple(values["factuality"].items()),
            properties=tuple(
                (name, *max(values[name].items(), key=itemgetter(1))) for name in PROPERTIES_OF.get(run.kind, ())
            ),
            event=-1,
            score=run.score,
            second=run.second,
        )

    def _chunk(self, part: Window, start: int, end: int) -> Chunk:
        return Chunk(self._words[part.start + start], self._words[part.start + end - 1] + 1)

    def mentions(self) -> tuple[EventMention, ...]:
        """Return the article's mentions in text order, each with the number of its event."""
        mentions: list[EventMention] = []
        events = 0
        surely = 0
        for first in range(0, len(self._found), _COMPARED):
            part = self._found[first : first + _COMPARED]
            vectors, which = _each_once([vector for _, vector in part])
            same = self._session.same(np.stack(vectors))
            kinds, alike = [mention.kind for mention, _ in part], same[np.ix_(which, which)]
            numbers, sure = numbered(kinds, alike), numbered(kinds, alike - _SURELY)
            mentions += (
                replace(m, event=events + n, surely=surely + k)
                for (m, _), n, k in zip(part, numbers, sure, strict=True)
            )
            events, surely = events + max(numbers) + 1, surely + max(sure) + 1
        return tuple(mentions)


def _each_once(vectors: Sequence[NDArray[np.float32]]) -> tuple[list[NDArray[np.float32]], list[int]]:
    """Return the different ones of some vectors, and which of them each is: a text that repeats itself has few."""
    places: dict[bytes, int] = {}
    which = [places.setdefault(v.tobytes(), len(places)) for v in vectors]
    return [vectors[which.index(n)] for n in range(len(places))], which


def with_whole_words(doc: Doc, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return mentions whose triggers take in the rest of a hyphenated word, each word once: "by-polls", not "polls".

    Of two of a kind in one word the one that the model is surer of stays.
    """
    whole: list[EventMention] = []
    for mention in mentions:
        grown = replace(mention, trigger=_whole_word(doc, mention.trigger))
        before = whole[-1] if whole else None
        if before is None or before.kind != grown.kind or not before.trigger.overlaps(grown.trigger):
            whole.append(grown)
        elif grown.score > before.score:
            whole[-1] = grown
    return tuple(whole)


def _whole_word(doc: Doc, trigger: Chunk) -> Chunk:
    """Return a trigger with what hyphens without spaces join to it."""
    start, end = trigger.start, trigger.end
    while start > 0 and not doc[start - 1].whitespace_ and _joined(doc, start - 1, start):
        start -= 1
    while end < len(doc) and not doc[end - 1].whitespace_ and _joined(doc, end - 1, end):
        end += 1
    return Chunk(start, end)


def _joined(doc: Doc, a: int, b: int) -> bool:
    """Say whether of two neighbouring tokens one is a hyphen and the other a word."""
    return (doc[a].text in HYPHENS and doc[b].is_alpha) or (doc[b].text in HYPHENS and doc[a].is_alpha)


def _properties(scores: NDArray[np.float32]) -> dict[str, dict[str, float]]:
    """Return the probability of each value of each property, whose scores stand side by side."""
    found: dict[str, dict[str, float]] = {}
    start = 0
    for name, values in PROPERTIES.items():
        probability = softmax(scores[start : start + len(values)])
        found[name] = {value: float(p) for value, p in zip(values, probability, strict=True)}
        start += len(values)
    return found
