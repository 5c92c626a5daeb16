"""Tell that a clause only says under which condition something else holds: "if they quit", "were an election held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITION = "condition"
"""What the words of a condition do to an event."""


def condition(head: Token) -> tuple[Token, str] | None:
    """Return the word that makes the clause of a trigger a condition, or the "until" of what others wait for.

    The condition may stand on the verb above: of a noun on that of its being held ("if an election were held now"), of
    a verb on that of hearing of it ("as if they had heard that they had won").

    Args:
        head: the word that names the event.
    """
    word = tree.opens_chain(_of_its_holding(head))
    if word.dep_ == "ccomp" and _as_if(word.head):
        word = word.head
    if not word.dep_.startswith(("advcl", "acl")):
        return None
    found = (_opened_by_if(word) or _waited_for(word)) if word.dep_.startswith("advcl") else None
    found = found or _inverted(word)
    return None if found is None else (found, CONDITION)


def _of_its_holding(head: Token) -> Token:
    """Return the verb that says that what a noun names is held; the word itself for others."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return head
    above = [head.head] if head.dep_.split(":")[0] in {"nsubj", "obj"} else []
    return next(
        (
            v
            for v in (*tree.children(head, "acl"), *above)
            if v.lemma_.lower() in _IS_HELD or v.lemma_.lower() in _HAPPENS
        ),
        head,
    )


_IS_HELD = words("is held")
_HAPPENS = words("happens")


def _opened_by_if(clause: Token) -> Token | None:
    return next((c for c in tree.openers(clause) if c.lower_ in _IF), None)


def _as_if(clause: Token) -> bool:
    mark = _opened_by_if(clause)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "as"


_IF = frozenset("if unless".split())


def _waited_for(clause: Token) -> Token | None:
    waits = any(c.lower_ in TO_COME for c in clause.head.children)
    return next((c for c in tree.openers(clause) if c.lower_ == "until" and waits), None)


def _inverted(clause: Token) -> Token | None:
    """Return the auxiliary that opens a condition in place of "if": "should the vote be lost", "were talks held"."""
    first = next((c for c in tree.children(clause, "mark", "aux", "aux:pass", "cop")), clause)
    subjects = tree.children(clause, "nsubj") or [clause.head]
    return first if first.lower_ in _INVERTED and all(first.i < s.i < clause.i for s in subjects) else None


_INVERTED = words("inverted condition")
TO_COME = words("speaks of what is to come")
