"""Compare names: in lower case, with plain apostrophes, hyphens as blanks and no full stops."""

from __future__ import annotations

import re
import unicodedata

SURNAME_FIRST = frozenset("cn hk hu jp kh kp kr mo sg tw vn".split())
"""Countries where the family name stands first, or may do so."""

_DASHES = re.compile("[‐-―]")


def fold(name: str) -> str:
    """Return a name in lower case with straight apostrophes, blanks for hyphens, single blanks and no full stops."""
    plain = name.lower().replace("’", "'").replace(".", "").replace("-", " ")
    if not plain.isascii():
        plain = _DASHES.sub(" ", plain)
    return " ".join(plain.split())


def without_accents(name: str) -> str:
    """Return a name in its plain letters: "chloë" as "chloe"."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def family_names(name: str, country: str) -> set[str]:
    """Return the words of a folded name that may be the family name: the last, or in some countries the first."""
    words = name.split(" ")
    return {words[-1], words[0]} if country in SURNAME_FIRST else {words[-1]}


def start_of(name: str) -> str:
    """Return the first two words of a folded name, by which stores are searched."""
    return " ".join(name.split(" ")[:2])
