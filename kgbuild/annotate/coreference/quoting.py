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
        return [d for d in scene.drafts for m in d.mentions if any(_ends(m.chunk, s) for s in sources)]
    return _beside_cue(scene, scene.quotations[number].outer)


def speaking_for_another(scene: Scene, i: int) -> list[Draft]:
    """Return who reports the words around token i for a person whom the report's source names.

    "Her spokesman", "Ann Bell's office" and "a lawyer for Ann Bell" tell of her: "he" and "she" there are no spokesmen.
    """
    sources = scene.sources_of(i)
    starts, ends = {s.start for s in sources}, {s.end for s in sources}
    found = []
    for draft in scene.drafts if sources else ():
        if draft.kind is not EntityKind.UNNAMED:
            continue
        near = [c for c in (m.chunk for m in draft.mentions) if c.start in starts or c.end in ends]
        own = [chunk for chunk in near if any(_ends(chunk, s) for s in sources)]
        if any(_speaks_for(scene, chunk) for chunk in own):
            found.append(draft)
    return found


def _speaks_for(scene: Scene, chunk: Chunk) -> bool:
    """Say whether a phrase names the person for whom its head speaks."""
    if not any(scene.lower(i) in _SPEAKING_FOR for i in range(chunk.start, chunk.end)):
        return False
    return any(m.chunk.overlaps(chunk) for d in scene.people for m in d.mentions)


_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson office lawyer solicitor barrister attorney aide".split())


def _ends(mention: Chunk, source: Chunk) -> bool:
    """Say whether a mention is a source, or all of it but an apposition or a post before the name."""
    return mention.overlaps(source) and (mention.start == source.start or mention.end == source.end)


def _beside_cue(scene: Scene, outer: Chunk) -> list[Draft]:
    """Return whom a verb of speech right after or before a quotation has beside it."""
    block = scene.block_of[outer.start]
    after = range(outer.end, min(outer.end + _REACH, len(scene.doc)))
    before = range(max(outer.start - _REACH, 0), outer.start)
    near = [i for i in (*after, *before) if scene.block_of[i] == block]
    if not any(scene.lower(i) in SPEECH_FORMS for i in near):
        return []
    for window in (after, before):
        drafts = [d for d in scene.drafts for m in d.mentions if m.chunk.start in window and m.chunk.start in near]
        if drafts:
            return drafts[:1]
    return []
