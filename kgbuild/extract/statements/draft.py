"""A statement while it is put together: in tokens, so that drafts can be compared with each other and quotations.

Where it was made is read here, too: the medium it was given to or appeared in, and the occasion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgbuild.extract.context import Context, Reference
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind, EntityRef, SpeechType, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attributed statement; `speaker_words` are the words that name the speaker here."""

    speech_type: SpeechType
    parts: tuple[Chunk, ...]
    speaker: EntityRef | None = None
    speaker_words: Chunk | None = None
    speaker_candidates: tuple[EntityRef, ...] = ()
    cue: Chunk | None = None
    addressee: EntityRef | None = None
    confidence: float = 0.8

    def overlaps(self, chunks: Iterable[Chunk]) -> bool:
        """Say whether the content shares a token with any of the chunks."""
        return any(part.overlaps(chunk) for part in self.parts for chunk in chunks)

    def statement(self, context: Context) -> Statement:
        """Return the statement with its places in the article and the entities that its content names."""
        span = context.annotated.span
        parts = tuple(span(part) for part in self.parts)
        medium, occasion = setting(context, self.cue, self.parts, self.speaker) if self.cue else (None, None)
        inside = {m: None for part in self.parts for m in context.beginning(part.start, part.end)}
        named = [
            m.ref
            for m in sorted(inside, key=lambda m: m.chunk.start)
            if m.form is MentionForm.NAME and any(part.contains(span(m.chunk)) for part in parts)
        ]
        return Statement(
            speech_type=self.speech_type,
            parts=parts,
            speaker=self.speaker,
            speaker_candidates=() if self.speaker is not None else self.speaker_candidates,
            speaker_words=span(self.speaker_words) if self.speaker_words else None,
            cue=span(self.cue) if self.cue else None,
            addressee=self.addressee,
            medium=medium,
            occasion=span(occasion) if occasion else None,
            about=tuple(dict.fromkeys(named)),
            confidence=self.confidence,
        )


def speech_type(context: Context, parts: Iterable[Chunk]) -> SpeechType:
    """Return Mixed for a report that quotes, Indirect for one that does not."""
    quotes = any(part.overlaps(q.outer) for part in parts for q in context.quotations_near(part.start, part.end))
    return SpeechType.MIXED if quotes else SpeechType.INDIRECT


def said_by(speaker: Reference | None) -> tuple[EntityRef | None, Chunk | None]:
    """Return who a mention is and where it stands."""
    return (speaker.ref, speaker.chunk) if speaker else (None, None)


OCCASIONS = frozenset(
    """
    interview speech conference debate statement letter article column broadcast briefing summit rally hearing lecture
    address essay pamphlet blog podcast email e-mail message phone-in session question-time launch manifesto memo
    """.split()
)
"""Nouns for what somebody says something in or at, as lemmas."""

_LEADS_IN = frozenset("in at on during after before from to with for via through told tells tell".split())
_REACH = 12  # tokens between a cue and the words for its setting
_LONGEST = 14


def setting(
    context: Context, cue: Chunk, content: Sequence[Chunk], speaker: EntityRef | None
) -> tuple[EntityRef | None, Chunk | None]:
    """Return the medium and the words for the occasion of a statement, each None if its sentence names none.

    A medium named in the content is something else; a newspaper that reports is its own and not named again.
    """
    inside = {i for chunk in content for i in chunk}
    return _medium(context, cue, inside, speaker), _occasion(context, cue, inside)


def _medium(context: Context, cue: Chunk, inside: set[int], speaker: EntityRef | None) -> EntityRef | None:
    here = context.sentence(cue.start)
    for mention in context.beginning(here.start, here.end):
        named = mention.kind is EntityKind.PUBLICATION and mention.form is not MentionForm.PRONOUN
        near = _distance(mention.chunk, cue) <= _REACH
        if not named or not near or mention.ref == speaker or mention.chunk.start in inside:
            continue
        before = {context.lower(i) for i in range(max(here.start, mention.chunk.start - 3), mention.chunk.start)}
        if before & _LEADS_IN or mention.chunk.start == cue.end:
            return mention.ref
    return None


def _occasion(context: Context, cue: Chunk, inside: set[int]) -> Chunk | None:
    here = context.sentence(cue.start)
    for i in here:
        token = context.doc[i]
        if i in inside or token.pos_ not in {"NOUN", "PROPN"} or token.lemma_.lower() not in OCCASIONS:
            continue
        start = i
        while start > here.start and i - start < 5 and context.lower(start - 1) not in _LEADS_IN:
            start -= 1
        if start == here.start or start - 1 in inside or _distance(Chunk(start, i + 1), cue) > _REACH:
            continue
        if context.lower(start - 1) in _LEADS_IN and not any(context.doc[k].is_punct for k in range(start, i)):
            return Chunk(start, _end(context, i, here.end, inside, cue))
    return None


def _end(context: Context, head: int, limit: int, inside: set[int], cue: Chunk) -> int:
    """Return the end of the words that say which occasion: "an interview with the newspaper"."""
    end = head + 1
    last = min(limit, head + _LONGEST)
    while end < last and end not in inside and end not in cue:
        token = context.doc[end]
        goes_on = token.pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM", "PART"}
        if not goes_on or context.lower(end) in {"that", "to"}:
            break
        end += 1
    while end > head + 1 and context.doc[end - 1].pos_ in {"ADP", "DET"}:
        end -= 1
    return end


def _distance(a: Chunk, b: Chunk) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
