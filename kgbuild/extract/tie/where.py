"""Say which place words mean that are no place's name: a name within them, the country whose adjective they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract.context import Reference
from kgbuild.layers import Chunk, HintKind
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

_PLACES = frozenset({EntityKind.PLACE})


def place_within(context: Context, chunk: Chunk) -> Reference | None:
    """Return the place that some words tell: "a Moscow hotel", "the Israeli elections"; None: they tell none.

    Args:
        chunk: The words, none of which is the head of a place's name.
    """
    behind = range(chunk.end, min(chunk.end + _BEHIND, len(context.doc)))
    if any(context.at(i, _PLACES) for i in behind):  # "the Polish city of", before its name
        return None
    inside = next((m for i in chunk if (m := context.at(i, _PLACES)) is not None), None)
    if inside is not None:
        return inside
    hints = context.annotated.countries.hints
    told = next((h for h in hints if h.kind is HintKind.DEMONYM and h.chunk.overlaps(chunk)), None)
    names = [h.chunk for h in hints if told is not None and h.kind is HintKind.NAME and h.country == told.country]
    return next((m for n in names if (m := context.at(n.start, _PLACES)) is not None and m.chunk == n), None)


_BEHIND = 3
