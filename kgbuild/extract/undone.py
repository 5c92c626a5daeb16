"""Tell by the tree that what a word names was not done: missed, kept from, called off, taken back, or nearly done."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

CANCELS = words("calls off")
NOT = words("negation")
OPEN_MODALS = words("open modal")


def undone(head: Token) -> tuple[Token, str] | None:
    """Return the word that says plainly that what a token names did not or will not happen, and how; None if none."""
    for find, effect in _WAYS:
        if (word := find(head)) is not None:
            return word, effect
    return None


def ruled_out(head: Token) -> Token | None:
    """Return the verb by which somebody settles that there will be none: "ruled out a referendum", "holding one".

    Who refuses to rule it out, or might, has not.
    """
    held = head.head if head.dep_ == "obj" and head.head.tag_ == "VBG" else head
    verb = held.head
    out = verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)
    return _plainly(verb) if out and held.dep_ in {"obj", "xcomp", "nsubj:pass"} and verb.tag_ != "VBG" else None


def kept_from(head: Token) -> Token | None:
    """Return the verb of who is kept from what a gerund says: "stopped him from resigning", "talked her out of it"."""
    verb = head.head
    if head.tag_ != "VBG" or head.i < verb.i:
        return None
    cases = {c.lower_ for c in tree.children(head, "case", "mark")}
    lemma = verb.lemma_.lower()
    kept = ("from" in cases and lemma in _KEEPS_FROM) or ("out" in cases and lemma in _TALKS_OUT_OF)
    return verb if kept and _nothing_said_against(verb) else None


def is_plain(verb: Token) -> bool:
    """Say whether a verb tells what was done, and no other governs it: not "may cancel", "tried to stop"."""
    helpers = tree.children(verb, "aux", "mark")
    return verb.dep_ != "xcomp" and not any(c.lower_ == "to" or c.tag_ == "MD" for c in helpers)


def _nothing_said_against(verb: Token) -> bool:
    return not any(c.lower_ in NOT for c in verb.children if c.i < verb.i)


def _plainly(verb: Token | None) -> Token | None:
    return verb if verb is not None and is_plain(verb) and _nothing_said_against(verb) else None


def _kept(head: Token) -> Token | None:
    return _plainly(kept_from(head))


_KEEPS_FROM = words("keeps from")
_TALKS_OUT_OF = frozenset({"talk", "argue"})


def _nearly(head: Token) -> Token | None:
    """Return the "nearly" of what did not quite happen: "almost resigned"."""
    before = (c for c in head.children if c.dep_ == "advmod" and c.i < head.i and c.lower_ in _NEARLY)
    return next(before, None) if head.tag_ in {"VBD", "VBN"} else None


_NEARLY = words("not quite")


def _close_to(head: Token) -> Token | None:
    """Return the verb of who only came close to what a gerund says: "came within ten votes of winning"."""
    if head.tag_ != "VBG" or head.head.i > head.i:
        return None
    near = head.head
    verb = near.head if near.pos_ == "NOUN" else near
    within = "within" in tree.cases(near) or any(c.lower_ == "close" for c in verb.children if c.i < head.i)
    return _plainly(verb) if within and verb.lemma_.lower() == "come" else None


def _called_off(head: Token) -> Token | None:
    """Return the verb of who calls off what a noun names: "cancelled talks", "called off the summit"."""
    verb = head.head
    if head.pos_ != "NOUN" or head.dep_ != "obj":
        return None
    off = verb.lemma_.lower() == "call" and any(c.lower_ == "off" for c in verb.children)
    decided = verb.dep_ == "acl" and verb.head.lemma_.lower() == "decision"
    told = verb if decided and _nothing_said_against(verb) else _plainly(verb)
    return told if off or verb.lemma_.lower() in CANCELS else None


def _taken_back(head: Token) -> Token | None:
    """Return the verb of who takes back a resignation: "withdrew her resignation"."""
    verb = head.head
    given_in = head.lemma_.lower() == "resignation" and head.dep_ == "obj"
    return _plainly(verb) if given_in and verb.lemma_.lower() in _TAKES_BACK else None


_TAKES_BACK = words("takes back")


def _not_held(head: Token) -> Token | None:
    """Return the "never" of what a noun names: "the talks never took place", "the meeting did not happen"."""
    verb = head.head
    if head.pos_ != "NOUN" or head.dep_ != "nsubj":
        return None
    takes_place = verb.lemma_.lower() == "take" and any(c.lower_ == "place" for c in tree.children(verb, "obj"))
    ahead = verb.lemma_.lower() == "go" and any(c.lower_ == "ahead" for c in verb.children)
    happens = takes_place or ahead or verb.lemma_.lower() in _HAPPENS
    return next((c for c in verb.children if c.lower_ in NOT and c.i < verb.i), None) if happens else None


_HAPPENS = words("happens")


def _was_to_have(head: Token) -> Token | None:
    """Return the "have" of what was planned and came to nothing: "was to have met Bell on Tuesday"."""
    to = next((c for c in tree.children(head, "mark", "aux") if c.lower_ == "to"), None)
    have = next((c for c in tree.children(head, "aux") if c.lower_ == "have"), None)
    return have if to is not None and to.i > 0 and to.nbor(-1).lower_ in {"was", "were"} else None


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


def _rejected(head: Token) -> Token | None:
    """Return the verb of who will have none of a demand or plan: "rejected calls to resign", "denied plans to quit"."""
    noun = head.head
    verb = noun.head
    wanted = (head.tag_ == "VB" and head.dep_ == "acl") or (head.pos_ == "NOUN" and "for" in tree.cases(head))
    down = verb.lemma_.lower() == "turn" and any(c.lower_ == "down" for c in verb.children)
    asked = wanted and noun.dep_ == "obj" and noun.lemma_.lower() in _ASKED_FOR
    return _plainly(verb) if asked and (down or verb.lemma_.lower() in _REJECTS) else None


_ASKED_FOR = words("demand") | {"plan"}
_REJECTS = words("rejects a demand")


def _given_up(head: Token) -> Token | None:
    """Return the verb that ends somebody's candidacy: "suspended her bid for the presidency"."""
    verb = head.head
    if head.lemma_.lower() not in _BIDS or head.dep_ != "obj" or verb.lemma_.lower() not in _ENDS:
        return None
    return None if any(c.lower_ in OPEN_MODALS or c.lower_ in NOT for c in verb.children if c.i < verb.i) else verb


def _hopeless(head: Token) -> Token | None:
    """Return the "no" of what there is no chance of: "has no chance of passing"."""
    chance = head.head
    if head.dep_.split(":")[0] not in {"acl", "nmod"} or chance.lemma_.lower() not in _CHANCES:
        return None
    return next((c for c in chance.children if c.lower_ in _NONE and c.i < chance.i), None)


_BIDS = words("candidacy")
_ENDS = words("ends a candidacy")
_CHANCES = words("chance")
_NONE = frozenset({"no", "zero"})


def _instead(head: Token) -> Token | None:
    """Return the "rather than" or "instead of" of what is not done; of an object that of its verb."""
    verbs = [head, head.head] if head.dep_ == "obj" and head.pos_ == "NOUN" else [head]
    opens = (c for v in verbs for c in v.children if c.i < v.i and c.lower_ in _OTHER_THAN)
    found = next((c for c in opens if any(f.lower_ == _OTHER_THAN[c.lower_] for f in c.children)), None)
    return found or _liked_less(head)


def _liked_less(head: Token) -> Token | None:
    """Return the "rather" of somebody who would rather do something else: "would rather hide than meet her"."""
    than = any(c.lower_ == "than" for c in tree.children(head, "mark", "case"))
    return next((c for c in tree.children(head.head, "advmod") if c.lower_ == "rather" and than and c.i < head.i), None)


def _missed(head: Token) -> Token | None:
    """Return the verb of somebody who stays away: "missed five meetings", "boycotted the talks"."""
    verb = head.head
    away = head.pos_ == "NOUN" and head.dep_ == "obj" and verb.lemma_.lower() in _STAYS_AWAY
    return verb if away and _nothing_said_against(verb) else None


_STAYS_AWAY = words("stays away")
_OTHER_THAN = {"rather": "than", "instead": "of"}


def _retracted(head: Token) -> Token | None:
    """Return the word that takes back what a text said: "an earlier version said that she won", "wrongly stated"."""
    verb = tree.opens_chain(head)
    if verb.dep_ != "ccomp" or verb.head.i > head.i:
        return None
    wrongly = (c for c in tree.children(verb.head, "advmod") if c.lower_ in _WRONGLY)
    texts = (s for s in tree.children(verb.head, "nsubj") if s.lemma_.lower() in _TEXTS and _of_an_article(s))
    earlier = (c for s in texts for c in tree.children(s, "amod") if c.lower_ in _EARLIER)
    return next(chain(wrongly, earlier), None)


def _of_an_article(version: Token) -> bool:
    """Say whether a version is one of what one reads: not "an earlier version of the bill"."""
    return all(c.lemma_.lower() in _ARTICLES for c in tree.children(version, "nmod"))


_WRONGLY = words("said in error")
_TEXTS = words("text that is corrected")
_ARTICLES = words("what is corrected")
_EARLIER = words("before its correction")


NOT_ATTENDED = "not attended"
"""What somebody stays away from may well be held."""

_WAYS = (
    (_retracted, "corrected"),
    (_missed, NOT_ATTENDED),
    (_instead, "not this but that"),
    (_given_up, "given up"),
    (_hopeless, "no chance"),
    (_kept, "kept from it"),
    (_nearly, "not quite"),
    (_close_to, "only close to it"),
    (_called_off, "called off"),
    (_taken_back, "taken back"),
    (_not_held, "not held"),
    (_was_to_have, "came to nothing"),
    (_rejected, "rejected"),
)
