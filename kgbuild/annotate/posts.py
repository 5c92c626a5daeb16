"""Find the noun phrases that stand for people without naming them: posts ("the Labour leader") and groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import NOT_NAMES, SPEECH_VERBS
from kgbuild.annotate.offices import FORMER, GROUP_HEADS, PASSED_OVER, POST_HEADS, POST_MODIFIERS
from kgbuild.annotate.verbs import form_table
from kgbuild.layers import Chunk, Name, PostPhrase
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DETERMINERS = frozenset("the a an his her their its our my your one two three four five some many senior".split())
_OF = {"of", "for", "to", "at"}
_HELD_BY = (EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.PUBLICATION)
_PLURALS = frozenset("mps meps msps people police critics".split())
_SPEECH_FORMS = form_table(SPEECH_VERBS)


def find_posts(doc: Doc, blocks: Sequence[Chunk], names: Sequence[Name]) -> tuple[PostPhrase, ...]:
    """Return the post phrases of a Doc in text order; of two that overlap the later head has both."""
    by_end = {n.chunk.end: n for n in names}
    by_start = {n.chunk.start: n for n in names}
    in_person = {i for n in names if n.kind is EntityKind.PERSON for i in range(n.chunk.start, n.chunk.end)}
    found: list[PostPhrase] = []
    for block in blocks:
        for i in range(block.start, block.end):
            head = _head(doc, i)
            if head is None or i in in_person or (i + 1 < block.end and _head(doc, i + 1) is not None):
                continue
            phrase = _phrase(doc, i, block, by_end, by_start, plural=head)
            if found and found[-1].chunk.overlaps(phrase.chunk):
                continue
            found.append(phrase)
    return tuple(found)


def _head(doc: Doc, i: int) -> bool | None:
    """Return whether the post noun at token i is plural; None if there is no post noun."""
    word = doc[i].lower_
    if doc[i].pos_ in {"VERB", "AUX", "ADP"}:
        return None
    if word in POST_HEADS or word in GROUP_HEADS:
        return word in _PLURALS or (word.endswith("s") and word not in POST_HEADS)
    return True if word.endswith("s") and word[:-1] in POST_HEADS else None


def _phrase(
    doc: Doc, head: int, block: Chunk, by_end: dict[int, Name], by_start: dict[int, Name], *, plural: bool
) -> PostPhrase:
    """Grow the phrase around its head, first to the left, then over what it is a post of."""
    start, post_start, organization, former, determiner = _left(doc, head, block, by_end)
    end, after = _right(doc, head, block, by_start)
    return PostPhrase(
        chunk=Chunk(start, end),
        head=head,
        post=Chunk(post_start, end if after is None or organization is not None else _post_end(doc, head, end, after)),
        organization=organization or (after.chunk if after and after.kind in _HELD_BY else None),
        former=former,
        determiner=determiner,
        plural=plural,
    )


def _post_end(doc: Doc, head: int, end: int, after: Name) -> int:
    """A post "of" a party or body is named without it; a seat ("MP for Wantage") belongs to the post."""
    return head + 1 if doc[head + 1].lower_ == "of" and after.kind in _HELD_BY else end


def _left(
    doc: Doc, head: int, block: Chunk, by_end: dict[int, Name]
) -> tuple[int, int, Chunk | None, bool, str]:
    """Return start of the phrase, start of the post's words, organisation, former, determiner."""
    start = post_start = head
    organization: Chunk | None = None
    former = False
    while start > block.start:
        token = doc[start - 1]
        word = token.lower_
        name = by_end.get(start)
        if organization is None and name is not None and name.kind in _HELD_BY:
            organization, start = name.chunk, name.chunk.start
        elif organization is None and word in {"'s", "’s"} and start - 1 in by_end:
            organization, start = by_end[start - 1].chunk, by_end[start - 1].chunk.start
            break
        elif word in FORMER or word.startswith("ex-"):
            former, start = True, start - 1
        elif word == "-" and start - 2 >= block.start and doc[start - 2].lower_ in FORMER:
            former, start = True, start - 2
        elif organization is None and (word in POST_MODIFIERS or word in POST_HEADS or _joins(doc, start - 1, block)):
            start = post_start = start - 1
        elif word in PASSED_OVER:
            start -= 1
        else:
            break
    determiner = doc[start - 1].lower_ if start > block.start and doc[start - 1].lower_ in _DETERMINERS else ""
    return start - bool(determiner), post_start, organization, former, determiner


def _joins(doc: Doc, i: int, block: Chunk) -> bool:
    """Say whether token i is an "and" or hyphen inside the name of a post ("trade and industry secretary")."""
    if doc[i].lower_ not in {"and", "&", "-"} or i - 1 < block.start:
        return False
    return doc[i - 1].lower_ in POST_MODIFIERS and doc[i + 1].lower_ in POST_MODIFIERS


def _right(doc: Doc, head: int, block: Chunk, by_start: dict[int, Name]) -> tuple[int, Name | None]:
    """Return the end of the phrase, and the name that it is a post of or for, if it is named."""
    end = head + 1
    if end + 1 >= block.end or doc[end].lower_ not in _OF:
        return end, None
    i = end + 1
    if doc[i].lower_ == "state" and i + 1 < block.end and doc[i + 1].lower_ == "for":
        end, i = i + 1, i + 2
    limit = min(block.end, i + 6)
    while i < limit:
        if i in by_start:
            return by_start[i].chunk.end, by_start[i]
        if not _continues(doc, i):
            break
        i += 1
        end = i
    return (end if doc[end - 1].lower_ not in {*_OF, "the", "and"} else head + 1), None


def _continues(doc: Doc, i: int) -> bool:
    """Say whether token i may stand in what a post is for: words of a noun phrase, no verb, no mark."""
    token = doc[i]
    if token.pos_:
        return token.pos_ in {"NOUN", "ADJ", "PROPN", "DET", "NUM"} or token.lower_ == "and"
    word = token.lower_
    return token.is_alpha and word not in _SPEECH_FORMS and (word in {"the", "and"} or word not in NOT_NAMES)


