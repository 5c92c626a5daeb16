"""Find organisations by their form: a run of capitalised words that ends in, or begins with, the word for a body."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Doc

from kgbuild.annotate.lexicon import BODY_NOUNS, NOT_NAMES, ORGANIZATION_WORDS, POST_HEADS
from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind

_INSIDE = frozenset("of for and & on".split())
_LINKS = frozenset("of for".split())


def bodies(doc: Doc, block: Chunk, taken: Collection[int]) -> Iterator[Name]:
    """Yield the organisations of a block that their own words or the noun before them make known."""
    i = block.start
    while i < block.end:
        end = _run(doc, i, block, taken)
        if end is None:
            i += 1
            continue
        start = i
        while start < end - 1 and (doc[start].lower_ in NOT_NAMES or doc[start].lower_ in POST_HEADS):
            start += 1  # a word that is capital only because it opens a sentence, a post before the name
        words = [doc[n].lower_ for n in range(start, end)]
        named = start > block.start and doc[start - 1].lower_ in BODY_NOUNS and not doc[start].is_sent_start
        heads = len(words) > 2 and words[0] in ORGANIZATION_WORDS and words[1] in _LINKS  # "Institute of Directors"
        if named or (len(words) > 1 and (words[-1] in ORGANIZATION_WORDS or heads)):
            yield Name(Chunk(start, end), EntityKind.ORGANIZATION)
        i = end


def partners(doc: Doc, block: Chunk, is_given_name: Callable[[str], bool]) -> Iterator[Name]:
    """Yield the firms that two family names and "&" make: "Bell & Orme"; a given name first makes two people."""
    for i in range(block.start + 1, block.end - 1):
        sides = (doc[i - 1], doc[i + 1])
        if doc[i].text != "&" or not all(t.text[0].isupper() and t.is_alpha and len(t) > 1 for t in sides):
            continue
        longer = i - 2 >= block.start and doc[i - 2].text[0].isupper() and not doc[i - 1].is_sent_start
        if not longer and not is_given_name(sides[0].text) and not any(t.is_upper for t in sides):
            yield Name(Chunk(i - 1, i + 2), EntityKind.ORGANIZATION)


def _run(doc: Doc, start: int, block: Chunk, taken: Collection[int]) -> int | None:
    """Return the end of the run of capitalised words from token `start`, small words between them included."""
    end = start
    while end < block.end and end not in taken:
        text = doc[end].text
        capital = text[0].isupper() and (doc[end].is_alpha or any(c in "-.&'’" for c in text))
        small = end > start and doc[end].lower_ in _INSIDE and end + 1 < block.end and end + 1 not in taken
        small = small and doc[end + 1].text[0].isupper() and doc[end + 1].lower_ not in NOT_NAMES
        if capital or small:
            end += 1
        else:
            break
    while end > start and doc[end - 1].lower_ in _INSIDE:
        end -= 1
    return end if end > start else None
