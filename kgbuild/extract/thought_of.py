"""Tell what is only thought of by its place in the tree: wished for, warned against, or contrary to fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree

if TYPE_CHECKING:
    from spacy.tokens import Token


def only_thought_of(head: Token) -> tuple[Token, str] | None:
    """Return the word that says that what a token names is only thought of, and how; None if there is none."""
    return _wished(head) or _against_any(head) or _would_have(head)


def _wished(head: Token) -> tuple[Token, str] | None:
    """Return the verb of wishing that a participle hangs on: "want to see this deal passed"."""
    verb = head.head.head if head.dep_ == "acl" and head.head.dep_ == "obj" else head.head
    if head.tag_ != "VBN" or head.dep_ not in {"xcomp", "ccomp", "acl"} or tree.children(head, "aux", "aux:pass"):
        return None
    while verb.lemma_.lower() in _SEES and verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return (verb, "wished for") if verb.lemma_.lower() in _WISHES else None


_SEES = frozenset({"see", "have", "get"})
_WISHES = words("wishes")


def _against_any(head: Token) -> tuple[Token, str] | None:
    """Return the "against" or "without" of what is no particular one: "against a second referendum"."""
    cases = [c for c in tree.children(head, "case") if c.lower_ in {"against", "without"}]
    open_ = any(c.lower_ in tree.INDEFINITE for c in tree.children(head, "det"))
    return (cases[0], "against any") if head.pos_ == "NOUN" and cases and open_ else None


def _would_have(head: Token) -> tuple[Token, str] | None:
    """Return the modal of what did not come to pass: "a better leader would have resigned"."""
    helpers = tree.children(head, "aux") if head.tag_ == "VBN" else []
    modal = next((c for c in helpers if c.lower_ in _WOULD), None)
    return (modal, "contrary to fact") if modal is not None and any(c.lower_ == "have" for c in helpers) else None


_WOULD = words("contrary to fact")
