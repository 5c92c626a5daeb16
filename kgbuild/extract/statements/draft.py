"""A statement while it is put together: in tokens, so that drafts can be compared with each other and quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.extract.context import Context, Reference
from kgbuild.extract.statements.setting import setting
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityRef, SpeechType, Statement


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
