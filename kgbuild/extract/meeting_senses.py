"""Tell meetings from what only has their words: rooms, annual meetings, audiences; and say who takes part in one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import who
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context, Reference

NOUN = re.compile(
    r"(?:talks|meetings?|discussions?|negotiations|summits?|dinner|lunch|breakfast|audience"
    r"|conversations?|consultations|get-together|huddle)"
)
"""A noun for a meeting."""

_MEALS = frozenset("dinner lunch breakfast".split())
_KIN = frozenset(
    """
    wife husband girlfriend boyfriend partner mother father mum mom dad son daughter sister brother family friends
    friend parents relatives fiancee fiance god
    """.split()
)
_PLACES = frozenset("room rooms hall house place point point venue ground table agenda".split())
_OTHER_KINDS = frozenset(
    "annual semiannual semi-annual general press news shareholder shareholders stockholders holder holders".split()
)
_ADDRESS = frozenset("tell address remind assure entertain".split())
_SPEECHES = frozenset("speech address presentation lecture remarks".split())
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
_LEGISLATURES = frozenset("assembly parliament congress senate commons legislature duma knesset".split())
_WHERE = frozenset("at to in from outside near inside".split())


def is_missed(context: Context, noun: int) -> bool:
    """Say whether the words before a meeting tell of somebody who was not there: "was absent from", "boycotted".

    Args:
        context: the article.
        noun: the token of the meeting.
    """
    start = context.sentence(noun).start
    return _ABSENT.search(context.words(max(start, noun - 9), noun)) is not None


def noun_of(context: Context, chunk: Chunk) -> int | None:
    """Return the token of a trigger that is a noun for a meeting, the last if it has several."""
    found = [i for i in range(chunk.start, chunk.end) if NOUN.fullmatch(context.lower(i))]
    return found[-1] if found else None


def other_sense(context: Context, noun: int) -> bool:
    """Say whether a noun for a meeting names something else: a room, an annual meeting, a part of a name."""
    token = context.doc[noun]
    if context.lower(noun + 1) in _PLACES or context.lower(noun - 1) in {"annual", "press", "news"}:
        return True
    if {context.lower(noun - 1), context.lower(noun - 2)} & _OTHER_KINDS or _regular(context, noun):
        return True
    inside = context.at(noun, frozenset(EntityKind))
    if inside is not None and inside.form is MentionForm.NAME and inside.chunk.end > noun + 1:
        return True
    if context.lower(noun) in {"conversation", "discussion"} and context.lower(noun - 2) in {"join", "joined"}:
        return True
    if context.lower(noun) in {"summit", "summits"} and _ranked(token):
        return True
    compound = token.dep_ == "compound" and token.head.i > noun and token.head.pos_ == "NOUN"
    return (compound and not NOUN.fullmatch(token.head.lower_)) or _as_verb(token)


def _regular(context: Context, noun: int) -> bool:
    """Say whether a meeting is one of a row held whatever happens: "this week's semiannual World Bank meetings"."""
    for k in range(noun - 1, max(context.sentence(noun).start, noun - _TO_NOUN) - 1, -1):
        if context.doc[k].pos_ in {"ADP", "VERB", "AUX", "PUNCT"}:
            return False
        if context.lower(k) in {"annual", "semiannual", "semi-annual"}:
            return True
    return False


def _ranked(summit: Token) -> bool:
    """Say whether a summit is the top of something that one climbs to."""
    climbs = {"soar", "climb", "reach", "scale", "rise"}
    return summit.head.lemma_.lower() in climbs or any(c.lower_ in {"album", "chart"} for c in summit.children)


def _as_verb(token: Token) -> bool:
    """Say whether "talks" is a verb with a subject of its own: "he talks with his players"."""
    return token.pos_ == "VERB" and token.lower_ != "meeting" and bool(tree.children(token, "nsubj"))


def is_audience(context: Context, noun: int) -> bool:
    """Say whether a meeting is only whom somebody speaks to: "told a meeting of bankers"."""
    token = context.doc[noun]
    if token.dep_.split(":")[0] in {"obj", "iobj", "obl"} and token.head.lemma_.lower() in _ADDRESS:
        return not tree.cases(token) or "to" in tree.cases(token)
    return token.head.lower_ in _SPEECHES and "to" in tree.cases(token)


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


def act_of_a_noun(context: Context, verb: int) -> bool:
    """Say whether a gerund only explains a noun: "conditions on holding talks"."""
    token = context.doc[verb]
    return token.dep_ == "acl" and token.tag_ == "VBG" and bool(tree.cases(token) & {"on", "of", "for", "about"})


def acting(context: Context, verb: int, subjects: Iterable[Reference]) -> list[Reference]:
    """Return who acts: who is there, for a place that an infinitive hangs on ("was at the ministry to meet Dorn")."""
    token, found = context.doc[verb], list(subjects)
    if token.dep_ != "acl" or not tree.cases(token.head) & _WHERE:
        return found
    there = [who(context, s) for s in tree.children(token.head, "nsubj")]
    return [m for m in there if m is not None] or [m for m in found if token.head.i not in m.chunk]


def of_the_family(context: Context, noun: int | None, end: int, people: Iterable[Reference]) -> bool:
    """Say whether relatives or friends come together, in private."""
    if any(context.lower(p.chunk.end - 1) in _KIN for p in people):
        return True
    meal = noun is not None and context.lower(noun) in _MEALS
    return meal and any(context.lower(k) in _KIN for k in range(end, end + 3))


def is_legislature(context: Context, mention: Reference) -> bool:
    """Say whether a body is a parliament: that it meets is no meeting."""
    return mention.kind is EntityKind.ORGANIZATION and context.lower(mention.chunk.end - 1) in _LEGISLATURES
