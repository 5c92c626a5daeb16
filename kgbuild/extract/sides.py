"""Find the sides of a referendum: "Leave won", "voted to remain", "the Yes campaign"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.layers import Annotated, Chunk, Cluster, Mention, MentionForm, head_of
from kgbuild.model import EntityKind
from kgbuild.nouns import REFERENDUM_SIDES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

_REFERENDUMS = words("referendum")
_CAMPAIGNS = words("campaign")
_VOTES = frozenset({"vote", "votes"})
_STAND = frozenset("contestant opponent".split())
_PARTS = frozenset("nsubj nsubj:pass obj obl nmod conj".split())


def find_sides(annotated: Annotated) -> tuple[Cluster, ...]:
    """Return the sides that an article about a referendum names, each as a cluster of its own.

    Only a word that is capitalised and has a noun's part in its sentence names one: "No" may be an answer, "Leave" an
    order.
    """
    doc = annotated.doc
    if not names_referendum(doc):
        return ()
    named = [Chunk(t.i, t.i + 1) for t in doc if _names_a_side(t) and t.i not in annotated.cluster_at]
    return _together((), annotated, [_with_campaign(annotated, chunk) for chunk in named])


def names_referendum(doc: Doc) -> bool:
    """Say whether an article speaks of a referendum.

    Args:
        doc: its tokens.
    """
    return any(token.lower_ in _REFERENDUMS for token in doc)


def with_sides(context: Context, candidates: Iterable[Candidate], taken: Collection[int]) -> tuple[Cluster, ...]:
    """Return the groups of an article with the sides that candidates for results tell of, in whatever case.

    Args:
        candidates: What was proposed.
        taken: The tokens that lie in a mention.
    """
    arguments = (a for c in candidates if c.type == "ElectionResult" for a in c.arguments if a.role in _STAND)
    heads = {head_of(context.doc, a.chunk).i for a in arguments if a.tied is None}
    told = sorted(
        i for i in heads if (_tells(context, i) or _goes(context, i)) and i not in taken and not _denies(context, i)
    )
    return _together(context.groups, context.annotated, [Chunk(i, i + 1) for i in told])


def _tells(context: Context, i: int) -> bool:
    return context.lower(i) in REFERENDUM_SIDES


def _goes(context: Context, i: int) -> bool:
    """Say whether an infinitive is that of one side in other words: "voted to quit the EU", "to pull out"."""
    return context.lower(i) in LEAVES and context.lower(i - 1) == "to"


LEAVES = words("leaves")
"""Verbs that name the side of leaving: "to quit"."""


def _denies(context: Context, i: int) -> bool:
    """Say whether "no" only says that there is none of something: "no election could be won"."""
    token = context.doc[i]
    return token.dep_ == "det" and token.head.lower_ not in _REFERENDUMS | _CAMPAIGNS | _VOTES


def _names_a_side(token: Token) -> bool:
    side = token.lower_ in REFERENDUM_SIDES and token.lower_ != "brexit" and token.text[0].isupper()
    head = token.head
    return side and (token.dep_ in _PARTS or (head.lower_ in _CAMPAIGNS and head.i == token.i + 1))


def _with_campaign(annotated: Annotated, chunk: Chunk) -> Chunk:
    """Return a side's word with "campaign" or the like behind it."""
    following = annotated.doc[chunk.end : chunk.end + 1].text.lower()
    return Chunk(chunk.start, chunk.end + (following in _CAMPAIGNS))


def _together(groups: tuple[Cluster, ...], annotated: Annotated, chunks: Iterable[Chunk]) -> tuple[Cluster, ...]:
    """Return clusters with those of the sides that some words name: one for a side, however it is worded."""
    found: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if (side := _side(annotated.doc[chunk.start].lower_)) is not None:
            found.setdefault(side, []).append(chunk)
    wider = list(groups)
    for side, same in found.items():
        mentions = tuple(Mention(chunk, MentionForm.ROLE) for chunk in same)
        known = next((n for n, c in enumerate(wider) if _side_of(annotated, c) == side), None)
        if known is None:
            wider.append(Cluster(kind=EntityKind.UNNAMED, name=side.capitalize(), mentions=mentions))
        else:
            wider[known] = replace(wider[known], mentions=(*wider[known].mentions, *mentions))
    return tuple(wider)


def _side_of(annotated: Annotated, cluster: Cluster) -> str | None:
    """Return the side that a cluster is."""
    return _side(annotated.doc[cluster.mentions[0].chunk.start].lower_)


def _side(word: str) -> str | None:
    """Return the side that a word in lower case names; a verb of leaving ("to quit") names "leave"."""
    return REFERENDUM_SIDES.get(word, "leave" if word in LEAVES else None)
