"""Tell meetings from what only has their words: rooms, annual meetings, audiences; and say who takes part in one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import who
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

NOUN = re.compile(
    r"(?:talks|meetings?|discussions?|negotiations|summits?|dinner|lunch|breakfast|audience"
    r"|conversations?|consultations|get-together|huddle)"
)
"""A noun for a meeting."""

_SPEAKS_OF = frozenset(
    """
    say tell confirm reveal report announce oppose criticise criticize condemn welcome support describe mention cite
    praise defend attack slam recall disclose note state claim allege call applaud denounce monitor cover expose leak
    """.split()
)
"""Verbs whose subject only speaks of the meeting that is their object."""

TIME_NOUNS = frozenset("minutes hours day days week weeks month months year years".split())
_TO_NOUN = 6
_ABSENT = re.compile(
    r"\b(?:absent from|miss(?:ed|es)|skip(?:ped|s)?|boycott(?:ed|s)?|stay(?:ed)? away from|barred from|excluded from"
    r"|(?:not|n't|never) attend(?:ed)?|left out of)(?: [\w'.-]+){0,4}$"
)
_WHERE = frozenset("at to in from outside near inside".split())


def is_missed(context: Context, noun: int) -> bool:
    """Say whether the words before a meeting tell of somebody who was not there: "was absent from", "boycotted".

    Args:
        noun: the token of the meeting.
    """
    start = context.sentence(noun).start
    return _ABSENT.search(context.words(max(start, noun - 9), noun)) is not None


def noun_of(context: Context, chunk: Chunk) -> int | None:
    """Return the token of a trigger that is a noun for a meeting, the last if it has several."""
    found = [i for i in range(chunk.start, chunk.end) if NOUN.fullmatch(context.lower(i))]
    return found[-1] if found else None


def only_speaks(context: Context, noun: Token, verb: Token) -> bool:
    """Say whether the subject of a clause only speaks of a meeting, was absent, or acts days before or after it."""
    off = is_missed(context, noun.i) or _some_time_off(context, noun.i)
    return off or (_object_of(noun, verb) and verb.lemma_.lower() in _SPEAKS_OF)


def _some_time_off(context: Context, noun: int) -> bool:
    """Say whether a time is measured from a meeting: "days before the summit"."""
    start = max(context.sentence(noun).start, noun - _TO_NOUN)
    return any(
        context.lower(k) in {"before", "after", "ahead"} and context.lower(k - 1) in TIME_NOUNS
        for k in range(start, noun)
    )


def _object_of(noun: Token, verb: Token) -> bool:
    """Say whether a noun, or what it belongs to, is the object or complement of a verb."""
    while noun.head.i != verb.i and noun.head.i != noun.i:
        noun = noun.head
    return noun.dep_ in {"obj", "ccomp", "xcomp"}


def unknown_subject(context: Context, verb: int) -> bool:
    """Say whether the subject of a verb is a name that is nobody's known here, so that no other word is it."""
    own = [t for t in tree.children(context.doc[verb], "nsubj") if t.i < verb]
    return bool(own) and own[-1].pos_ == "PROPN" and context.at(own[-1].i, frozenset(EntityKind)) is None


def acting(context: Context, verb: int, subjects: Iterable[Reference]) -> list[Reference]:
    """Return who acts: who is there, for a place that an infinitive hangs on ("was at the ministry to meet Dorn")."""
    token, found = context.doc[verb], list(subjects)
    if token.dep_ != "acl" or not tree.cases(token.head) & _WHERE:
        return found
    there = [who(context, s) for s in tree.children(token.head, "nsubj")]
    return [m for m in there if m is not None] or [m for m in found if token.head.i not in m.chunk]
