"""Tell by the tree that what a word names was not done: denied, ruled out, called off, rejected, or not held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT = words("negation")
CANCELS = words("calls off")
OPEN_MODALS = words("open modal")
HOLDS = frozenset({"have", "hold"})
_NOT_ALONE = words("not alone")
_HAPPENS = words("happens")
_ASKED_FOR = words("demand")
_REJECTS = words("rejects a demand")


def ruled_out(head: Token) -> Token | None:
    """Return the verb by which somebody settles that there will be none: "ruled out a referendum", "holding one".

    Who refuses to rule it out, or might, has not.
    """
    held = head.head if head.dep_ == "obj" and head.head.tag_ == "VBG" else head
    verb = held.head
    out = verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)
    return _plainly(verb) if out and held.dep_ in {"obj", "xcomp", "nsubj:pass"} and verb.tag_ != "VBG" else None


def left_open(head: Token) -> Token | None:
    """Return the verb of who does not rule out what a token names: "won't rule out resigning", "refused to"."""
    verb = head.head
    return verb if verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children) else None


def called_off(head: Token) -> Token | None:
    """Return the verb of who calls off what a noun names: "cancelled talks", "pulled out of talks with Bell"."""
    verb = head.head
    pulls = head.dep_ == "obl" and _PULLS.get(verb.lemma_.lower()) in tree.cases(head)
    out = pulls and any("with" in tree.cases(c) for c in (*head.children, *verb.children))
    if head.pos_ != "NOUN" or (head.dep_ != "obj" and not out):
        return None
    off = verb.lemma_.lower() == "call" and any(c.lower_ == "off" for c in verb.children)
    decided = verb.dep_ == "acl" and verb.head.lemma_.lower() == "decision"
    told = verb if decided and not any(c.lower_ in NOT for c in verb.children if c.i < verb.i) else _plainly(verb)
    return told if off or out or verb.lemma_.lower() in CANCELS else None


_PULLS = {"pull": "of", "back": "of", "drop": "of", "withdraw": "from"}
"""Verbs of who takes no part, with what stands before the thing: "dropped out of the talks"."""


def is_plain(verb: Token) -> bool:
    """Say whether a verb tells what was done, and no other governs it: not "may cancel", "tried to stop"."""
    helpers = tree.children(verb, "aux", "mark")
    return verb.dep_ != "xcomp" and not any(c.lower_ == "to" or c.tag_ == "MD" for c in helpers)


def _plainly(verb: Token) -> Token | None:
    return verb if is_plain(verb) and not any(c.lower_ in NOT for c in verb.children if c.i < verb.i) else None


def undone(head: Token) -> Token | None:
    """Return the word that says plainly that what a token names did not happen."""
    verdicts = (_negated, _not_held, _was_to_have, _rejected, _had_it_been, _there_is_none, _stopped_short)
    return next((word for verdict in verdicts if (word := verdict(head)) is not None), None)


def _negated(head: Token) -> Token | None:
    """Return the "not" or "never" of a verb that says plainly that it did not, does not or will not happen.

    Of a noun it is the verb that it is the object of: "has not held any talks".
    """
    if head.dep_ == "obj" and head.pos_ == "NOUN" and head.head.lemma_.lower() in HOLDS:
        head = head.head
    if head.pos_ != "VERB":
        return None
    helpers = [c for c in head.children if c.i < head.i]
    if any(c.lower_ in OPEN_MODALS for c in helpers):
        return None
    found = next((c for c in helpers if c.lower_ in NOT), None)
    return None if found is None or found.nbor(1).lower_ in _NOT_ALONE else found


def _not_held(head: Token) -> Token | None:
    """Return the "never" of what a noun names: "the talks never took place", "the meeting did not happen"."""
    verb = head.head
    if head.pos_ != "NOUN" or head.dep_ != "nsubj":
        return None
    takes_place = verb.lemma_.lower() == "take" and any(c.lower_ == "place" for c in tree.children(verb, "obj"))
    ahead = verb.lemma_.lower() == "go" and any(c.lower_ == "ahead" for c in verb.children)
    happens = takes_place or ahead or verb.lemma_.lower() in _HAPPENS
    return next((c for c in verb.children if c.lower_ in NOT and c.i < verb.i), None) if happens else None


def _was_to_have(head: Token) -> Token | None:
    """Return the "have" of what was planned and came to nothing: "was to have met Bell on Tuesday"."""
    to = next((c for c in tree.children(head, "mark", "aux") if c.lower_ == "to"), None)
    have = next((c for c in tree.children(head, "aux") if c.lower_ == "have"), None)
    return have if to is not None and to.i > 0 and to.nbor(-1).lower_ in {"was", "were"} else None


def _rejected(head: Token) -> Token | None:
    """Return the verb of who will have none of a demand or plan: "rejected calls to resign", "denied plans to quit"."""
    noun = head.head
    verb = noun.head
    wanted = (head.tag_ == "VB" and head.dep_ == "acl") or (head.pos_ == "NOUN" and "for" in tree.cases(head))
    down = verb.lemma_.lower() == "turn" and any(c.lower_ == "down" for c in verb.children)
    asked = wanted and noun.dep_ == "obj" and (noun.lemma_.lower() in _ASKED_FOR or noun.lemma_ == "plan")
    return _plainly(verb) if asked and (down or verb.lemma_.lower() in _REJECTS) else None


def _had_it_been(head: Token) -> Token | None:
    """Return the "had" that stands before its subject: "had he resigned, nobody would have noticed"."""
    had = next((c for c in tree.children(head, "aux", "mark") if c.lower_ == "had"), None)
    opens = had is not None and head.dep_.startswith("advcl") and had == head.left_edge
    return had if opens and head.head.lower_ not in _NO_SOONER else None


_NO_SOONER = frozenset("sooner hardly scarcely barely".split())
"""What turns a clause round that tells what was: "no sooner had she resigned"."""


def _there_is_none(head: Token) -> Token | None:
    """Return the "no" of what there is not: "there will be no second referendum"."""
    verb = head.head
    exists = head.dep_ == "nsubj" and bool(tree.children(verb, "expl")) and verb.dep_ in {"ROOT", "ccomp", "conj"}
    left_open = any(c.lower_ in OPEN_MODALS for c in verb.children)
    return next((c for c in tree.children(head, "det") if c.lower_ == "no"), None) if exists and not left_open else None


def _stopped_short(head: Token) -> Token | None:
    """Return the verb of who stopped short of what a gerund says."""
    verb = head.head
    short = verb.lemma_.lower() == "stop" and any(c.lower_ == "short" for c in verb.children)
    return _plainly(verb) if short and head.tag_ == "VBG" and "of" in tree.cases(head) else None


def backs_out(verb: Token) -> bool:
    """Say whether who was to do something did not: "was due to meet Dorn but pulled out"."""
    out = verb.lemma_.lower() == "pull" and any(c.lower_ == "out" for c in verb.children)
    but = any(c.lower_ == "but" for c in tree.children(verb, "cc"))
    return (
        but
        and verb.dep_ == "conj"
        and (out or verb.lemma_.lower() in CANCELS)
        and not tree.children(verb, "obj", "nsubj")
    )
