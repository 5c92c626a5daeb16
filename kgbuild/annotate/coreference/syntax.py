"""What a sentence's structure says about a pronoun and what it may stand for; by position where there is no tree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgbuild.annotate.coreference.draft import Scene
from kgbuild.layers import Chunk

_INSIDE_NAME = frozenset("flat compound appos nmod:desc fixed goeswith".split())
_ARGUMENTS = frozenset("nsubj nsubj:pass nsubj:outer csubj obj iobj".split())
_LINKED = frozenset("conj xcomp aux aux:pass cop".split())
_BESIDE = frozenset("conj parataxis".split())
_EMBEDDED = frozenset("ccomp advcl acl acl:relcl parataxis csubj advcl:relcl".split())
_ROLES = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "csubj": "subject", "obj": "object",
    "iobj": "object", "obl": "oblique", "obl:agent": "oblique", "nmod:poss": "possessor", "nmod": "modifier",
    "root": "subject", "vocative": "other",
}  # fmt: skip


def head_of(scene: Scene, chunk: Chunk) -> int:
    """Return the token of a mention that ties it to the rest of the sentence."""
    return next((i for i in chunk if scene.doc[i].head.i not in chunk), chunk.start)


def role_of(scene: Scene, i: int) -> str:
    """Return what token i is in its clause: subject, object, oblique, possessor, modifier or other."""
    token = noun(scene.doc, i)
    return _ROLES.get(token.dep_.lower(), "other")


def noun(doc: Doc, i: int) -> Token:
    """Climb from inside a name, an apposition or a list to the noun that stands for all of it."""
    token = doc[i]
    while token.dep_ in _INSIDE_NAME or (token.dep_ == "conj" and token.head.pos_ in {"PROPN", "NOUN", "PRON"}):
        if token.head.i == token.i:
            break
        token = token.head
    return token


def clause_of(doc: Doc, i: int) -> Token:
    """Return the predicate whose clause token i stands in."""
    token = doc[i]
    while token.head.i != token.i and not _is_clause_head(token):
        token = token.head
    return token


def _is_clause_head(token: Token) -> bool:
    if token.dep_ in _EMBEDDED or token.dep_ == "ROOT":
        return True
    return token.dep_ in {"conj", "xcomp"} and token.pos_ in {"VERB", "AUX"}


def subject_of(predicate: Token) -> Token | None:
    """Return the subject of a predicate, its own or, in a chain of linked verbs, that of the first."""
    token = predicate
    for _ in range(8):
        for child in token.children:
            if child.dep_.startswith("nsubj"):
                return child
        if token.dep_ not in _LINKED and not (token.dep_ in {"advcl", "acl"} and token.tag_ in {"VBG", "VB", "VBN"}):
            return None
        token = token.head
    return None


def above(predicate: Token) -> Token | None:
    """Return the predicate that a clause is part of; None for a main clause."""
    token = predicate
    if token.head.i == token.i:
        return None
    token = token.head
    while token.head.i != token.i and not _is_clause_head(token):
        token = token.head
    return token


def inside(ancestor: Token, i: int) -> bool:
    """Say whether token i hangs below another."""
    token = ancestor.doc[i]
    while token.head.i != token.i:
        token = token.head
        if token.i == ancestor.i:
            return True
    return False


def is_possessive(token: Token) -> bool:
    """Say whether a pronoun stands before what somebody owns: by its tag, which is surer than its place in the tree."""
    return token.dep_ == "nmod:poss" or token.tag_ == "PRP$"


def _owned(pronoun: Token) -> Token:
    """Return the noun after a possessive pronoun."""
    if pronoun.dep_ == "nmod:poss":
        return pronoun.head
    following = pronoun.doc[pronoun.i + 1 : pronoun.i + 5]
    return next((t for t in following if t.pos_ in {"NOUN", "PROPN"}), pronoun.head)


def _named_with(token: Token) -> Token:
    """Climb from inside a name or an apposition to what it is said of; in a list each member stands for itself."""
    while token.dep_ in _INSIDE_NAME and token.head.i != token.i:
        token = token.head
    return token


def bound_apart(scene: Scene, pronoun: int, other: int) -> str:
    """Return why grammar forbids that a pronoun (not reflexive) and another noun mean the same; empty if it does not.

    Two arguments of one verb do not ("Ann saw her"), nor two members of a list, nor an owner and what is owned ("his
    brother Tom"); a subject does not mean what its own clause goes on to name ("She said that Ann left").
    """
    doc = scene.doc
    mine, its = doc[pronoun], noun(doc, other)
    if is_possessive(mine):
        owned = _owned(mine)
        if any(c.i == other and c.dep_ in _INSIDE_NAME for c in owned.children):
            return "owned"
        return "owned" if {its.i, other} & {owned.i, _named_with(owned).i} else ""
    if mine.dep_ == "conj" and noun(doc, pronoun).i == its.i:
        return "in a list"
    if mine.dep_ in _ARGUMENTS and its.dep_ in _ARGUMENTS and mine.head.i == its.head.i:
        return "same verb"
    if mine.dep_ in {"obj", "iobj"} and its.dep_.startswith("nsubj"):
        subject = subject_of(mine.head)
        if subject is not None and subject.i == its.i and mine.head.dep_ in {"conj", "ROOT", "ccomp", "advcl"}:
            return "linked verbs"
    named = mine.dep_.startswith("nsubj") and other > pronoun and _in_clause(mine.head, other)
    return "named behind" if named else ""


def _in_clause(predicate: Token, i: int) -> bool:
    """Say whether token i hangs below a predicate, and not below another that is only set beside it."""
    token = predicate.doc[i]
    while token.head.i != token.i and token.head.i != predicate.i:
        token = token.head
    return token.head.i == predicate.i != token.i and token.dep_ not in _BESIDE
