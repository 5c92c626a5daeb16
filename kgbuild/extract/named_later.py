"""Join what a report opens with, "A candidate has resigned", to the one person whom it goes on to name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from kgbuild.extract.posts import agree
from kgbuild.extract.stated import joined
from kgbuild.model import EntityKind, Event

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

E_ = TypeVar("E_", bound=Event)


def named_later(context: Context, found: Sequence[E_]) -> Sequence[E_]:
    """Return events of people and posts, those of somebody unnamed in the opening joined to that of the one named.

    Args:
        found: its events of a type whose events have a `person` and a `post`.
    """
    events: Sequence[Any] = found
    told = [e for e in events if e.person is not None]
    named = [e for e in told if context.cluster(e.person).kind is EntityKind.PERSON]
    if len({e.person for e in named}) != 1:
        return found
    before = [e for e in told if e not in named and e.passages < named[0].passages]
    opening = [e for e in before if context.opens(e.passages[0])]
    kept = [e for e in events if e not in opening]
    first = kept.index(named[0])
    for event in opening:
        if agree(event.post, kept[first].post):
            kept[first] = replace(joined(kept[first], event), person=kept[first].person)
        else:
            kept.append(replace(event, person=kept[first].person))
    return kept
