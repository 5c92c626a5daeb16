"""Say whom "we" means: who speaks and his own have met, his party wins, loses or governs with others."""

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

_OUR = "our"
_WE = frozenset({"we", "us", _OUR})
_OF_PARTIES = frozenset({("ElectionResult", "contestant"), ("Coalition", "participant")})
"""Kinds of events with the parts that a party has in them."""


def meant_by_we(context: Context, chunk: Chunk, of: str, role: str) -> tuple[Reference, str] | None:
    """Return whom "we" stands for where no name tells, and how that was found; None for other words.

    Args:
        chunk: the words of the part.
        of: the type of the event.
        role: the part.
    """
    word = context.lower(chunk.start)
    speaker = context.first_person(chunk.start) if word in _WE else None
    if speaker is None:
        return None
    if of == "Meeting" and word != _OUR and speaker.kind is EntityKind.PERSON:
        return speaker, "who speaks, with his own"
    party = _party(context, speaker, chunk) if (of, role) in _OF_PARTIES else None
    return (party, "the party of who speaks") if party is not None else None


def _party(context: Context, speaker: Reference, chunk: Chunk) -> Reference | None:
    """Return the party that a speaker belongs to, by the article or else by the reference data.

    It has to be named in the article, and be the only one that he is counted among.
    """
    parties = {speaker.ref} if speaker.kind is EntityKind.PARTY else set(parties_of(context, speaker))
    parties = parties or set(_known(context, speaker))
    return Reference(chunk, parties.pop(), EntityKind.PARTY, MentionForm.PRONOUN) if len(parties) == 1 else None


def _known(context: Context, speaker: Reference) -> Iterator[EntityRef]:
    """Yield the parties of the article that the reference data count a speaker among."""
    records = context.cluster(speaker.ref).parties
    clusters = enumerate(context.annotated.clusters)
    return (EntityRef(n) for n, c in clusters if c.kind is EntityKind.PARTY and c.reference in records)
