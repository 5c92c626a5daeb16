"""Read what a post is of or for: the body it belongs to, the seat, the subject it deals with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from kgbuild.annotate.dates.words import MONTH_NAMES
from kgbuild.annotate.lexicon import (
    ABOUT,
    FORMER,
    GROUP_HEADS,
    LINKED_TO_A_PLACE,
    NOT_NAMES,
    PARTS,
    POST_HEADS,
    SEAT_HOLDERS,
    SPEECH_VERBS,
)
from kgbuild.annotate.name_runs import is_rank
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

_BODIES = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.PUBLICATION})
_SPEECH_FORMS = form_table(SPEECH_VERBS)
_INSIDE = frozenset("and & upon on in under the - ‐".split())
_STOPS = frozenset("has have had will would can could may might shall should must does do did said told also".split())
_DETERMINERS = frozenset("a an the his her their its".split())
_TIMES = frozenset("last next yesterday today tomorrow tonight".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIMES_OF_YEAR = frozenset(name.lower() for name in MONTH_NAMES) | frozenset(
    "new christmas easter boxing good whit bank".split()
)
"""What may follow "on", "in" and "at" when they say when; the last ones before "Year's Eve", "Friday" and "Day"."""

_PERIODS = frozenset(
    "day week fortnight month year season term morning afternoon evening spring summer autumn winter".split()
)
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Complement:
    """Where the phrase ends, where the post's own words end, and of what body the post is."""

    end: int
    post_end: int
    organization: Chunk | None = None


def complement(doc: Doc, head: int, block: Chunk, by_start: Mapping[int, Name], *, named: bool) -> Complement:
    """Return what follows a post noun and belongs to it.

    `named`: a body before the noun already says of what the post is.
    """
    none = Complement(head + 1, head + 1)
    i = head + 1
    if i + 1 >= block.end or not _links(doc, i, head):
        return none
    if doc[i + 1].lower_ == "state" and i + 2 < block.end and doc[i + 2].lower_ in {"for", "at"}:
        i += 2  # "secretary of state for"
    word = doc[head].lower_
    if word in SEAT_HOLDERS and doc[i].lower_ == "for":
        end = _seat(doc, i + 1, block, by_start)
        return Complement(end, end) if end > i + 1 else none
    start = i + 1 + (doc[i + 1].lower_ in {"the", "a", "an"} and i + 2 < block.end)
    name = by_start.get(start) or by_start.get(i + 1)
    if name is not None:
        return _of_name(doc, head, i, name, block, by_start, named=named)
    end, inner = _words(doc, i + 1, block, by_start)
    if end <= i + 1:
        return none
    whose = by_start.get(end)
    held = doc[end - 1].text[0].isupper() and (doc[end - 1].lower_ in POST_HEADS or is_rank(doc, end - 1))
    if whose is not None and whose.kind is EntityKind.PERSON and doc[i].lower_ == "to" and held:
        owns = whose.chunk.end < block.end and doc[whose.chunk.end].lower_ in POSSESSIVES
        return none if owns else Complement(whose.chunk.end, head + 1)  # "adviser to President" "Ann Bell"
    body = inner.chunk if inner is not None and inner.kind in _BODIES and not named and inner.chunk.end == end else None
    return Complement(end, head + 1 if body and doc[i].lower_ == "of" else end, body)


def _of_name(
    doc: Doc, head: int, link: int, name: Name, block: Chunk, by_start: Mapping[int, Name], *, named: bool
) -> Complement:
    """Read a post of a named body, place or person: a body is left out of the post's words, a place is not."""
    end = name.chunk.end
    if name.kind is EntityKind.PERSON:
        return (
            Complement(end, head + 1)
            if doc[head].lower_ in GROUP_HEADS | POST_HEADS
            else Complement(head + 1, head + 1)
        )
    if name.kind is EntityKind.PLACE:
        end = _seat(doc, name.chunk.start, block, by_start) if doc[head].lower_ in LINKED_TO_A_PLACE else end
        keeps = doc[link].lower_ != "of" or doc[head].lower_ in LINKED_TO_A_PLACE
        if end < block.end and doc[end].is_lower and doc[end].pos_ == "NOUN" and doc[end - 1].head.i == end:
            end, keeps = end + 1, True  # "the head of Leeds council"
        return Complement(end, end if keeps else head + 1)
    part = _part_of(doc, end, block)
    if part > end:
        return Complement(part, part)
    follows, _ = _words(doc, end, block, by_start) if doc[link].lower_ == "for" and end < block.end else (end, None)
    end = follows if follows > end and doc[end].is_lower else end
    keeps = doc[link].lower_ in {"to", "for"} and name.kind is EntityKind.ORGANIZATION
    return Complement(end, end if keeps else head + 1, None if named else name.chunk)


def _part_of(doc: Doc, i: int, block: Chunk) -> int:
    """Return the end of a part of a named body, in small letters ("the Commons security committee"); else token i."""
    for end in range(i, min(block.end, i + 6)):
        if doc[end].lower_ in PARTS:
            return end + 1
        if not (doc[end].is_alpha and doc[end].is_lower) or doc[end].lower_ in NOT_NAMES - {"and"} | _STOPS:
            break
    return i


def seat_before(doc: Doc, start: int, block: Chunk, covered: Collection[int], by_end: Mapping[int, Name]) -> int:
    """Return where the seat before a post noun begins ("Harborne West MP"); `start` itself if none is named."""
    i = start
    while i > block.start and start - i < 5:
        name = by_end.get(i)
        if name is not None and name.kind is EntityKind.PLACE:
            i = name.chunk.start
            continue
        token = doc[i - 1]
        place = token.text[0].isupper() and token.is_alpha and not (token.is_upper and len(token) > 1)
        if i - 1 in covered or not place or token.lower_ in NOT_NAMES or token.lower_ in POST_HEADS:
            joined = doc[i - 1].lower_ in {"and", "&", "-"} and i < start and i - 2 >= block.start
            if not (joined and doc[i - 2].text[0].isupper() and i - 2 not in covered and i - 1 not in covered):
                break
            i -= 2
            continue
        if token.is_sent_start and i == start and not doc[start].text.isupper():
            break
        i -= 1
    return i


def _links(doc: Doc, i: int, head: int) -> bool:
    """Say whether token i joins a post noun to what it is of: no "to" before a verb, no "at" before a common noun."""
    word, after = doc[i].lower_, doc[i + 1]
    if word in {"of", "for"}:
        return True
    if word == "to":
        return after.lower_ == "the" or after.text[0].isupper() or doc[i + 1].pos_ in {"NOUN", "PROPN"}
    if word == "at":
        following = doc[i + 2].text if after.lower_ == "the" and i + 2 < len(doc) else after.text
        return following[0].isupper() and following.lower() not in _TIMES_OF_YEAR | _DAYS
    return word == "on" and doc[head].lower_ in ABOUT


def _seat(doc: Doc, start: int, block: Chunk, by_start: Mapping[int, Name]) -> int:
    """Return the end of the name of a seat or place: capitalised words and what joins them, no party and no person."""
    end = start
    while end < block.end and end - start < _LONGEST:
        name = by_start.get(end)
        if name is not None and name.kind is not EntityKind.PLACE:
            break
        token = doc[end]
        joins = token.lower_ in _INSIDE and end + 1 < block.end and doc[end + 1].text[0].isupper()
        if joins and token.lower_ in {"on", "in"} and doc[end + 1].lower_ in _DAYS | _TIMES_OF_YEAR:
            break
        other = by_start.get(end + 1) if joins else None
        if token.text[0].isupper() and token.is_alpha and (end == start or not token.is_sent_start):
            end += 1
        elif joins and (other is None or other.kind is EntityKind.PLACE) and (end > start or token.lower_ == "the"):
            end += 2
        else:
            break
    return end


def _words(doc: Doc, i: int, block: Chunk, by_start: Mapping[int, Name]) -> tuple[int, Name | None]:
    """Return the end of the noun phrase from token i, and the last body or place named in it."""
    start, end, named = i, i, None
    if (listed := _listed(doc, i, block)) > i:
        return listed, None
    while i < min(block.end, start + _LONGEST):
        name = by_start.get(i)
        if name is not None:
            if name.kind is EntityKind.PERSON:
                break
            i, named = name.chunk.end, name
            end = i
            continue
        if not _continues(doc, i) or (doc[i].lower_ == "and" and _begins_anew(doc, i + 1, by_start)):
            break
        i += 1
        end = i
    while end > start and doc[end - 1].lower_ in {"the", "and", "of", "for", "in", "a", "an", "-", "'s", "’s"}:
        end -= 1
    return end, named


def _listed(doc: Doc, i: int, block: Chunk) -> int:
    """Return the end of a part of a body that lists its subjects ("the foreign, defence and trade committee"), or i."""
    comma = False
    for end in range(i + (doc[i].lower_ == "the"), min(block.end, i + 2 * _LONGEST)):
        comma |= doc[end].text == ","
        if doc[end].lower_ in PARTS:
            return end + 1 if comma else i
        if doc[end].pos_ not in {"NOUN", "ADJ", "PROPN"} and doc[end].lower_ not in {",", "and", "&", "-", "all"}:
            break
    return i


def _begins_anew(doc: Doc, i: int, by_start: Mapping[int, Name]) -> bool:
    """Say whether what follows "and" is another post or somebody else, no second thing that the post is for."""
    name = by_start.get(i)
    other = name is not None and name.kind in {EntityKind.PARTY, EntityKind.PERSON}
    return other or doc[i].lower_ in FORMER | _DETERMINERS or doc[i].lower_ in POST_HEADS


def _continues(doc: Doc, i: int) -> bool:
    """Say whether token i may stand in what a post is for: words of a noun phrase, no verb, no mark."""
    token, word = doc[i], doc[i].lower_
    if token.is_sent_start or word in _STOPS or _says_when(doc, i):
        return False
    if word in {"the", "and", "of", "in"} or token.text in {"-", "'s", "’s"}:
        return (
            i + 1 < len(doc)
            and doc[i + 1].pos_ not in {"VERB", "AUX", "PRON"}
            and doc[i + 1].lower_ not in {"who", "that"}
        )
    if token.pos_:
        return token.pos_ in {"NOUN", "ADJ", "PROPN", "DET", "NUM"}
    return token.is_alpha and word not in _SPEECH_FORMS and word not in NOT_NAMES and not word.endswith("ed")


def _says_when(doc: Doc, i: int) -> bool:
    """Say whether token i begins a time that hangs on the verb: "chairman of the board last week", "in June"."""
    word, after = doc[i].lower_, doc[i + 1] if i + 1 < len(doc) else None
    if word in _DAYS:
        return after is None or after.pos_ not in {"NOUN", "PROPN"}
    when = doc[i].head.lemma_.lower() in _PERIODS and doc[i].dep_ == "case"  # "of the club in a fortnight"
    if word == "in" and (when or (after is not None and _is_time_of_year(after.text))):
        return True
    return (word in _TIMES and doc[i].text.islower()) or (
        word == "this" and after is not None and after.lower_ in _PERIODS
    )


def _is_time_of_year(text: str) -> bool:
    year = len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}
    return year or text.lower() in _TIMES_OF_YEAR - {"new"}
