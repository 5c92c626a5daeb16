"""Tell what a parliament or council does as a whole, and nobody in it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference
    from kgbuild.layers import Chunk

_BY_A_CHAMBER = words("done by a whole chamber")


def only_has_it_passed(context: Context, voter: Reference, trigger: Chunk) -> bool:
    """Say whether a person is said to do what a whole chamber does: "a bill passed by Bell and Dorn", its sponsors.

    Args:
        context: the article.
        voter: who is said to vote.
        trigger: the words for the vote.
    """
    told = (t.lemma_.lower() for t in context.doc[trigger.start : trigger.end])
    return voter.kind is EntityKind.PERSON and not _BY_A_CHAMBER.isdisjoint(told)
