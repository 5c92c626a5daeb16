"""Cues that report nobody's words: passives, denials, happenings that only show something."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kgbuild.extract.context import Context
from kgbuild.extract.reporting import EVIDENT_FROM, REPORTING, RESOLVES, SHOWING, WITHHELD
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENYING = frozenset("not n't n’t never nor".split())


def has_clause(tokens: Sequence[Token]) -> bool:
    """Say whether words hold a verb or are quoted."""
    return any(t.pos_ in {"VERB", "AUX"} or t.is_quote for t in tokens)


def is_proposition(tokens: Sequence[Token]) -> bool:
    """Say whether words state something by themselves: their head is a verb or has a subject, or they are quoted.

    "a proposal that would require it" is a thing, whatever its clauses say.
    """
    if any(t.is_quote for t in tokens):
        return True
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    return any(
        (t.pos_ in {"VERB", "AUX"} and not t.dep_.startswith("acl"))
        or any(c.dep_ in {"cop", "nsubj", "nsubj:pass", "csubj"} for c in t.children)
        for t in heads
    )


def is_done_besides(cue: Chunk, tokens: Sequence[Token]) -> bool:
    """Say whether words tell what somebody does while he speaks: "agreed, rewriting a number of songs"."""
    heads = _hanging(tokens)
    return bool(heads) and all(
        t.dep_ == "advcl" and t.tag_ == "VBG" and t.head.i in cue and not any(c.dep_ == "mark" for c in t.children)
        for t in heads
    )


def is_deed(cue: Chunk, lemmas: Collection[str], tokens: Sequence[Token]) -> bool:
    """Say whether words are the infinitive of what somebody resolves on: "decided" "to go home"."""
    told = [t.dep_ for t in _hanging(tokens) if t.head.i in cue]
    return bool(lemmas) and RESOLVES.issuperset(lemmas) and "xcomp" in told and "ccomp" not in told


def _hanging(tokens: Sequence[Token]) -> list[Token]:
    """Return those of some words that hang on others, without marks."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.head.i not in inside and not t.is_punct]


def is_unsaid(context: Context, cue: Chunk, source: Chunk | None) -> bool:
    """Say whether a cue tells what others say of somebody, what he does not say, or what he was asked."""
    return _is_said_of(context, cue, source) or _is_withheld(context, cue) or _is_asked_of(context, cue)


def _is_asked_of(context: Context, cue: Chunk) -> bool:
    """Say whether a participle tells what somebody was asked: "Asked whether it was late, Ann Bell smiled"."""
    verb = context.doc[cue.start]
    subject = any(c.dep_.startswith("nsubj") for c in verb.children)
    rest = all(context.doc[i].pos_ in {"ADP", "SCONJ", "ADV"} for i in range(cue.start + 1, cue.end))
    asked = verb.lemma_.lower() in _ASKED and verb.tag_ in {"VBN", "VBD"} and rest and not subject
    return asked and verb.dep_ in {"advcl", "acl", "parataxis", "dep"}


_ASKED = frozenset("ask question quiz press challenge tell".split())


def _is_said_of(context: Context, cue: Chunk, source: Chunk | None) -> bool:
    """Say whether a passive cue tells of its subject what others say, not what he says: "is said to", "was asked if".

    Not where somebody "was quoted as saying" it.
    """
    words = [context.doc[i] for i in cue]
    if source is None or any(t.tag_ == "VBG" for t in words):
        return False
    # a participle may tell of a noun what others feel or say: "the rat, feared by all"
    if any(is_participle(token) and token.head.i in source for token in words):
        return True
    if any(t.dep_ == "obj" and t.head.i in cue and t.head.lemma_ in _GETTING for t in words):
        return not any(t.lemma_ in {"attention", "conclusion"} for t in words)  # which one draws oneself
    return any(
        child.dep_ == "nsubj:pass" and child.i in source
        for token in words
        if token.tag_ in {"VBN", "VBD"}
        for child in token.children
    )


_GETTING = frozenset("draw earn win attract receive face provoke prompt spark invite incur suffer meet".split())
"""Verbs whose object others say of their subject: "drew criticism for", "won praise for"."""


def is_participle(verb: Token) -> bool:
    """Say whether a passive participle describes a noun: "a man believed to be Tom"."""
    rumoured = verb.tag_ == "VBD" and any(c.dep_ == "xcomp" for c in verb.children)
    return verb.dep_ == "acl" and (verb.tag_ == "VBN" or rumoured)


def _is_withheld(context: Context, cue: Chunk) -> bool:
    """Say whether a cue tells that something was not said: "never said that", "declined to say", "without saying"."""
    words = [context.doc[i] for i in cue if context.doc[i].pos_ == "VERB"]
    verbs = [t for t in words if t.lemma_.lower() in WITHHELD or t.lemma_.lower() not in REPORTING]
    refused = any(t.dep_ == "xcomp" and t.head.lemma_.lower() in _REFUSING for t in verbs)
    without = any(c.lower_ == "without" for t in words for c in t.children)
    return refused or without or any(c.lower_ in _DENYING for t in verbs for c in t.children)


_REFUSING = frozenset("decline refuse fail omit forget".split())


def happens(context: Context, source: Chunk, lemmas: Collection[str]) -> bool:
    """Say whether a source is a happening that only shows something: "The defeat suggests that"."""
    nouns = {context.doc[i].lemma_.lower() for i in source}
    people = any(m.kind is EntityKind.PERSON for m in context.overlapping(source))
    return bool(nouns & EVIDENT_FROM) and SHOWING.issuperset(lemmas) and not people
