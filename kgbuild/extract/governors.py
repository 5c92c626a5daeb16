"""Find the words that govern a trigger: those left of it in its clause, nearest first; names and parentheses apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgbuild.extract import factuality_cues as cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Word(NamedTuple):
    """A word in lower case and its token; an empty word stands for one that says nothing."""

    word: str
    i: int


_REACH = 14
STRONG = frozenset(". ; : ? ! – — ( )".split())
"""Marks beyond which nothing governs."""

COORDINATORS = frozenset("and but or".split())
_PRONOUNS = frozenset("he she it they we i you there this that these those".split())
BE = frozenset("is are was were be been being am 's ’s 're ’re".split())
"""Forms of "be"."""

_HAVE = frozenset("has have had having 've ’ve".split())
_MODALS = frozenset(
    "will would shall should can could may might must ought 'll ’ll 'd ’d wo ca cannot do does did to".split()
)


def governors_of(doc: Doc, start: int, *, nominal: bool) -> list[Word]:
    """Return the words left of a trigger in its clause, nearest first."""
    first = max(doc[start].sent.start, start - _REACH)
    finite = not nominal and doc[start].tag_ != "VB" and not _has_auxiliary(doc, start)
    found: list[Word] = []
    for i in range(start - 1, first - 1, -1):
        word = doc[i].lower_
        if is_name(doc[i]) or (word in cues.SETTLES and doc[i].tag_ == "VB"):
            found.append(Word("", i))
            continue
        if word in STRONG or (word == "," and not (found and found[-1].word in _MODALS)):
            break
        if word in COORDINATORS and _opens_clause(doc, i, start, finite=finite, nominal=nominal):
            break
        found.append(Word(word, i))
    if nominal:
        return _of_a_noun(doc, start, found)
    if not _plain_past(doc, start, finite):
        return found
    opened = next((n for n, w in enumerate(found) if w.word in _OPENS), len(found))
    denying = [w for w in found[:opened] if w.word in cues.NEGATORS]
    return denying + [w for w in found if w.word in {"if", "whether", "unless"}]


_OPENS = frozenset("when where while because after before as since although though".split())
"""Words that open the clause of a verb, so that a negation before them is another clause's."""


def _of_a_noun(doc: Doc, start: int, governors: list[Word]) -> list[Word]:
    """Leave out what says nothing of an event that a noun names.

    Ordinals only count it ("prepares for her first meeting"), and who opposes "the talks" does not deny them.
    """
    definite = any(t.lower_ in _DEFINITE for t in doc[max(doc[start].sent.start, start - 4) : start])
    return [
        w
        for n, w in enumerate(governors)
        if not (w.word in _ORDINALS and n <= _NEAR) and not (definite and w.word in cues.ATTITUDES)
    ]


_DEFINITE = frozenset("the his her their its 's ’s".split())
_ORDINALS = frozenset("first last second third".split())
_NEAR = 2


def is_name(token: Token) -> bool:
    """Say whether a word is written as a name, inside a sentence or as one, so that "May" is no modal."""
    if not token.text[:1].isupper() or token.lower_ == "i" or token.lower_ in cues.NEGATORS or token.tag_ == "MD":
        return False  # "NOT", "Will" in a text in title case
    return token.i > token.sent.start or token.pos_ == "PROPN"


def _has_auxiliary(doc: Doc, start: int) -> bool:
    """Say whether an auxiliary or "to" stands before a verb, adverbs apart."""
    i = start - 1
    while i > doc[start].sent.start and (
        doc[i].lower_.endswith("ly") or doc[i].lower_ in {"not", "n't", "n’t", "also", "never", "now"}
    ):
        i -= 1
    return i >= 0 and doc[i].lower_ in _MODALS | BE | _HAVE


_PASTS = frozenset(
    "won lost met became took stood held left went beat gave got made chose came saw threw swore".split()
)


def _plain_past(doc: Doc, start: int, finite: bool) -> bool:
    """Say whether a verb is finite and past on its own ("quit" after its subject), so that no infinitive governs it."""
    word = doc[start].lower_
    past = word.endswith("ed") or word in _PASTS
    return finite and past


def _opens_clause(doc: Doc, i: int, start: int, *, finite: bool, nominal: bool) -> bool:
    """Say whether "and" at token i begins a clause of its own, so that nothing before it governs the trigger."""
    following = doc[i + 1]
    if nominal:
        return doc[i].lower_ == "but" or following.lower_ in _PRONOUNS
    if finite and following.i == start:
        return not _bare(following.lower_)
    return following.lower_ in _PRONOUNS or (finite and following.text[:1].isupper()) or following.lower_ in BE | _HAVE


def _bare(word: str) -> bool:
    """Say whether a verb has the form that may go on after a modal: "will quit and take up a post"."""
    return not word.endswith(("s", "ed", "ing")) and word not in _PASTS
