"""Turn the clusters of an article into its entities: their wordings, and whom an unnamed source speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.layers import Annotated, Chunk, Cluster, MentionForm, head_of
from kgbuild.model import EntityKind, EntityRef, LocalEntity

_SPEAKS_FOR = frozenset(
    """
    spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople source sources aide aides ally allies
    adviser advisers advisor advisors official officials insider insiders representative representatives lawyer lawyers
    """.split()
)
"""Heads of phrases for those who speak for somebody else."""

_REPRESENTED = (EntityKind.PERSON, EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION)
_DESCRIBED = (EntityKind.UNNAMED, EntityKind.DOCUMENT)


def entities(annotated: Annotated, groups: Sequence[Cluster] = ()) -> tuple[LocalEntity, ...]:
    """Return the entity of each cluster, in the order of the clusters, then those of groups that only events name."""
    clusters = (*annotated.clusters, *groups)
    return tuple(_entity(annotated, number, cluster) for number, cluster in enumerate(clusters))


def _entity(annotated: Annotated, number: int, cluster: Cluster) -> LocalEntity:
    """Return an entity with its mentions by name or role phrase, and their distinct wordings."""
    shown = [m.chunk for m in cluster.mentions if m.form is not MentionForm.PRONOUN]
    words = [_written(annotated, chunk) for chunk in shown]
    if cluster.kind in _DESCRIBED:
        words += [w for chunk in shown if (w := _core(annotated, chunk))]
    return LocalEntity(
        kind=cluster.kind,
        name=cluster.name,
        mentions=tuple(annotated.span(chunk) for chunk in shown),
        names=tuple(w for w in dict.fromkeys(words) if w != cluster.name),
        reference=cluster.reference,
        candidates=cluster.candidates,
        titles=cluster.titles,
        gender=cluster.gender,
        on_behalf_of=_represented(annotated, number, shown) if cluster.kind is EntityKind.UNNAMED else None,
        basis=cluster.basis,
        doubts=cluster.doubts,
        countries=_countries(annotated) if cluster.kind is EntityKind.PERSON else frozenset(),
        near=_near(annotated, shown) if cluster.kind is EntityKind.PERSON else frozenset(),
    )


def _written(annotated: Annotated, chunk: Chunk) -> str:
    """Return words in the letters of the article: "BELL", where a label in capitals is read as "Bell"."""
    read, span = annotated.words(chunk), annotated.span(chunk)
    own = annotated.article.text[span.start : span.end]
    return own if own.casefold() == read.casefold() else read


def _countries(annotated: Annotated) -> frozenset[str]:
    """Return the countries that an article names, is about, or is published in."""
    layer = annotated.countries
    return layer.named | ({layer.main, layer.home} - {""})


def _near(annotated: Annotated, chunks: Sequence[Chunk]) -> frozenset[str]:
    """Return the countries that the sentences of some mentions tell."""
    here = {annotated.sentences[annotated.sentence_of[c.start]] for c in chunks}
    return frozenset(c for s in here for c in annotated.countries.within(s.start, s.end))


def _core(annotated: Annotated, chunk: Chunk) -> str:
    """Return a description up to its head, as a text goes on to speak of it: "A poll" for "A poll of voters"."""
    head = _head(annotated, chunk)
    core = Chunk(chunk.start, head + 1) if head is not None else chunk
    return annotated.words(core) if 1 < len(core) < len(chunk) else ""


def _head(annotated: Annotated, chunk: Chunk) -> int | None:
    return int(head_of(annotated.doc, chunk).i)


def _represented(annotated: Annotated, number: int, chunks: list[Chunk]) -> EntityRef | None:
    """Return whom the words for an unnamed source name as the one spoken for: "a spokesman for Ann Bell"."""
    for chunk in chunks:
        if not any(annotated.doc[i].lower_ in _SPEAKS_FOR for i in range(chunk.start, chunk.end)):
            continue
        inside = [
            (m.chunk.start, n)
            for n, other in enumerate(annotated.clusters)
            for m in other.mentions
            if n != number and other.kind in _REPRESENTED and chunk.start <= m.chunk.start and m.chunk.end <= chunk.end
        ]
        if inside:
            return EntityRef(min(inside)[1])
    return None
