"""Find the cues of reported speech and who utters it: "said Ann Bell", "told reporters", "according to the report"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kgbuild.inflection import forms
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

SPEAKERS = frozenset(
    {
        EntityKind.PERSON, EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED, EntityKind.PUBLICATION,
        EntityKind.DOCUMENT,
    }
)  # fmt: skip
"""Who can say something."""

_VERBS = frozenset(
    """
    say tell add ask claim warn argue insist believe accuse deny admit promise pledge urge announce explain reveal
    stress suggest report predict hope fear think feel demand describe dismiss reject declare state continue conclude
    confirm concede acknowledge agree maintain note observe complain comment reply respond write call accept disclose
    point propose recall remark repeat signal vow threaten criticise attack praise blame question wonder expect indicate
    emphasise estimate show find know shout cry yell joke remind assure inform allege cite condemn defend hail welcome
    contend imply doubt order counter assert outline read recommend
    """.split()
)
"""Verbs that may be the cue of a statement."""

_INTRODUCES = frozenset(
    """
    say tell add ask claim warn argue insist believe deny admit promise pledge announce explain reveal stress suggest
    report predict hope fear think feel declare state conclude confirm concede acknowledge agree maintain note
    complain write accept disclose point indicate emphasise estimate show find vow threaten signal expect assure allege
    contend imply doubt repeat recommend observe demand urge accuse call inform remind assert order
    """.split()
)
"""Verbs that take a reported clause after them."""


@cache
def verb_forms() -> dict[str, str]:
    """Return each form of a verb of speech with its lemma."""
    return {form: lemma for lemma in sorted(_VERBS) for form in forms(lemma)}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of speech: its words, its verb's lemma, who speaks and to whom."""

    chunk: Chunk
    lemma: str
    speaker: Reference | None
    inverted: bool
    addressee: EntityRef | None
    end: int
    """Where the words of the cue end, addressee included: the content may begin here."""


def find_cues(context: Context) -> list[Cue]:
    """Return the cues outside quotations, in text order."""
    quoted: set[int] = set()
    end = 0
    for content in sorted((q.content for q in context.annotated.quotations), key=lambda c: c.start):
        quoted.update(range(max(content.start, end), content.end))
        end = max(end, content.end)
    cues = []
    for token in context.doc:
        lemma = _lemma(token)
        if lemma is None or token.i in quoted:
            continue
        if context.at(token.i, SPEAKERS) is not None:
            continue
        cue = _cue(context, token.i, lemma)
        if cue is not None:
            cues.append(cue)
    return cues


def _lemma(token: Token) -> str | None:
    """Return the lemma of a verb of speech; None for any other word."""
    lemma = token.lemma_.lower()
    return lemma if lemma in _VERBS and token.pos_ == "VERB" else None


def introduces_clause(cue: Cue) -> bool:
    """Say whether a reported clause may follow the cue."""
    return cue.lemma in _INTRODUCES


def _cue(context: Context, i: int, lemma: str) -> Cue | None:
    """Read the speaker before or after the verb, and the addressee after it."""
    speaker = _speaker_before(context, i)
    inverted = False
    if speaker is None:
        speaker = _speaker_after(context, i)
        inverted = speaker is not None
    if speaker is None:
        return None
    end, addressee = i + 1, None
    if inverted:
        end = speaker.chunk.end
    elif lemma in {"tell", "urge", "ask", "warn", "remind", "inform", "assure"}:
        named = [m for m in context.after(i + 1, within=8) if m.chunk.start - i <= 5]
        if named and lemma != "urge":
            end, addressee = named[0].chunk.end, named[0].ref
        elif lemma == "tell":
            end = _end_of_phrase(context, i + 1)
    return Cue(Chunk(i, i + 1), lemma, speaker, inverted, addressee, end)


def _end_of_phrase(context: Context, i: int) -> int:
    """Return the end of the unnamed addressee after "told": up to "that", a mark or five words."""
    for j in range(i, min(i + 6, context.sentence(i - 1).end)):
        word = context.lower(j)
        if (word in {"that", "he", "she", "they", "it", "the"} and j > i) or not word[0].isalnum():
            return j
    return i


def _speaker_before(context: Context, i: int) -> Reference | None:
    """Return the subject of the verb, or who is blamed for what it says."""
    return context.subject(i, SPEAKERS)


def _speaker_after(context: Context, i: int) -> Reference | None:
    """Return the mention right after the verb: "said the Labour leader, Ann Bell"."""
    named = context.after(i + 1, SPEAKERS, within=12)
    if not named or named[0].chunk.start - i > 6:
        return None
    between = [context.lower(j) for j in range(i + 1, named[0].chunk.start)]
    return named[0] if all((w.isalpha() and w not in {"that", "to", "it", "he"}) or w == "-" for w in between) else None
