"""Mend what is voted on or talked about where the words for it are cut off in the middle, or say nothing of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.candidate import Argument
from kgbuild.extract.chambers import is_chamber
from kgbuild.extract.produce.motions import GENERAL, meant_by, motion_around, voted_on
from kgbuild.extract.produce.topics import question_at
from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

_TALKS = frozenset({"talk", "discussion", "negotiation"})
_READ = frozenset({"motion", "topic"})
_EMPTY = words("says nothing without what follows")
_FRAMES = words("under which one talks")
_LETTER = re.compile(r"[^\W\d_]")


def whole_phrases(context: Context, candidate: Candidate) -> Candidate:
    """Return a candidate with the whole phrase for its motion or topic: no "a new system of EC", no "watering down".

    What only asks which it is ("which way he will vote"), holds no word, or tells where and under what they talk goes.
    """
    if _READ.isdisjoint(a.role for a in candidate.arguments):
        return candidate
    uncounted = (_without_count(context, a) if a.role == "motion" else a for a in candidate.arguments)
    whole = (_whole(context, a, candidate) if a.role in _READ else a for a in uncounted)
    kept: list[Argument] = []
    for argument in whole:
        twice = argument is not None and argument.role in _READ and any(_holds(a, argument) for a in kept)
        if argument is not None and not twice:
            kept.append(argument)
    return replace(candidate, arguments=tuple(kept))


def of_the_vote(context: Context, candidate: Candidate) -> Candidate:
    """Return a vote with what the grammar says is voted on, and with the chamber where it is held as who votes."""
    if candidate.type != "Vote":
        return candidate
    by_none = not candidate.all("voter")

    def votes(place: Argument) -> bool:
        return place.role == "place" and is_chamber(tree.root(context.doc, place.chunk.start, place.chunk.end).text)

    held = (replace(a, role="voter") if by_none and votes(a) else a for a in candidate.arguments)
    motion = None if candidate.all("motion") else voted_on(context, candidate.trigger)
    free = motion is not None and not any(a.chunk.overlaps(motion) for a in candidate.arguments)
    return replace(candidate, arguments=(*held, *([Argument("motion", motion)] if motion is not None and free else [])))


def _without_count(context: Context, argument: Argument) -> Argument:
    """Return a motion without the votes for it, of which those against follow: "the bill 220" of "the bill 220-210"."""
    doc, chunk = context.doc, argument.chunk
    against = context.lower(chunk.end) in _TO and chunk.end + 1 < len(doc) and doc[chunk.end + 1].like_num
    counted = len(chunk) > 1 and doc[chunk.end - 1].like_num and against
    return replace(argument, chunk=Chunk(chunk.start, chunk.end - 1)) if counted else argument


_TO = frozenset({"to", "-", "–"})


def _holds(a: Argument, b: Argument) -> bool:
    return a.role == b.role and a.chunk.overlaps(b.chunk)


def _whole(context: Context, argument: Argument, candidate: Candidate) -> Argument | None:
    doc, chunk = context.doc, argument.chunk
    first = doc[chunk.start]
    if first.tag_ == "WDT" or first.lower_ == "if" or not _LETTER.search(context.annotated.words(chunk)):
        return None
    root = tree.root(doc, chunk.start, chunk.end)
    if argument.role == "motion" and first.lower_ == "it":
        return replace(argument, chunk=meant_by(context, first) or chunk)
    if argument.role == "topic":
        if not _FRAMES.isdisjoint(tree.cases(root)) or (len(chunk) == 1 and root.lemma_.lower() in _TALKS):
            return None
        if first.tag_ in {"WRB", "WP"}:
            asked = question_at(context, chunk.start)
            return replace(argument, chunk=asked) if asked is not None else None
    elif tree.root(doc, candidate.trigger.start, candidate.trigger.end).pos_ == "VERB" and "in" in tree.cases(root):
        return None  # "to vote in the debate"
    head = _goes_on(context, chunk, root, candidate)
    found = motion_around(context, head) if head is not None else None
    others = [candidate.trigger, *(a.chunk for a in candidate.arguments if a.role not in _READ)]
    if found is None or found.end <= chunk.end or found.start > chunk.end:
        return argument
    whole = Chunk(chunk.start, found.end)
    return argument if any(c.overlaps(whole) for c in others) else replace(argument, chunk=whole)


def _goes_on(context: Context, chunk: Chunk, root: Token, candidate: Candidate) -> Token | None:
    """Return the head of the phrase that some words are only a part of, None where they are all of it."""
    doc, last = context.doc, context.doc[chunk.end - 1]
    if last.dep_ in _BEFORE_ITS_NOUN and last.head.i >= chunk.end and last.head.i not in _tokens(candidate.trigger):
        return last.head if last == root else root
    governs = last.head if last.tag_ == "RP" else last
    if governs.pos_ == "VERB" and any(o.left_edge.i == chunk.end for o in tree.children(governs, "obj")):
        return root
    return root if root == last and _says_nothing_yet(doc[chunk.start], root) else None


def _says_nothing_yet(first: Token, noun: Token) -> bool:
    """Say whether a noun says nothing without what follows: "the possibility of", "an amendment that would"."""
    follows = any(c.i > noun.i and c.dep_ in {"nmod", "acl"} for c in noun.children)
    general = noun.lemma_.lower() in GENERAL and first.lower_ in tree.INDEFINITE
    return follows and (general or noun.lemma_.lower() in _EMPTY)


_BEFORE_ITS_NOUN = frozenset("det amod compound nummod nmod:poss nmod:desc mark advmod case flat".split())


def _tokens(chunk: Chunk) -> range:
    return range(chunk.start, chunk.end)
