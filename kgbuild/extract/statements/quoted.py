"""Direct statements: quotations that are utterances of their own, with the cue and speaker that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from kgbuild.extract.context import Context
from kgbuild.extract.cues import SPEAKERS, Cue
from kgbuild.extract.statements.attributions import Learned
from kgbuild.extract.statements.content import is_title, is_worn
from kgbuild.extract.statements.draft import Draft, said_by
from kgbuild.extract.statements.layout import exchange, named_beside
from kgbuild.extract.statements.speaking_on import Spoken, Told, is_named_in
from kgbuild.layers import Chunk, Quotation
from kgbuild.lookup import Placed
from kgbuild.model import EntityKind, EntityRef, SpeechType

_END_MARKS = frozenset(".?!,;")
_NEAR = 30  # tokens between a quotation and the next that still goes on without a cue
_SHORT = 2  # tokens of something reported between two quotations that still leaves them one
_AFTER, _BEFORE = 6, 3  # tokens between a quotation and a cue behind or before it
_CUE, _DESCRIBED = 12, 45  # tokens of a cue between two quotations, and of one that tells at length who speaks


def quoted(context: Context, cues: Sequence[Cue], learned: Sequence[Learned]) -> list[Draft]:
    """Return the direct statements in text order."""
    told, placed = Told(context, learned), Placed(cues)
    found: list[Draft] = []
    spoken: list[tuple[Chunk, EntityRef | None, tuple[EntityRef, ...]]] = []
    last: Spoken = ((0, 0, 0), None, None)
    used: set[Chunk] = set()
    for group in _grouped(context, [q for q in context.annotated.quotations if q.depth == 0], told):
        # an utterance goes on behind its cue even where that part starts in lower case: “No,” he said, “never.”
        whole = group if is_whole(context, group[0]) else [q for q in group if is_whole(context, q)]
        if not whole or is_title(context, whole[0]):
            continue
        said = Draft(speech_type=SpeechType.DIRECT, parts=tuple(q.content for q in whole), confidence=0.95)
        named = named_beside(context, whole)
        if named is not None:
            tie: Draft | None = replace(said, speaker=named.ref, speaker_words=named.chunk)
        else:
            tie = _learned_tie(context, whole, said, told, used)
        if tie is None and (_awaits_cue(context, whole[0]) or not _is_told_elsewhere(whole, told)):
            tie = _cue_tie(context, whole, said, placed, used)
        if tie is not None and tie.cue is not None:
            used.add(tie.cue)
            if is_worn(context, tie.cue):
                continue
        between = exchange(context, whole[0], spoken)
        before = (None, None) if between else _last_speaker(context, whole[0], last, told)
        draft = tie or _untied(context, whole[0], said, before, between)
        if draft is not None:
            found.append(draft)
            spoken.append((draft.parts[0], draft.speaker, draft.speaker_candidates))
            if draft.speaker is not None:
                spoke = ((draft.parts[-1].end, draft.parts[-1].end, 0), draft.speaker, draft.speaker_words)
                last = max(last, spoke, key=itemgetter(0))
    return found


def _untied(
    context: Context,
    first: Quotation,
    said: Draft,
    last: tuple[EntityRef | None, Chunk | None],
    between: tuple[EntityRef, ...],
) -> Draft | None:
    """Return the statement of a quotation that nothing ties to somebody: it goes on with the last speaker, or stands
    alone. `between` are the two who may say it where it is part of an exchange.
    """
    speaker, words = last
    sentence = context.lower(first.content.end - 1) in {".", "?", "!"} and len(first.content) > 4
    led_up_to = context.lower(first.outer.start - 1) == ":"  # by the sentence before it
    if speaker is None and not between and not sentence and not led_up_to:
        return None
    before = () if speaker is not None else between or _people_before(context, first)
    speaker = before[0] if len(before) == 1 else speaker
    return replace(said, speaker=speaker, speaker_words=words, speaker_candidates=before, confidence=0.7)


def _last_speaker(
    context: Context, quotation: Quotation, last: Spoken, told: Told
) -> tuple[EntityRef | None, Chunk | None]:
    """Return who spoke last before a quotation, in its paragraph or at the end of the one before."""
    start = quotation.outer.start
    if context.lower(start - 1) == ":":  # the sentence that leads up to it tells
        return None, None
    (end, _, _), speaker, words = max((last, *told.spoken_before(start, _NEAR)), key=itemgetter(0))
    goes_on = speaker is not None and _goes_on(context, end, start)
    own = goes_on and speaker is not None and not is_named_in(context, speaker, (quotation.content,))
    return (speaker, words) if own else (None, None)


def _learned_tie(
    context: Context, whole: Sequence[Quotation], said: Draft, told: Told, used: set[Chunk]
) -> Draft | None:
    """Return the learned attribution that covers most of a quotation, if it has a cue of its own beside the marks."""
    tokens = {i for q in whole for i in q.content}
    best: tuple[float, Draft] | None = None
    for one in told.sharing(tokens):
        shared = len(tokens & one.tokens) / len(tokens)
        if shared < 0.5 or one.cue is None or one.cue in used or not _beside(context, whole, one.cue):
            continue
        if best is None or shared > best[0]:
            who = replace(said, speaker=one.speaker, speaker_words=one.speaker_words, addressee=one.addressee)
            best = (shared, replace(who, cue=one.cue))
    return best[1] if best is not None else None


def _awaits_cue(context: Context, quotation: Quotation) -> bool:
    """Say whether the marks beside a quotation promise a cue: a comma at its end, or a colon or comma before it."""
    ends = (context.lower(quotation.content.end - 1), context.lower(quotation.outer.end))
    return "," in ends or context.lower(quotation.outer.start - 1) in {":", ","}


def _is_told_elsewhere(whole: Sequence[Quotation], told: Told) -> bool:
    """Say whether the layer gives a quotation to a cue that stands further off, or sees that it has none."""
    tokens = {i for q in whole for i in q.content}
    near = (one for one in told.sharing(tokens) if one.cue is not None)
    return any(len(tokens & one.tokens) >= len(tokens) / 2 for one in near)


def _beside(context: Context, whole: Sequence[Quotation], cue: Chunk) -> bool:
    """Say whether a cue stands outside the marks, in a sentence that a part of the quotation belongs or is next to."""
    if any(cue.overlaps(q.outer) for q in whole):
        return False
    sentence_of = context.annotated.sentence_of
    here = sentence_of[cue.start]
    opening = {sentence_of[q.outer.start] for q in whole} | {sentence_of[q.outer.end - 1] for q in whole}
    colon = {sentence_of[q.outer.start - 1] for q in whole if context.lower(q.outer.start - 1) == ":"}
    goes_on = {sentence_of[q.outer.end] for q in whole if context.doc[q.outer.end : q.outer.end + 1].text[:1].islower()}
    return here in opening | colon | goes_on


def _cue_tie(
    context: Context, whole: Sequence[Quotation], said: Draft, cues: Placed[Cue], used: set[Chunk]
) -> Draft | None:
    """Return what the rules tie a quotation to."""
    near = cues.beginning(whole[0].outer.start - _BEFORE - 1, whole[-1].outer.end + _AFTER + 1)
    free = [c for c in near if c.chunk not in used]
    cue = _cue_of(context, whole, free)
    if cue is None:
        return None
    speaker, words = said_by(cue.speaker)
    return replace(said, speaker=speaker, speaker_words=words, cue=cue.chunk, addressee=cue.addressee)


def _grouped(context: Context, quotations: Sequence[Quotation], told: Told) -> list[list[Quotation]]:
    """Put together the quotations of one paragraph that only a cue stands between: one statement in parts.

    A cue that tells at length who speaks parts none that the layer reads as one: “It was late,” said Ann Bell, who runs
    the ferry to the island. “Very.” Not where the second has a cue of its own behind it, of somebody else, nor where
    something else is reported between.
    """
    groups: list[list[Quotation]] = []
    for quotation in quotations:
        before = groups[-1][-1] if groups else None
        joined = before is not None and _is_one(context, before, quotation, told)
        if before is not None and joined:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _is_one(context: Context, first: Quotation, second: Quotation, told: Told) -> bool:
    """Say whether two quotations are parts of one statement, with no more than a cue between."""
    one = told.of_both(first.content, second.content)
    if one is None and told.apart(first.content, second.content):
        return False
    if not _only_cue_between(context, first, second, _CUE if one is None else _DESCRIBED):
        return False
    between = range(first.outer.end, second.outer.start)
    if one is not None and len({context.annotated.sentence_of[i] for i in between}) == 1:
        return True
    return not told.begins_in(range(between.start, between.stop - _SHORT), one)


def _only_cue_between(context: Context, first: Quotation, second: Quotation, most: int) -> bool:
    """Say whether an attribution of so many tokens is all that stands between two quotations of a block."""
    same_block = context.annotated.block_of[first.outer.start] == context.annotated.block_of[second.outer.start]
    between = range(first.outer.end, second.outer.start)
    if not same_block or len(between) > most or second.continues:
        return False
    if not between:
        return True
    words = [context.lower(i) for i in between]
    ends_open = context.lower(first.content.end - 1) in _END_MARKS or words[0] == ","  # as British papers have it
    return ends_open and words.count(".") <= 1 and words[-1] in {".", ",", ":"} and ":" not in words


def is_whole(context: Context, quotation: Quotation) -> bool:
    """Say whether a quotation is an utterance of its own, not a fragment inside a reported clause."""
    ends = context.lower(quotation.content.end - 1) in _END_MARKS or context.lower(quotation.outer.end) in {",", "."}
    before = context.lower(quotation.outer.start - 1)
    first = quotation.content.start + (context.lower(quotation.content.start) == "[")
    runs_on = before.isalpha() and context.doc[first].text[0].islower()  # said they had “failed to see it.
    if quotation.continues or (not quotation.closed and not runs_on):
        return True
    blocks = context.annotated.block_of
    starts = context.doc[first].text[0].isupper() and (
        before in {":", ",", ".", "?", "!", "”", '"', ""}
        or blocks[quotation.outer.start - 1] != blocks[quotation.outer.start]
    )
    return starts and (ends or len(quotation.content) > 6)


def _cue_of(context: Context, group: Sequence[Quotation], cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of a quotation: right after its first part, else right before it in the same sentence."""
    for quotation in group:
        for cue in (c for c in cues if 0 <= c.chunk.start - quotation.outer.end <= _AFTER):
            if _closes_into(context, quotation, cue):
                return cue
    first = group[0]
    before = [c for c in cues if c.chunk.start < first.outer.start and first.outer.start - c.chunk.end <= _BEFORE]
    blocks = context.annotated.block_of
    for cue in reversed(before):
        between = [context.lower(i) for i in range(cue.chunk.start + 1, first.outer.start)]
        same_block = blocks[cue.chunk.start] == blocks[first.outer.start]
        if same_block and between[-1:] in ([":"], [","], []) and not {".", "?", "!"} & set(between):
            return cue
    return None


def _closes_into(context: Context, quotation: Quotation, cue: Cue) -> bool:
    """Say whether a cue after a quotation belongs to it: one sentence, no other mark between."""
    blocks = context.annotated.block_of
    between = [context.lower(i) for i in range(quotation.outer.end, cue.chunk.start)]
    if blocks[cue.chunk.start] != blocks[quotation.outer.start] or {".", "?", "!", ":"} & set(between):
        return False
    return context.lower(quotation.content.end - 1) in {",", "?", "!", "."} or between[:1] == [","]


def _goes_on(context: Context, last_end: int, start: int) -> bool:
    """Say whether a quotation begins in the block of the last one's end or the one after it, with little between."""
    blocks = context.annotated.block_of
    return blocks[start] - blocks[last_end - 1] <= 1 and start - last_end <= _NEAR


def _people_before(context: Context, quotation: Quotation) -> tuple[EntityRef, ...]:
    """Return whom the sentence before a bare quotation is about: its subject if it has one, else all who are named."""
    if quotation.outer.start == 0:
        return ()
    here = context.sentence(quotation.outer.start - 1)
    named = [m for m in context.beginning(here.start, here.end) if m.kind in SPEAKERS]
    people = [m for m in named if m.kind in {EntityKind.PERSON, EntityKind.UNNAMED}]
    root = next((i for i in here if context.doc[i].dep_ == "ROOT"), None)
    subject = context.subject(root, SPEAKERS) if root is not None else None
    if subject is not None and subject.kind in {EntityKind.PERSON, EntityKind.UNNAMED}:
        return (subject.ref,)
    return tuple(dict.fromkeys(m.ref for m in people))
