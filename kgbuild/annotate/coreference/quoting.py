"""Who speaks the words of a quotation: whoever it is, "he" and "she" inside it mean somebody else."""

from __future__ import annotations

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import SPEECH_VERBS
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

SPEECH_FORMS = form_table(SPEECH_VERBS)
"""The forms of the verbs of speech."""

_REACH = 8  # tokens between a quotation's marks and its speaker


def quoted_speakers(scene: Scene, i: int) -> list[Draft]:
    """Return who says the words in quotation marks around token i; empty outside them."""
    number = scene.quotation_of[i]
    if number is None:
        return []
    sources = scene.sources_of(i)
    if sources:
        return list(scene.whereabouts.sharing_an_end(sources))
    return _beside_cue(scene, scene.quotations[number].outer)


def speaking_for_another(scene: Scene, i: int) -> list[Draft]:
    """Return who reports the words around token i for a person whom the report's source names.

    "Her spokesman", "Ann Bell's office" and "a lawyer for Ann Bell" tell of her: "he" and "she" there are no spokesmen.
    """
    near = scene.whereabouts.sharing_an_end(scene.sources_of(i))
    nameless = [(d, mentions) for d, mentions in near.items() if d.kind is EntityKind.UNNAMED]
    return [d for d, mentions in nameless if any(_speaks_for(scene, m.chunk) for m in mentions)]


def _speaks_for(scene: Scene, chunk: Chunk) -> bool:
    """Say whether a phrase names the person for whom its head speaks."""
    if not any(scene.lower(i) in _SPEAKING_FOR for i in range(chunk.start, chunk.end)):
        return False
    return any(d.kind is EntityKind.PERSON for d in scene.whereabouts.overlapping([chunk]))


_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson office lawyer solicitor barrister attorney aide".split())


def _beside_cue(scene: Scene, outer: Chunk) -> list[Draft]:
    """Return whom a verb of speech right after or before a quotation has beside it."""
    block = scene.block_of[outer.start]
    after = range(outer.end, min(outer.end + _REACH, len(scene.doc)))
    before = range(max(outer.start - _REACH, 0), outer.start)
    near = [i for i in (*after, *before) if scene.block_of[i] == block]
    if not any(scene.lower(i) in SPEECH_FORMS for i in near):
        return []
    for window in (after, before):
        drafts = list(scene.whereabouts.starting(i for i in near if i in window))
        if drafts:
            return drafts[:1]
    return []
