"""The words that the people of an article may be called by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import ARABIC_ARTICLES, SURNAMES_FIRST

if TYPE_CHECKING:
    pass


def family_names(words: Sequence[str], countries: Collection[str]) -> frozenset[str]:
    """Return the words of a full name, in lower case, by which its bearer may be called.

    The last, without an article that a hyphen joins to it; the first where the family name comes first, as a given
    name with a hyphen shows ("Kim Jong-un") or an article on such a country; in Spanish the last but one as well.

    Args:
        words: the name.
        countries: those that the article names.
    """
    found = {bare_family_name(words[-1])}
    two_parts = " " in words[-1] and words[-1].split()[0] not in ARABIC_ARTICLES
    if len(words) > 1 and words[0] in SURNAMES_FIRST and (two_parts or _EAST & set(countries)):
        found.add(words[0])
    if len(words) > 2 and _SPANISH & set(countries):
        found.add(bare_family_name(words[-2]))
    return frozenset(found)


_EAST = frozenset("cn hk kp kr mo sg tw vn my".split())
_SPANISH = frozenset("ar bo cl co cr cu do ec es gt hn mx ni pa pe pr py sv uy ve".split())


CALLED_BY_GIVEN_NAME = frozenset("th mm my bn id is et er kh la lk mn".split())
"""Countries in which a title stands before the given name: "Mrs Marisa"."""


def bare_family_name(word: str) -> str:
    """Return a family name without the article before it ("al sisi": "sisi")."""
    first, _, rest = word.partition(" ")
    return rest if rest and first in ARABIC_ARTICLES else word
