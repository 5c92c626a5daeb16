"""Mend who backs whom where a noun or a word with a hyphen tells: "her endorsement from Bell", "Labour-backed Dorn"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import by_preposition, owners, who
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.context import AGENTS

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference
    from kgbuild.layers import Chunk


def backed_by(context: Context, candidate: Candidate) -> Candidate:
    """Return an endorsement by those from whom it comes, and by nobody but whom a hyphen joins to "backed".

    Args:
        context: the article.
        candidate: what the model read.
    """
    if candidate.type != "Endorsement":
        return candidate
    trigger = candidate.trigger
    word = tree.root(context.doc, trigger.start, trigger.end)
    if word.pos_ == "NOUN":
        given = by_preposition(context, trigger, ("from",), AGENTS, within=3)
        gets = owners(context, trigger, AGENTS) if given else []
        return _with(candidate, given, gets) if given and gets else candidate
    joined = by_hyphen(context, trigger)
    return candidate if joined is None else _with(candidate, *joined)


def by_hyphen(context: Context, trigger: Chunk) -> tuple[list[Reference], list[Reference]] | None:
    """Return who backs whom by a hyphen, "Labour-backed Dorn", as far as it is known; None where none joins them.

    Args:
        context: the article.
        trigger: the word behind the hyphen.
    """
    word = tree.root(context.doc, trigger.start, trigger.end)
    if context.lower(trigger.start - 1) not in {"-", "‐", "‑"} or word.dep_ != "amod":
        return None
    backer, backed = context.at(trigger.start - 2, AGENTS), who(context, word.head, AGENTS)
    return [backer] if backer else [], [backed] if backed else []


def _with(candidate: Candidate, backers: list[Reference], backed: list[Reference]) -> Candidate:
    others = tuple(a for a in candidate.arguments if a.role not in {"endorser", "endorsed"})
    people = (("endorser", backers), ("endorsed", backed))
    return replace(
        candidate, arguments=(*others, *(Argument(role, r.chunk, tied=r) for role, found in people for r in found))
    )
