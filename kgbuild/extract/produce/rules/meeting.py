"""Meetings and talks that a model does not read: people, parties or bodies that come together to speak."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, clause_subjects, doers, owners
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.meeting_senses import NOUN, is_missed
from kgbuild.extract.objects import listed, the_two
from kgbuild.extract.produce.rule import part, propose, words_part
from kgbuild.extract.produce.topics import topic_of
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

TYPE = "Meeting"

_VERB = trigger(
    rf"{verb('meet')}(?: up)?(?: with)?(?! (?:the |his |her )?(?:target|demand|need|approval|family|wife|husband))",
    rf"{verb('sit')} down with",
    rf"{verb('dine', 'lunch', 'confer', 'negotiate')} with",
    rf"{verb('hold', 'have', 'begin', 'start', 'open', 'attend', 'join', 'host', 'chair')}"
    rf"(?: (?!that|which|who|to\b)[\w'-]+){{0,4}}? {NOUN.pattern}(?: (?:with|between|of))?",
)
_TALKS = re.compile(r"\b(?:talks|meeting|discussions?|negotiations)\b")
_NOUN = trigger(rf"{NOUN.pattern} (?:with|between)")
_SURE = 0.7


def find(context: Context) -> Iterator[Candidate]:
    """Yield the meetings of two or more; beside those that a model reads only talks of people who are known."""
    read = context.annotated.events
    taken = [e.trigger for e in read or () if e.kind == TYPE and e.score >= _SURE]
    for pattern in (_VERB, _NOUN):
        for chunk, match in matches(context, pattern, verbs=pattern is _VERB):
            people = {m.ref: m for m in _people(context, chunk, by_verb=pattern is _VERB)}.values()
            known = not any(p.kind is EntityKind.UNNAMED for p in people) and _TALKS.search(match[0]) is not None
            known |= _met(context, chunk, people)
            if len(people) > 1 and (known or read is None) and not any(chunk.overlaps(t) for t in taken):
                taken.append(chunk)
                topic = topic_of(context, max(chunk.end, *(p.chunk.end for p in people)))
                yield propose(
                    context,
                    TYPE,
                    chunk,
                    *(part("participant", p) for p in people),
                    words_part("topic", topic),
                    score=0.8,
                )


def _met(context: Context, trigger: Chunk, people: Collection[Reference]) -> bool:
    """Say whether a verb has people meet whom no model takes for it: "has never met", "accused Bell of meeting donors".

    What is said not to have been, or only supposed, the model often does not read.
    """
    named = sum(p.kind is EntityKind.PERSON for p in people)
    if _MET.fullmatch(context.words(trigger.start, trigger.end)) is None:
        return False
    word = context.doc[trigger.start]
    return named > 0 if tree.blamed_for(word) else named == len(people) and word.tag_ != "VBG"


_MET = trigger(verb("meet"))


def _people(context: Context, chunk: Chunk, *, by_verb: bool) -> list[Reference]:
    """Return who meets: the subject or owner, and whom the words behind the trigger name."""
    others = listed(context, chunk.end) or by_preposition(context, chunk, ("with", "between"), within=8)
    if by_verb:
        return [*(the_two(context, chunk.start) or doers(context, chunk)), *others]
    if context.lower(chunk.end - 1) == "between" or is_missed(context, chunk.start):
        return others
    return [*(owners(context, chunk) or clause_subjects(context, chunk)), *others]
