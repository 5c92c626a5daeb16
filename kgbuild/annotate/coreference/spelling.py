"""Tell a slip or another spelling of a name from another name, and which of its words its bearer is called by.

What the language model takes for a place, and is somebody's name or a slip of it, is given to him.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.lexicon import ARABIC_ARTICLES, ORGANIZATION_WORDS, SURNAMES_FIRST
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

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


def family_names(words: Sequence[str], countries: Collection[str]) -> frozenset[str]:
    """Return the words of a full name, in lower case, by which its bearer may be called.

    The last, without an article that a hyphen joins to it; the first where the family name comes first, as a given name
    with a hyphen shows ("Kim Jong-un") or an article on such a country; in Spanish the last but one as well.
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


_PLACED = frozenset("in at to from near across outside through around into".split())


def join_mistaken(scene: Scene) -> None:
    """Put the names of places that nobody knows into the cluster of the one person whom they name.

    "Attlee" in "the Attlee government" is Clement Attlee, and a place "Ann Bell" is she who is called Bell alone. A
    place or body "Niblokc" is somebody called Niblock. Nobody is called as a town is in which something happens.
    """
    called: dict[str, list[Draft]] = {}
    whole: dict[str, list[Draft]] = {}
    for person in scene.people:
        if person.words and not person.candidates:
            called.setdefault(plain(person.words[-1]), []).append(person)
            whole.setdefault(plain(" ".join(person.words)), []).append(person)
    for draft in [d for d in scene.drafts if d.kind in _MISTAKEN]:
        same = [p for p in whole.get(plain(fold(draft.name)), ()) if len(p.name.strip().split()) > 1 or "-" in p.name]
        if len(same) == 1 and same[0] in scene.drafts and _is_placed(scene, draft):
            if not same[0].titles and len(same[0].mentions) <= len(draft.mentions):
                draft.mentions += same[0].mentions  # "the Des Moines Register", in Des Moines
                scene.drafts.remove(same[0])
        elif not draft.reference and not draft.candidates and _may_name_somebody(scene, draft):
            fitting = [p for p in same if len(draft.mentions) <= len(p.mentions)] or _fitting(draft, called)
            if len(fitting) == 1 and fitting[0] in scene.drafts:
                _take_over(scene, draft, fitting[0])


def _fitting(draft: Draft, called: Mapping[str, Sequence[Draft]]) -> Sequence[Draft]:
    """Return the people whose name a place, or a place or body misspelt, may be."""
    words = [plain(w) for w in fold(draft.name).split()] or [""]
    if not draft.name.replace(" ", "").isalpha():  # "Mongolia L.Oyun-Bold"
        return ()
    if draft.kind is EntityKind.PLACE and (found := [p for p in called.get(words[-1], ()) if _is_called(p, words)]):
        return found
    if len(words) > 1 or len(words[0]) < _LONG:
        return ()
    # met less often than a person of a full name
    likely = ((p, family) for family in called for p in called[family] if len(draft.mentions) < len(p.mentions))
    return [p for p, family in likely if len(p.words) > 1 and misspelt(words[0], family)]


_MISTAKEN = frozenset({EntityKind.PLACE, EntityKind.ORGANIZATION})
_LONG = 8  # letters of a family name from which a slip of it is likelier than a place or body of nearly that name


def _is_called(person: Draft, words: Sequence[str]) -> bool:
    """Say whether words are a person's bare family name, the full name of one so called, or the end of a long name."""
    if (len(words) == 1) != (len(person.words) == 1):
        return True
    return len(words) < len(person.words) and [plain(w) for w in person.words[-len(words) :]] == list(words)


def _may_name_somebody(scene: Scene, draft: Draft) -> bool:
    words = draft.name.split()
    named = all(_LETTERS.fullmatch(w) and w[0].isupper() and not w.isupper() for w in words)
    return named and not _is_placed(scene, draft) and ORGANIZATION_WORDS.isdisjoint(w.lower() for w in words)


_LETTERS = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*\.?")


def _is_placed(scene: Scene, draft: Draft) -> bool:
    """Say whether something happens in or near what is named, once at least."""
    return any(scene.lower(m.chunk.start - 1) in _PLACED for m in draft.mentions)


def _take_over(scene: Scene, draft: Draft, person: Draft) -> None:
    """Give a person the mentions of a cluster, and its name where that is the fuller one."""
    if len(draft.name.split()) > len(person.words):
        person.name, person.words = draft.name, tuple(fold(draft.name).split())
    person.mentions += draft.mentions
    scene.drafts.remove(draft)
