"""Find people in lists that put the family name first, in capitals: "BELL, Ann (Green); O'DORN, Carl (Labour)"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk, Name
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST = 2  # entries that make a list
_MOST = 3  # given names
_CLOSING = frozenset("( ; . [".split())


def listed(doc: Doc, blocks: Sequence[Chunk], is_given_name: Callable[[str], bool]) -> list[Name]:
    """Return the people of lists, each with family name, comma and given names; none of a single entry.

    Args:
        doc: the article.
        blocks: its blocks; a list is in one of them, or each of several begins with an entry.
        is_given_name: knows given names.
    """
    found = [list(_entries(doc, block, is_given_name)) for block in blocks]
    first = [
        names[0] for names, block in zip(found, blocks, strict=True) if names and names[0].chunk.start == block.start
    ]
    lines = first if len(first) >= _FEWEST else []
    several = [name for names in found if len(names) >= _FEWEST for name in names]
    return list(dict.fromkeys((*several, *lines)))


def _entries(doc: Doc, block: Chunk, is_given_name: Callable[[str], bool]) -> Iterator[Name]:
    for comma in range(block.start + 1, block.end - 1):
        if doc[comma].text != "," or not _is_family_name(doc[comma - 1]) or not is_given_name(doc[comma + 1].text):
            continue
        end = comma + 1
        while end < block.end and end - comma <= _MOST and _is_given(doc[end]):
            end += 1
        if end > comma + 1 and (end == block.end or doc[end].text in _CLOSING):
            yield Name(Chunk(comma - 1, end), EntityKind.PERSON)


def _is_family_name(token: Token) -> bool:
    letters = [c for c in token.text if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def _is_given(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper() and not token.is_upper


def in_order(words: list[str]) -> list[str]:
    """Return the words of a listed name as they are said: "BELL,", "Ann" becomes "Ann", "Bell".

    >>> in_order(["O'DORN,", "Carl", "Ian"])
    ['Carl', 'Ian', "O'Dorn"]
    """
    if len(words) < 2 or not words[0].endswith(","):
        return words
    return [*words[1:], as_written(words[0].rstrip(","))]


def as_written(word: str) -> str:
    """Return a name of capitals with a capital at each part.

    >>> as_written("BELL-ORME"), as_written("MCDORN")
    ('Bell-Orme', 'McDorn')
    """
    capitals = [n == 0 or word[n - 1] in "'’-" for n in range(len(word))]
    written = "".join(c if capital else c.lower() for c, capital in zip(word, capitals, strict=True))
    return f"Mc{written[2:].capitalize()}" if word.startswith("MC") and len(word) > 4 else written
