"""Find who said what: quotations with their cues, and clauses reported in the writer's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.context import Context
from kgbuild.extract.cues import SPEAKERS, Cue, find_cues, introduces_clause
from kgbuild.layers import Chunk, MentionForm, Quotation
from kgbuild.model import EntityKind, EntityRef, SpeechType, Statement

_END_MARKS = frozenset(".?!,;")


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of an article in text order."""
    cues = find_cues(context)
    direct, used = _direct(context, cues)
    reported = [s for s in _reported(context, cues, used) if s is not None]
    statements = [*direct, *reported]
    statements.sort(key=lambda s: (s.parts[0].start, s.parts[-1].end))
    return tuple(_with_topics(context, s) for s in statements)


# ---------------------------------------------------------------- quotations
def _direct(context: Context, cues: Sequence[Cue]) -> tuple[list[Statement], set[int]]:
    """Return the direct statements, and the cues (by their token) that they use up."""
    found: list[Statement] = []
    used: set[int] = set()
    last: EntityRef | None = None
    last_end = -1
    groups = _grouped(context, [q for q in context.annotated.quotations if q.depth == 0])
    for group in groups:
        whole = [q for q in group if _is_whole(context, q)]
        if not whole:
            continue
        cue = _cue_of(context, whole, cues)
        following_on = last is not None and _near(context, last_end, whole[0].outer.start)
        if cue is None and not following_on and not _stands_alone(context, whole[0]):
            continue
        speaker = cue.speaker.ref if cue and cue.speaker else None
        if cue is not None:
            used.add(cue.chunk.start)
        elif following_on:
            speaker = last
        else:
            speaker = _previous_subject(context, whole[0])
        parts = tuple(context.annotated.span(q.content) for q in whole)
        found.append(
            Statement(
                speech_type=SpeechType.DIRECT,
                parts=parts,
                speaker=speaker,
                speaker_words=context.annotated.span(cue.speaker.chunk) if cue and cue.speaker else None,
                cue=context.annotated.span(cue.chunk) if cue else None,
                addressee=cue.addressee if cue else None,
                confidence=0.95 if cue else 0.7,
            )
        )
        last, last_end = speaker, whole[-1].outer.end
    return found, used


def _grouped(context: Context, quotations: Sequence[Quotation]) -> list[list[Quotation]]:
    """Put together the quotations of one paragraph that only a cue stands between: one statement in parts."""
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        before = groups[-1][-1] if groups else None
        if before is not None and _only_cue_between(context, before, quotation):
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _only_cue_between(context: Context, first: Quotation, second: Quotation) -> bool:
    """Say whether a short attribution is all that stands between two quotations of a block."""
    same_block = context.annotated.block_of[first.outer.start] == context.annotated.block_of[second.outer.start]
    between = range(first.outer.end, second.outer.start)
    if not same_block or len(between) > 12:
        return False
    if not between:
        return True
    words = [context.lower(i) for i in between]
    ends_open = context.lower(first.content.end - 1) in _END_MARKS
    return ends_open and words.count(".") <= 1 and words[-1] in {".", ",", ":"} and ":" not in words


def _is_whole(context: Context, quotation: Quotation) -> bool:
    """Say whether a quotation is an utterance of its own, not a fragment inside a reported clause."""
    ends = context.lower(quotation.content.end - 1) in _END_MARKS or context.lower(quotation.outer.end) in {",", "."}
    if quotation.continues or not quotation.closed:
        return True
    before = context.lower(quotation.outer.start - 1)
    starts = context.doc[quotation.content.start].text[0].isupper() and (
        before in {":", ",", ".", "?", "!", "”", '"', ""} or context.annotated.block_of[quotation.outer.start - 1]
        != context.annotated.block_of[quotation.outer.start]
    )
    return starts and (ends or len(quotation.content) > 6)


def _cue_of(context: Context, group: Sequence[Quotation], cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of a quotation: right after its first part, else right before it in the same sentence."""
    for quotation in group:
        after = [c for c in cues if 0 <= c.chunk.start - quotation.outer.end <= 14]
        block = context.annotated.block_of[quotation.outer.start]
        for cue in after:
            between = [context.lower(i) for i in range(quotation.outer.end, cue.chunk.start)]
            same_block = context.annotated.block_of[cue.chunk.start] == block
            if same_block and not {".", "?", "!", ":"} & set(between):
                closes = context.lower(quotation.content.end - 1) in {",", "?", "!", "."} or between[:1] == [","]
                if closes:
                    return cue
    first = group[0]
    before = [c for c in cues if c.chunk.start < first.outer.start and first.outer.start - c.chunk.start <= 25]
    for cue in reversed(before):
        between = [context.lower(i) for i in range(cue.chunk.start + 1, first.outer.start)]
        same_block = context.annotated.block_of[cue.chunk.start] == context.annotated.block_of[first.outer.start]
        if same_block and between[-1:] in ([":"], [","], []) and not {".", "?", "!"} & set(between):
            return cue
    return None


def _near(context: Context, last_end: int, start: int) -> bool:
    """Say whether a quotation begins in the block of the last one's end or the one after it, with no prose between."""
    if last_end < 0:
        return False
    blocks = context.annotated.block_of
    between = start - last_end
    return blocks[start] - blocks[max(0, last_end - 1)] <= 1 and between <= 30


def _stands_alone(context: Context, quotation: Quotation) -> bool:
    """Say whether a quotation is a sentence, or several, of its own."""
    return context.lower(quotation.content.end - 1) in {".", "?", "!"} and len(quotation.content) > 4


def _previous_subject(context: Context, quotation: Quotation) -> EntityRef | None:
    """Return who the sentence before a bare quotation is about: its first person, pronouns included."""
    if quotation.outer.start == 0:
        return None
    here = context.sentence(quotation.outer.start - 1)
    named = [m for m in context.mentions if m.kind in SPEAKERS and here.start <= m.chunk.start < here.end]
    people = [m for m in named if m.kind in {EntityKind.PERSON, EntityKind.UNNAMED}]
    return people[0].ref if people else None


# ------------------------------------------------------------ reported speech
def _reported(context: Context, cues: Sequence[Cue], used: set[int]) -> Iterator[Statement]:
    """Yield the indirect and mixed statements: a clause after the cue, before it, or under "according to"."""
    taken: list[Chunk] = [q.content for q in context.annotated.quotations if q.depth == 0 and _is_whole(context, q)]
    for cue in cues:
        if cue.chunk.start in used:
            continue
        content = _clause_after(context, cue, cues) or _clause_before(context, cue)
        if content is not None and not any(content.overlaps(t) for t in taken):
            taken.append(content)
            yield _report(context, content, cue.chunk, cue.speaker and cue.speaker.ref, cue.speaker and cue.speaker.chunk)
    yield from _according_to(context, taken)


def _report(
    context: Context, content: Chunk, cue: Chunk, speaker: EntityRef | None, words: Chunk | None
) -> Statement:
    """Make an indirect statement, or a mixed one if it quotes."""
    quotes = any(q.outer.overlaps(content) for q in context.annotated.quotations)
    return Statement(
        speech_type=SpeechType.MIXED if quotes else SpeechType.INDIRECT,
        parts=(context.annotated.span(content),),
        speaker=speaker,
        speaker_words=context.annotated.span(words) if words else None,
        cue=context.annotated.span(cue),
        confidence=0.8,
    )


def _clause_after(context: Context, cue: Cue, cues: Sequence[Cue]) -> Chunk | None:
    """Return the clause that follows a cue, up to the end of the sentence or the next cue of the same speaker."""
    if cue.inverted or not introduces_clause(cue):
        return None
    here = context.sentence(cue.chunk.start)
    start = cue.end
    while start < here.end and context.lower(start) in {"that", ",", "how", "whether", "if"} | _SKIPPED:
        start += 1
    end = here.end
    for other in cues:
        before = context.lower(other.chunk.start - 1)
        if start < other.chunk.start < end and before in {"and", "but"} and context.lower(other.chunk.start - 2) in {",", ")"}:
            end = other.chunk.start - 2
    while end > start and (context.lower(end - 1) in {".", ",", ";", ":"} or context.lower(end - 1) == "and"):
        end -= 1
    return Chunk(start, end) if end - start >= 3 else None


_SKIPPED = frozenset({"on", "yesterday", "today"} - {"on"})


def _clause_before(context: Context, cue: Cue) -> Chunk | None:
    """Return the clause before ", the minister said": from the start of the sentence to the comma."""
    here = context.sentence(cue.chunk.start)
    first = min(cue.chunk.start, cue.speaker.chunk.start if cue.speaker else cue.chunk.start)
    comma = next((i for i in range(first - 1, max(here.start, first - 4), -1) if context.lower(i) == ","), None)
    after = context.lower(max(cue.end, cue.chunk.end))
    if comma is None or comma - here.start < 3 or after not in {".", ",", "", "on", "in", "at", "to", "yesterday"}:
        return None
    return Chunk(here.start, comma)


def _according_to(context: Context, taken: Sequence[Chunk]) -> Iterator[Statement]:
    """Yield what stands in a sentence beside "according to X"."""
    for token in context.doc[:-1]:
        if token.lower_ != "according" or context.lower(token.i + 1) != "to":
            continue
        here = context.sentence(token.i)
        sources = context.after(token.i + 2, SPEAKERS, within=8)
        source = sources[0] if sources else None
        if source is not None and source.chunk.start - token.i > 5:
            source = None
        if token.i - here.start >= 3:
            end = token.i - 1 if context.lower(token.i - 1) == "," else token.i
            content = Chunk(here.start, end)
        else:
            comma = next((i for i in range(token.i + 2, here.end) if context.lower(i) == ","), None)
            if comma is None or here.end - comma < 4:
                continue
            last = here.end - 1 if context.lower(here.end - 1) in {".", "!"} else here.end
            content = Chunk(comma + 1, last)
        if not any(content.overlaps(t) for t in taken):
            cue = Chunk(token.i, token.i + 2)
            yield _report(context, content, cue, source.ref if source else None, source.chunk if source else None)


def _with_topics(context: Context, statement: Statement) -> Statement:
    """Add the entities that the content names."""
    named = [
        m.ref
        for m in context.mentions
        if m.form is MentionForm.NAME and any(p.contains(context.annotated.span(m.chunk)) for p in statement.parts)
    ]
    return replace(statement, about=tuple(dict.fromkeys(named)))
