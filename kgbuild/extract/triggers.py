"""Find the words that trigger an event: verbs by their forms, nouns, and phrases, given as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from kgbuild.extract.context import Context


def matches(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Chunk, re.Match[str]]]:
    """Yield, in text order, each match of a pattern over the lower-case text, sentence by sentence, as tokens.

    Lower-casing keeps the length of the text: characters whose lower case is longer stay as they are.
    """
    text = context.doc.text
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for match in pattern.finditer(lowered):
        span = context.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and context.sentence(span.start) == context.sentence(span.end - 1):
            yield Chunk(span.start, span.end), match


def trigger(*alternatives: str) -> re.Pattern[str]:
    """Compile trigger phrases into one pattern over whole words; a phrase may use regular expressions."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")
