"""Tell who leaves a party from who leaves a post: "resigned from the party" is a defection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.extract import tree
from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kgbuild.extract.context import Context

_FROM = ("from", "of")
_OF_LEAVING = words("leaving a party")


def of_party(context: Context, candidate: Candidate) -> Candidate:
    """Return a resignation as a defection where what is left is a party and no post is told; else as it is.

    So it is where somebody quits to found a party; a post that stands before the verb only says who he is.
    """
    if candidate.type != "Resignation" or any(a.chunk.start >= candidate.trigger.end for a in candidate.all("post")):
        return candidate
    verb = tree.root(context.doc, candidate.trigger.start, candidate.trigger.end)
    kept = tuple(a for a in candidate.arguments if a.role in {"person", "time"})
    left = _left(context, verb) if not candidate.all("post") else None
    if left is None:
        return candidate
    return replace(candidate, type="Defection", arguments=(*kept, Argument("from", left)))


def _left(context: Context, word: Token) -> Chunk | None:
    """Return the words for the party that a verb or noun of leaving has for its object, or behind "from"."""
    if word.lemma_.lower() not in _OF_LEAVING:
        return None
    nouns = [*tree.children(word, "obj"), *tree.obliques(word, _FROM)]
    nouns += [n for o in nouns if o.lemma_.lower() in _OF_LEAVING for n in tree.obliques(o, _FROM)]
    return next((chunk for n in nouns if (chunk := _party(context, n)) is not None), None)


def _party(context: Context, noun: Token) -> Chunk | None:
    """Return the words for a party that a noun is the head of; "the party leadership" is none."""
    mention = context.at(noun.i, (EntityKind.PARTY,))
    if mention is not None:
        return mention.chunk
    own = noun.lower_ == "party" and not any(c.dep_ in {"amod", "compound"} for c in noun.children)
    return Chunk(noun.i, noun.i + 1) if own else None
