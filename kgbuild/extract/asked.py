"""Tell whether a question is about what some words name, or takes it for granted: "How did she come to resign?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def question(doc: Doc, head: Token) -> Token | None:
    """Return the mark of the question that asks whether what a token names happened or will; None if none does.

    A question for the time or the reason takes it for granted, as does one with a clause in the past, or about what
    is known: "When do the polls close?", "Will Leeds, which voted for her, gain?", "What will the summit bring?".
    """
    mark = next((t for t in doc[head.i : head.sent.end] if t.text in _ENDS), None)
    if mark is None or mark.text != "?" or any(t.text in _OPENS_QUOTE for t in doc[head.i + 1 : mark.i]):
        return None
    return None if _is_known(head) or _told_beside(head) or _asks_for_more(doc, head) else mark


_ENDS = frozenset(". ? ! ;".split())
_OPENS_QUOTE = frozenset("“ ‘".split())


def _is_known(head: Token) -> bool:
    """Say whether a noun speaks of what is known: "the summit", "Monday's vote", not "a vote" or "any talks"."""
    return head.pos_ in {"NOUN", "PROPN"} and any(
        c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in _THIS) for c in head.children
    )


_THIS = words("the one meant")


def _told_beside(head: Token) -> bool:
    """Say whether a clause of its own tells of a token as past: a relative clause, or one of time or reason."""
    clause = head
    while clause.dep_ not in {"acl:relcl", "advcl"}:
        if clause.head.i == clause.i:
            return False
        clause = clause.head
    marks = {c.lower_ for c in tree.children(clause, "mark")}
    return _MODALS.isdisjoint(marks) and tree.told_past(clause)


def _asks_for_more(doc: Doc, head: Token) -> bool:
    """Say whether a question begins with "when", "why", "who" and the like, and no modal leaves it open."""
    here = doc[head.sent.start : head.i]
    begins = next((t for t in here if t.text[:1].isalpha()), None)
    if begins is None or begins.tag_ not in _WH:
        return False
    return not any(t.lower_ in _MODALS or t.lower_ in _WOULD for t in here)


_WH = frozenset({"WRB", "WP", "WDT", "WP$"})
_MODALS = words("open modal")
_WOULD = words("contrary to fact")
