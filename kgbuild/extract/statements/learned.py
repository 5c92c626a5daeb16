"""Statements from the learned attribution layer: what is content, from its first word to the last of its phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kgbuild.extract.context import Context
from kgbuild.extract.statements.attributions import Learned
from kgbuild.extract.statements.content import is_scrap, is_topic, is_worn, only_titles, trimmed
from kgbuild.extract.statements.draft import Draft, speech_type
from kgbuild.layers import Chunk
from kgbuild.model import BlockKind

_LIKELY = 0.6  # the mean probability of an attribution's tags from which its content is completed


def reported_drafts(context: Context, found: Sequence[Learned], quoted: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the indirect and mixed statements: what is left of each content outside the direct ones."""
    direct = {i for draft in quoted for part in draft.parts for i in range(part.start - 1, part.end + 1)}
    spoken_for = {draft.cue for draft in quoted}
    headline = {i for kind, c in context.annotated.blocks if kind is BlockKind.HEADLINE for i in c}
    for one in found:
        if one.cue is None or one.cue.start in headline:  # a headline says in short what the body says in full
            continue
        if _is_far(context, one):
            continue
        own = {i for c in (one.cue, one.speaker_words) if c is not None for i in c}
        apart = direct | own | _said_beside(one, found)
        tokens = _in_one_sentence(context, one) - apart
        if one.score >= _LIKELY:
            tokens = with_predicate(context, one.cue, tokens, apart)
        tokens = whole_phrases(context, tokens, apart)
        parts = tuple(c for run in _runs(sorted(tokens)) if (c := trimmed(context, run)) is not None)
        parts = tuple(c for c in parts if context.lower(c.end - 1) != "that")  # "It adds that" of another report
        parts = tuple(c for c in parts if not is_scrap(context, c))
        if sum(map(len, parts)) < (3 if one.cue in spoken_for else 2) or is_topic(context, parts):
            continue
        if only_titles(context, parts) or is_worn(context, one.cue) or _only_names(context, one, parts):
            continue
        # "amid fears that" says of nobody that he said it: of 31 such in PolNeAR's dev articles 12 are attributions
        if one.speaker is None and one.speaker_words is None:
            continue
        yield Draft(
            speech_type=speech_type(context, parts),
            parts=parts,
            speaker=one.speaker,
            speaker_words=one.speaker_words,
            cue=one.cue,
            addressee=one.addressee,
            confidence=round(one.score, 2),
        )


def _only_names(context: Context, one: Learned, parts: Sequence[Chunk]) -> bool:
    """Say whether a content holds no more than the speaker behind his cue, or a name: "said" "Bell, 53"."""
    tokens = [context.doc[i] for part in parts for i in part]
    verbs = one.cue or Chunk(0, 0)
    if any(t.dep_ == "nsubj" and t.head.i in verbs and t.i >= verbs.end for t in tokens):
        return True
    small = {"NUM", "CCONJ", "ADP", "DET", "PART"}
    return all(t.i in context.named or t.is_punct or t.pos_ in small for t in tokens)


def _is_far(context: Context, one: Learned) -> bool:
    """Say whether a content stands in another paragraph than its cue, and no colon leads to it."""
    blocks = context.annotated.block_of
    here = {blocks[i] for i in one.tokens}
    if one.cue is None or blocks[one.cue.start] in here:
        return False
    return context.lower(one.content[0].start - 1) != ":" and context.lower(one.content[0].start - 2) != ":"


def _in_one_sentence(context: Context, one: Learned) -> frozenset[int]:
    """Return the content within one sentence, the cue's if it has a share there: a report ends with its sentence."""
    sentence_of = context.annotated.sentence_of
    sentences = {sentence_of[i] for i in one.tokens}
    if len(sentences) < 2 or one.cue is None:
        return one.tokens
    here = sentence_of[one.cue.start]
    chosen = min(sentences, key=lambda s: (abs(s - here), s))
    return frozenset(i for i in one.tokens if sentence_of[i] == chosen)


def whole_phrases(context: Context, tokens: frozenset[int], apart: set[int]) -> frozenset[int]:
    """Return a content with its gaps filled and its ends at the ends of phrases.

    The layer now and then leaves out a few words. Only a cue, a speaker and a quotation of its own part a content, so
    that other words between its parts belong to it, as do words right beside it that hang on one of its own. `apart`
    never belongs to it.
    """
    if not tokens:
        return tokens
    filled = set(tokens)
    ordered = sorted(tokens)
    for before, after in pairwise(ordered):
        between = set(range(before + 1, after))
        if not between & apart:
            filled |= between
    here = context.sentence(ordered[0])
    edges = [(i + step, step) for i in sorted(filled) for step in (1, -1) if i + step not in filled]
    for start, step in edges:
        i = start
        while here.start <= i < here.end and i not in apart | filled:
            inside = here.start <= i + step < here.end and i + step not in apart
            opens = inside and (context.doc[i].is_quote or _joins(context, i))  # a fragment in quotation marks
            if not _hangs_on(context, i + step if opens else i, filled):
                break
            filled.add(i)
            i += step
    return frozenset(filled)


def with_predicate(context: Context, cue: Chunk, tokens: frozenset[int], apart: set[int]) -> frozenset[int]:
    """Return a content with the verb that its last noun is the subject of, where the layer stops before it.

    "said" "the system, which ranks pupils," "did not help".
    """
    if not tokens:
        return tokens
    if any(context.doc[i].dep_ == "ccomp" and context.doc[i].head.i in cue for i in tokens):
        return tokens
    here = context.annotated.sentence_of[cue.start]
    for i in sorted(tokens):
        subject = context.doc[i]
        verb = subject.head
        reported = verb.dep_ == "ccomp" and verb.head.i in cue and context.annotated.sentence_of[verb.i] == here
        if subject.dep_ in {"nsubj", "nsubj:pass"} and verb.i > i and verb.i not in tokens and reported:
            last = max(t.i for t in verb.subtree)
            rest = set(range(i + 1, last + 1))
            return tokens if rest & apart or cue.start in rest else tokens | rest
    return tokens


def _joins(context: Context, i: int) -> bool:
    """Say whether a hyphen stands inside a word: "all-party"."""
    bare = not context.doc[i].whitespace_ and i > 0 and not context.doc[i - 1].whitespace_
    return bare and context.lower(i) in {"-", "‐", "–"}


def _hangs_on(context: Context, i: int, tokens: set[int]) -> bool:
    """Say whether a word, not a mark, has one of the tokens above it, or counts from one of them: "two years" "ago"."""
    token = context.doc[i]
    if token.is_punct or any(c.dep_ == "obl:unmarked" and c.i in tokens for c in token.lefts):
        return not token.is_punct
    return any(a.i in tokens for a in token.ancestors)


def _said_beside(one: Learned, found: Sequence[Learned]) -> set[int]:
    """Return cue and content of what the same words go on to say: "said it was late but" "promised to hurry"."""
    if one.cue is None or one.speaker_words is None:
        return set()
    beside = [o for o in found if o.speaker_words == one.speaker_words and o.cue is not None]
    later = [o for o in beside if o.cue is not None and o.cue.start > one.cue.start]
    return {i for o in later if o.cue is not None for i in (*o.cue, *o.tokens)}


def _runs(tokens: Iterable[int]) -> Iterator[Chunk]:
    start = last = None
    for i in tokens:
        if start is None or last is None:
            start = i
        elif i != last + 1:
            yield Chunk(start, last + 1)
            start = i
        last = i
    if start is not None and last is not None:
        yield Chunk(start, last + 1)
