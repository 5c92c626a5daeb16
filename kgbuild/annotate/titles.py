"""Tell titles and ranks before a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import COURTESY, DOUBLE_HONOURS, RANKS

if TYPE_CHECKING:
    from spacy.tokens import Doc


def is_title(doc: Doc, i: int) -> bool:
    """Say whether token i is a title with a capital: "Mr", "Sir", "Rt", "President"."""
    if is_ship(doc, i):
        return False
    told = title_word(doc[i].text)
    return told if told is not None else _honour(doc, i)


@lru_cache(maxsize=50_000)
def title_word(text: str) -> bool | None:
    """Say whether a word is a title with a capital; None if it depends on the words beside it."""
    word = text.lower().rstrip(".")
    if not text[0].isupper() or (text.isupper() and len(word) > 2):
        return False
    return True if word in COURTESY or word in RANKS else None


def _honour(doc: Doc, i: int) -> bool:
    """Say whether token i is a word of an honour of two words: "Tan Sri", "Datuk Seri"."""
    word = doc[i].lower_
    if word == "tan":
        return i + 1 < len(doc) and doc[i + 1].lower_ in DOUBLE_HONOURS
    before = doc[i - 1].lower_ if i and word in DOUBLE_HONOURS else ""
    return before == "tan" or before in COURTESY


def is_ship(doc: Doc, i: int) -> bool:
    """Say whether token i is the letters before the name of a ship ("MS Victoria"), which is not all in capitals."""
    return doc[i].text in _SHIPS and i + 1 < len(doc) and doc[i + 1].text[0].isupper() and not doc[i + 1].is_upper


_SHIPS = frozenset({"MS", "MV", "HMS", "USS", "RMS"})


def is_rank(doc: Doc, i: int) -> bool:
    """Say whether token i is a rank, such as "General" or "Sen." before a name."""
    return doc[i].lower_.rstrip(".") in RANKS
