"""Give "who", "whom" and "whose" to whom their clause belongs to, as the tree has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.whereabouts import Whereabouts
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = frozenset("who whom whose".split())
_NO_ANTECEDENT = frozenset({EntityKind.PLACE, EntityKind.DOCUMENT})


def resolve_relative_pronouns(scene: Scene) -> None:
    """Add each relative pronoun to the cluster of its antecedent; one that asks a question has none."""
    whereabouts = Whereabouts(scene.drafts, scene.sentence_of, scene.quotation_of)
    for token in scene.doc:
        if token.lower_ not in _WORDS or token.text == "WHO":
            continue
        draft = _antecedent(scene, whereabouts, token)
        if draft is not None and draft.kind not in _NO_ANTECEDENT:
            draft.add(Chunk(token.i, token.i + 1), MentionForm.PRONOUN)
            whereabouts.note(draft, draft.mentions[-1])


def _antecedent(scene: Scene, whereabouts: Whereabouts, token: Token) -> Draft | None:
    """Return the cluster that a relative clause belongs to; else, behind a comma, that of the words right before it."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"acl:relcl", "advcl:relcl"}), None)
    if clause is not None and clause.head.i < token.i:
        noun = _not_instead(clause.head)
        found = whereabouts.shortest(noun.i) or _described(whereabouts, noun)
        if found is not None:
            return found
    return _right_before(scene, whereabouts, token.i)


def _not_instead(noun: Token) -> Token:
    """Return who it was, for a noun that says who it was not: "it was Ann Bell, not Carl Dorn, who"."""
    denied = noun.dep_ == "conj" and any(c.lower_ == "not" and c.i < noun.i for c in noun.children)
    return noun.head if denied else noun


def _described(whereabouts: Whereabouts, noun: Token) -> Draft | None:
    """Return of whom a noun is said: "Ann Bell, a surgeon who", "Ann Bell was the first woman who"."""
    if noun.dep_ == "appos":
        return whereabouts.shortest(noun.head.i)
    if any(c.dep_ == "cop" for c in noun.children):
        subject = next((c for c in noun.children if c.dep_ == "nsubj"), None)
        return whereabouts.shortest(subject.i) if subject is not None else None
    return None


def _right_before(scene: Scene, whereabouts: Whereabouts, i: int) -> Draft | None:
    """Return the person named right before a comma and the pronoun: "Ann Bell, who"."""
    if scene.lower(i - 1) != "," or scene.sentence_of[i - 1] != scene.sentence_of[i]:
        return None
    people = ((d, mentions) for d, mentions in whereabouts.ending(i - 1).items() if d.kind is EntityKind.PERSON)
    return next((d for d, mentions in people if any(m.form is MentionForm.NAME for m in mentions)), None)
