"""Take back what would be claimed too surely, whoever reads it: hearsay, conditions, what is called off, days to come.

A rule or a model tells what words say of an event; these few checks are exact enough to weaken what either says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.asked import question
from kgbuild.extract.candidate import FactualityCue, Verdict
from kgbuild.extract.contest_times import lies_ahead
from kgbuild.extract.undone import (
    CANCELS,
    HOLDS,
    NOT,
    OPEN_MODALS,
    backs_out,
    called_off,
    is_plain,
    left_open,
    ruled_out,
    undone,
)
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import Factuality
from kgbuild.nouns import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

CALLED_OFF = "called off"
PUT_OFF = "put off"
CONDITION = "condition"
"""What words beside an event do to it."""

_WOULD = words("contrary to fact")
_HEARSAY = words("hearsay")
_TOLD = words("tells what others hold")
"""Verbs whose passive tells what somebody unnamed holds: "is said to have resigned", "it is claimed that he quit"."""

_DELAYS = frozenset("postpone delay".split())
_DUMMY = frozenset({"it", "there"})
_NOBODY = words("nobody")
_MOST_STEPS = 6


def cautious(context: Context, trigger: Chunk, verdict: Verdict, time: TimeExpression | None) -> Verdict:
    """Return a verdict that claims no more than the words around a trigger and its date allow.

    And no less in one case: what somebody is praised or blamed for was done.

    Args:
        trigger: the words that name the event.
        verdict: what a rule or a model says of it.
        time: when it is, if that is told.
    """
    head = tree.root(context.doc, trigger.start, trigger.end)
    if head.dep_ == "compound" and head.head.i > head.i:  # "telephone" of "telephone calls"
        head = head.head
    if verdict.value in {Factuality.POSSIBLE, Factuality.DENIED} and (cue := _held_against(head)) is not None:
        return Verdict(Factuality.ACTUAL, (FactualityCue(Chunk(cue.i, cue.i + 1), "presupposed"),))
    if (off := ruled_out(head) or called_off(head)) is not None:
        return _weakened(Factuality.DENIED, off, CALLED_OFF)
    if verdict.value is not Factuality.POSSIBLE and (cue := _undecided(head, verdict.value)) is not None:
        return _weakened(Factuality.POSSIBLE, cue, "undecided")
    if verdict.value is Factuality.DENIED and (cue := _condition(head) or left_open(head)) is not None:
        return _weakened(Factuality.POSSIBLE, cue, CONDITION)
    if verdict.value is not Factuality.DENIED and (cue := undone(head)) is not None:
        return _weakened(Factuality.DENIED, cue, "denies")
    if verdict.value is Factuality.POSSIBLE and (cue := _announced(head)) is not None:
        return _weakened(Factuality.PLANNED, cue, "announced")
    if verdict.value in {Factuality.ACTUAL, Factuality.PLANNED}:
        for cue, effect in (
            (_hearsay(head), "hearsay"),
            (_condition(head), CONDITION),
            (_should(head), "only asked for"),
            (_rumoured(head), "rumour"),
            (question(context.doc, head), "question"),
        ):
            if cue is not None:
                return _weakened(Factuality.POSSIBLE, cue, effect)
        if (stopped := _stopped(head) or _nobody(head)) is not None:
            return _weakened(*stopped)
    if verdict.value is Factuality.ACTUAL and (verb := _being_arranged(head)) is not None:
        return _weakened(Factuality.PLANNED, verb, "arranged")
    if verdict.value is Factuality.PLANNED and (stopped := _stopped_later(context, trigger)) is not None:
        return _weakened(*stopped)
    if verdict.value is Factuality.PLANNED and time is not None and _is_over(context, time):
        return Verdict(Factuality.ACTUAL, (FactualityCue(time.chunk, "day past"),))
    if verdict.value is Factuality.ACTUAL and time is not None and lies_ahead(context, time):
        return Verdict(Factuality.PLANNED, (FactualityCue(time.chunk, "day to come"),))
    return verdict


def _weakened(value: Factuality, cue: Token, effect: str) -> Verdict:
    return Verdict(value, (FactualityCue(Chunk(cue.i, cue.i + 1), effect),))


def _held_against(head: Token) -> Token | None:
    """Return the verb of who praises or blames somebody for what he did: "was criticised for meeting Bell".

    Such deeds are done: all nine of 3,000 annotated articles.
    """
    verb = head.head
    negated = any(c.lower_ in NOT for v in (head, verb) for c in v.children if c.i < head.i)
    somebody = tree.blamed_for(head) or (tree.passive(verb) and tree.children(verb, "nsubj:pass"))
    of_it = head.tag_ == "VBG" and head.dep_.startswith("advcl") and tree.cases(head) == {"for"}
    return verb if of_it and somebody and not negated and is_plain(verb) else None


def _condition(head: Token) -> Token | None:
    """Return the word that makes the clause of a trigger a condition, or the "until" of what others wait for."""
    clause = tree.opens_chain(head)
    if not clause.dep_.startswith("advcl"):
        return None
    waits = any(c.lower_ in _TO_COME for c in clause.head.children)
    return next((c for c in tree.openers(clause) if c.lower_ in _IF or (c.lower_ == "until" and waits)), None)


_IF = frozenset({"if", "unless"})
_TO_COME = words("speaks of what is to come")


def _should(head: Token) -> Token | None:
    """Return the "should" of what somebody is only told to do: "she should stand aside"."""
    return next((c for c in tree.children(head, "aux") if c.lower_ in _OUGHT), None) if head.tag_ == "VB" else None


_OUGHT = words("ought to")


def _announced(head: Token) -> Token | None:
    """Return the verb that reports what somebody will do: "announced that he would resign", "said they would meet"."""
    helpers = {c.lower_ for c in tree.children(head, "aux")}
    will = not _FORESEEN.isdisjoint(helpers) and (head.tag_ == "VB" or (head.tag_ == "VBG" and "be" in helpers))
    clause = tree.opens_chain(head)
    verb = clause.head
    told = clause.dep_ == "ccomp" and verb.lemma_.lower() in _ANNOUNCES and verb.tag_ in {"VBD", "VBN"}
    if not will or not told or _denied(head) or _denied(verb) or head.lemma_.lower() in _FORETOLD:
        return None
    here = head.doc[head.sent.start : head.sent.end]
    left_open = any((t.lower_ in OPEN_MODALS and t.tag_ != "NNP") or t.text == "?" for t in here)
    return None if left_open else verb


def _denied(verb: Token) -> bool:
    return any(c.lower_ in NOT for v in (verb, tree.opens_chain(verb)) for c in v.children if c.i < v.i)


_FORESEEN = frozenset("would 'd ’d".split())
_ANNOUNCES = words("announces")
_FORETOLD = words("only foretold")


def _stopped(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the verb that stops or delays what a noun names: "the talks were called off", "postponed the summit"."""
    part = head.head if head.dep_ == "nmod" and head.head.lemma_.lower() in _PARTS else head  # "the round of the vote"
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    put_off = next((c for c in tree.children(part, "amod") if c.tag_ == "VBN" and c.lemma_.lower() == "postpone"), None)
    verb = part.head
    lemma = verb.lemma_.lower()
    done = part.dep_ == "obj" and lemma == "postpone" and is_plain(verb)
    if put_off is not None or done:
        return Factuality.PLANNED, put_off or verb, PUT_OFF
    open_ = any(c.lower_ in NOT or c.lower_ in _WOULD or c.lower_ in OPEN_MODALS for c in verb.children)
    if open_ or not part.dep_.startswith("nsubj") or not tree.passive(verb):
        return None
    if lemma in CANCELS or (lemma == "call" and any(c.lower_ == "off" for c in verb.children)):
        return Factuality.DENIED, verb, CALLED_OFF
    return (Factuality.PLANNED, verb, PUT_OFF) if lemma in _DELAYS else None


_PARTS = words("part of a vote")


def _being_arranged(head: Token) -> Token | None:
    """Return the verb that says that what a noun names is yet to be: "talks are being arranged"."""
    verb = head.head
    ahead = verb.lemma_.lower() in _ARRANGES and any(c.lower_ == "being" for c in tree.children(verb, "aux"))
    return verb if ahead and head.dep_.startswith("nsubj") else None


_ARRANGES = frozenset({"arrange", "plan"})


def _stopped_later(context: Context, trigger: Chunk) -> tuple[Factuality, Token, str] | None:
    """Return what the sentence goes on to say of a plan: "was to meet Dorn, but the talks were called off"."""
    rest = context.doc[trigger.end : context.sentence(trigger.start).end]
    if (verb := next((t for t in rest if backs_out(t)), None)) is not None:
        return Factuality.DENIED, verb, CALLED_OFF
    plans = (t for t in rest if t.lower_ in _PLANS and any(c.lower_ in _THE_SAME for c in t.children))
    return next((stopped for t in plans if (stopped := _stopped(t)) is not None), None)


_PLANS = words("what is planned")
_THE_SAME = words("the one meant")


def _nobody(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the "neither" or "no" of a verb's subject: "neither Bell nor Dorn resigned", "no minister resigned"."""
    if head.pos_ != "VERB":
        return None
    before = [c for subject in tree.children(head, "nsubj") for c in (subject, *subject.children) if c.i < head.i]
    behind = [c for noun in tree.children(head, "obj") if noun.lower_ != "no" for c in (noun, *_no(noun))]
    word = next((c for c in (*before, *behind) if c.lower_ in _NOBODY), None)
    return None if word is None else (Factuality.DENIED, word, "denies")


def _no(noun: Token) -> list[Token]:
    """Return the "no" of a noun for people: "met no one", "sacked no minister"; not of "won no seats"."""
    someone = noun.lower_ == "one" or is_person(noun.lemma_.lower())
    return [c for c in tree.children(noun, "det") if someone]


def _hearsay(head: Token) -> Token | None:
    """Return the word that makes a clause hearsay: "reportedly", or a passive of telling that names nobody."""
    word = head
    for _ in range(_MOST_STEPS):
        adverb = next((c for c in word.children if c.lower_ in _HEARSAY), None)
        if adverb is not None:
            return adverb
        if word.head.i == word.i or word.dep_.split(":")[0] not in {"xcomp", "ccomp", "csubj", "nsubj", "obj", "obl"}:
            return None
        label, word = word.dep_.split(":")[0], word.head
        told = word.lemma_.lower() in _TOLD and tree.passive(word) and not tree.obliques(word, ("by",))
        if told and (label == "xcomp" or any(c.lower_ in _DUMMY for c in tree.children(word, "nsubj", "expl"))):
            return word
    return None


def _is_over(context: Context, time: TimeExpression) -> bool:
    """Say whether the words of a date put it into the past: "yesterday", "last week", "two years ago"."""
    first, last = context.lower(time.chunk.start), context.lower(time.chunk.end - 1)
    return first in _BACK or last == "ago"


_BACK = frozenset({"yesterday", "last"})


def _undecided(head: Token, told: Factuality) -> Token | None:
    """Return the "whether" of the clause of a trigger: it is unclear whether it happened, and nothing is denied.

    Of what is denied it may be that of the verb above: "asked whether she would rule out voting for it".
    """
    word = head.head if head.dep_ == "obj" and head.head.lemma_.lower() in HOLDS else head
    if word.pos_ != "VERB" and told is not Factuality.DENIED:
        return None
    for _ in range(_MOST_STEPS):
        found = next((c for c in word.children if c.lower_ in _UNDECIDED and c.i < head.i), None)
        above = word.dep_ in _UNDER_A_VERB if told is Factuality.DENIED else word.dep_ == "conj"
        if found is not None or not above or word.head.i > word.i:
            return found
        word = word.head
    return None


_UNDECIDED = frozenset({"whether", "if"})
_UNDER_A_VERB = frozenset({"xcomp", "conj", "obj"})


def _rumoured(head: Token) -> Token | None:
    """Return the noun that only rumours tell what hangs on it: "rumours swirled that she had resigned"."""
    above = head.head
    said = head.dep_ in {"acl", "ccomp"} or (head.dep_ == "acl:relcl" and tree.children(head, "mark"))
    if not said or not tree.children(head, "nsubj"):
        return None
    told = [above] if above.pos_ == "NOUN" else tree.children(above, "nsubj")
    there = bool(tree.children(above.head, "expl"))
    return next((n for n in told if _is_rumour(n) or (there and n.lemma_.lower() == "report")), None)


def _is_rumour(noun: Token) -> bool:
    unconfirmed = any(c.lower_ in _UNCONFIRMED for c in tree.children(noun, "amod"))
    return noun.lemma_.lower() in _RUMOURS or (unconfirmed and noun.pos_ == "NOUN")


_RUMOURS = words("rumour")
_UNCONFIRMED = words("unconfirmed")
