"""How a rule proposes an event: with whom it has read, and the date and place that its sentence gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument, Attribute, Candidate, Verdict
from kgbuild.extract.context import Reference
from kgbuild.extract.timing import place_of, time_of
from kgbuild.layers import Chunk
from kgbuild.model import Factuality

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.posts import Post


def propose(
    context: Context,
    kind: str,
    trigger: Chunk,
    *arguments: Argument | None,
    score: float,
    factuality: Factuality | None = None,
    attributes: Mapping[str, Attribute] | None = None,
) -> Candidate:
    """Return a candidate of a rule.

    Args:
        kind: The name of the event's class.
        trigger: The words that state the event.
        arguments: Who and what has a part in it; None for nobody. The date and the place are looked for.
        score: How sure the rule is, between 0 and 1.
        factuality: Whether it happened, where the rule knows it better than the words around it do.
        attributes: What no words stand for.
    """
    given = [a for a in arguments if a is not None]
    taken = frozenset(a.tied.ref.index for a in given if isinstance(a.tied, Reference))
    time, place = time_of(context, trigger), place_of(context, trigger, taken)
    if time is not None:
        given.append(Argument("time", time.chunk, time))
    if place is not None:
        given.append(Argument("place", place.chunk, place))
    return Candidate(
        type=kind,
        trigger=trigger,
        arguments=tuple(given),
        factuality=Verdict(factuality) if factuality else None,
        attributes=attributes or {},
        source="rule",
        score=score,
    )


def part(role: str, who: Reference | None, *, inside: bool | None = None) -> Argument | None:
    """Return the argument that somebody is, None for nobody."""
    return Argument(role, who.chunk, who, inside) if who is not None else None


def post_part(post: Post | None, *, inside: bool = True) -> Argument | None:
    """Return the argument that a post is; `inside`: its words belong to the passage."""
    return Argument("post", post.chunk, post, inside) if post is not None else None


def words_part(role: str, chunk: Chunk | None) -> Argument | None:
    """Return the argument that some words are, None for none."""
    return Argument(role, chunk) if chunk is not None else None
