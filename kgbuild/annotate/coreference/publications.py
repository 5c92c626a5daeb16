"""Resolve "the paper" and "the magazine" to the publication named last before."""

from __future__ import annotations

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.on_record import DEFINITE
from kgbuild.layers import Chunk, MentionForm, PostPhrase
from kgbuild.model import EntityKind

_PUBLICATION_PHRASES = frozenset("newspaper magazine paper broadcaster programme".split())


def medium_of(scene: Scene, phrase: PostPhrase) -> Draft | None:
    """Return the publication that "the paper" means: the one named last before."""
    if phrase.determiner not in DEFINITE or phrase.plural or scene.lower(phrase.head) not in _PUBLICATION_PHRASES:
        return None
    return _last_publication(scene, phrase.chunk.start)


def publication_phrases(scene: Scene) -> None:
    """Resolve "the newspaper" and "the magazine", which are no posts, to the publication named last before."""
    taken = {i for d in scene.drafts for m in d.mentions for i in range(m.chunk.start, m.chunk.end)}
    for token in scene.doc[1:]:
        if token.lower_ in _PUBLICATION_PHRASES and scene.lower(token.i - 1) == "the" and token.i not in taken:
            draft = _last_publication(scene, token.i - 1)
            if draft is not None:
                draft.add(Chunk(token.i - 1, token.i + 1), MentionForm.ROLE)


def _last_publication(scene: Scene, i: int) -> Draft | None:
    publications = [d for d in scene.drafts if d.kind is EntityKind.PUBLICATION]
    before = [(m.chunk.end, n) for n, d in enumerate(publications) for m in d.mentions if m.chunk.end <= i]
    return publications[max(before)[1]] if before else None
