"""Statements from the learned attribution layer: its contents, cues and sources, tied to the article's entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS, blamed_for
from kgbuild.extract.reporting import NEEDS_CLAUSE, REPORTING, TAKES_ADDRESSEE
from kgbuild.extract.statements.content import is_topic, strip_marks, trimmed
from kgbuild.extract.statements.draft import Draft, said_by, speech_type
from kgbuild.extract.statements.speakers import is_somebody, speaker_in, whose_words
from kgbuild.extract.statements.titles import is_worn, only_titles
from kgbuild.extract.statements.unsaid import (
    happens,
    has_clause,
    is_asked_of,
    is_proposition,
    is_said_of,
    is_thought_by_a_thing,
    is_withheld,
)
from kgbuild.layers import Attribution, Chunk, Cluster, MentionForm, head_of
from kgbuild.model import BlockKind, EntityKind, EntityRef
from kgbuild.nouns import is_person

_SURE = 0.85  # the mean probability of an attribution's tags from which its cue need not be one that is listed
_LIKELY = 0.6  # and from which its content is completed
_BODIES = frozenset(
    """
    group committee union team council office board campaign company firm government administration party police court
    department ministry family couple pair panel army club charity commission public crowd cabinet
    """.split()
)
"""Heads of singular phrases that "they" may take up."""
_STILL_SPEAKING = 40  # tokens between a statement and "it said" that still means the same speaker


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


def learned_attributions(context: Context) -> list[Learned]:
    """Return the learned attributions of an article that report something, in text order."""
    read = (_read(context, a) for a in context.annotated.attributions or ())
    found = sorted((f for f in read if f is not None), key=lambda f: (f.content[0].start, f.content[-1].end))
    return _carried_on(context, found)


def _carried_on(context: Context, found: Sequence[Learned]) -> list[Learned]:
    """Settle the pronouns that speak by who spoke last, close before.

    "it" and "they" that nothing else resolves mean the body, group or document that spoke; "he added" means the last
    speaker of that gender rather than somebody whom he spoke about.
    """
    result: list[Learned] = []
    last: Learned | None = None
    for one in found:
        said = one.speaker_words
        word = context.words(said.start, said.end) if said else ""
        if said and last is not None and last.speaker is not None:
            since = min(said.start, one.content[0].start) - last.content[-1].end
            near = said.start >= last.content[-1].end and since <= _STILL_SPEAKING
            goes_on = _may_be(context, word, last.speaker, one.speaker) and not _has_come_in(context, one, last)
            if near and (goes_on or _takes_up_text(context, one, last)):
                one = replace(one, speaker=last.speaker)
        if one.speaker is not None and one.cue is not None and not _is_told_by(one, last):
            last = one
        result.append(one)
    return result


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
    if last.speaker is not None and inside and _is_office(context, last.speaker):
        return one.speaker != last.speaker
    return one.speaker != last.speaker and any(m.chunk == words for m in mentions)


def _is_office(context: Context, speaker: EntityRef) -> bool:
    """Say whether a nameless source is a thing rather than somebody: "the office of the mayor"."""
    cluster = context.cluster(speaker)
    return cluster.kind is EntityKind.UNNAMED and not is_somebody(context, cluster)


def _is_told_by(one: Learned, last: Learned | None) -> bool:
    """Say whether a report stands inside what the last speaker says: then he goes on speaking."""
    return last is not None and one.cue is not None and one.cue.start in last.tokens


def _may_be(context: Context, word: str, last: EntityRef, resolved: EntityRef | None) -> bool:
    """Say whether a pronoun may mean the last speaker although it is resolved to nobody or to somebody else."""
    cluster = context.cluster(last)
    if word == "they" and _is_one_unnamed(context, cluster):
        return resolved is None or _is_body(context, resolved)
    if word == "they" and cluster.kind in {EntityKind.UNNAMED, EntityKind.DOCUMENT} and not _are_many(context, cluster):
        return False
    if word == "it" and cluster.kind is EntityKind.UNNAMED and _are_people(context, cluster):
        return False
    if word in {"it", "they"}:
        return resolved is None and cluster.kind is not EntityKind.PERSON
    gender = {"he": "male", "she": "female"}.get(word)
    if gender is None or cluster.gender not in {gender, None}:
        return False
    one_unnamed = cluster.kind is EntityKind.UNNAMED and not _is_plural(context, cluster)
    return cluster.kind is EntityKind.PERSON or (one_unnamed and is_somebody(context, cluster))


def _are_many(context: Context, cluster: Cluster) -> bool:
    """Say whether a nameless source may be "they": several, or a body of people; one headline or report is none."""
    words = {context.lower(i) for i in range(cluster.mentions[0].chunk.start, cluster.mentions[0].chunk.end)}
    return not context.doc.has_annotation("DEP") or _is_plural(context, cluster) or bool(words & _BODIES)


def _is_one_unnamed(context: Context, cluster: Cluster) -> bool:
    """Say whether a source is one person who stays unnamed, and whom news calls "they": "One union source"."""
    unnamed = cluster.kind is EntityKind.UNNAMED and not cluster.gender and not _is_plural(context, cluster)
    return unnamed and context.doc.has_annotation("DEP") and is_somebody(context, cluster)


def _are_people(context: Context, cluster: Cluster) -> bool:
    """Say whether a nameless source is somebody, or several: no "it"."""
    if not context.doc.has_annotation("DEP"):
        return False
    head = head_of(context.doc, cluster.mentions[0].chunk)
    return is_person(head.lower_) or (_is_plural(context, cluster) and is_person(head.lemma_.lower()))


def _is_body(context: Context, ref: EntityRef) -> bool:
    return context.cluster(ref).kind in {EntityKind.PARTY, EntityKind.ORGANIZATION}


def _is_plural(context: Context, cluster: Cluster) -> bool:
    chunk = cluster.mentions[0].chunk
    head = next((t for t in context.doc[chunk.start : chunk.end] if t.head.i not in chunk), context.doc[chunk.end - 1])
    return str(head.tag_) in {"NNS", "NNPS", "CD"}


def _read(context: Context, attribution: Attribution) -> Learned | None:
    cue = _joined(attribution.cue)
    cue = strip_marks(context, cue) if cue is not None else None
    source = _joined(attribution.source)
    if cue is not None and not _reports(context, attribution, cue, source):
        return None
    if source is not None and cue is not None and _is_elsewhere(context, source, cue):
        source = None
    owner = whose_words(context, cue) if cue is not None else None
    if owner is not None and not (source is not None and source.start <= owner.start and owner.end <= source.end):
        source = owner
    speaker = speaker_in(context, source) if source else None
    if speaker is None and not (source is not None and _stands_for_another(context, source)):
        speaker = _implied(context, cue)
    ref, words = said_by(speaker)
    return Learned(
        content=attribution.content,
        tokens=frozenset(i for c in attribution.content for i in range(c.start, c.end)),
        cue=cue,
        speaker=ref,
        speaker_words=source or words,
        addressee=_addressee(context, cue, attribution.content, ref),
        score=attribution.score,
    )


_OTHERS = frozenset("i we you someone somebody anyone anybody everyone everybody nobody some".split())


def _stands_for_another(context: Context, source: Chunk) -> bool:
    """Say whether a source that nothing resolves is still a subject of its own: "I", "someone"."""
    return context.lower(source.start) in _OTHERS and len(source) == 1


def _reports(context: Context, attribution: Attribution, cue: Chunk, source: Chunk | None) -> bool:
    """Say whether an attribution reports something.

    Its cue must be a word for reporting, or have the content as a clause under it ("made it plain that"), or the layer
    must be sure and name a source. Some verbs count with a clause or quoted words only. A passive without a source ("is
    expected to") tells nobody's words, and a happening that "shows" something says nothing.
    """
    tokens = [context.doc[i] for c in attribution.content for i in range(c.start, c.end)]
    words = [context.doc[i] for i in range(cue.start, cue.end)]
    lemmas = _lemmas(context, cue) & REPORTING
    if is_said_of(context, cue, source) or is_withheld(context, cue) or (lemmas == {"add"} and not has_clause(tokens)):
        return False
    if is_asked_of(context, cue) or (not lemmas and not is_proposition(tokens)):
        return False
    if not lemmas and (source is None or all(t.pos_ in _SMALL for t in words)):  # "it appears that", "as"
        return False
    if source is not None and is_thought_by_a_thing(context, source, lemmas):
        return False
    if source is not None and attribution.score >= _SURE:
        return not happens(context, source, lemmas)
    if not lemmas and not any(t.dep_ == "ccomp" and t.head.i in cue for t in tokens):
        return False
    if lemmas and lemmas <= NEEDS_CLAUSE and not has_clause(tokens):
        return False
    if source is None:
        return not any(c.dep_ == "aux:pass" for t in words for c in (t, *t.children))
    return not happens(context, source, lemmas)


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
    tokens = [context.doc[i] for i in range(chunk.start, chunk.end)]
    return {t.lemma_.lower() or t.lower_ for t in tokens}


def _implied(context: Context, cue: Chunk | None) -> Reference | None:
    """Return the subject of a cue that names no speaker: "…, adding that"."""
    if cue is None or not context.doc.has_annotation("DEP"):
        return None
    return blamed_for(context, cue) or context.subject(cue.start, SPEAKERS)


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


def reported_drafts(context: Context, found: Sequence[Learned], quoted: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the indirect and mixed statements: what is left of each content outside the direct ones."""
    direct = {i for draft in quoted for part in draft.parts for i in range(part.start - 1, part.end + 1)}
    spoken_for = {draft.cue for draft in quoted}
    headline = {i for kind, c in context.annotated.blocks if kind is BlockKind.HEADLINE for i in range(c.start, c.end)}
    for one in found:
        if one.cue is None or one.cue.start in headline:  # a headline says in short what the body says in full
            continue
        if _is_far(context, one):
            continue
        apart = direct | _own_words(one) | _told(context, one)
        tokens = _in_one_sentence(context, one) - apart
        if one.score >= _LIKELY:
            tokens = with_predicate(context, one.cue, tokens, apart)
        tokens = whole_phrases(context, tokens, apart)
        parts = tuple(c for run in _runs(sorted(tokens)) if (c := trimmed(context, run)) is not None)
        parts = tuple(c for c in parts if context.lower(c.end - 1) != "that")  # "It adds that" of another report
        if sum(map(len, parts)) < (3 if one.cue in spoken_for else 2) or is_topic(context, parts):
            continue
        if only_titles(context, parts) or is_worn(context, one.cue) or _only_names(context, one, parts):
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
    tokens = [context.doc[i] for part in parts for i in range(part.start, part.end)]
    verbs = range(one.cue.start, one.cue.end) if one.cue is not None else range(0)
    if any(t.dep_ == "nsubj" and t.head.i in verbs and t.i >= verbs.stop for t in tokens):
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
    that other words between its parts belong to it, as do words right beside it that hang on one of its own.

    Args:
        context: the article.
        tokens: the content, within one sentence.
        apart: the tokens that never belong to it.
    """
    if not tokens:
        return tokens
    filled = set(tokens)
    ordered = sorted(tokens)
    for before, after in pairwise(ordered):
        between = set(range(before + 1, after))
        if not between & apart:
            filled |= between
    if not context.doc.has_annotation("DEP"):
        return frozenset(filled)
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
    if not tokens or not context.doc.has_annotation("DEP"):
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
    """Say whether a word, not a mark, has one of the tokens above it."""
    token = context.doc[i]
    if token.is_punct:
        return False
    return any(a.i in tokens for a in token.ancestors) or _closes(context, i, tokens)


def _closes(context: Context, i: int, tokens: set[int]) -> bool:
    """Say whether an adverb or postposition stands over the words right before it: "Ten years" "ago"."""
    token = context.doc[i]
    return token.pos_ in {"ADV", "ADP"} and i - 1 in tokens and context.doc[i - 1].head.i == i


def _own_words(one: Learned) -> set[int]:
    """Return the tokens of cue and source, which are no content even where the layer runs over them."""
    return {i for c in (one.cue, one.speaker_words) if c is not None for i in range(c.start, c.end)}


def _told(context: Context, one: Learned) -> set[int]:
    """Return the tokens for who was told something by somebody: "The party was told by Ann Bell that"."""
    if one.cue is None or not context.doc.has_annotation("DEP"):
        return set()
    verbs = [context.doc[i] for i in range(one.cue.start, one.cue.end) if context.lower(i) in {"told", "warned"}]
    verbs = [v for v in verbs if any(c.dep_ == "ccomp" for c in v.children)]
    return {t.i for v in verbs for c in v.children if c.dep_ == "nsubj:pass" for t in c.subtree}


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
