"""Give what several say together to each of them: "Ann Bell and Ben Orme said", and "they" for such a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract.context import Context, Reference
from kgbuild.extract.cues import SPEAKERS
from kgbuild.extract.statements.draft import Draft
from kgbuild.extract.statements.speakers import speaker_in
from kgbuild.layers import Chunk, MentionForm, head_of
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TWO = frozenset({"both", "the two", "the pair", "the couple", "the duo", "the brothers", "the sisters"})
_MOST = 4  # who say something together; more are a list
_REACH = 1  # sentences between a pair and "they"


def shared(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with one more for each further speaker of what several say together."""
    result: list[Draft] = []
    pair: tuple[Reference, ...] = ()
    since, together = 0, set[EntityRef]()  # what stands for the pair
    for draft in sorted(drafts, key=lambda d: (d.parts[0].start, d.parts[-1].end)):
        words = draft.speaker_words
        speakers: tuple[Reference, ...] = ()
        if words is not None:
            here = context.annotated.sentence_of[words.start]
            said = context.words(words.start, words.end)
            number = 2 if said in _TWO else _NUMBERS.get(_counted(context, words))
            if said == "they" or number:
                speakers = _acting_before(context, words.start) or (pair if here - since <= _REACH else ())
                several = len(speakers) == number or draft.speaker in together
                speakers = speakers if several or _may_be_pair(context, draft.speaker, speakers) else ()
                together |= {draft.speaker} if speakers and draft.speaker is not None else set()
            else:
                speakers = _coordinated(context, words)
            if speakers:
                pair, since = speakers, here
        result += _each(draft, speakers)
    return result


def _counted(context: Context, words: Chunk) -> str:
    """Return the number of a phrase that takes up several by how many they are: "the two", "the three senators"."""
    if context.lower(words.start) == "both" and context.doc[words.end - 1].tag_ == "NNS":
        return "two"
    first = words.start - (context.lower(words.start) != "the")  # a phrase may be read without its article
    if first + 1 >= words.end:
        return ""
    number, *noun = range(first + 1, words.end)
    whose = not noun or (len(noun) == 1 and context.doc[noun[0]].tag_ == "NNS")
    return context.lower(number) if whose and context.lower(first) == "the" else ""


_NUMBERS = {"two": 2, "pair": 2, "three": 3, "four": 4}


def _may_be_pair(context: Context, resolved: EntityRef | None, speakers: Sequence[Reference]) -> bool:
    """Say whether "they" is free to mean two people: no group that the article calls so by its words acts since.

    A group that is one of the two is both of them: "Ann Bell and her friends … They said".
    """
    if resolved is None or not speakers or resolved in {m.ref for m in speakers}:
        return True
    cluster, start = context.cluster(resolved), speakers[0].chunk.start
    acts = (m.chunk for m in cluster.mentions if m.chunk.start > start and m.form is not MentionForm.PRONOUN)
    free = {EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED}
    return cluster.kind in free and not any(head_of(context.doc, c).dep_.startswith("nsubj") for c in acts)


def _each(draft: Draft, speakers: Sequence[Reference]) -> Iterator[Draft]:
    if not speakers:
        yield draft
    for speaker in speakers:
        yield replace(draft, speaker=speaker.ref, speaker_candidates=())


def _coordinated(context: Context, words: Chunk) -> tuple[Reference, ...]:
    """Return the speakers whom "and" joins in the words for a source; empty unless they are two to four."""
    heads = _members(head_of(context.doc, words), words)
    if not 1 < len(heads) <= _MOST or not {"and", "&"} & {context.lower(i) for i in range(heads[0].i, heads[-1].i)}:
        return ()
    found = [_member(context, words, heads, n) for n in range(len(heads))]
    speakers = {m.ref: m for m in found if m is not None}
    named = all(m.form is MentionForm.NAME for m in speakers.values())
    return tuple(speakers.values()) if len(speakers) > 1 and (named or len(speakers) == len(heads)) else ()


def _members(head: Token, words: Chunk) -> list[Token]:
    """Return a noun and those joined to it, in text order."""
    found = [head]
    for token in found:
        found += [c for c in token.children if c.dep_ == "conj" and c.i in words and c.pos_ in {"NOUN", "PROPN"}]
    ordered = sorted(found, key=lambda t: t.i)
    return [t for n, t in enumerate(ordered) if not n or _behind_mark(head.doc, ordered[n - 1].i, t.i) <= t.i]


def _member(context: Context, words: Chunk, heads: Sequence[Token], n: int) -> Reference | None:
    """Return who is meant by one member of a list: a name, or a phrase that stands for somebody."""
    start = words.start if n == 0 else _behind_mark(context.doc, heads[n - 1].i, heads[n].i)
    end = words.end if n + 1 == len(heads) else _behind_mark(context.doc, heads[n].i, heads[n + 1].i) - 1
    found = speaker_in(context, Chunk(start, max(end, start + 1)))
    if found is None or not (found.chunk.start < end and start < found.chunk.end):
        return None
    owned = any(context.lower(i) in {"'s", "’s"} for i in range(found.chunk.start, heads[n].i))
    opens = (
        owned or context.lower(found.chunk.start) in _DETERMINERS or (n == 0 and context.doc[heads[0].i].tag_ == "NNS")
    )
    if found.form is MentionForm.NAME:
        return found if heads[n].i in found.chunk or found.kind is EntityKind.PERSON else None
    described = n and "," in context.words(heads[0].i, heads[n].i).split()  # "Ann Bell, a nurse and a mayor"
    return found if opens and not described and found.kind in SPEAKERS else None


_DETERMINERS = frozenset("the a an his her their its our another".split())


def _behind_mark(doc: Doc, before: int, after: int) -> int:
    """Return the token behind the last "and" or comma between two members; the one behind the second without any."""
    marks = [i for i in range(before + 1, after) if doc[i].lower_ in {"and", ","}]
    return marks[-1] + 1 if marks else after + 1


def _acting_before(context: Context, i: int) -> tuple[Reference, ...]:
    """Return the people, joined by "and", who are the subject of the sentence before token i, or of its own."""
    here = context.annotated.sentence_of[i]
    for number in (here, here - 1):
        if number < 0:
            continue
        sentence = context.annotated.sentences[number]
        for token in context.doc[sentence.start : min(sentence.end, i)]:
            if token.dep_ in {"nsubj", "nsubj:pass"} and any(c.dep_ == "conj" for c in token.children):
                subtree = sorted(t.i for t in token.subtree)
                pair = _coordinated(context, Chunk(subtree[0], subtree[-1] + 1))
                if pair and all(m.kind is EntityKind.PERSON for m in pair):
                    return pair
    return ()
