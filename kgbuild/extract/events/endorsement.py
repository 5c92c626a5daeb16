"""Endorsements: somebody backs a person or party for a post or in a contest."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.context import AGENTS, Context
from kgbuild.extract.stated import joined
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Endorsement(Event):
    """Somebody backs a person or party for a post, in a contest or an election."""

    iri_class: ClassVar[str] = KG.Endorsement
    endorser: Annotated[EntityRef, Slot(KG.endorser, min=1)]
    endorsed: Annotated[EntityRef, Slot(KG.endorsed, min=1)]
    contest: Annotated[str | None, Slot(KG.contest, identity=False)] = None


EVENT = Endorsement
PARTS = {
    "endorser": AGENTS,
    "endorsed": frozenset({EntityKind.PERSON, EntityKind.PARTY, EntityKind.UNNAMED}),
    "place": frozenset({EntityKind.PLACE}),
}
MAIN = ("endorser", "endorsed")
EXAMPLES = (
    "Ann Bell has backed Carl Dorn in the leadership contest.",
    "Carl Dorn won the backing of Ann Bell and Eve Fox in the leadership race.",
    "Ann Bell endorsed Carl Dorn.",
    "Carl Dorn was endorsed by Ann Bell.",
    "Ann Bell gave her support to Carl Dorn for the leadership.",
)
COUNTEREXAMPLES = (
    "Ann Bell backed the plan.",
    "Ann Bell backed down.",
    "Ann Bell was backed by the wind.",
    "Ann Bell supports the plans of Carl Dorn.",
    "Ann Bell urged voters to back Carl Dorn in the leadership election.",
    "Ann Bell backed Remain in the referendum campaign.",
    "Ann Bell joins a field headed by the champion Carl Dorn in the race.",
)


def read(tied: Tied) -> Iterator[Endorsement]:
    """Yield the endorsement of each by each; nobody endorses himself."""
    for endorser in tied.references("endorser"):
        for endorsed in tied.references("endorsed"):
            if endorser.ref != endorsed.ref:
                yield Endorsement(
                    endorser=endorser.ref,
                    endorsed=endorsed.ref,
                    contest=tied.words("contest"),
                    **tied.stated(endorser, endorsed),
                )


def key(event: Endorsement) -> Hashable:
    """Return what all mentions of one share."""
    return event.endorser, event.endorsed


def same(_context: Context, a: Endorsement, b: Endorsement) -> bool:
    """Say whether two mentions are of one endorsement: the same two."""
    return (a.endorser, a.endorsed) == (b.endorser, b.endorsed)


def settle(context: Context, events: Sequence[Endorsement]) -> Sequence[Endorsement]:
    """Join an opening that leaves the endorser unnamed to the one whom headline or opening name for the same."""
    opening = [e for e in events if context.opens(e.passages[0])]
    unnamed = [e for e in opening if context.cluster(e.endorser).kind is EntityKind.UNNAMED]
    kept = [e for e in events if e not in unnamed]
    for event in unnamed:
        named = [e for e in opening if e not in unnamed and e.endorsed == event.endorsed]
        if len(named) == 1 and not context.cluster(event.endorser).name.endswith("s"):
            n = kept.index(named[0]) if named[0] in kept else 0
            kept[n] = replace(joined(kept[n], event), endorser=kept[n].endorser)
        else:
            kept.append(event)
    return kept
