"""Where each cluster is mentioned, looked up by sentence, by place and by token while pronouns are resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, Mention, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.annotate.coreference.draft import Draft


class Places:
    """Mentions of one cluster."""

    def __init__(self) -> None:
        self._by_sentence: dict[int, list[Mention]] = {}
        self._ends: list[int] = []
        self._pronouns: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._ends)

    def note(self, mention: Mention, sentence: int) -> None:
        """Take note of a mention in a sentence."""
        self._by_sentence.setdefault(sentence, []).append(mention)
        insort(self._ends, mention.chunk.end)
        if mention.form is MentionForm.PRONOUN:
            insort(self._pronouns, mention.chunk.start)

    def within(self, sentences: Iterable[int]) -> list[Mention]:
        """Return the mentions in some sentences."""
        return [m for n in sentences for m in self._by_sentence.get(n, ())]

    def ended(self, i: int) -> int:
        """Return how many mentions end before token i."""
        return bisect_right(self._ends, i)

    def last_pronoun(self, i: int) -> int | None:
        """Return the last pronoun before token i."""
        number = bisect_left(self._pronouns, i)
        return self._pronouns[number - 1] if number else None


class Whereabouts:
    """Where the clusters of an article are, and which person it names first; told of each mention that is added."""

    def __init__(self, drafts: Sequence[Draft], sentence_of: Sequence[int], quotation_of: Sequence[int | None]) -> None:
        self._sentence_of, self._quotation_of = sentence_of, quotation_of
        self._numbers = {draft: n for n, draft in enumerate(drafts)}
        self._inside: dict[int, set[Draft]] = {}
        self._all: dict[Draft, Places] = {draft: Places() for draft in drafts}
        self._outside: dict[Draft, Places] = {draft: Places() for draft in drafts}
        self._starting: dict[int, list[tuple[Draft, Mention]]] = {}
        self._ending: dict[int, list[tuple[Draft, Mention]]] = {}
        self._at: dict[int, list[tuple[Draft, Mention]]] = {}
        self._first: tuple[int, int, Draft] | None = None
        for draft in drafts:
            for mention in draft.mentions:
                self.note(draft, mention)

    def note(self, draft: Draft, mention: Mention) -> None:
        """Take note of a mention."""
        chunk = mention.chunk
        sentence = self._sentence_of[chunk.start]
        self._inside.setdefault(sentence, set()).add(draft)
        self._all[draft].note(mention, sentence)
        if self._quotation_of[chunk.start] is None:
            self._outside[draft].note(mention, sentence)
        self._starting.setdefault(chunk.start, []).append((draft, mention))
        self._ending.setdefault(chunk.end, []).append((draft, mention))
        for i in chunk:
            self._at.setdefault(i, []).append((draft, mention))
        place = (chunk.start, self._numbers[draft], draft)
        if draft.kind is EntityKind.PERSON and (self._first is None or place[:2] < self._first[:2]):
            self._first = place

    def within(self, sentences: range) -> list[Draft]:
        """Return the clusters that some sentences mention, in their order."""
        return self._in_order(set().union(*(self._inside.get(n, ()) for n in sentences)))

    def overlapping(self, chunks: Iterable[Chunk]) -> set[Draft]:
        """Return the clusters that have a mention with a token in some chunks."""
        return {d for c in chunks for i in c for d, _ in self._at.get(i, ())}

    def shortest(self, i: int) -> Draft | None:
        """Return the cluster with the shortest mention that token i lies in."""
        found = [(len(m.chunk), self._numbers[d], d) for d, m in self._at.get(i, ())]
        return min(found, key=lambda f: f[:2])[2] if found else None

    def starting(self, tokens: Iterable[int]) -> dict[Draft, list[Mention]]:
        """Return the clusters that have mentions beginning at some tokens, in their order, and those mentions."""
        return self._gathered(found for i in tokens for found in self._starting.get(i, ()))

    def ending(self, i: int) -> dict[Draft, list[Mention]]:
        """Return the clusters that have mentions ending before token i, in their order, and those mentions."""
        return self._gathered(self._ending.get(i, ()))

    def sharing_an_end(self, chunks: Iterable[Chunk]) -> dict[Draft, list[Mention]]:
        """Return the clusters that have mentions with the first or the last token of a chunk, and those mentions."""
        places = (p for c in chunks for p in (self._starting.get(c.start, ()), self._ending.get(c.end, ())))
        return self._gathered(found for place in places for found in place)

    def mentions(self, draft: Draft) -> Places:
        """Return all mentions of a cluster."""
        return self._all[draft]

    def taken_up_at(self, draft: Draft, i: int) -> Places:
        """Return what a pronoun at token i may take up: what is outside quotation marks, or else all."""
        inside = self._quotation_of[i] is not None
        return self._all[draft] if inside or not self._outside[draft] else self._outside[draft]

    @property
    def first_person(self) -> Draft | None:
        """The person whose mention comes first."""
        return self._first[2] if self._first else None

    def _gathered(self, found: Iterable[tuple[Draft, Mention]]) -> dict[Draft, list[Mention]]:
        gathered: dict[Draft, list[Mention]] = {}
        for draft, mention in found:
            gathered.setdefault(draft, []).append(mention)
        return {draft: gathered[draft] for draft in self._in_order(gathered)}

    def _in_order(self, drafts: Iterable[Draft]) -> list[Draft]:
        return sorted(drafts, key=self._numbers.__getitem__)
