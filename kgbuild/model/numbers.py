"""Read a number as newspapers write it, in words or figures or both: "twenty-three", "1.2 million", "a dozen"."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * (number + 2) for number, word in enumerate(_TENS)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
_GROUPS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "brace": 2}
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_FIGURES = r"\d+(?:,\d{3})*(?:\.\d+)?"
_WORD = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_BIG = "|".join(_SCALES)
NUMBER = (
    rf"(?:{_FIGURES}(?: \d/\d|[½¼¾⅓⅔]|-?\s?(?:{_BIG}|dozen)\b|(?:k|mn?|bn|tn)\b)?"
    rf"|(?:half )?an? (?:hundred|thousand|million|billion|dozen|couple|score)\b(?: of\b)?"
    rf"|(?:two|three|four|five|six) (?:dozen|score)\b"
    rf"|(?:{_WORD})(?:(?: and |[- ])(?:a half|{_WORD})){{0,9}}\b)"
)
"""A pattern, to embed in others that ignore case, of what `read_number` reads; "a" and "an" alone are not in it."""

_TOKEN = re.compile(rf"\d/\d|{_FIGURES}|[½¼¾⅓⅔]|[a-z]+")
_STRONG = re.compile(r"[- ](?:strong|odd|plus)$")


def read_number(words: str) -> float | None:
    """Return the number that is the whole of some words.

    Args:
        words: such as ``842``, ``£1.2bn``, ``twenty-three``, ``two and a half``, ``a dozen``, ``800-strong``.

    Returns:
        The number, or None if the words are no number or no certain one ("hundreds", "several").
    """
    text = _STRONG.sub("", words.strip().lower()).lstrip("£$€").rstrip("%+")
    tokens = [token for token in _TOKEN.findall(text) if token not in {"and", "of"}]
    if not tokens or re.sub(r"[\s\-/]|\band\b|\bof\b", "", text) != re.sub("/", "", "".join(tokens)):
        return None
    return _sum(tokens)


_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
} | {"runner-up": 2, "runners-up": 2}
_RANK = re.compile(rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<figure>\d+)(?:st|nd|rd|th))\b", re.IGNORECASE)


def read_rank(words: str) -> int | None:
    """Return the place in a contest that some words name, None if they name none.

    Args:
        words: such as ``third``, ``second place``, ``a second-place finish``, ``5th``, ``runner-up``.
    """
    found = _RANK.search(words)
    if found is None:
        return None
    return _ORDINALS[found["word"].lower()] if found["word"] else int(found["figure"])


def _sum(tokens: list[str]) -> float | None:
    """Add up the tokens of a number: small numbers gather until a scale multiplies them."""
    total, current, started = 0.0, 0.0, False
    factor = 1.0
    for position, token in enumerate(tokens):
        scale = _SCALES.get(token) or _SHORT_SCALES.get(token) or _GROUPS.get(token)
        if token in {"a", "an"}:
            if position + 1 == len(tokens):
                return None
            continue
        if scale:
            current = (current if started else 1.0) * scale * factor
            factor = 1.0
            if scale >= 1_000:
                total, current = total + current, 0.0
            started = True
        elif token in _PARTS and position and started:
            current += _PARTS[token] if tokens[position - 1] in {"a", "an"} else 0.0
        elif token == "half" and not position:
            factor = 0.5
        else:
            value = _plain(token)
            if value is None or not _fits(current, value):
                return None
            current, started = current + value, True
    return total + current if started else None


def _fits(current: float, value: float) -> bool:
    """Say whether a number can follow another as its smaller part: 5 after 100 or 20, but not after 12."""
    after_tens = value < 10 and current % 100 >= 20 and current % 10 == 0
    return current == 0 or value < 1 or after_tens or (value < 100 and current % 100 == 0)


def _plain(token: str) -> float | None:
    if token in _UNITS:
        return float(_UNITS[token])
    if token in _FRACTIONS:
        return _FRACTIONS[token]
    if "/" in token:
        above, below = token.split("/")
        return int(above) / int(below) if int(below) else None
    return float(token.replace(",", "")) if token[0].isdigit() else None
