"""Find the words that trigger an event: verbs by their forms, nouns, and phrases, given as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgbuild.layers import Chunk

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

_IRREGULAR = {
    "be": "is are was were been being be", "become": "became", "begin": "began begun", "bid": "bid", "bow": "bowed",
    "break": "broke broken", "bring": "brought", "choose": "chose chosen", "come": "came", "cut": "cut",
    "do": "did done", "fall": "fell fallen", "find": "found", "fight": "fought", "get": "got gotten",
    "give": "gave given", "go": "went gone", "have": "has had having", "hold": "held", "leave": "left", "lead": "led",
    "lose": "lost", "make": "made", "meet": "met", "drive": "drove driven", "put": "put",
    "quit": "quit", "send": "sent", "read": "read", "run": "ran",
    "see": "saw seen", "seek": "sought", "sit": "sat", "speak": "spoke spoken", "split": "split", "stand": "stood",
    "strike": "struck", "swear": "swore sworn", "take": "took taken", "think": "thought", "throw": "threw thrown",
    "win": "won", "say": "said", "tell": "told", "feel": "felt", "write": "wrote written", "know": "knew known",
    "show": "showed shown",
}  # fmt: skip
"""Past forms that no rule makes."""

_DOUBLED = frozenset("step quit put win cut set let swap get run sit split drop bid plan slip admit refer tip".split())
"""Verbs that double their last letter before -ed and -ing."""


def matches(
    context: Context, pattern: re.Pattern[str], *, verbs: bool = False
) -> Iterator[tuple[Chunk, re.Match[str]]]:
    """Yield, in text order, each match of a pattern over the lower-case text, sentence by sentence, as tokens.

    Lower-casing keeps the length of the text: characters whose lower case is longer stay as they are. A typographic
    apostrophe matches a straight one. `verbs`: leave out matches whose first word is a noun.
    """
    text = context.doc.text
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    for match in pattern.finditer(lowered):
        span = context.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or context.sentence(span.start) != context.sentence(span.end - 1):
            continue
        if not verbs or _may_be_verb(context, span.start):
            yield Chunk(span.start, span.end), match


def _may_be_verb(context: Context, i: int) -> bool:
    """Say whether token i may be a verb; taggers take verbs in headlines for nouns, so only a clear noun is not."""
    token = context.doc[i]
    if token.pos_ in {"VERB", "AUX"}:
        return True
    if token.pos_ == "PROPN" and i != context.sentence(i).start:
        return False
    return context.lower(i - 1) not in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset("the a an his her their its this that of 's ’s no any".split())


def trigger(*alternatives: str) -> re.Pattern[str]:
    """Compile trigger phrases into one pattern over whole words; a phrase may use regular expressions."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)")


def verb(*lemmas: str) -> str:
    """Return a pattern for every form of the given verbs; words after the first stay as they are ("step down")."""
    found: dict[str, None] = {}
    for lemma in lemmas:
        head, _, rest = lemma.partition(" ")
        for form in forms(head):
            found[f"{form} {rest}" if rest else form] = None
    return "(?:" + "|".join(sorted(found, key=lambda f: (-len(f), f))) + ")"


def forms(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb: lemma, third person, -ing, and its past forms."""
    ends_in_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if ends_in_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma[:-1] if re.search(r"[^e]e$", lemma) else lemma
    regular = lemma[:-1] + "ied" if ends_in_y else lemma + "d" if lemma.endswith("e") else stem + "ed"
    past = _IRREGULAR[lemma].split() if lemma in _IRREGULAR else [regular]
    return tuple(dict.fromkeys((lemma, third, stem + "ing", *past)))


def any_of(words: str) -> str:
    """Return a pattern for any of the words of a list written with blanks; an underscore stands for a blank."""
    return "(?:" + "|".join(w.replace("_", " ") for w in sorted(words.split(), key=lambda w: (-len(w), w))) + ")"
