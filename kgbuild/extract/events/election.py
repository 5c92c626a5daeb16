"""Elections and referendums: any particular one, past or to come, one node for each and its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Factuality, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Election(Event):
    """A particular election or referendum."""

    iri_class: ClassVar[str] = KG.Election
    election_type: Annotated[str, Slot(KG.electionType, min=1)]
    organization: Annotated[EntityRef | None, Slot(KG.organization)] = None


EVENT = Election
PARTS = {
    "place": frozenset({EntityKind.PLACE}),
    "body": frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION}),
}
MAIN = ()
EXAMPLES = (
    "The party hopes to win the next general election.",
    "It lost badly in the 2009 European elections.",
    "The leadership contest ended in May.",
    "Turnout was low in the referendum.",
)
COUNTEREXAMPLES = (
    "Elections are expensive.",
    "She is an election expert.",
    "The party wrote its election manifesto.",
    "The election of Ann Bell as chairman surprised them.",
)


def read(tied: Tied) -> Iterator[Election]:
    """Yield the election, if its kind is told."""
    kind, body = tied.attribute("kind"), tied.reference("body")
    if kind:
        event = Election(election_type=kind, organization=body.ref if body else None, **tied.stated())
        yield replace(event, date_text=event.date_text or tied.attribute("when") or None)


def key(event: Election) -> Hashable:
    """Return what all mentions of one share."""
    return event.election_type


def same(_context: Context, a: Election, b: Election) -> bool:
    """Say whether two mentions may be of one election: the same kind, no other place or body, and the same days.

    One that tells no days is of an election that is spoken of as equally certain.
    """
    alike = all(x is None or y is None or x == y for x, y in ((a.place, b.place), (a.organization, b.organization)))
    dated = a.dates is not None and b.dates is not None
    open_day = a.date_text is None or b.date_text is None
    told = dated or (open_day and (a.factuality is Factuality.ACTUAL) == (b.factuality is Factuality.ACTUAL))
    return a.election_type == b.election_type and alike and told
