"""Say which place words mean that are no place's name: a name within them, the country whose adjective they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.extract.context import Reference
from kgbuild.layers import Chunk, Cluster, HintKind, Mention, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

_PLACES = frozenset({EntityKind.PLACE})


def place_within(context: Context, chunk: Chunk) -> Reference | None:
    """Return the place that some words tell: "a Moscow hotel", "the Israeli elections"; None: they tell none.

    Args:
        context: The article.
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


def named_places(context: Context, chunks: Iterable[Chunk]) -> list[Cluster]:
    """Return the places that nothing knows, by the names of several words that they have: "10 Downing Street".

    Args:
        context: The article.
        chunks: Words for places that no mention holds.
    """
    found: dict[str, list[Chunk]] = {}
    adjectives = {i for h in context.annotated.countries.hints if h.kind is HintKind.DEMONYM for i in h.chunk}
    for chunk in chunks:
        first = next(k for k in chunk if context.doc[k].tag_ != "DT" or k == chunk.end - 1)
        name = Chunk(first, chunk.end)
        proper = all(context.doc[k].pos_ in {"PROPN", "NUM"} for k in name)
        if len(name) > 1 and proper and context.doc[name.end - 1].pos_ == "PROPN" and adjectives.isdisjoint(name):
            found.setdefault(context.annotated.words(name), []).append(name)
    return [
        Cluster(kind=EntityKind.PLACE, name=name, mentions=tuple(Mention(c, MentionForm.NAME) for c in same))
        for name, same in found.items()
    ]
