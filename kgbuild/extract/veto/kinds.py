"""What a veto is: on a candidate, or on a whole event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied
    from kgbuild.model import Event


RULE, MODEL = frozenset({"rule"}), frozenset({"model"})
"""The producers, for vetoes of what only one of them proposes."""

VOTE = frozenset({"Vote"})
MEETING = frozenset({"Meeting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Veto:
    """A reason why words that look like an event are none.

    `types` are the event types it is for, `sources` the producers, if not both ("rule", "model"); `counterexample` is
    a sentence that would state such an event if the veto did not fire.
    """

    name: str
    types: frozenset[str]
    sources: frozenset[str] = frozenset({"rule", "model"})
    condition: Callable[[Tied], bool]
    counterexample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVeto:
    """A reason why a whole event, with all its mentions, is left out; `counterexample` is a text in which it fires."""

    name: str
    condition: Callable[[Context, Event], bool]
    counterexample: str
