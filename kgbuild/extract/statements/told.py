"""What the learned layer reads as said, looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kgbuild.extract.context import Context
from kgbuild.extract.statements.attributions import Learned, is_within
from kgbuild.layers import Chunk
from kgbuild.lookup import Index
from kgbuild.model import EntityRef

Spoken = tuple[tuple[int, int, int], EntityRef | None, Chunk | None]
"""Who has spoken, by which words, behind how far what he said goes: the later of two is the greater."""


class Told:
    """The learned attributions of an article.

    Args:
        context: the article.
        found: its attributions, in text order.
    """

    def __init__(self, context: Context, found: Sequence[Learned]) -> None:
        self._context = context
        self._starts = sorted((c.start, n) for n, one in enumerate(found) for c in one.content)
        self._found = found
        self._at: Index[int, Learned] = Index()
        self._ending: Index[int, Learned] = Index()
        for one in found:
            self._at.add(one, one.tokens)
            self._ending.add(one, self._ends_in(one))

    def sharing(self, tokens: Iterable[int]) -> list[Learned]:
        """Return the attributions whose content has one of these tokens, in text order."""
        return self._at.by(tokens)

    def begins_in(self, tokens: range, but: Learned | None = None) -> bool:
        """Say whether a content, or a part of one, begins at one of these tokens; not that of `but`."""
        first, last = (bisect_left(self._starts, (i, -1)) for i in (tokens.start, tokens.stop))
        return any(self._found[n] is not but for _, n in self._starts[first:last])

    def of_both(self, first: Chunk, second: Chunk) -> Learned | None:
        """Return the attribution, its cue between them, that has at least half of each of two quotations."""
        inside = [range(q.start, q.end) for q in (first, second)]
        for one in self.sharing(inside[1]):
            between = one.cue is not None and first.end <= one.cue.start < second.start
            if between and all(2 * len(one.tokens.intersection(q)) >= len(q) for q in inside):
                return one
        return None

    def spoken_before(self, start: int, within: int) -> list[Spoken]:
        """Return who spoke before a token, as far as their words, or the sentence of these, end so near before it.

        Args:
            start: the token.
            within: tokens; others may be among them.
        """
        sentence_of = self._context.annotated.sentence_of
        sentences = range(sentence_of[max(start - within - 1, 0)], sentence_of[start] + 1)
        spoken: list[Spoken] = []
        near = [one for one in self._ending.by(sentences) if one.cue is not None and one.cue.end <= start]
        for one in near:
            if one.cue is None or one.speaker is None or any(is_within(self._context, one, other) for other in near):
                continue
            end = max([one.cue.end, *(c.end for c in one.content if c.end <= start + 1)])
            here = self._context.annotated.sentences[sentence_of[self._last(one.cue, end)]]
            spoken.append(((max(end, min(here.end, start)), end, -one.cue.start), one.speaker, one.speaker_words))
        return spoken

    def _last(self, cue: Chunk, end: int) -> int:
        """Return the last token before `end` that is no quotation mark: a closing one may open the next sentence."""
        last = end - 1
        while self._context.doc[last].is_quote and last > cue.start:
            last -= 1
        return last

    def _ends_in(self, one: Learned) -> set[int]:
        """Return the sentences in which somebody's words, or the first of them, end."""
        if one.cue is None or one.speaker is None:
            return set()
        ends = {one.cue.end, *(c.end for c in one.content)}
        return {self._context.annotated.sentence_of[i] for end in ends for i in (end - 1, self._last(one.cue, end))}
