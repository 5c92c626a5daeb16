"""Find how far a name runs: its words, particles, initials and hyphens."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from kgbuild.annotate.lexicon import HONOURS, NOT_NAMES, PARTICLES, POST_NOMINALS, RANKS, SUFFIXES
from kgbuild.annotate.offices import PASSED_OVER, POST_HEADS, POST_MODIFIERS
from kgbuild.annotate.titles import is_title, title_word
from kgbuild.annotate.tokens import HYPHENS

if TYPE_CHECKING:
    from spacy.tokens import Doc


LONGEST = 5  # words in a name

_ENDS_OF_POSTS = frozenset("staff majority minority".split())
"""What posts hold beside their heads ("chief of staff Ann Bell", "the Senate majority whip")."""


def name_run(
    doc: Doc, start: int, limit: int, taken: Collection[int], *, after_title: bool = False, longest: int = LONGEST
) -> int | None:
    """Return the end of the run of name words from token `start`, particles, initials and hyphens inside included.

    Args:
        doc: the article.
        start: the first word of the name, titles left out.
        limit: the run ends here at the latest.
        taken: tokens of other names.
        after_title: the first word may then be any word with a capital ("Mrs May").
        longest: how many words a name may have, initials not counted.
    """
    end, words = start, 0
    limit = min(limit, start + LONGEST_RUN)
    while end < limit and end not in taken and words < longest:
        token, joins = doc[end], end > start and not doc[end - 1].whitespace_
        word, text = token.lower_, token.text
        follows = (word in PARTICLES or text in HYPHENS) and _goes_on_with_name(doc, end, limit, taken)
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
            _is_name_word(doc, end) and (words or _may_begin(doc, end, after_title)) and not _ends_run(doc, end, start)
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


def _goes_on_with_name(doc: Doc, i: int, limit: int, taken: Collection[int]) -> bool:
    """Say whether a word with a capital that is part of no other name stands behind token i."""
    return i + 1 < limit and doc[i + 1].text[0].isupper() and i + 1 not in taken


def _particles(doc: Doc, i: int, limit: int) -> bool:
    """Say whether particles from token i lead to another name word ("van der Berg", "al-Sisi")."""
    first = i
    while i < limit and (doc[i].lower_ in PARTICLES or (i > first and doc[i].text in HYPHENS)):
        i += 1
    return i < limit and doc[i].text[0].isupper()


def _is_name_word(doc: Doc, i: int) -> bool:
    """Say whether token i has the form of a word of a name: capital letter, letters with apostrophes, or an initial."""
    return _has_form_of_name(doc[i].text)


@lru_cache(maxsize=50_000)
def _has_form_of_name(text: str) -> bool:
    if not text[0].isupper():
        return text.lower().rstrip(".") in SUFFIXES
    return all(c.isalpha() or c in "'’." for c in text) and text not in POST_NOMINALS


def _may_begin(doc: Doc, i: int, after_title: bool) -> bool:
    word = doc[i].lower_
    office = word in POST_HEADS or word in POST_MODIFIERS or word in PASSED_OVER or word in _ENDS_OF_POSTS
    return after_title or not (word in NOT_NAMES or office or word in HONOURS - {"royal"})


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
    return word in NOT_NAMES or acronym or titled or (word in POST_HEADS and i > start + 1)


def is_an_initial(doc: Doc, i: int) -> bool:
    """Say whether token i is an initial, which the next word may follow without a blank ("J.K. Bell")."""
    return _is_initial(doc[i].text)


@lru_cache(maxsize=50_000)
def _is_initial(text: str) -> bool:
    return len(text.rstrip(".")) == 1 and text[0].isupper()
