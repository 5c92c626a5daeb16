"""Decide whether what a trigger states happened, is planned, is only possible, or is denied.

One readable table over the words before the trigger in its clause (after FactBank, Sauri and Pustejovsky 2009): what
denies wins over what makes possible, that over what plans; else it is actual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgbuild.model import Factuality

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEGATORS = frozenset("not n't n’t never no nobody neither nor denied denies deny denying refused refuse refuses".split())
_NEGATORS |= frozenset("refusing ruled rejects rejected reject without banned failed fails".split())
_POSSIBLE = frozenset(
    """
    may might could would should can if whether unless urge urged urges urging call called calls demand demanded consider
    considering considers considered suggest suggested suggestion suggestions speculation rumours rumoured possible
    possibility possibly perhaps offer offered offers offering expect expected expects threaten threatened
    threatening want wants wanted hope hopes hoped propose proposed proposal predict predicted prediction likely seek
    seeking seeks try trying attempt attempts plan-b proposes calls likelihood prospect potential ought must fear
    fears feared encourage encouraging allow allowed
    """.split()
)
_PLANNED = frozenset(
    """
    will shall 'll ’ll due plan plans planned planning scheduled set next forthcoming coming upcoming agreed intends intend
    future looming announce ahead prepare preparing
    """.split()
)
_CLAUSE_BREAKS = frozenset(". ; : – — ? !".split())


def factuality_of(doc: Doc, start: int, end: int) -> Factuality:
    """Return the factuality of what the tokens `start` to `end` (exclusive) state."""
    clause = _clause_before(doc, start)
    words = [t.lower_ for t in clause]
    near = words[-8:]
    inside = [t.lower_ for t in doc[start:end]]
    if any(w in _NEGATORS for w in near[-5:]) or any(w in {"banned", "off"} for w in inside):
        return Factuality.DENIED
    if any(w in _POSSIBLE for w in near):
        return Factuality.POSSIBLE
    if any(w in _PLANNED for w in [*near, *inside]):
        return Factuality.PLANNED
    return Factuality.ACTUAL


def _clause_before(doc: Doc, start: int) -> Doc:
    """Return the tokens of the sentence before `start`, from its last strong break on."""
    first = doc[start].sent.start
    for i in range(start - 1, first - 1, -1):
        if doc[i].text in _CLAUSE_BREAKS:
            first = i + 1
            break
    return doc[first:start]
