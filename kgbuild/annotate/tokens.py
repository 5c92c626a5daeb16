"""Cut text into tokens: spaCy's rules for English, brought nearer to those of the treebanks the model learns from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

HYPHENS = frozenset("-‐‑")
"""Marks that join the parts of a word; the tokenizer makes them tokens of their own."""

_PREFIXES = (
    "anti co counter cross e inter intra mid mini multi non over post pre pro re semi sub".split()
)  # fmt: skip
"""First parts that UD English (EWT, GUM) leaves joined to what follows their hyphen."""

_RUNS = (r"[!?]{2,}", r"\*{2,}", r"_{2,}", r"={2,}", r"<{2,}", r">{2,}", r"#{2,}", r"~{2,}")
"""Marks that are one token however often they are repeated."""

_ABBREVIATIONS = (
    "Attn. Dept. Ft. Lt. Mt. Rep. Reps. Sen. Sens. Gov. Rev. Col. Maj. Capt. Sgt. Gen. Hon. Pres. "
    "Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri."
).split()

_NOT_CONTRACTED = frozenset({"wed", "Wed", "id", "Id", "):", "and/or"})
"""What spaCy takes for "we'd", "I'd", a sad face and one word, and prose writes for other ends."""

_PHONE = re.compile(r"(?:\+?\d{1,2}[-.])?(?:\d{3}[-.])?\d{3}[-.]\d{4}$")
_SHORT_FORM = r"(?<=[^\W\d_])\((?=[A-Z]{2})"  # without a blank before it: "Party(BNP)"
_UNIT_AFTER_DIGIT = r"(?<=[0-9])(?:am|pm|AM|PM|k|K)"


def reads(text: str, word: str) -> bool:
    """Say whether a text is a word, in its own case or all in capitals."""
    return text == word or (len(word) > 3 and text == word.upper())


def begins(
    doc: Doc,
    i: int,
    words: Sequence[str],
    limit: int,
    same: Callable[[str, str], bool] = lambda text, word: text == word,
) -> bool:
    """Say whether these words begin at token i and end before a limit."""
    return i + len(words) <= limit and all(same(doc[i + n].text, word) for n, word in enumerate(words))


def blank_english() -> Language:
    """Return a spaCy pipeline without components whose tokenizer follows UD English where spaCy's rules differ."""
    nlp = spacy.blank("en")
    defaults = nlp.Defaults
    rules = {
        word: parts for word, parts in (defaults.tokenizer_exceptions or {}).items() if word not in _NOT_CONTRACTED
    }
    rules |= {word: [{ORTH: word}] for word in _ABBREVIATIONS}
    rules |= {"wanna": [{ORTH: "wan"}, {ORTH: "na"}], "Wanna": [{ORTH: "Wan"}, {ORTH: "na"}]}
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex((*_RUNS, *_of(defaults.prefixes))).search,
        suffix_search=compile_suffix_regex((*_RUNS, _UNIT_AFTER_DIGIT, *_of(defaults.suffixes))).search,
        infix_finditer=compile_infix_regex((*_RUNS, _SHORT_FORM, *map(_keep_prefixes, _of(defaults.infixes)))).finditer,
        token_match=_PHONE.match,
        url_match=defaults.url_match,
    )
    return nlp


def _of(patterns: Iterable[object] | None) -> list[str]:
    return [str(pattern) for pattern in patterns or ()]


def _keep_prefixes(infix: str) -> str:
    """Return an infix pattern that does not part a prefix from its word, if it is the one for hyphens."""
    if "(?:-|" not in infix:
        return infix
    guards = "".join(rf"(?<!\b{form})" for p in _PREFIXES for form in (p, p.capitalize()))
    return guards + infix
