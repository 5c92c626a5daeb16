"""Meetings and talks: people, parties or bodies that come together to speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, doers, owners, passive, who
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import AGENTS, Context, Reference
from kgbuild.extract.meeting_senses import (
    act_of_a_noun,
    acting,
    clause_participants,
    hidden_head,
    is_at,
    is_modifier,
    noun_of,
    unknown_subject,
)
from kgbuild.extract.objects import listed, the_two
from kgbuild.extract.produce.rule import part, propose, words_part
from kgbuild.extract.produce.topics import is_time, topic_of
from kgbuild.extract.stated import passage_of
from kgbuild.extract.tie import tie
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.extract.veto import vetoes_of
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, Factuality, Span

TYPE = "Meeting"


_NOUNS = (
    r"(?:talks|meetings?|discussions?|negotiations|summits?|dinner|lunch|breakfast|audience(?= with)"
    r"|conversations?|consultations|get-together|huddle)"
)
_VERB = trigger(
    rf"{verb('meet')}(?: up)?(?: with)?(?! (?:the )?(?:target|demand|need|cost|challenge|criteri"
    rf"|deadline|pledge|standard|requirement|condition|expectation|commitment|obligation|objective"
    rf"|bill|a sticky|his match|her match|resistance|opposition|(?:his|her) (?:future |late |first "
    rf"|second )?(?:wife|husband|partner|girlfriend|boyfriend)))"
)
_CARRIES = "hold have begin start open resume attend join host chair convene enter conduct finish arrange".split()
_LIGHT = trigger(
    rf"{verb(*_CARRIES)}"
    rf"(?: into)?(?: (?!that|which|who|to\b)[\w'-]+){{0,4}}? {_NOUNS}(?: (?:with|between|of))?",
    rf"(?:is|are|was|were|be|been|locked|engaged|involved) (?:now |still |currently )?(?:locked "
    rf"|engaged |involved )?(?:in|at) (?:[\w'-]+ ){{0,3}}?{_NOUNS}(?: with)?",
)
"""A verb that only carries a noun for a meeting."""

_SIT_DOWN = trigger(
    rf"{verb('sit')} down with",
    rf"{verb('visit')}(?= (?:mr|mrs|ms|president|prime minister|sir|lord|chancellor)\b)",
    rf"{verb('dine', 'lunch', 'confer', 'negotiate', 'liaise')} with",
)
_NOUN = trigger(
    rf"{_NOUNS}(?: (?!that|which|who|and|to|on|about|over)[\w'-]+){{0,2}}? (?:with|between|of|among|involving)",
    rf"{_NOUNS}",
)
_HAPPENS = trigger(
    r"(?:talks|discussions|negotiations|the meeting|the summit|a (?:further|second|new) meeting)"
    rf" (?P<ahead>(?:will|are|is|were|was) (?:due to |to |expected to |set to "
    rf")?)?(?:{verb('resume', 'reconvene', 'continue')}|be held|take place)"
)
_PARTNERS = frozenset({*AGENTS, EntityKind.PLACE})
_GOES = frozenset("at leaving left attending attended attend leave".split())
_NOT_MEETINGS = re.compile(r"\b(?:press|news|party|annual|talks about talks|of minds)\b")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the meetings that the article states, those first whose words are the longest."""
    kept: list[Candidate] = []
    for candidate in _mentions(context):
        if not any(candidate.trigger.overlaps(k.trigger) for k in kept):
            if not vetoes_of(tie(context, candidate, {})):
                kept.append(candidate)
            yield candidate
    yield from _going_on(context, kept)


def _going_on(context: Context, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield what a clause says of meetings told of before: "Discussions will resume next week"."""
    passages = [_passage(context, c) for c in found]
    for chunk, match in matches(context, _HAPPENS):
        here = context.annotated.span(context.sentence(chunk.start))
        before = [n for n, p in enumerate(passages) if p.end <= here.start]
        if before and not any(here.contains(p) for p in passages):
            last = found[max(before, key=lambda n: passages[n])]
            told = [replace(a, inside=False) for a in last.arguments if a.role in {"participant", "topic"}]
            happened = Factuality.PLANNED if match["ahead"] else context.factuality_of(chunk.start, chunk.start + 1)
            yield propose(context, TYPE, chunk, *told, score=0.6, factuality=happened)


def _passage(context: Context, candidate: Candidate) -> Span:
    return passage_of(context, candidate.trigger, [a.chunk for a in candidate.arguments if a.stated])


def _mentions(context: Context) -> Iterator[Candidate]:
    for pattern, confidence, is_verb in (
        (_LIGHT, 0.9, True),
        (_SIT_DOWN, 0.8, True),
        (_VERB, 0.85, True),
        (_NOUN, 0.75, False),
    ):
        for chunk, match in matches(context, pattern, verbs=is_verb):
            if pattern is _VERB and context.doc[chunk.start].pos_ == "NOUN":
                continue
            if _NOT_MEETINGS.search(match[0]):
                continue
            found = _by_verb(context, chunk, match) if is_verb else _by_noun(context, chunk, match)
            people = _distinct(context, found)
            named_with = match[0].endswith("with") and bool(people) and people[0].kind is not EntityKind.PLACE
            summit = "summit" in match[0].split()
            told = bool(people) and people[0].kind is not EntityKind.PLACE and pattern is not _VERB
            if len(people) >= 2 or (told and (_many(context, people[0]) or named_with or summit)):
                topic = topic_of(context, max(chunk.end, *(p.chunk.end for p in people)), by_verb=pattern is _VERB)
                who = [part("participant", p) for p in people]
                yield propose(context, TYPE, chunk, *who, words_part("topic", topic), score=confidence)


def _distinct(context: Context, found: list[Reference]) -> list[Reference]:
    """Return each participant once, without names that only modify, and publications: one speaks to them."""
    kept = [m for m in found if m.kind is not EntityKind.PUBLICATION and not is_modifier(context, m)]
    return list({m.ref: m for m in kept}.values())


def _many(context: Context, one: Reference) -> bool:
    """Say whether one participant is a body or group, whose members meet."""
    if one.kind is EntityKind.ORGANIZATION:
        return True
    return one.kind is EntityKind.UNNAMED and context.lower(one.chunk.end - 1).endswith(
        ("s", "commission", "committee", "council")
    )


def _by_verb(context: Context, chunk: Chunk, match: re.Match[str]) -> list[Reference]:
    """Return who meets: the subject and the object, or a plural subject alone."""
    with_word = match[0].split()[-1] in {"with", "between", "of"}
    meets = match[0].startswith("me")
    subjects = acting(context, chunk.start, doers(context, chunk, AGENTS if meets else _PARTNERS))
    if unknown_subject(context, chunk.start) or act_of_a_noun(context, chunk.start):
        subjects = []
    if passive(context, chunk):
        return [*subjects, *by_preposition(context, chunk, ("with", "between", "by"), _PARTNERS, within=8)]
    others = _partners(context, chunk, match)
    if not others and (_next_is_noun(context, chunk) or _other_object(context, chunk)) and meets and not with_word:
        return []
    others = [o for o in others if o.kind is not EntityKind.PLACE or with_word]
    if not others:
        subjects = _pair(context, subjects, chunk.start)
    if not others and match[0].startswith(("attend", "join")):
        held_by = _named_before_noun(context, chunk)
        return [*subjects, *held_by] if held_by else []
    if not others and len({s.ref for s in subjects}) < 2:
        if meets:
            return subjects if subjects and _many(context, subjects[0]) and _intransitive(context, chunk) else []
        return [*subjects, *_named_before_noun(context, chunk)]
    return [*(s for s in subjects if s.chunk.end <= chunk.start or s.chunk.start >= chunk.end), *others]


def _pair(context: Context, subjects: list[Reference], i: int) -> list[Reference]:
    """Return the two people whom "the pair" or "they" stands for, nobody for a couple, which meets in private."""
    before = {context.lower(k) for k in range(max(context.sentence(i).start, i - 5), i)}
    if "couple" in before:
        return []
    return subjects if before & _BODIES else the_two(context, i, EntityKind.PERSON) or subjects


_BODIES = frozenset("groups companies firms banks countries nations governments clubs".split())


def _partners(context: Context, chunk: Chunk, match: re.Match[str]) -> list[Reference]:
    """Return whom the phrase after a trigger names."""
    if match[0].startswith("me") or match[0].split()[-1] in {"with", "between", "of"} or match[0].startswith("visit"):
        found = listed(context, chunk.end, _PARTNERS)
        return [] if found and hidden_head(context, chunk.end, found[0]) else found
    return by_preposition(context, chunk, ("with", "between"), _PARTNERS, within=8)


def _other_object(context: Context, chunk: Chunk) -> bool:
    """Say whether a verb's object is nobody: "meet strong opposition"."""
    objects = [t for t in tree.children(context.doc[chunk.start], "obj") if not is_time(context, t.i)]
    return any(t.pos_ == "NOUN" and who(context, t, _PARTNERS) is None for t in objects)


def _next_is_noun(context: Context, chunk: Chunk) -> bool:
    return context.lower(chunk.end) in {"the", "a", "an", "their", "its", "his", "her", "this", "these", "all"}


def _intransitive(context: Context, chunk: Chunk) -> bool:
    return not context.lower(chunk.end)[:1].isalnum() or context.lower(chunk.end) in {
        "in",
        "on",
        "at",
        "to",
        "for",
        "last",
        "this",
        "next",
        "again",
        "today",
        "yesterday",
        "privately",
        "later",
        "behind",
    }


def _by_noun(context: Context, chunk: Chunk, match: re.Match[str]) -> list[Reference]:
    """Return who meets at "the talks between A and B", "A's meeting with B", "an EU summit"."""
    last = match[0].split()[-1]
    noun = noun_of(context, chunk)
    if noun is None:
        return []
    if last in {"between", "among", "of", "involving"}:
        found = listed(context, chunk.end, _PARTNERS, reach=8)
        one = len({m.ref for m in found}) == 1 and found[0].kind is not EntityKind.UNNAMED
        return [] if found and (hidden_head(context, chunk.end, found[0]) or (one and last == "between")) else found
    others = listed(context, chunk.end, _PARTNERS) if last == "with" else []
    if others and hidden_head(context, chunk.end, others[0]):
        return []
    owner = [o for o in owners(context, chunk) if not _another_noun(context, o, noun)]
    if owner:
        return [*owner, *others]
    if others:
        taken = {o.ref for o in others}
        close = (m for m in clause_participants(context, chunk, noun) if not _far(context, m, noun))
        return [*[m for m in close if m.ref not in taken][:1], *others]
    if not _particular(context, chunk):
        return []
    near = {context.lower(k) for k in range(max(0, chunk.start - 4), chunk.start)}
    goes = last == "summit" and near & _GOES and is_at(context, noun)
    attending = clause_participants(context, chunk, noun, (EntityKind.PERSON,)) if goes else []
    return [*attending, *_named_before_noun(context, chunk)]


def _far(context: Context, one: Reference, noun: int) -> bool:
    """Say whether the subject of a clause stands too far from a meeting in the tree to be said to take part."""
    return tree.steps(tree.root(context.doc, one.chunk.start, one.chunk.end), context.doc[noun]) > _CLAUSES


_CLAUSES = 4


def _another_noun(context: Context, owner: Reference, noun: int) -> bool:
    """Say whether what an owner has is another noun before the meeting: "Bell's part in the talks"."""
    return any(context.lower(k) in {"in", "of", "at", "on", "for", "with", "to"} for k in range(owner.chunk.end, noun))


def _named_before_noun(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the body whose meeting a compound names: "a BNP meeting", "the G8 summit"."""
    noun = chunk.end - 1
    kinds = {EntityKind.ORGANIZATION, EntityKind.PARTY}
    owner = context.at(noun - 1, kinds) or (
        context.at(noun - 2, kinds) if context.lower(noun - 1) in {"'s", "’s"} else None
    )
    return [owner] if owner else []


def _particular(context: Context, chunk: Chunk) -> bool:
    return context.lower(chunk.start).startswith(("summit", "meeting"))
