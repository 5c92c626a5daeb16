"""Find the short forms of people whom the article names in full elsewhere, in headlines of capitals too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import (
    ARABIC_ARTICLES,
    COURTESY,
    GIVEN_NAME_TITLES,
    NAME_WORDS,
    NAMES_OF_BODIES,
    NOT_NAMES,
    PARTICLES,
    POST_HEADS,
    POST_MODIFIERS,
    ROYAL,
    SPEECH_VERBS,
    SUFFIXES,
)
from kgbuild.annotate.people import in_title_case
from kgbuild.annotate.tokens import HYPHENS, begins
from kgbuild.inflection import form_table
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind
from kgbuild.nouns import POSSESSIVES

_SPEECH_FORMS = form_table(SPEECH_VERBS)
_YIELDING = frozenset({EntityKind.PUBLICATION, EntityKind.ORGANIZATION})
"""Kinds whose bare one-word names give way to a person of that name in the article."""


def short_names(doc: Doc, blocks: Sequence[Chunk], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the bare family and given names of people whom the article names in full or with a title elsewhere."""
    forms = {words for name in names if name.kind is EntityKind.PERSON for words in _short_forms(doc, name)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(forms, key=lambda w: (-len(w), w)):
        by_first.setdefault(words[0].lower(), []).append(words)
    taken = {i for name in names if len(name.chunk) > 1 or not _yields(doc, name) for i in name.chunk}
    for block in blocks:
        shouting, headlines = _shouting(doc, block), in_title_case(doc, block)
        i = block.start
        while i < block.end:
            loud = shouting or (doc[i].is_upper and doc[i].ent_type_ == "PERSON")
            same = _is_form_in_capitals if loud else _is_form
            size = next((len(w) for w in by_first.get(doc[i].lower_, ()) if begins(doc, i, w, block.end, same)), 0)
            chunk = Chunk(i, i + size)
            free = size and taken.isdisjoint(range(i, i + size)) and not is_month(doc, chunk)
            if free and (i in headlines or _bare(doc, chunk, block, taken)):
                yield Name(chunk, EntityKind.PERSON)
            i += size or 1


def _yields(doc: Doc, name: Name) -> bool:
    """Say whether a name of one word gives way to a person of that name: also one that the data do not know."""
    unsure = name.kind is not EntityKind.PERSON and not name.candidates
    return name.kind in _YIELDING or unsure or doc[name.chunk.start].ent_type_ == "PERSON"


def _short_forms(doc: Doc, name: Name) -> Iterator[tuple[str, ...]]:
    """Yield the ends of a person's name, and its first word, as they may stand alone."""
    start, end = name.chunk.start, name.chunk.end
    titles = []
    while start < end - 1 and doc[start].lower_.rstrip(".") in COURTESY:
        titles.append(doc[start].lower_.rstrip("."))
        start += 1
        start += doc[start].text == "." and start < end - 1
    while end - 1 > start and doc[end - 1].lower_.rstrip(".") in SUFFIXES:
        end -= 1
    starts = [
        i for i in range(start, end) if doc[i].text not in HYPHENS and (i == start or doc[i - 1].text not in HYPHENS)
    ]
    for i in starts:
        words = tuple(t.text for t in doc[i:end])
        whole = i == start and len(starts) > 1
        if not whole and words[0][0].isupper() and (len(words) > 1 or _may_stand(words[0])):
            yield words
        if len(words) > 1 and i > start and words[0].lower() in PARTICLES:
            yield words
        if len(words) > 2 and words[0].lower() in ARABIC_ARTICLES and words[1] in HYPHENS and _may_stand(words[2]):
            yield words[2:]
    given_title = not titles or titles[-1] in GIVEN_NAME_TITLES or titles[-1] in ROYAL
    if len(starts) > 1 and given_title and name.title.lower() not in {"mr", "mrs"}:
        first = tuple(t.text for t in doc[start : starts[1]])
        safe = _may_stand(first[0]) and first[0].lower() not in NAME_WORDS
        if len(first) > 1 or safe:
            yield first


def _may_stand(word: str) -> bool:
    """Say whether a bare word is safe enough to stand for a person wherever it occurs."""
    return len(word.rstrip(".")) > 1 and word.lower() not in NOT_NAMES and word[0].isupper()


def _is_form(text: str, word: str) -> bool:
    """Say whether a text is a word of a name: as it is, or where that was set in capitals: "ANN BELL", later "Bell"."""
    return text == word or (len(word) > 2 and word.isupper() and text == word.capitalize())


def _is_form_in_capitals(text: str, word: str) -> bool:
    """Say the same for a block of capitals."""
    return text == word.upper() or _is_form(text, word)


def _shouting(doc: Doc, block: Chunk) -> bool:
    """Say whether a block is all in capitals."""
    words = [t for t in doc[block.start : block.end] if t.is_alpha and len(t) > 3]
    return sum(t.is_upper for t in words) > 0.7 * len(words)


def is_month(doc: Doc, chunk: Chunk) -> bool:
    """Say whether a short form that is a month's name too is one: "before 22 May", "last May", "in May"."""
    if len(chunk) > 1 or doc[chunk.start].text not in _MONTHS:
        return False
    before = doc[chunk.start - 1].lower_ if chunk.start else ""
    after = doc[chunk.end].text if chunk.end < len(doc) else ""
    trusted = chunk.start > 1 and doc[chunk.start - 2].lower_ in _TRUST
    if before == "in" and not trusted and after not in POSSESSIVES:
        return True
    return before in _MONTH_OPENERS or bool(_DAY.fullmatch(before) or _DAY_OR_YEAR.fullmatch(after))


_MONTHS = frozenset("January March April May June July August".split())
_TRUST = frozenset("confidence trust faith belief confident disappointed disappointment believe believed".split())
"""Words whose "in" brings in a person: "no confidence in May"."""

_MONTH_OPENERS = frozenset("last next early late mid mid-".split())
_DAY = re.compile(r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?")
_DAY_OR_YEAR = re.compile(rf"{_DAY.pattern}|(?:1[6-9]|20)\d\d")


_HELD = frozenset({"administration", "presidency", "white"})
"""What is called by whoever leads it: "the Bell Administration", "the Bell White House"."""


def _bare(doc: Doc, chunk: Chunk, block: Chunk, taken: Collection[int]) -> bool:
    """Say whether a short form is no part of a longer name ("Blair House", "Tony Benn" beside a Tony Blair)."""
    after, before = chunk.end, chunk.start - 1
    if after < block.end and after not in taken and doc[after - 1].whitespace_:
        word = doc[after]
        ends = word.lower_ in _SPEECH_FORMS or word.lower_ in NOT_NAMES or word.lower_ in POST_HEADS
        ends |= word.lower_ in _HELD
        body = word.lower_ in NAMES_OF_BODIES
        if word.text[0].isupper() and word.is_alpha and (body or not ends):
            return False
    if before >= block.start and before not in taken and doc[before].text[0].isupper() and doc[before].is_alpha:
        first = doc[before].is_sent_start or before == block.start
        lower = doc[before].lower_
        return bool(first or lower in POST_HEADS or lower in POST_MODIFIERS or lower in NOT_NAMES or lower in COURTESY)
    return True
