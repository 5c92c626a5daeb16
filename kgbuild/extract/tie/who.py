"""Say whom the words of an argument mean: by the clusters of the article, a pronoun through its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import who
from kgbuild.extract.context import Reference
from kgbuild.extract.objects import members
from kgbuild.extract.party_members import without_members
from kgbuild.extract.tie.where import place_within
from kgbuild.layers import Chunk, MentionForm, head_of
from kgbuild.lookup import Laid
from kgbuild.model import EntityKind, EntityRef
from kgbuild.nouns import POSSESSIVES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

_PLACES = frozenset({EntityKind.PLACE})


def tie_entity(
    context: Context, chunk: Chunk, kinds: frozenset[EntityKind], trigger: Chunk
) -> tuple[list[Reference], str]:
    """Return whom some words mean, and how that was found; nobody where no reading is certain.

    Args:
        chunk: The words: a name, a role, a pronoun.
        kinds: The kinds of entities that can have the part.
        trigger: The words that name the event; what holds them ("a meeting of ministers") has no part in it.
    """
    chunk = _without_mark(context, chunk)
    head = head_of(context.doc, chunk)
    if kinds == _PLACES:  # "Spain's general election" holds its place, and the place not the election
        trigger = Chunk(event := head_of(context.doc, trigger).i, event + 1)
    if head.lower_ == "they" and (several := _all_who_do(context, head, kinds)):
        return several, "those of whom the sentence says what they say or do"
    found = who(context, head, kinds)
    if found is None or found.chunk.overlaps(trigger):
        found = _best_overlap(context, chunk, kinds, head.i, trigger)
    if found is not None:
        return members(context, found), _WAYS[found.form]
    if kinds == _PLACES and (told := place_within(context, chunk)) is not None:
        return [told], "the place that they name"
    return [], "nobody in the article is known to be meant"


def _without_mark(context: Context, chunk: Chunk) -> Chunk:
    """Return words without a possessive mark at their end."""
    own = len(chunk) > 1 and context.lower(chunk.end - 1) in POSSESSIVES
    return Chunk(chunk.start, chunk.end - 1) if own else chunk


_WAYS = {
    MentionForm.NAME: "by name",
    MentionForm.ROLE: "by the words for whom they mean",
    MentionForm.PRONOUN: "by the antecedent",
}


def _all_who_do(context: Context, pronoun: Token, kinds: frozenset[EntityKind]) -> list[Reference]:
    """Return the list that "they" means as subject of a clause: that of the verb above it, "A and B said they …"."""
    verb = pronoun.head
    while verb.dep_ == "conj":
        verb = verb.head
    if not pronoun.dep_.startswith("nsubj") or verb.dep_.split(":")[0] not in _DEPENDENT:
        return []
    heads = tree.surface_subjects(verb.head)
    found = {m.ref: m for t in heads if (m := who(context, t, kinds)) is not None}
    return list(found.values()) if len(heads) > 1 and len(found) == len(heads) else []


_DEPENDENT = frozenset({"ccomp", "advcl"})


def _best_overlap(
    context: Context, chunk: Chunk, kinds: frozenset[EntityKind], head: int, trigger: Chunk
) -> Reference | None:
    """Return the mention that holds the head of some words, of those that do the one closest to them in extent."""
    holding = (m for m in _all_mentions(context).at(head) if m.kind in kinds)
    fitting = [m for m in holding if not m.chunk.overlaps(trigger)]
    return min(fitting, key=lambda m: (_apart(m.chunk, chunk), m.chunk.start, m.ref), default=None)


def _apart(a: Chunk, b: Chunk) -> int:
    return abs(a.start - b.start) + abs(a.end - b.end)


def _all_mentions(context: Context) -> Laid[Reference]:
    """Return all mentions by their tokens, those inside others too."""
    if "all mentions" not in context.once:
        context.once["all mentions"] = Laid(
            Reference(m.chunk, EntityRef(number), cluster.kind, m.form)
            for number, cluster in enumerate(context.clusters)
            for m in without_members(context.doc, cluster)
        )
    found: Laid[Reference] = context.once["all mentions"]
    return found
