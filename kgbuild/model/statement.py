"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kgbuild.model.entity import EntityRef
from kgbuild.model.evidence import Span


class SpeechType(str, Enum):
    """Quoted word for word, reported in the writer's words, or a report with quoted words in it."""

    DIRECT = "Direct"
    INDIRECT = "Indirect"
    MIXED = "Mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attributed statement.

    `parts` are the passages of the content, in text order (several if the cue interrupts it); `cue` the reporting
    words; `speaker_words` the words that name the speaker here. `speaker` is None when nothing in the text decides, and
    `speaker_candidates` then lists who it may be. `medium` is the publication that it was given to or appeared in,
    `occasion` the words for what it was said in or at ("an interview with the newspaper").
    """

    speech_type: SpeechType
    parts: tuple[Span, ...]
    speaker: EntityRef | None = None
    speaker_candidates: tuple[EntityRef, ...] = ()
    speaker_words: Span | None = None
    cue: Span | None = None
    addressee: EntityRef | None = None
    medium: EntityRef | None = None
    occasion: Span | None = None
    about: tuple[EntityRef, ...] = ()
    confidence: float = 1.0
