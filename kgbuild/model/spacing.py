"""Close up words whose letters were spaced apart: "M A R K E T  H A L L"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITALS = r"(?<![^\W\d_])(?:[^\W\d_a-z] ){3,}[^\W\d_a-z](?![^\W\d_])"
_WORDS = r"(?<!\S)[^\W\d_](?: [^\W\d_])*(?: {2,4}[^\W\d_](?: [^\W\d_])*){1,20}(?![^\s.,:;!?”\"])"
_SMALL = r"(?<!\S)[^\W\d_](?: [a-z]){4,30}(?![^\s.,:;!?”\"])"
_SPACED = re.compile(f"{_WORDS}|{_CAPITALS}|{_SMALL}")
_FEWEST = 5
"""So few letters may stand apart for another reason: "a  b"."""


def gaps(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a blank parts two letters of one word; words that are set so have two blanks or more between them.

    Args:
        text: any text.
        start: where to begin.
        end: where to stop.
    """
    for match in _SPACED.finditer(text, start, end):
        if sum(character != " " for character in match[0]) < _FEWEST and "  " in match[0]:
            continue
        for place in range(*match.span()):
            if text[place] == " " and " " not in (text[place - 1], text[place + 1]):
                yield place


def close_up(text: str) -> str:
    """Return a text with such words closed up."""
    dropped = set(gaps(text, 0, len(text)))
    return "".join(c for n, c in enumerate(text) if n not in dropped) if dropped else text
