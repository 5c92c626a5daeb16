"""Rules for reported clauses: after their cue, before it, or beside "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS, Cue, introduces_clause
from kgbuild.extract.reporting import NEEDS_CLAUSE, SAYING
from kgbuild.extract.statements.content import is_topic, is_worn
from kgbuild.extract.statements.draft import Draft, said_by, speech_type
from kgbuild.extract.statements.unsaid import happens, has_clause, is_deed, is_unsaid
from kgbuild.layers import Chunk


def reported(context: Context, cues: Sequence[Cue], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the reported clauses that overlap no statement found before."""
    outer = list(drafts)
    taken = [part for draft in drafts for part in draft.parts]
    used = [draft.cue for draft in drafts if draft.cue]
    found: list[Draft] = []
    for draft in (*_clauses(context, cues), *_according_to(context)):
        if draft.cue and any(draft.cue.overlaps(u) for u in used):
            continue
        if draft.overlaps(taken):
            draft = _clipped(context, draft, outer)
            if not _is_told_inside(context, draft, outer):
                continue
        found.append(draft)
        taken += draft.parts
    return found


def _clipped(context: Context, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a report that begins inside what somebody else says with its content up to the end of that, and of the
    clause that its verb governs.
    """
    if draft.cue is None:
        return draft
    ends = [p.end for d in drafts for p in d.parts if p.start <= draft.cue.start < p.end]
    ends += [max(t.i for t in c.subtree) + 1 for c in context.doc[draft.cue.start].children if c.dep_ == "ccomp"]
    parts = tuple(Chunk(p.start, min(p.end, *ends)) for p in draft.parts if ends and p.start < min(ends))
    return replace(draft, parts=parts) if parts else draft


def _is_told_inside(context: Context, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a report, cue and all, stands inside what somebody else says, as a clause of its own verb of speech:
    "Ann Bell said on Monday that it would be late, the Courier reports".
    """
    if draft.cue is None or not _says_clause(context, draft.cue, draft.parts):
        return False
    around = [d for d in drafts if draft.overlaps(d.parts)]
    whole = (*draft.parts, draft.cue)
    inside = all(any(p.start <= c.start and c.end <= p.end for p in d.parts) for d in around for c in whole)
    return inside and draft.speaker is not None and all(d.speaker != draft.speaker and d.cue for d in around)


def _says_clause(context: Context, cue: Chunk, parts: Sequence[Chunk]) -> bool:
    """Say whether a cue is a finite verb of speech and the words behind it begin the clause that it governs."""
    verb = context.doc[cue.start]
    aside = verb.dep_ in {"advcl", "acl", "acl:relcl"}  # "when he had said", "what they say are"
    if verb.lemma_.lower() not in SAYING or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or aside:
        return False
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    starts = {t.i for c in clauses for t in c.subtree}
    return bool(starts) and len(parts) == 1 and parts[0].start - 1 <= min(starts) <= parts[0].start


def _clauses(context: Context, cues: Sequence[Cue]) -> Iterator[Draft]:
    for cue in cues:
        content = _clause_after(context, cue, cues) or _clause_before(context, cue)
        if content is None or is_topic(context, (content,)):
            continue
        if context.annotated.attributions is not None and not _governs(context, cue, content):
            continue  # not "called in to the show": what the layer sees no report in must be a clause of its verb
        if not is_worn(context, cue.chunk) and _tells(context, cue, content):
            yield _report(context, content, cue.chunk, cue.speaker)


def _governs(context: Context, cue: Cue, content: Chunk) -> bool:
    """Say whether a clause of a content hangs on the cue's verb, or the verb on it or between commas: "It was late, Ann
    Bell warned", "The ferry, she says, was late".
    """
    verb = context.doc[cue.chunk.start]
    first = min(cue.chunk.start, cue.speaker.chunk.start) if cue.speaker is not None else cue.chunk.start
    if context.lower(first - 1) == context.lower(cue.end) == ",":
        return True
    clauses = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "parataxis"})
    aside = verb.dep_ == "parataxis" and verb.head.i in content
    return aside or any(c.i in content for c in clauses)


def _tells(context: Context, cue: Cue, content: Chunk) -> bool:
    """Say whether a cue tells what its speaker says: no passive, no denial, no happening; a clause if it needs one."""
    said = cue.speaker.chunk if cue.speaker is not None else None
    if is_unsaid(context, cue.chunk, said):
        return False
    tokens = [context.doc[i] for i in content]
    if (cue.lemma in NEEDS_CLAUSE and not has_clause(tokens)) or is_deed(cue.chunk, {cue.lemma}, tokens):
        return False
    return said is None or not happens(context, said, {cue.lemma})


def _report(context: Context, content: Chunk, cue: Chunk, speaker: Reference | None) -> Draft:
    ref, words = said_by(speaker)
    return Draft(
        speech_type=speech_type(context, [content]),
        parts=(content,),
        speaker=ref,
        speaker_words=words,
        cue=cue,
        confidence=0.6,
    )


def _clause_after(context: Context, cue: Cue, cues: Sequence[Cue]) -> Chunk | None:
    """Return the clause that follows a cue, up to the end of the sentence or the next cue of the same speaker."""
    if cue.inverted or not introduces_clause(cue):
        return None
    here = context.sentence(cue.chunk.start)
    start = cue.end
    while start < here.end and context.lower(start) in {"that", ",", "how", "whether", "if", "yesterday", "today"}:
        start += 1
    start = max(start, _behind_complementiser(context, cue))
    if cue.lemma in _TO_SOMEBODY and start < here.end and context.doc[start].pos_ == "ADP":  # "she wrote to her mother"
        return None
    end = here.end
    for other in cues:
        if not start < other.chunk.start < end:
            continue
        joined = context.lower(other.chunk.start - 1) in {"and", "but"}
        if joined and context.lower(other.chunk.start - 2) in {",", ")"}:
            end = other.chunk.start - 2
    while end > start and (context.lower(end - 1) in {".", ",", ";", ":"} or context.lower(end - 1) == "and"):
        end -= 1
    return Chunk(start, end) if end - start >= 3 else None


_TO_SOMEBODY = frozenset("write say explain complain".split())


def _behind_complementiser(context: Context, cue: Cue) -> int:
    """Return where the clause that a cue governs begins behind its "that": "said on Monday that it"."""
    verb = context.doc[cue.chunk.start]
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    marks = [m.i for c in clauses for m in c.children if m.lower_ == "that" and verb.i < m.i < c.i]
    return marks[0] + 1 if marks else 0


def _clause_before(context: Context, cue: Cue) -> Chunk | None:
    """Return the clause before ", the minister said": from the start of the sentence to the comma.

    A verb of a clause that describes one of its words reports nothing: "Ann Bell, the treasurer, who is known to".
    """
    here = context.sentence(cue.chunk.start)
    first = min(cue.chunk.start, cue.speaker.chunk.start if cue.speaker else cue.chunk.start)
    comma = next((i for i in range(first - 1, max(here.start, first - 4), -1) if context.lower(i) == ","), None)
    after = context.lower(max(cue.end, cue.chunk.end))
    verb = context.doc[cue.chunk.start]
    if comma is not None and verb.dep_.startswith("acl") and here.start <= verb.head.i < comma:
        return None
    if comma is None or comma - here.start < 3 or after not in {".", ",", "", "on", "in", "at", "to", "yesterday"}:
        return None
    return Chunk(here.start, comma)


def _according_to(context: Context) -> Iterator[Draft]:
    """Yield what stands in a sentence beside "according to X"."""
    for token in context.doc[:-1]:
        if token.lower_ != "according" or context.lower(token.i + 1) != "to":
            continue
        here = context.sentence(token.i)
        sources = context.after(token.i + 2, SPEAKERS, within=8)
        source = sources[0] if sources else None
        if source is not None and source.chunk.start - token.i > 5:
            source = None
        if token.i - here.start >= 3 and context.lower(token.i - 1) == "that":  # "It adds that according to"
            continue
        if token.i - here.start >= 3:
            end = token.i - 1 if context.lower(token.i - 1) == "," else token.i
            content = Chunk(here.start, end)
        else:
            behind = _behind_comma(context, token.i + 2, here.end)
            if behind is None:
                continue
            content = behind
        yield _report(context, content, Chunk(token.i, token.i + 2), source)


def _behind_comma(context: Context, start: int, end: int) -> Chunk | None:
    """Return the words behind the first comma from token `start` on, up to the stop of their sentence."""
    comma = next((i for i in range(start, end) if context.lower(i) == ","), None)
    if comma is None or end - comma < 4:
        return None
    return Chunk(comma + 1, end - (context.lower(end - 1) in {".", "!"}))
