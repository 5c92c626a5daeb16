"""Events as links between those who take part, for formats that know no events of several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kgbuild.query.view import EventRecord, Labels, View

ACTORS = frozenset({"Person", "Party", "Organization"})
_MOST_ACTORS = 12


def happened(event: EventRecord) -> bool:
    """Say whether articles agree that an event happened, and no correction has replaced it."""
    return event.factuality == ("Actual",) and event.rank != "Deprecated"


def pairs(view: View, labels: Labels, event: EventRecord) -> Iterator[tuple[str, str]]:
    """Yield each two people, parties and bodies that take part in an event; an event of very many joins nobody."""
    actors = [a for a in labels.actors(event) if view.entities[a].kind in ACTORS]
    if len(actors) <= _MOST_ACTORS:
        yield from combinations(actors, 2)
