"""What the learned layer reads as said, by place; its pronouns settled: who goes on speaking, who has come in since."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgbuild.english import words
from kgbuild.extract.context import Context
from kgbuild.extract.statements.attributions import Learned, attribution_read, is_within
from kgbuild.extract.statements.speakers import is_somebody
from kgbuild.layers import Chunk, Cluster, MentionForm, head_of
from kgbuild.lookup import Index
from kgbuild.model import EntityKind, EntityRef
from kgbuild.nouns import is_person

_BODIES = words("body")
"""Heads of singular phrases that "they" may take up."""

_STILL_SPEAKING = 40  # tokens between a statement and "it said" that still means the same speaker


def learned_attributions(context: Context) -> list[Learned]:
    """Return the learned attributions of an article that report something, in text order."""
    read = (attribution_read(context, a) for a in context.annotated.attributions or ())
    found = sorted((f for f in read if f is not None), key=lambda f: (f.content[0].start, f.content[-1].end))
    return _carried_on(context, found)


def _carried_on(context: Context, found: Sequence[Learned]) -> list[Learned]:
    """Settle the pronouns that speak by who spoke last, close before.

    "it" and "they" that nothing else resolves mean the body, group or document that spoke; "he added" means the last
    speaker of that gender rather than somebody whom he spoke about.
    """
    result: list[Learned] = []
    last: Learned | None = None
    by_words: dict[Chunk | None, EntityRef] = {}  # "he" speaks twice: "he rejected this, insisting that"
    for one in found:
        said = one.speaker_words
        word = context.words(said.start, said.end) if said else ""
        if said and last is not None and last.speaker is not None:
            since = min(said.start, one.content[0].start) - last.content[-1].end
            near = said.start >= last.content[-1].end and since <= _STILL_SPEAKING
            goes_on = _may_be(context, word, last.speaker, one.speaker) and not _has_come_in(context, one, last)
            if near and (goes_on or _takes_up_text(context, one, last)):
                one = replace(one, speaker=last.speaker)
        if (meant := by_words.get(one.speaker_words)) is not None and one.speaker_words is not None:
            one = replace(one, speaker=meant)
        elif word in _GENDERS and one.speaker is not None and is_named_in(context, one.speaker, one.content):
            before = last.speaker if last is not None else None
            other = before is not None and _may_be(context, word, before, None)
            other = other and before is not None and not is_named_in(context, before, one.content)
            one = replace(one, speaker=before if other else None)
        if one.speaker is not None and one.cue is not None:
            by_words[one.speaker_words] = one.speaker
            # inside what the last speaker says he goes on speaking
            if last is None or not (one.cue.start in last.tokens or is_within(context, one, last)):
                last = one
        result.append(one)
    return result


_GENDERS = {"he": "male", "she": "female"}


def is_named_in(context: Context, speaker: EntityRef, content: Sequence[Chunk]) -> bool:
    """Say whether quoted words name somebody, who then does not say them: nobody calls himself by his name.

    What bears his name is another thing: "the Bell paradox", "Bell's law".
    """
    return any(
        m.ref == speaker
        and m.form is MentionForm.NAME
        and any(m.chunk.start in q.content for q in quotations)
        and head_of(context.doc, m.chunk).dep_ not in _BEARING
        for c in content
        if (quotations := context.quotations_near(c.start, c.end))
        for m in context.beginning(c.start, c.end)
    )


_BEARING = frozenset({"compound", "nmod:poss", "amod", "nmod:desc"})


def _has_come_in(context: Context, one: Learned, last: Learned) -> bool:
    """Say whether whom a pronoun is resolved to is named outside quotation marks since the last statement."""
    if one.speaker is None or one.speaker_words is None or one.speaker == last.speaker:
        return False
    since = context.beginning(last.content[-1].end, one.speaker_words.start)

    def outside(chunk: Chunk) -> bool:
        quoted = (q.outer for q in context.quotations_near(chunk.start, chunk.end))
        return not any(chunk.overlaps(other) for other in (*quoted, *one.content))

    return any(m.ref == one.speaker and m.form is MentionForm.NAME and outside(m.chunk) for m in since)


def _takes_up_text(context: Context, one: Learned, last: Learned) -> bool:
    """Say whether "it" is the text whose author was the last speaker: "Ms Bell's statement said … It added"."""
    if one.speaker is None or last.speaker_words is None or context.cluster(one.speaker).kind is EntityKind.PERSON:
        return False
    words, mentions = last.speaker_words, context.cluster(one.speaker).mentions
    inside = any(words.start <= m.chunk.start and m.chunk.end <= words.end for m in mentions)
    if one.speaker == last.speaker:
        return False
    # "the office of the mayor" is a thing rather than somebody
    spoke = context.cluster(last.speaker) if last.speaker is not None and inside else None
    office = spoke is not None and spoke.kind is EntityKind.UNNAMED and not is_somebody(context, spoke)
    return office or any(m.chunk == words for m in mentions)


def _may_be(context: Context, word: str, last: EntityRef, resolved: EntityRef | None) -> bool:
    """Say whether a pronoun may mean the last speaker although it is resolved to nobody or to somebody else."""
    cluster = context.cluster(last)
    if word == "they" and cluster.kind in {EntityKind.UNNAMED, EntityKind.DOCUMENT} and not _are_many(context, cluster):
        return False
    if word == "it" and cluster.kind is EntityKind.UNNAMED and _are_people(context, cluster):
        return False
    if word in {"it", "they"}:
        return resolved is None and cluster.kind is not EntityKind.PERSON
    gender = _GENDERS.get(word)
    if gender is None or cluster.gender not in {gender, None}:
        return False
    one_unnamed = cluster.kind is EntityKind.UNNAMED and not _is_plural(context, cluster)
    return cluster.kind is EntityKind.PERSON or (one_unnamed and is_somebody(context, cluster))


def _are_many(context: Context, cluster: Cluster) -> bool:
    """Say whether a nameless source may be "they": several, or a body of people; one headline or report is none."""
    words = {context.lower(i) for i in cluster.mentions[0].chunk}
    return _is_plural(context, cluster) or bool(_BODIES & words)


def _are_people(context: Context, cluster: Cluster) -> bool:
    """Say whether a nameless source is somebody, or several: no "it"."""
    head = head_of(context.doc, cluster.mentions[0].chunk)
    return is_person(head.lower_) or (_is_plural(context, cluster) and is_person(head.lemma_.lower()))


def _is_plural(context: Context, cluster: Cluster) -> bool:
    chunk = cluster.mentions[0].chunk
    head = next((t for t in context.doc[chunk.start : chunk.end] if t.head.i not in chunk), context.doc[chunk.end - 1])
    return str(head.tag_) in {"NNS", "NNPS", "CD"}


Spoken = tuple[tuple[int, int, int], EntityRef | None, Chunk | None]
"""Who has spoken, by which words, behind how far what he said goes: the later of two is the greater."""


_BEHIND = 6  # tokens from the end of quoted words to a cue right behind them


class Told:
    """The learned attributions of an article, found in text order."""

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
        for one in self.sharing(second):
            between = one.cue is not None and first.end <= one.cue.start < second.start
            if between and all(2 * len(one.tokens.intersection(q)) >= len(q) for q in (first, second)):
                return one
        return None

    def apart(self, first: Chunk, second: Chunk) -> bool:
        """Say whether a cue right behind the second of two quotations tells it, another the first, of somebody else."""
        one = [a for a in self.sharing(first) if a.cue is not None]
        other = [b for b in self.sharing(second) if b.cue is not None and 0 < b.cue.start - second.end <= _BEHIND]
        same = (a.cue == b.cue or a.speaker == b.speaker is not None for a in one for b in other)
        return bool(one and other) and not any(same)

    def spoken_before(self, start: int, within: int) -> list[Spoken]:
        """Return who spoke before a token, as far as their words, or the sentence of these, end so near before it."""
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
