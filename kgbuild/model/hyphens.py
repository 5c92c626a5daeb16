"""Tell a hyphen that only divides a word at the end of a line from one that belongs to it."""

from __future__ import annotations

import re

_DIVIDED = re.compile(r"(?P<left>[^\W\d_]+)[-‐\u00ad]$")
_HYPHENS = ("-", "‐", "\u00ad")
_ONLY_DIVIDE = "‐\u00ad"
"""Hyphens that programs put where they divide a word; nobody has them on a keyboard."""
_FIRST = re.compile(r"[^\W\d_]+")
KEPT = frozenset(
    """
    by co re self non ex vice well anti pro pre post mid half all cross inter semi ultra sub over under one two three
    four five six seven eight nine ten first second third long short high low far right left centre center hard soft
    counter multi micro macro mega mini trans intra extra neo quasi
    old new north south east west part full deputy sister brother mother father son daughter in so step set sign stand
    shake break turn would then most least best worst ill better much little ever no run
    """.split()
)
"""What stands before a hyphen that belongs to a word more often than not: "by-election", "self-made"."""
_ENDINGS = frozenset("in of the to up off out and on an law down over".split())


def joined(before: str, after: str) -> str:
    """Return two lines as one, a word that was divided between them whole."""
    divided = _DIVIDED.search(before) if before.endswith(_HYPHENS) else None
    if not divided:
        return f"{before} {after}"
    follows = _FIRST.match(after)
    if follows and before[-1] in _ONLY_DIVIDE and follows[0][0].islower():
        return before[:-1] + after
    if follows and drops_hyphen(divided["left"], follows[0]):
        return before[:-1] + after
    return before + after if follows else f"{before} {after}"


def drops_hyphen(left: str, right: str) -> bool:
    """Say whether a hyphen at the end of a line only divides a word.

    Args:
        left: the letters before it.
        right: the letters at the start of the next line.
    """
    if right[:1].isupper() and not left.isupper():
        return False  # a name of two: "Sedge-Jones"
    return left.lower() not in KEPT and right.lower() not in _ENDINGS
