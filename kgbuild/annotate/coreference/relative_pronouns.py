"""Give "who", "whom" and "whose" to whom their clause belongs to, as the tree has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = frozenset("who whom whose".split())
_NO_ANTECEDENT = frozenset({EntityKind.PLACE, EntityKind.DOCUMENT})


def resolve_relative_pronouns(scene: Scene) -> None:
    """Add each relative pronoun to the cluster of its antecedent; one that asks a question has none.

    Args:
        scene: the article with a tree; without one nothing is done.
    """
    if not scene.parsed:
        return
    for token in scene.doc:
        if token.lower_ not in _WORDS:
            continue
        draft = _antecedent(scene, token)
        if draft is not None and draft.kind not in _NO_ANTECEDENT:
            draft.add(Chunk(token.i, token.i + 1), MentionForm.PRONOUN)


def _antecedent(scene: Scene, token: Token) -> Draft | None:
    """Return the cluster that a relative clause belongs to; else, behind a comma, that of the words right before it."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"acl:relcl", "advcl:relcl"}), None)
    if clause is not None and clause.head.i < token.i:
        noun = _not_instead(clause.head)
        found = _headed(scene, noun.i) or _described(scene, noun)
        if found is not None:
            return found
    return _right_before(scene, token.i)


def _not_instead(noun: Token) -> Token:
    """Return who it was, for a noun that says who it was not: "it was Ann Bell, not Carl Dorn, who"."""
    denied = noun.dep_ == "conj" and any(c.lower_ == "not" and c.i < noun.i for c in noun.children)
    return noun.head if denied else noun


def _described(scene: Scene, noun: Token) -> Draft | None:
    """Return of whom a noun is said: "Ann Bell, a surgeon who", "Ann Bell was the first woman who"."""
    if noun.dep_ == "appos":
        return _headed(scene, noun.head.i)
    if any(c.dep_ == "cop" for c in noun.children):
        subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
        return _headed(scene, subject.i) if subject is not None else None
    return None


def _headed(scene: Scene, i: int) -> Draft | None:
    """Return the cluster with the shortest mention that token i lies in."""
    found = [(len(m.chunk), n) for n, d in enumerate(scene.drafts) for m in d.mentions if i in m.chunk]
    return scene.drafts[min(found)[1]] if found else None


def _right_before(scene: Scene, i: int) -> Draft | None:
    """Return the person named right before a comma and the pronoun: "Ann Bell, who"."""
    if scene.lower(i - 1) != "," or scene.sentence_of[i - 1] != scene.sentence_of[i]:
        return None
    return next(
        (d for d in scene.people for m in d.mentions if m.chunk.end == i - 1 and m.form is MentionForm.NAME), None
    )
