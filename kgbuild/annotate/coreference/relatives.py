"""Nouns for people who have neither name nor post: they are whom a pronoun may mean instead of somebody named."""

from __future__ import annotations

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import GENDERED
from kgbuild.layers import Chunk, MentionForm
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

_OPENERS = frozenset("the a an his her their my our this that another".split())


def note_relatives(scene: Scene) -> None:
    """Start a cluster for each person called by a noun alone ("his wife"); give all nameless ones a gender."""
    starts = {m.chunk.start for d in scene.people for m in d.mentions}
    ends = {m.chunk.end for d in scene.people for m in d.mentions}
    taken = {i for d in scene.drafts for m in d.mentions for i in range(m.chunk.start, m.chunk.end)}
    posts = {i for p in scene.posts for i in range(p.chunk.start, p.chunk.end)}
    owners = {m.chunk.end: m.chunk.start for d in scene.people for m in d.mentions if m.form is MentionForm.NAME}
    owned: dict[str, Draft] = {}
    for token in scene.doc:
        gender = GENDERED.get(token.lower_)
        if gender is None or token.i in taken or token.i in posts or not token.i:
            continue
        opener = scene.doc[token.i - 1]
        if token.i + 1 in starts or (opener.text == "," and token.i - 1 in ends):
            continue
        owner = owners.get(token.i - 1) if opener.text in POSSESSIVES else None
        if owner is None and not _opens(opener.lower_):
            continue
        if token.dep_ == "appos" or any(c.dep_ == "appos" and c.i in starts for c in token.children):
            continue
        chunk = Chunk(token.i - 1 if owner is None else owner, token.i + 1)
        same = owned.get(scene.text(chunk)) if owner is not None else None
        draft = same or scene.new(EntityKind.UNNAMED, scene.text(chunk))
        owned[scene.text(chunk)] = draft
        draft.gender = gender
        draft.add(chunk, MentionForm.ROLE)
    for draft in scene.drafts:
        if draft.kind is EntityKind.UNNAMED and not draft.gender:
            draft.gender = GENDERED.get(draft.name.lower().split()[-1])


def _opens(word: str) -> bool:
    return word in _OPENERS
