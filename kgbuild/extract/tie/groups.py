"""Make a group of words that a model finds to have a part and that no mention holds: "two unions"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract.objects import is_group_of
from kgbuild.extract.party_members import is_member, without_members
from kgbuild.extract.sides import with_sides
from kgbuild.layers import Chunk, Cluster, Mention, MentionForm, head_of
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context

_ACTORS = frozenset("participant person contestant endorser voter".split())
"""Roles that people without a name may have; parties, places and those endorsed have names."""

_DETERMINERS = frozenset("the a an his her their its our this these some several".split())
_VAGUE = frozenset("one ones some many others others all none both each those anyone anybody everyone nobody".split())


def with_groups(context: Context, candidates: Iterable[Candidate]) -> Context:
    """Return the context with the words of untied arguments as unnamed groups, one for each wording.

    Only a common noun makes a group: a name that nobody knows is not guessed to be anything, but for several people's,
    "the Chagossians", and for a chamber that votes, "the House".
    """
    candidates = tuple(candidates)
    telling = {k for c in candidates for k in range(c.trigger.start, c.trigger.end)}
    taken = {k for chunk in _mentions(context, telling) for k in range(chunk.start, chunk.end)}
    found: dict[str, list[Chunk]] = {}
    actors = [a for c in candidates for a in c.arguments if a.role in _ACTORS and a.tied is None]
    backers = {_without_preposition(context, a.chunk) for a in actors if a.role == "endorser"}
    chunks = {_without_preposition(context, a.chunk) for a in actors}
    voters = {_without_preposition(context, a.chunk) for a in actors if a.role == "voter"}
    for chunk in sorted(chunks, key=lambda c: (c.start, c.end)):
        named = _names_a_group(context, chunk, taken, people=chunk not in backers)
        if named or (chunk in voters and _is_chamber(context, chunk, taken)):
            taken.update(range(chunk.start, chunk.end))
            words = context.annotated.words(chunk).lower().split()
            found.setdefault(" ".join(words[words[0] in _DETERMINERS :] or words), []).append(chunk)
    groups = tuple(
        Cluster(
            kind=EntityKind.UNNAMED,
            name=context.annotated.words(same[0]),
            mentions=tuple(Mention(chunk, MentionForm.ROLE) for chunk in same),
        )
        for same in found.values()
    )
    return replace(context, groups=(*with_sides(context, candidates, taken), *groups))


def _mentions(context: Context, telling: AbstractSet[int]) -> Iterator[Chunk]:
    """Yield the words of all mentions but those that hold an event: within "a meeting of ministers" ministers meet."""
    for cluster in context.clusters:
        for mention in without_members(context.doc, cluster):
            chunk = mention.chunk
            if mention.form is not MentionForm.ROLE or telling.isdisjoint(range(chunk.start, chunk.end)):
                yield chunk


def _without_preposition(context: Context, chunk: Chunk) -> Chunk:
    """Return words without what comes before or after a noun phrase: "of ministers and" is "ministers"."""
    start = chunk.start
    while start < chunk.end - 1 and context.doc[start].pos_ in {"ADP", "PUNCT", "CCONJ"}:
        start += 1
    end = chunk.end
    while end - 1 > start and context.doc[end - 1].pos_ in {"ADP", "PUNCT", "CCONJ"}:
        end -= 1
    return Chunk(start, end)


def _names_a_group(context: Context, chunk: Chunk, taken: set[int], *, people: bool) -> bool:
    head = head_of(context.doc, chunk)
    adjective = head.tag_ == "JJ" and head.text[:1].isupper() and context.lower(chunk.start) == "the"
    named = people and (head.tag_ == "NNPS" or adjective)  # "the Chagossians", "the Japanese"
    named |= is_member(context.doc, Chunk(head.i, head.i + 1))
    plain = (head.pos_ == "NOUN" or named) and head.lower_ not in _VAGUE
    counts = is_group_of(head.lower_) and context.lower(chunk.end) == "of"  # "a series" of those who follow
    return plain and not counts and head.i not in taken


def _is_chamber(context: Context, chunk: Chunk, taken: set[int]) -> bool:
    """Say whether words name a chamber that votes by its common name, "the House", "parliament"."""
    free = taken.isdisjoint(range(chunk.start, chunk.end))
    return free and head_of(context.doc, chunk).lower_ in {"house", "parliament"}
