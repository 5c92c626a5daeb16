"""Read who speaks in a transcript as prose would name them: "SEN. ANN BELL (R-OHIO):" is "Sen. Ann Bell (R-Ohio):"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kgbuild.annotate.lexicon import COURTESY, PARTICLES, RANKS
from kgbuild.annotate.listed import as_written
from kgbuild.annotate.offices import POST_HEADS, POST_MODIFIERS
from kgbuild.model import Article, BlockKind

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
_POSTS = POST_HEADS | POST_MODIFIERS
_TITLES = frozenset(COURTESY) | RANKS

_KEPT = frozenset("UK US EU UN USA BBC CNN NBC ABC CBS PBS NPR ITV".split())
"""Abbreviations that may open or be a label."""
_ASIDE = re.compile(rf"[(\[][{_CAPITAL}][{_CAPITAL} ,'’-]{{5,40}}[)\]]")
"""What is heard and nobody says: "(APPLAUSE)", "[CROSSTALK]"."""


def labels(article: Article) -> dict[int, tuple[str, int]]:
    """Return what prose has in the place of letters of a transcript, by their offsets, and where each ends.

    The capitals of labels are written small, and blanks stand for what is heard between the words. An article in which
    fewer than two paragraphs begin with somebody in capitals and a colon is no transcript.

    Args:
        article: the article.
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
        small = n and (nobody or (low in PARTICLES and n + 1 < len(words)) or (low in _POSTS and low not in _TITLES))
        yield start, low if small else as_written(word)


def _rest(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of a label's post, each with where it begins and as prose writes it."""
    for word in re.finditer(rf"[{_CAPITAL}]{{2,}}", match["rest"]):
        low = word[0].lower()
        if low in _POSTS:
            yield match.start("rest") + word.start(), low
        elif len(word[0]) > _ABBREVIATION and _VOWELS & set(word[0]):
            yield match.start("rest") + word.start(), word[0].capitalize()
