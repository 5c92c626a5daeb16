"""Find the words that trigger an event: verbs by their forms, nouns, and phrases, given as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.inflection import forms_of_phrase
from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from kgbuild.extract.context import Context


def matches(
    context: Context, pattern: re.Pattern[str], *, verbs: bool = False
) -> Iterator[tuple[Chunk, re.Match[str]]]:
    """Yield, in text order, each match of a pattern over the lower-case text, sentence by sentence, as tokens.

    A typographic apostrophe matches a straight one. `verbs`: leave out matches whose first word is no verb.
    """
    for match in pattern.finditer(context.lowered):
        span = context.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or context.sentence(span.start) != context.sentence(span.end - 1):
            continue
        if not verbs or _may_be_verb(context, span.start):
            yield Chunk(span.start, span.end), match


def _may_be_verb(context: Context, i: int) -> bool:
    """Say whether token i may be a verb; taggers take verbs in headlines for nouns, so only a clear noun is not one."""
    token = context.doc[i]
    if token.pos_ in {"VERB", "AUX"}:
        return True
    if token.tag_ in {"RB", "RP"}:  # "bring back a bill"
        return False
    if token.pos_ == "PROPN" and i != context.sentence(i).start:
        return False
    return context.lower(i - 1) not in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset("the a an his her their its this that of 's ’s no any".split())


def trigger(*alternatives: str) -> re.Pattern[str]:
    """Compile trigger phrases into one pattern over whole words; a phrase may use regular expressions."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")


def verb(*lemmas: str) -> str:
    """Return a pattern for every form of the given verbs; words after the first stay as they are ("step down")."""
    found = dict.fromkeys(form for lemma in lemmas for form in forms_of_phrase(lemma))
    return "(?:" + "|".join(sorted(found, key=lambda f: (-len(f), f))) + ")"
