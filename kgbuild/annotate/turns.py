"""Read names that are set in capitals: of who speaks in a transcript, and of people listed by family name.

"SEN. ANN BELL (R-OHIO):" is "Sen. Ann Bell (R-Ohio):"; "BELL, Ann (Green); O'DORN, Carl (Labour)" are two people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from kgbuild.annotate.lexicon import COURTESY, PARTICLES, POST_HEADS, POST_MODIFIERS, RANKS
from kgbuild.annotate.tokens import HYPHENS
from kgbuild.layers import Chunk, Name
from kgbuild.model import Article, BlockKind, EntityKind

_FEWEST = 2  # labels that make a transcript
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_CAPITAL}][{_CAPITAL}.'’-]*"
_LABEL = re.compile(
    rf"[*_\s]{{0,4}}(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness)\.? )?{_WORD}(?: {_WORD}){{0,7}})"
    r"(?P<rest>(?:, ?\w[\w .'’&/-]{1,50}| \(\w[\w .,'’-]{0,40}\)){0,3}) ?:(?=[*_\s]{1,4}\S)"
)
_LONGEST = 160
_VOWELS = frozenset("AEIOU")
_ABBREVIATION = 3
"""Letters of a word of capitals that is none of a name but stands for some: "BBC", "MP"."""
_NUMBERS = frozenset("II III IV".split())
_NOBODY = frozenset("the unidentified unknown audience crowd several".split())
"""Words that open a label which names nobody."""
_TITLES = frozenset(COURTESY) | RANKS

_KEPT = frozenset("UK US EU UN USA BBC CNN NBC ABC CBS PBS NPR ITV".split())
"""Abbreviations that may open or be a label."""
_ASIDE = re.compile(rf"[(\[][{_CAPITAL}][{_CAPITAL} ,'’-]{{5,40}}[)\]]")
"""What is heard and nobody says: "(APPLAUSE)", "[CROSSTALK]"."""


def labels(article: Article) -> dict[int, tuple[str, int]]:
    """Return what prose has in the place of letters of a transcript, by their offsets, and where each ends.

    The capitals of labels are written small, and blanks stand for what is heard between the words. An article in which
    fewer than two paragraphs begin with somebody in capitals and a colon is no transcript.
    """
    text = article.text
    starts = (b.span for b in article.blocks if b.kind is BlockKind.PARAGRAPH)
    found = [m for s in starts if (m := _LABEL.match(text, s.start, min(s.end, s.start + _LONGEST)))]
    if len(found) < _FEWEST:
        return {}
    named = {word for match in found for word in _names(match["who"])}
    small: dict[int, tuple[str, int]] = {}
    for match in found:
        for start, word in (*_who(match, text, named), *_rest(match)):
            small |= {
                start + n: (character, start + n + 1)
                for n, character in enumerate(word)
                if character != text[start + n]
            }
    inside = {n for match in found for n in range(match.start("rest"), match.end("rest"))}
    for match in _ASIDE.finditer(text):
        if match.start() + 1 not in inside:
            small |= {n: (" ", n + 1) for n in range(*match.span())}
    return small


def _names(who: str) -> list[str]:
    """Return the words of a label with a title, or of more words than one, that are somebody's names."""
    words = who.split()
    names = [w for w in words if w.lower().rstrip(".") not in _TITLES]
    return names if len(words) > 1 and words[0].lower() not in _NOBODY else []


def _who(match: re.Match[str], text: str, named: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of a label up to the post, each with where it begins and as prose writes it.

    A word alone stays in capitals ("LABOUR: …") unless it names somebody elsewhere.
    """
    words = [(m.start() + match.start("who"), m[0]) for m in re.finditer(r"\S+", match["who"])]
    first = words[0][1]
    alone = len(words) == 1 and not match["rest"] and first not in named and first.lower() not in POST_HEADS
    if alone and not re.search(rf"\b{re.escape(as_written(first))}\b", text):
        return
    nobody = first.lower() in _NOBODY
    for n, (start, word) in enumerate(words):
        if word in _NUMBERS | _KEPT or len(word.rstrip(".")) == 1 or "." in word.rstrip("."):
            continue
        low = word.lower()
        small = n and (nobody or (low in PARTICLES and n + 1 < len(words)) or (_is_post(low) and low not in _TITLES))
        yield start, low if small else as_written(word)


def _is_post(word: str) -> bool:
    return word in POST_HEADS or word in POST_MODIFIERS


def _rest(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of a label's post, each with where it begins and as prose writes it."""
    for word in re.finditer(rf"[{_CAPITAL}]{{2,}}", match["rest"]):
        low = word[0].lower()
        if _is_post(low):
            yield match.start("rest") + word.start(), low
        elif len(word[0]) > _ABBREVIATION and _VOWELS & set(word[0]):
            yield match.start("rest") + word.start(), word[0].capitalize()


_SHOUTED = re.compile(rf"(?:{_WORD} ){{1,2}}(?P<last>{_WORD})(?= [a-z(]|[,.] |[.’'])")


def shouted(article: Article) -> dict[int, tuple[str, int]]:
    """Return the small letters of names in capitals whose last word stands without: "CARL DORN quit. Dorn said"."""
    text, small = article.text, dict[int, tuple[str, int]]()
    for match in _SHOUTED.finditer(text):
        words = match[0].split()
        named = all(len(w) > _LETTERS and _VOWELS & set(w) and w not in _KEPT for w in words)
        if named and re.search(rf"\b{re.escape(as_written(match['last']))}\b", text):
            written = " ".join(as_written(w) for w in words)
            small |= {match.start() + n: (c, match.start() + n + 1) for n, c in enumerate(written) if c != match[0][n]}
    return small


_LETTERS = 2  # of a word that may be none of a name
_FEWEST_ENTRIES = 2  # entries that make a list
_MOST = 3  # given names
_CLOSING = frozenset("( ; . [ ,".split())
_BEFORE_ENTRY = frozenset(": ; ) ] , and".split())


def listed(doc: Doc, blocks: Sequence[Chunk], is_given_name: Callable[[str], bool]) -> list[Name]:
    """Return the people of lists, each with family name, comma and given names; none of a single entry.

    A list is in one block, or each of several blocks begins with an entry. Family names without capitals count where
    all behind the comma are given names with a bracket behind them: "Bell, Ann (Green) Dorn, Carl (Labour)".
    """
    found = [list(_entries(doc, block, is_given_name)) for block in blocks]
    lines = [chunks[0] for chunks, b in zip(found, blocks, strict=True) if chunks and chunks[0].start == b.start]
    names: dict[Name, None] = {}
    for chunks in (*found, lines):
        known = sum(any(is_given_name(doc[i].text) for i in c if i > c.start) for c in chunks)
        if len(chunks) >= _FEWEST_ENTRIES and 2 * known >= len(chunks):
            names |= dict.fromkeys(Name(c, EntityKind.PERSON) for c in chunks)
    return list(names)


def _entries(doc: Doc, block: Chunk, is_given_name: Callable[[str], bool]) -> Iterator[Chunk]:
    for comma in (i for i in range(block.start + 1, block.end - 1) if doc[i].text == ","):
        start, end = comma, comma + 1
        while start > block.start and (_is_family_name(doc[start - 1]) or doc[start - 1].text in HYPHENS):
            start -= 1
        capitals = start < comma
        while not capitals and start > block.start and doc[start - 1].text not in _BEFORE_ENTRY:
            start -= 1
        while end < block.end and end - comma <= _MOST and _is_given(doc[end]):
            end += 1
        closing = doc[end].text if end < block.end else "."
        spelt = all(doc[i].pos_ == "PROPN" or doc[i].text in HYPHENS for i in range(start, comma)) and closing == "("
        spelt = spelt and comma - start <= _MOST and all(is_given_name(doc[i].text) for i in range(comma + 1, end))
        if start < comma < end - 1 and (spelt or (capitals and closing in _CLOSING)):
            yield Chunk(start, end)


def _is_given(token: Token) -> bool:
    return token.is_alpha and token.text[0].isupper() and not token.is_upper


def _is_family_name(token: Token) -> bool:
    letters = [c for c in token.text.removeprefix("Mc").removeprefix("Mac") if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def in_order(words: list[str]) -> list[str]:
    """Return the words of a listed name as they are said: "BELL,", "Ann" becomes "Ann", "Bell".

    >>> in_order(["VAN", "DER", "O'DORN,", "Carl", "Ian"])
    ['Carl', 'Ian', 'van', 'der', "O'Dorn"]
    """
    comma = next((n for n, w in enumerate(words, 1) if w.endswith(",")), len(words))
    if comma == len(words):
        return words
    particles = (w.lower() if w.lower() in PARTICLES else as_written(w) for w in words[: comma - 1])
    return [*words[comma:], *particles, as_written(words[comma - 1].rstrip(","))]


def as_written(word: str) -> str:
    """Return a name of capitals with a capital at each part.

    >>> as_written("BELL-ORME"), as_written("MCDORN")
    ('Bell-Orme', 'McDorn')
    """
    if any(c.islower() for c in word.removeprefix("Mc")):
        return word
    capitals = [n == 0 or word[n - 1] in "'’-" for n in range(len(word))]
    written = "".join(c if capital else c.lower() for c, capital in zip(word, capitals, strict=True))
    return f"Mc{written[2:].capitalize()}" if word.upper().startswith("MC") and len(word) > 4 else written
