"""Take back what would be claimed too surely, whoever reads it: hearsay, commands, questions, days to come.

A rule or a model tells what words say of an event; these few checks are exact enough to weaken what either says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.asked import question
from kgbuild.extract.candidate import FactualityCue, Verdict
from kgbuild.extract.conditions import TO_COME, condition
from kgbuild.extract.contest_times import lies_ahead
from kgbuild.extract.presupposed import granted, settled
from kgbuild.extract.thought_of import WOULD, left_open, only_thought_of
from kgbuild.extract.told_results import told_results
from kgbuild.extract.undone import CANCELS, NOT, OPEN_MODALS, backs_out, is_plain, ruled_out, undone
from kgbuild.layers import Chunk, TimeExpression
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kgbuild.extract.context import Context

_HEARSAY = words("hearsay")
_TOLD = words("tells what others hold")
"""Verbs whose passive tells what somebody unnamed holds: "is said to have resigned", "it is claimed that he quit"."""

_DELAYS = frozenset("postpone delay".split())
_UNDECIDED = frozenset({"whether", "if"})
_DUMMY = frozenset({"it", "there"})
_NOBODY = words("nobody")
_MOST_STEPS = 6


def cautious(context: Context, trigger: Chunk, verdict: Verdict, time: TimeExpression | None) -> Verdict:
    """Return a verdict that claims no more than the words around a trigger and its date allow.

    Args:
        context: the article.
        trigger: the words that name the event.
        verdict: what a rule or a model says of it.
        time: when it is, if that is told.
    """
    doc = context.doc
    head = tree.root(doc, trigger.start, trigger.end)
    if head.dep_ == "compound" and head.head.i > head.i:  # "telephone" of "telephone calls"
        head = head.head
    if (verb := _meets_for(head)) is not None:
        return cautious(context, Chunk(verb.i, verb.i + 1), context.verdict_of(verb.i, verb.i + 1), time)
    if (out := ruled_out(head)) is not None:
        return _weakened(Factuality.DENIED, out, CALLED_OFF)
    if verdict.value is Factuality.DENIED and (cue := undone(head)) is not None and cue[1] == CALLED_OFF:
        return _weakened(Factuality.DENIED, *cue)
    if verdict.value is Factuality.DENIED and (known := granted(head)) is not None:
        return _weakened(*known)
    if verdict.value is not Factuality.POSSIBLE and (mark := _undecided(head, verdict.value)) is not None:
        return _weakened(Factuality.POSSIBLE, mark, "undecided")
    if verdict.value is Factuality.DENIED and (cue := condition(head) or left_open(head)) is not None:
        return _weakened(Factuality.POSSIBLE, *cue)
    if verdict.value is not Factuality.DENIED and (cue := _not_done(head)) is not None:
        return _weakened(Factuality.DENIED, *cue)
    if verdict.value is not Factuality.DENIED and (verb := _arranged(head)) is not None:
        return _weakened(Factuality.PLANNED, verb, "arranged")
    if verdict.value is Factuality.POSSIBLE and (known := settled(head)) is not None:
        return _weakened(*known)
    if verdict.value in {Factuality.ACTUAL, Factuality.PLANNED}:
        cue = _hearsay(head) or _command(doc, head, trigger) or _question(doc, head) or condition(head)
        cue = cue or only_thought_of(head)
        if cue is not None:
            return _weakened(Factuality.POSSIBLE, *cue)
        if (stopped := _stopped(head) or _nobody(head) or _accused(head)) is not None:
            return _weakened(*stopped)
    if verdict.value is Factuality.PLANNED and (stopped := _stopped_later(context, trigger)) is not None:
        return _weakened(*stopped)
    if verdict.value is Factuality.ACTUAL and (ahead := _to_follow(head) or _is_to(head)) is not None:
        return _weakened(Factuality.PLANNED, *ahead)
    if verdict.value is Factuality.PLANNED and (heading := told_results(context, trigger)) is not None:
        return Verdict(Factuality.ACTUAL, (FactualityCue(heading, "results told"),))
    if verdict.value is Factuality.PLANNED and time is not None and _is_over(context, time):
        return Verdict(Factuality.ACTUAL, (FactualityCue(time.chunk, "day past"),))
    if verdict.value is Factuality.ACTUAL and time is not None and lies_ahead(context, time):
        return Verdict(Factuality.PLANNED, (FactualityCue(time.chunk, "day to come"),))
    return verdict


def _meets_for(head: Token) -> Token | None:
    """Return the verb that tells whether what people meet for takes place: "met Dorn for talks"."""
    for_it = head.pos_ == "NOUN" and any(c.lower_ == "for" for c in tree.children(head, "case"))
    return head.head if for_it and head.head.i < head.i and head.head.lemma_.lower() in _MEETS else None


def _is_over(context: Context, time: TimeExpression) -> bool:
    """Say whether the words of a date put it into the past: "yesterday", "last week", "two years ago"."""
    first, last = context.lower(time.chunk.start), context.lower(time.chunk.end - 1)
    return first in _BACK or last == "ago"


_BACK = frozenset("yesterday last".split())


_MEETS = frozenset("meet gather convene".split())


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
    open_ = any(c.lower_ in NOT or c.lower_ in WOULD or c.lower_ in OPEN_MODALS for c in verb.children)
    if open_ or not part.dep_.startswith("nsubj") or not tree.passive(verb):
        return None
    if lemma in CANCELS or (lemma == "call" and any(c.lower_ == "off" for c in verb.children)):
        return Factuality.DENIED, verb, CALLED_OFF
    return (Factuality.PLANNED, verb, PUT_OFF) if lemma in _DELAYS else None


_PARTS = words("part of a vote")
CALLED_OFF = "called off"
PUT_OFF = "put off"


def _arranged(head: Token) -> Token | None:
    """Return the verb that says that what a noun names has been arranged: "a meeting was scheduled for tomorrow"."""
    verb = head.head
    if head.pos_ != "NOUN" or not head.dep_.startswith("nsubj") or not tree.passive(verb) or not is_plain(verb):
        return None
    called = verb.lemma_.lower() == "call" and any(c.lower_ == "for" for d in verb.children for c in (d, *d.children))
    denied = any(c.lower_ in NOT for c in verb.children)
    helpers = {c.lower_ for c in tree.with_helpers(verb)[1:]}
    being_done = "being" in helpers and not helpers.isdisjoint({"is", "are"})
    ahead = called or verb.lemma_.lower() in _ARRANGES or (being_done and verb.lemma_.lower() in _PREPARES)
    return verb if ahead and not denied else None


_ARRANGES = words("arranges")
_PREPARES = words("prepares")


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
    parts = [c for subject in tree.children(head, "nsubj") for c in (subject, *subject.children)]
    word = next((c for c in parts if c.lower_ in _NOBODY and c.i < head.i), None)
    return None if word is None else (Factuality.DENIED, word, "denies")


def _not_done(head: Token) -> tuple[Token, str] | None:
    """Return the word that says plainly that something did not or will not happen, and what it does."""
    negated = _negated(head)
    return (negated, "denies") if negated is not None else undone(head)


def _accused(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the verb that only holds against somebody what a gerund says: "accused him of meeting donors"."""
    verb = head.head
    of = any(c.lower_ == "of" for c in tree.children(head, "mark", "case"))
    accuses = of and verb.lemma_.lower() in _ACCUSES and head.tag_ == "VBG" and head.i > verb.i
    return (Factuality.POSSIBLE, verb, "accused of it") if accuses else None


_ACCUSES = frozenset("accuse suspect".split())


def _negated(head: Token) -> Token | None:
    """Return the "not" or "never" of a verb that says plainly that it did not, does not or will not happen.

    Of a noun it is the verb that it is the object of: "has not held any talks".
    """
    if head.dep_ == "obj" and head.pos_ == "NOUN" and head.head.lemma_.lower() in _HOLDS:
        head = head.head
    if head.pos_ != "VERB":
        return None
    helpers = [c for c in head.children if c.i < head.i]
    if any(c.lower_ in OPEN_MODALS for c in helpers):
        return None
    found = next((c for c in helpers if c.lower_ in NOT), None)
    return None if found is None or found.nbor(1).lower_ in _NOT_ALONE else found


_HOLDS = frozenset("have hold".split())
_NOT_ALONE = words("not alone")


def _to_follow(head: Token) -> tuple[Token, str] | None:
    """Return what opens a clause of time before what lies ahead: "will speak after it is defeated"."""
    opens = next((c for c in tree.openers(head) if c.lower_ in _WHEN), None)
    helpers = tree.with_helpers(head)[1:]
    present = head.tag_ in {"VBZ", "VBP"} or any(c.tag_ in {"VBZ", "VBP"} and c.lemma_.lower() == "be" for c in helpers)
    ahead = any(c.lower_ in TO_COME for c in head.head.children) or head.head.tag_ == "VB"
    told = opens is not None and present and ahead and head.dep_.startswith("advcl")
    return (opens, "clause of time") if told and opens is not None else _where_it_will_be(head)


def _where_it_will_be(head: Token) -> tuple[Token, str] | None:
    """Return the "will" of what is to happen at a meeting: "will announce it at a summit"."""
    there = head.pos_ == "NOUN" and head.dep_ == "obl" and not {"at", "during"}.isdisjoint(tree.cases(head))
    will = next((c for c in tree.children(head.head, "aux") if c.lower_ in _WILL), None) if there else None
    return None if will is None else (will, "will be there")


_WILL = words("will")


_WHEN = words("clause of time")


def _is_to(head: Token) -> tuple[Token, str] | None:
    """Return the "to" of what somebody was to do: "she was to replace Bell", not "his first act was to sack Bell"."""
    to = next((c for c in tree.children(head, "mark", "aux") if c.lower_ == "to"), None)
    if head.tag_ != "VB" or to is None or head.lemma_.lower() == "become":  # "he was to become the oldest of them"
        return None
    someone = any(s.pos_ in {"PROPN", "PRON"} for s in tree.children(head, "nsubj"))
    return (to, "was to") if someone and to.nbor(-1).lemma_.lower() == "be" and to.i > 0 else None


def _weakened(value: Factuality, cue: Token, effect: str) -> Verdict:
    return Verdict(value, (FactualityCue(Chunk(cue.i, cue.i + 1), effect),))


def _undecided(head: Token, told: Factuality) -> Token | None:
    """Return the "whether" of the clause of a trigger: it is unclear whether it happened, and nothing is denied.

    Of what is denied it may be that of the verb above: "asked whether she would rule out voting for it".
    """
    word = head.head if head.dep_ == "obj" and head.head.lemma_.lower() in _HOLDS else head
    if word.pos_ != "VERB" and told is not Factuality.DENIED:
        return None
    for _ in range(_MOST_STEPS):
        found = next((c for c in word.children if c.lower_ in _UNDECIDED and c.i < head.i), None)
        above = word.dep_ in _UNDER_A_VERB if told is Factuality.DENIED else word.dep_ == "conj"
        if found is not None or not above or word.head.i > word.i:
            return found
        word = word.head
    return None


_UNDER_A_VERB = frozenset({"xcomp", "conj", "obj"})


def _hearsay(head: Token) -> tuple[Token, str] | None:
    """Return the word that makes a clause hearsay: "reportedly", or a passive of telling that names nobody."""
    word = head
    for _ in range(_MOST_STEPS):
        adverb = next((c for c in word.children if c.lower_ in _HEARSAY and not _about_what_follows(c, head)), None)
        if adverb is not None:
            return adverb, "hearsay"
        if word.head.i == word.i or word.dep_.split(":")[0] not in {"xcomp", "ccomp", "csubj", "nsubj", "obj", "obl"}:
            return None
        label, word = word.dep_.split(":")[0], word.head
        told = word.lemma_.lower() in _TOLD and tree.passive(word) and not tree.obliques(word, ("by",))
        if told and (label == "xcomp" or any(c.lower_ in _DUMMY for c in tree.children(word, "nsubj", "expl"))):
            return word, "told by nobody in particular"
    return None


def _about_what_follows(adverb: Token, head: Token) -> bool:
    """Say whether an adverb is about a phrase behind what is told: "her departure, reportedly after a deal"."""
    behind = adverb.nbor(1) if adverb.i + 1 < len(adverb.doc) else adverb
    return head.i < adverb.i and behind.dep_ in {"case", "mark"} and behind.head.i > behind.i and behind.head != head


def _command(doc: Doc, head: Token, trigger: Chunk) -> tuple[Token, str] | None:
    """Return a verb that opens its clause, without subject or auxiliary: "Resign now", "Meet the people"."""
    if head.tag_ not in {"VB", "VBP"} or head.i != trigger.start or tree.children(head, "nsubj", "aux", "mark"):
        return None
    opens = head.i == head.sent.start or doc[head.i - 1].text in {"“", '"', "‘", ":", ","}
    return (head, "command") if opens and head.dep_ in {"ROOT", "ccomp", "parataxis"} else None


def _question(doc: Doc, head: Token) -> tuple[Token, str] | None:
    """Return the mark of the question that asks for what a trigger names."""
    mark = question(doc, head)
    return None if mark is None else (mark, "question")
