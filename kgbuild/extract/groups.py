"""Find the groups of people that take part in events without a name: "finance ministers of the G8", "a delegation"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.layers import Annotated, Chunk, Cluster, Mention, MentionForm
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEADS = frozenset(
    """
    leaders ministers officials parents teachers councillors lawmakers senators congressmen governors mayors
    members unions workers employers businessmen businesses campaigners residents delegates delegation
    delegations authorities councils ambassadors diplomats envoys negotiators executives bosses chiefs directors
    representatives commissioners generals commanders victims families relatives survivors students pupils
    voters supporters activists farmers nurses doctors journalists reporters editors lawyers prosecutors judges
    experts scientists advisers aides allies colleagues counterparts counterpart candidates backbenchers
    frontbenchers peers mps meps veterans soldiers troops protesters rebels militants insurgents factions
    parties politicians presidents premiers chancellors secretaries figures groups organisations organizations
    charities banks bankers investors shareholders commission committee board council panel taskforce cabinet
    presidium dissidents clerics bishops donors fundraisers constituents communities
    """.split()
)
"""Nouns for people who act together."""

_STOPS = frozenset(
    """
    and or but of with by for to from in on at about between after before when while that which who said says is are was
    were be been has have had will would could should may might met meet meets meeting talks held hold over told
    """.split()
)
_ORDER = frozenset("recent next last latest previous upcoming forthcoming".split())
"""Adjectives of the event that a group holds, not of the group: "the recent ministers' meeting"."""

_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
_LONGEST = 6
_DETERMINERS = frozenset("the a an his her their its some several".split())


def find_groups(annotated: Annotated) -> tuple[Cluster, ...]:
    """Return each such group as a cluster of its own, those that lie in a mention left out."""
    found: dict[str, list[Chunk]] = {}
    last = 0
    for chunk in _phrases(annotated.doc, set(annotated.cluster_at)):
        if chunk.start < last:
            continue
        last = chunk.end
        words = annotated.words(chunk).lower().split()
        found.setdefault(" ".join(words[1:] if words[0] in _DETERMINERS and len(words) > 1 else words), []).append(
            chunk
        )
    return tuple(
        Cluster(
            kind=EntityKind.UNNAMED,
            name=annotated.words(chunks[0]),
            mentions=tuple(Mention(chunk, MentionForm.ROLE) for chunk in chunks),
        )
        for chunks in found.values()
    )


def _phrases(doc: Doc, taken: set[int]) -> Iterator[Chunk]:
    for token in doc:
        if token.lower_ in _HEADS and token.i not in taken and token.pos_ in {"NOUN", "PROPN"}:
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if following is not None and _goes_on(doc, following.i, taken):
                continue
            yield Chunk(_start(doc, token.i, taken), _end(doc, token.i))


def _goes_on(doc: Doc, i: int, taken: set[int]) -> bool:
    """Say whether a noun phrase does not end before token i: an owner, a compound, or a title before a name."""
    if doc[i].lower_ in _HEADS or doc[i].lower_ in {"'", "’", "'s", "’s"} or i in taken:
        return True
    return doc[i].text[:1].isupper() and i + 1 < len(doc) and i + 1 in taken


def _end(doc: Doc, head: int) -> int:
    """Return where the phrase of a head ends: after the group that "of" says it is of ("a delegation of farmers")."""
    if head + 1 < len(doc) and doc[head + 1].lower_ == "of":
        for token in doc[head + 2 : min(doc[head].sent.end, head + 7)]:
            if token.lower_ in _HEADS:
                return token.i + 1
            if token.lower_ in _STOPS or not token.is_alpha:
                break
    return head + 1


def _start(doc: Doc, head: int, taken: set[int]) -> int:
    """Return where the phrase of a head begins: over adjectives, numbers, nouns and one determiner."""
    start, first = head, doc[head].sent.start
    while start > first and head - start < _LONGEST and start - 1 not in taken:
        token = doc[start - 1]
        if token.lower_ in _ORDER and _may_describe(doc, head):
            break
        if token.lower_ in _STOPS or not (token.is_alpha or token.like_num or token.text in {"-", "'s", "’s"}):
            break
        if token.pos_ not in _MODIFIERS:
            break
        start -= 1
        if token.lower_ in _DETERMINERS:
            break
    return start


def _may_describe(doc: Doc, head: int) -> bool:
    """Say whether a noun may describe the next one: "the recent ministers meeting", not "the latest delegation"."""
    return head + 1 < len(doc) and doc[head + 1].pos_ == "NOUN"
