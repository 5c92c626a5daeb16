"""Mend who stands for a post or is chosen for one: no rival, nobody whose choice somebody else is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract import tree
from kgbuild.extract.arguments import doers, undergoers
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.produce.clause import is_choice
from kgbuild.layers import MentionForm
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.layers import Chunk, EventMention


def challenger(context: Context, candidate: Candidate) -> Candidate:
    """Return a candidacy with who challenges in place of who is challenged: "challenged Bell", "runs against Bell"."""
    if candidate.type != "Appointment":
        return candidate
    words = context.doc[candidate.trigger.start : candidate.trigger.end]
    challenges = any(t.lemma_ == "challenge" for t in words)
    rivals = [r.chunk for r in undergoers(context, candidate.trigger)] if challenges else []
    rivals += [a.chunk for a in candidate.all("person") if _is_against(context, a.chunk)]
    if not rivals:
        return candidate
    kept = [a for a in candidate.arguments if a.role != "person" or not any(c.overlaps(a.chunk) for c in rivals)]
    if not any(a.role == "person" for a in kept):
        kept += [Argument("person", r.chunk, tied=r) for r in doers(context, candidate.trigger)]
    return replace(candidate, arguments=tuple(kept))


def _is_against(context: Context, words: Chunk) -> bool:
    return "against" in tree.cases(tree.root(context.doc, words.start, words.end))


def chosen_by(context: Context, candidate: Candidate) -> Candidate:
    """Return an appointment without whose choice it is: "Bell's pick for treasurer" is somebody else."""
    if candidate.type != "Appointment" or not is_choice(context, candidate.trigger):
        return candidate
    kept = (a for a in candidate.arguments if a.role != "person" or not _owns(context, a.chunk, candidate.trigger))
    return replace(candidate, arguments=tuple(kept))


def _owns(context: Context, words: Chunk, trigger: Chunk) -> bool:
    """Say whether some words tell whose the noun of a trigger is: "Bell's nomination"."""
    end = words.end - (context.lower(words.end - 1) in POSSESSIVES)
    owner = context.lower(end) in POSSESSIVES or context.doc[words.end - 1].tag_ == "PRP$"
    return owner and 0 <= trigger.start - end <= _BESIDE


_BESIDE = 4
"""So many tokens may stand between an owner and what is owned: "Bell's new first choice"."""


def not_who_chooses(context: Context, candidate: Candidate, mentions: Sequence[EventMention]) -> Candidate:
    """Return an appointment without whose nomination it is, if the text says elsewhere that he gives somebody a post.

    Args:
        candidate: "Bell's nomination", which is that of Bell or of somebody whom she names.
        mentions: what the model reads in the article, with who gives a post.
    """
    if candidate.type != "Appointment":
        return candidate
    choosing = {
        m.ref
        for mention in mentions
        for a in mention.arguments
        if mention.kind == "Appointment" and a.role == "by" and (m := context.at(a.chunk.end - 1, _PERSON)) is not None
    }
    kept = tuple(
        a
        for a in candidate.arguments
        if a.role != "person"
        or not _owns(context, a.chunk, candidate.trigger)
        or (m := context.at(a.chunk.start, _PERSON)) is None
        or m.form is not MentionForm.NAME
        or m.ref not in choosing
    )
    return replace(candidate, arguments=kept)


_PERSON = frozenset({EntityKind.PERSON})
