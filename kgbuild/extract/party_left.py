"""Tell which party somebody leaves where the words for it are "the party", or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.extract.context import Reference
from kgbuild.extract.held import held_by
from kgbuild.layers import MentionForm
from kgbuild.lookup import Placed
from kgbuild.model import EntityKind, EntityRef

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied
    from kgbuild.layers import Chunk

_PARTY = (EntityKind.PARTY,)


def party_left(tied: Tied, person: Reference, joined: Reference | None) -> EntityRef | None:
    """Return the party that somebody leaves, by what the article says of him or, of "the party", names before.

    Args:
        tied: a mention of the defection that ties no party to what is left.
        person: who leaves.
        joined: the party that he joins.
    """
    context = tied.context
    others = {person.ref, joined.ref} if joined else {person.ref}
    called = any(a.role == "from" and context.lower(a.argument.chunk.end - 1) == "party" for a in tied.arguments)
    if not called and joined is None:
        return None  # the party that the article counts him among may be the one he has joined
    own = set(parties_of(context, person)) - others
    if len(own) == 1:
        return own.pop()
    if own or not called:
        return None
    return _last_named(context, tied.candidate.trigger.start, others)


def parties_of(context: Context, person: Reference) -> list[EntityRef]:
    """Return the parties whose posts an article gives to somebody, or that stand in the words for him."""
    inside = [m.ref for m in parties_within(context, person.chunk)]
    if person.kind is not EntityKind.PERSON:
        return inside
    told = [h.post.organization for h in held_by(context, person.ref)]
    return [ref for ref in told if ref is not None and context.cluster(ref).kind is EntityKind.PARTY]


def parties_within(context: Context, chunk: Chunk) -> list[Reference]:
    """Return the parties named within some words, of a phrase for somebody, too: "several Labour MPs"."""
    if "parties" not in context.once:
        context.once["parties"] = Placed(
            Reference(m.chunk, EntityRef(n), cluster.kind, m.form)
            for n, cluster in enumerate(context.annotated.clusters)
            if cluster.kind is EntityKind.PARTY
            for m in cluster.mentions
        )
    parties: Placed[Reference] = context.once["parties"]
    return [m for m in parties.beginning(chunk.start, chunk.end) if m.chunk.end <= chunk.end]


def _last_named(context: Context, i: int, others: set[EntityRef]) -> EntityRef | None:
    """Return the party named last before token i in its sentence, or in the one before it; None if it names two."""
    here = context.sentence(i)
    first = context.sentence(here.start - 1).start if here.start else here.start
    named = [
        m
        for m in context.beginning(first, i)
        if m.kind in _PARTY and m.form is MentionForm.NAME and m.ref not in others
    ]
    refs = {m.ref for m in named}
    return refs.pop() if len(refs) == 1 else None
