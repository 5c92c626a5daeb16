"""Tell what a parliament or council does as a whole, and nobody in it alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kgbuild.english import words
from kgbuild.model import EntityKind

if TYPE_CHECKING:
    from kgbuild.extract.context import Context, Reference
    from kgbuild.layers import Chunk

_BODIES = re.compile(
    r"\b(?:parliaments?|congress|senates?|commons|lords|house|assembly|legislatures?|councils?|chamber|cabinet|knesset"
    r"|duma|bundestag|bundesrat|diet|dail|holyrood|stormont|parliamentary|conference)\b"
)
"""Words in the name of a body that decides by vote; a board, a bank's committee and the like are none."""

MEMBERS = frozenset(
    """
    mps mp msps meps peers lords senators senator congressmen councillors councilors lawmakers legislators deputies
    parliamentarians backbenchers frontbenchers members delegates ministers democrats republicans rebels
    """.split()
)


def is_chamber(name: str) -> bool:
    """Say whether a body is one that decides by vote."""
    return bool(_BODIES.search(name.lower()))


def is_whole(name: str) -> bool:
    """Say whether those who vote are a whole body, or all its members: no "Tory MPs", "17 MPs" or government."""
    words = [w for w in name.lower().split() if w not in {"the", "all"}]
    return (
        words[-1] not in MEMBERS and (is_chamber(name) or words[-1] == "committee")
        if words[1:]
        else is_chamber(name) or words[0] in MEMBERS
    )


_BY_A_CHAMBER = words("done by a whole chamber")


def only_has_it_passed(context: Context, voter: Reference, trigger: Chunk) -> bool:
    """Say whether a person is said to do what a whole chamber does: "a bill passed by Bell and Dorn", its sponsors.

    Args:
        voter: who is said to vote.
        trigger: the words for the vote.
    """
    told = (t.lemma_.lower() for t in context.doc[trigger.start : trigger.end])
    return voter.kind is EntityKind.PERSON and not _BY_A_CHAMBER.isdisjoint(told)
