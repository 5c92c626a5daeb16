"""Read the learned attributions: which report something, who speaks, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.extract import tree
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS
from kgbuild.extract.reporting import DOES_OTHERWISE, NEEDS_CLAUSE, REPORTING, TAKES_ADDRESSEE
from kgbuild.extract.statements.content import strip_marks
from kgbuild.extract.statements.draft import said_by
from kgbuild.extract.statements.speakers import speaker_in, whose_words
from kgbuild.extract.statements.unsaid import (
    happens,
    has_clause,
    is_deed,
    is_done_besides,
    is_participle,
    is_proposition,
    is_unsaid,
)
from kgbuild.layers import Attribution, Chunk
from kgbuild.model import EntityRef

_SURE = 0.85
"""The mean probability of an attribution's tags from which quoted words make any verb a cue, and noun phrases count."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A learned attribution with its speaker resolved."""

    content: tuple[Chunk, ...]
    tokens: frozenset[int]
    cue: Chunk | None
    speaker: EntityRef | None
    speaker_words: Chunk | None
    addressee: EntityRef | None
    score: float


def attribution_read(context: Context, attribution: Attribution) -> Learned | None:
    """Return an attribution with its speaker, None if it reports nothing."""
    cue = _joined(attribution.cue)
    cue = strip_marks(context, cue) if cue is not None else None
    if cue is not None and len(cue) > 1 and context.lower(cue.end - 1) == "in":  # "said in" a letter
        cue = Chunk(cue.start, cue.end - 1)
    source = _joined(attribution.source)
    if cue is not None and not _reports(context, attribution, cue, source):
        return None
    if source is not None and cue is not None and _is_elsewhere(context, source, cue):
        source = None
    owner = whose_words(context, cue) if cue is not None else None
    if owner is not None and not (source is not None and source.start <= owner.start and owner.end <= source.end):
        source = owner
    speaker = speaker_in(context, source) if source else None
    another = source is not None and len(source) == 1 and context.lower(source.start) in _OTHERS
    if speaker is None and not another:
        speaker = _implied(context, cue)
    ref, words = said_by(speaker)
    content = _in_its_paragraph(context, attribution.content, cue)
    return Learned(
        content=content,
        tokens=frozenset(i for c in content for i in c),
        cue=cue,
        speaker=ref,
        speaker_words=source or words,
        addressee=_addressee(context, cue, content, ref),
        score=attribution.score,
    )


def _in_its_paragraph(context: Context, content: tuple[Chunk, ...], cue: Chunk | None) -> tuple[Chunk, ...]:
    """Return what is reported without parts behind its paragraph that are no quotation: these are of other reports."""
    block_of = context.annotated.block_of
    last = max(block_of[c.start] for c in (content[0], *((cue,) if cue is not None else ())))
    return tuple(
        c
        for c in content
        if block_of[c.start] <= last
        or any(q.outer.start <= c.start for q in context.quotations_near(c.start, c.start + 1))
    )


def is_within(context: Context, one: Learned, other: Learned) -> bool:
    """Say whether somebody else's words are told within another report: "Bell cited Dorn's boast that he won"."""
    if one.cue is None or other.cue is None or one.speaker == other.speaker:
        return False
    inner, outer = (tree.root(context.doc, c.start, c.end) for c in (one.cue, other.cue))
    between = range(min(inner.i, outer.i), max(inner.i, outer.i))
    return tree.lies_within(inner, outer) and not any(context.lower(i) in _ENDS for i in between)


_ENDS = frozenset({".", "!", "?", ":", ";"})


_OTHERS = frozenset("i we you someone somebody anyone anybody everyone everybody nobody some".split())
"""Subjects of their own that nothing resolves."""


def _reports(context: Context, attribution: Attribution, cue: Chunk, source: Chunk | None) -> bool:
    """Say whether an attribution reports something.

    Its cue must be a word for reporting, or have a clause under it ("made it plain that") or quoted words. Some verbs
    count with a clause or quoted words only, and what somebody "decides to" do is no report. A passive without a source
    ("is expected to") tells nobody's words, and a happening that "shows" something says nothing.
    """
    tokens = [context.doc[i] for c in attribution.content for i in c]
    words = [context.doc[i] for i in cue]
    lemmas = {"say"} if context.words(cue.start, cue.end) == "put it" else _lemmas(context, cue) & REPORTING
    if is_unsaid(context, cue, source) or (lemmas == {"add"} and not has_clause(tokens)):
        return False
    if is_done_besides(cue, tokens) or (not lemmas and not is_proposition(tokens)):
        return False
    if is_deed(cue, lemmas, tokens):
        return False
    if not lemmas and (source is None or all(t.pos_ in _SMALL for t in words)):  # "it appears that", "as"
        return False
    sure = source is not None and attribution.score >= _SURE
    if not lemmas and not any((t.is_quote and sure) or (t.dep_ == "ccomp" and t.head.i in cue) for t in tokens):
        return False
    if lemmas and lemmas <= (DOES_OTHERWISE if sure else NEEDS_CLAUSE) and not has_clause(tokens):
        return False
    to_whom = words[-1].lower_ in _WITH or tokens[0].lower_ == "about"
    met = bool(lemmas) and lemmas <= _TALKING and to_whom
    if met and not any(t.tag_ in tree.FINITE or t.is_quote for t in tokens):
        return False
    if source is None:
        return not any(c.dep_ == "aux:pass" or is_participle(t) for t in words for c in (t, *t.children))
    return not happens(context, source, lemmas)


_TALKING = frozenset({"talk", "speak"})
"""Verbs that tell what is said to somebody by a whole clause only: "about how she fell", not "about closing it"."""

_WITH = frozenset({"to", "with"})

_SMALL = frozenset({"ADP", "SCONJ"})
"""Parts of speech that alone report nothing."""


def _is_elsewhere(context: Context, source: Chunk, cue: Chunk) -> bool:
    """Say whether the words for a source stand in another sentence than its cue, which has a subject of its own.

    No subject says "calling it odd" but the one of its own sentence.
    """
    sentence_of = context.annotated.sentence_of
    if sentence_of[source.start] == sentence_of[cue.start]:
        return False
    between = range(min(source.end, cue.end), max(source.start, cue.start))
    stops = any(context.lower(i) in {".", "!", "?"} for i in between)
    return stops and _implied(context, cue) is not None


def _joined(chunks: Sequence[Chunk]) -> Chunk | None:
    return Chunk(min(c.start for c in chunks), max(c.end for c in chunks)) if chunks else None


def _lemmas(context: Context, chunk: Chunk) -> set[str]:
    tokens = [context.doc[i] for i in chunk]
    return {t.lemma_.lower() or t.lower_ for t in tokens}


def _implied(context: Context, cue: Chunk | None) -> Reference | None:
    """Return the subject of a cue that names no speaker: "…, adding that"."""
    if cue is None:
        return None
    return context.subject(cue.start, SPEAKERS)


def _addressee(
    context: Context, cue: Chunk | None, content: Sequence[Chunk], speaker: EntityRef | None
) -> EntityRef | None:
    """Return whom the words between cue and content name: "told the magazine that", "warned ministers"."""
    if cue is None:
        return None
    named = [
        m
        for m in context.after(cue.end, within=8)
        if m.ref != speaker and not any(m.chunk.overlaps(c) for c in content) and m.chunk.start - cue.end <= 3
    ]
    told = bool(_lemmas(context, cue) & TAKES_ADDRESSEE)
    to = named and context.lower(named[0].chunk.start - 1) == "to"
    return named[0].ref if named and (told or to) else None
