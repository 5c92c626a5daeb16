"""Tell by the tree that what a word names is taken for granted or settled, whatever is denied or open beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.undone import NOT
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Token


def granted(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return what a sentence takes for granted that denies something else; None if the denial may be of the event.

    "Gave no reasons for her resignation", "it is no surprise that she resigned", "will not stay until he resigns".
    """
    return _by_noun(head) or _by_surprise(head) or _in_a_clause_of_time(head) or _not_until(head)


def _by_noun(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the noun that takes for granted what hangs on it: "gave no reasons for her resignation"."""
    owned = any(c.dep_ == "nmod:poss" for c in head.children)
    told = owned and head.dep_ == "nmod" and head.head.lemma_.lower() in _TAKES_FOR_GRANTED
    return (Factuality.ACTUAL, head.head, "taken for granted") if told else None


_TAKES_FOR_GRANTED = words("taken for granted")


def _by_surprise(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return what surprises nobody: "it is not a surprise that she has been elected", "was not glad that she won"."""
    above = head.head
    that = head.dep_ == "advcl" and any(c.lower_ == "that" for c in tree.children(head, "mark"))
    clause = (that or head.dep_.split(":")[0] in {"csubj", "ccomp", "acl"}) and bool(tree.children(head, "nsubj"))
    return (Factuality.ACTUAL, above, "taken for granted") if clause and above.lemma_.lower() in _FELT else None


_FELT = words("felt about a fact")


def _in_a_clause_of_time(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return what opens a clause of time or reason beside a denial: "will not end before he returns to the office"."""
    clause = tree.opens_chain(head)
    opens = next((c for c in tree.openers(clause) if c.lower_ in _WHEN), None)
    if opens is None or not clause.dep_.startswith("advcl") or _denied(clause) or _denied(head):
        return None
    finite = [t for t in tree.with_helpers(clause) if t.tag_ in tree.FINITE]
    if not finite or any(t.tag_ == "MD" for t in finite) or not _denied(clause.head):
        return None
    return (Factuality.ACTUAL if tree.told_past(clause) else Factuality.PLANNED, opens, "clause of time")


_WHEN = words("clause of time")


def _denied(verb: Token) -> bool:
    """Say whether a verb, or one that it is coordinated with, is denied."""
    first = tree.opens_chain(verb)
    return any(c.lower_ in NOT for v in (verb, first) for c in v.children if c.i < v.i)


def _not_until(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the word for what is not due until some day, and then will be: "need not hold an election until 2023"."""
    chain = [head, *head.ancestors][:_FAR]
    due = next((t for t in chain if t.lemma_.lower() in _DUE and _denied(t)), None)
    bound = any(c.lower_ in {"until", "till"} for t in chain for o in tree.children(t, "obl") for c in o.children)
    return (Factuality.PLANNED, due, "not until") if due is not None and bound else None


_FAR = 4
_DUE = words("due")


def settled(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return what makes of a mere possibility something decided or announced; None if nothing does.

    "The council's decision to reject the plan", "announced that he would stand down".
    """
    return _decided(head) or _announced(head) or _not_until(head)


def _decided(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the noun of what has been decided: "their decision to reject the plan"."""
    noun = head.head
    told = head.tag_ == "VB" and head.dep_ == "acl" and noun.lemma_.lower() == "decision"
    known = any(c.dep_ == "nmod:poss" or c.lower_ == "the" for c in noun.children)
    return (Factuality.ACTUAL, noun, "decided") if told and known and not _denied(head) else None


def _announced(head: Token) -> tuple[Factuality, Token, str] | None:
    """Return the verb that reports what somebody will do: "announced that he would resign", "said they would meet"."""
    helpers = {c.lower_ for c in tree.children(head, "aux")}
    will = not _WOULD.isdisjoint(helpers) and (head.tag_ == "VB" or (head.tag_ == "VBG" and "be" in helpers))
    clause = tree.opens_chain(head)
    verb = clause.head
    told = clause.dep_ == "ccomp" and verb.lemma_.lower() in _ANNOUNCES and verb.tag_ in _PAST
    if not will or not told or _denied(head) or _denied(verb) or head.lemma_.lower() in _FORETOLD:
        return None
    return None if _is_asked(head) or _left_open(head) else (Factuality.PLANNED, verb, "announced")


def _is_asked(verb: Token) -> bool:
    """Say whether a clause only asks who or when: "revealed whom he would pick"."""
    return any(c.lower_.startswith(("wh", "how")) for c in (verb.left_edge, *verb.children))


def _left_open(verb: Token) -> bool:
    """Say whether a word of the sentence leaves it open: "if", "whether", "may", a question mark."""
    here = verb.doc[verb.sent.start : verb.sent.end]
    return any((t.lower_ in _OPEN and t.tag_ != "NNP") or t.text == "?" for t in here)


_WOULD = frozenset("would 'd ’d".split())
_PAST = frozenset({"VBD", "VBN"})
_ANNOUNCES = words("announces")
_FORETOLD = words("only foretold")
_OPEN = words("open modal")
