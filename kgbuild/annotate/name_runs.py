"""Find how far a name runs, its particles, initials and hyphens included, and what titles and ranks stand before it."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from spacy.tokens import Doc, Token

from kgbuild.annotate.lexicon import (
    COURTESY,
    DOUBLE_HONOURS,
    HONOURS,
    NOT_NAMES,
    PARTICLES,
    PASSED_OVER,
    POST_HEADS,
    POST_MODIFIERS,
    POST_NOMINALS,
    RANKS,
    SUFFIXES,
)
from kgbuild.annotate.tokens import HYPHENS

LONGEST = 5  # words in a name

_ENDS_OF_POSTS = frozenset("staff majority minority".split())
"""What posts hold beside their heads ("chief of staff Ann Bell", "the Senate majority whip")."""


def name_run(
    doc: Doc, start: int, limit: int, taken: Collection[int], *, after_title: bool = False, longest: int = LONGEST
) -> int | None:
    """Return the end of the run of name words from token `start`, particles, initials and hyphens inside included.

    It has at most `longest` words, initials not counted, none of which is `taken` by other names. After a title the
    first may be any word with a capital ("Mrs May").
    """
    end, words = start, 0
    limit = min(limit, start + LONGEST_RUN)
    while end < limit and end not in taken and words < longest:
        token, joins = doc[end], end > start and not doc[end - 1].whitespace_
        word, text = token.lower_, token.text
        follows = (
            (word in PARTICLES or text in HYPHENS)
            and end + 1 < limit
            and doc[end + 1].text[0].isupper()
            and end + 1 not in taken
        )
        if joins and text in HYPHENS and not token.whitespace_ and follows:
            end += 1
            continue
        if joins and doc[end - 1].text not in HYPHENS and not is_an_initial(doc, end - 1):
            break
        if (
            word in PARTICLES
            and (follows or _particles(doc, end, limit))
            and (end > start or after_title or text[0].isupper())
        ):
            words += end == start  # "Ben" is a given name at first
            end += 1
        elif (
            _has_form_of_name(text) and (words or _may_begin(doc, end, after_title)) and not _ends_run(doc, end, start)
        ):
            words += not is_an_initial(doc, end) or end == start
            end += 1
        else:
            break
    while end > start and (doc[end - 1].text in HYPHENS or (doc[end - 1].lower_ in PARTICLES and end - 1 > start)):
        end -= 1
    return end if words and end > start else None


LONGEST_RUN = 24
"""Tokens in the longest name, with all its initials, particles and hyphens; a longer run of initials is none."""


def _particles(doc: Doc, i: int, limit: int) -> bool:
    """Say whether particles from token i lead to another name word ("van der Berg", "al-Sisi")."""
    first = i
    while i < limit and (doc[i].lower_ in PARTICLES or (i > first and doc[i].text in HYPHENS)):
        i += 1
    return i < limit and doc[i].text[0].isupper()


@lru_cache(maxsize=50_000)
def _has_form_of_name(text: str) -> bool:
    """Say whether a word has the form of one of a name: capital letter, letters with apostrophes, or an initial."""
    if not text[0].isupper():
        return text.lower().rstrip(".") in SUFFIXES
    return all(c.isalpha() or c in "'’." for c in text) and text not in POST_NOMINALS


def _may_begin(doc: Doc, i: int, after_title: bool) -> bool:
    word = doc[i].lower_
    office = word in POST_HEADS or word in POST_MODIFIERS or word in PASSED_OVER or word in _ENDS_OF_POSTS
    return after_title or not (_is_no_name(doc, i) or office or word in HONOURS - {"royal"})


def _is_no_name(doc: Doc, i: int) -> bool:
    """Say whether a word is none of a name; a month is where the tree joins it to one: "June Bell", "Ann March"."""
    return doc[i].lower_ in NOT_NAMES and not is_month_in_name(doc[i])


def is_month_in_name(token: Token) -> bool:
    """Say whether a month's word is joined to a word of somebody's name beside it."""
    joined = [c for c in token.children if c.dep_ == "flat"] + [token.head] * (token.dep_ == "flat")
    return token.text in _MONTHS and any(t.pos_ == "PROPN" and abs(t.i - token.i) == 1 for t in joined)


_MONTHS = frozenset("January March April June July August".split())


def _ends_run(doc: Doc, i: int, start: int) -> bool:
    """Say whether a capitalised word cannot be a further word of a name."""
    word, text = doc[i].lower_, doc[i].text
    if i == start:
        return False
    if _is_initial(text) and title_word(text) is None:
        return word in NOT_NAMES
    acronym = len(text) > 1 and text.isupper() and "." not in text and not doc[start].is_upper and word not in SUFFIXES
    if is_title(doc, i) and i + 1 < len(doc) and doc[i].whitespace_ and doc[i + 1].text[0].isupper():
        return True
    titled = word in POST_HEADS and i + 1 < len(doc) and doc[i + 1].lower_ in RANKS  # "Ohio Attorney General"
    return _is_no_name(doc, i) or acronym or titled or (word in POST_HEADS and i > start + 1)


def is_an_initial(doc: Doc, i: int) -> bool:
    """Say whether token i is an initial, which the next word may follow without a blank ("J.K. Bell")."""
    return _is_initial(doc[i].text)


@lru_cache(maxsize=50_000)
def _is_initial(text: str) -> bool:
    return len(text.rstrip(".")) == 1 and text[0].isupper()


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
    return before in COURTESY


def is_ship(doc: Doc, i: int) -> bool:
    """Say whether token i is the letters before the name of a ship ("MS Victoria"), which is not all in capitals."""
    return doc[i].text in _SHIPS and i + 1 < len(doc) and doc[i + 1].text[0].isupper() and not doc[i + 1].is_upper


_SHIPS = frozenset({"MS", "MV", "HMS", "USS", "RMS"})


def is_rank(doc: Doc, i: int) -> bool:
    """Say whether token i is a rank, such as "General" or "Sen." before a name."""
    return doc[i].lower_.rstrip(".") in RANKS
