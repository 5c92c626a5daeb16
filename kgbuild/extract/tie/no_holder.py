"""Tell that words which seem to name who takes or leaves a post name nobody who can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference

_POSTS = words("a post and nobody")
_CHOICES = words("a choice of somebody")
_BODIES = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION})


def no_holder(context: Context, who: Reference, trigger: Chunk) -> str | None:
    """Return why somebody cannot be the person of an event, or None if he may.

    Args:
        context: the article.
        who: for whom the words stand.
        trigger: the words for the event.
    """
    doc = context.doc
    noun, event = (tree.root(doc, c.start, c.end) for c in (who.chunk, trigger))
    if who.kind is EntityKind.UNNAMED and not _POSTS.isdisjoint({noun.lemma_.lower(), noun.head.lemma_.lower()}):
        return "a post is nobody"
    if who.kind in _BODIES and who.form is MentionForm.PRONOUN:
        return "a pronoun for a body, where somebody is asked for"
    chooses = noun.dep_ == "nmod:poss" and noun.head == event and event.tag_ == "NNS"
    return "who chooses several" if chooses and event.lemma_.lower() in _CHOICES else None
