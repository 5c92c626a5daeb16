"""Tell a slip or another spelling of a name from another name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kgbuild.annotate.coreference.draft import Draft

_ARTICLES = ("al ", "el ", "al-", "el-")

_LONG_ENOUGH = 6  # letters of a family name from which a slip of one letter is likelier than another name


@lru_cache(maxsize=10_000)
def plain(word: str) -> str:
    """Return a folded word without accents and without an Arabic article."""
    letters = unicodedata.normalize("NFKD", word)
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    return next((letters[len(a) :] for a in _ARTICLES if letters.startswith(a) and len(letters) > len(a) + 2), letters)


def same_letters(a: Draft, b: Draft) -> bool:
    """Say whether two names are spelt alike but for accents, and for how a given name comes over from elsewhere."""
    if len(a.words) != len(b.words) or plain(a.words[-1]) != plain(b.words[-1]):
        return False
    given = zip(a.words[:-1], b.words[:-1], strict=True)
    return all(plain(x) == plain(y) or (_sound(x) == _sound(y) and min(len(x), len(y)) >= _SPELT) for x, y in given)


_SPELT = 4  # letters of a given name from which another spelling of the same sounds is the same name

_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"))


def _sound(word: str) -> str:
    """Return a given name with one letter for each sound: "viktor" for "victor", "sergei" for "sergey"."""
    letters = plain(word)
    for spelt, sound in _SOUNDS:
        letters = letters.replace(spelt, sound)
    return "".join(c for n, c in enumerate(letters) if c != letters[n - 1 : n])


def one_slip(a: Draft, b: Draft) -> bool:
    """Say whether two names differ by one letter of a long family name."""
    if len(a.words) > len(b.words) or (len(a.words) > 1 and a.words[:-1] != b.words[:-1]):
        return False
    return misspelt(plain(a.words[-1]), plain(b.words[-1]))


def misspelt(x: str, y: str) -> bool:
    """Say whether two family names are one, misspelt: a letter more, less, other or doubled, or two in other places.

    In one of five letters only another vowel is a slip: "Wasef", "Wasif".
    """
    if x == y or x[0] != y[0]:
        return False
    shortest = min(len(x), len(y))
    doubled = shortest >= _LONG_ENOUGH - 1 and len(x) != len(y) and _undoubled(x) == _undoubled(y)
    moved = shortest >= _LONG_ENOUGH + 2 and sorted(x) == sorted(y) and x[:3] == y[:3]
    other_vowel = shortest == _LONG_ENOUGH - 1 and _consonants(x) == _consonants(y) and len(x) == len(y)
    return doubled or moved or ((shortest >= _LONG_ENOUGH or other_vowel) and _one_letter(x, y))


def _consonants(word: str) -> str:
    return "".join("*" if c in "aeiou" else c for c in word)


def _undoubled(word: str) -> str:
    return "".join(c for n, c in enumerate(word) if c != word[n - 1 : n])


def _one_letter(a: str, b: str) -> bool:
    """Say whether one letter put in, left out or changed makes one word the other."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
