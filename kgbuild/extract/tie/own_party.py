"""Say whom "we" means where parties win, lose or govern together: the party of who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract.context import Reference
from kgbuild.extract.party_left import parties_of
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk

_WE = frozenset({"we", "us", "our"})


def own_party(context: Context, chunk: Chunk) -> Reference | None:
    """Return the party that the speaker of "we" belongs to, by the article or else by the reference data.

    It has to be named in the article, and be the only one that he is counted among.

    Args:
        chunk: the words for who wins or loses an election, or governs with others.
    """
    speaker = context.first_person(chunk.start) if context.lower(chunk.start) in _WE else None
    if speaker is None:
        return None
    parties = {speaker.ref} if speaker.kind is EntityKind.PARTY else set(parties_of(context, speaker))
    parties = parties or set(_known(context, speaker))
    return Reference(chunk, parties.pop(), EntityKind.PARTY, MentionForm.PRONOUN) if len(parties) == 1 else None


def _known(context: Context, speaker: Reference) -> Iterator[EntityRef]:
    """Yield the parties of the article that the reference data count a speaker among."""
    records = context.cluster(speaker.ref).parties
    clusters = enumerate(context.annotated.clusters)
    return (EntityRef(n) for n, c in clusters if c.kind is EntityKind.PARTY and c.reference in records)
