"""Defections: somebody leaves one party for another, or to sit or stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.clauses import common
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.triggers import matches, trigger
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Defection(Event):
    """A person or group leaves a party for another, or quits it to sit as independent or found a new one."""

    iri_class: ClassVar[str] = KG.Defection
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    from_party: Annotated[EntityRef | None, Slot(KG.fromParty)] = None
    to_party: Annotated[EntityRef | None, Slot(KG.toParty)] = None


EVENT = Defection
EXAMPLES = (
    "Ann Bell has defected to Labour.",
    "Carl Dorn's defection from the Conservatives to Labour surprised nobody.",
)
COUNTEREXAMPLES = (
    "Ann Bell left the Labour conference early.",
    "Ann Bell stepped down as Labour leader.",
)

_VERB = trigger(
    r"defect(?:s|ed|ing)?(?: (?:to|from))?",
    r"(?:crossed|cross|crossing) the floor",
    r"(?:switch(?:ed|es|ing)?|changed|swapped) (?:parties|allegiance|sides)",
    r"(?:split|splits|broke away|breaking away) from",
    r"(?:quit|quits|left|leaves|leaving|deserted|abandoned)(?= (?:the )?[\w ]{3,30} (?:to join|for|to sit|to found|to form)\b)",
)
_NOUN = trigger(r"defections?(?: (?:of|by|from|to))?")
_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.UNNAMED})
_PARTY = (EntityKind.PARTY,)


def find(context: Context) -> Iterator[Defection]:
    """Yield the defections that the article states."""
    for chunk, _ in matches(context, _VERB):
        person = context.subject(chunk.start, _WHO)
        if person is not None:
            yield from _defection(context, chunk, person, 0.9)
    for chunk, match in matches(context, _NOUN):
        person = context.possessor(chunk.start, _WHO)
        if match[0].endswith((" of", " by")):
            named = context.after(chunk.end, _WHO, within=10)
            person = person or (named[0] if named else None)
        if person is not None:
            yield from _defection(context, chunk, person, 0.7)


def _defection(context: Context, chunk: Chunk, person: Reference, confidence: float) -> Iterator[Defection]:
    """Read from which party to which: prepositions after the trigger, else the party named before the person."""
    origin = destination = None
    for party in context.after(chunk.start, _PARTY, within=25):
        before = context.words(party.chunk.start - 2, party.chunk.start).split()
        if before and ("from" in before or before[-1] in {"quit", "left", "leaving"}):
            origin = origin or party
        elif before and ({"to", "join", "joining", "for"} & set(before)):
            destination = destination or party
    if origin is None:
        adjective = context.at(person.chunk.start - 1, _PARTY) or _party_of(context, person)
        origin = adjective if adjective and (not destination or adjective.ref != destination.ref) else None
    if origin is None and destination is None:
        return
    yield Defection(
        person=person.ref,
        from_party=origin.ref if origin else None,
        to_party=destination.ref if destination else None,
        **common(context, chunk, person, destination, confidence=confidence),
    )


def _party_of(context: Context, person: Reference) -> Reference | None:
    """Return the party in the words right before a name: "Lib Dem councillor Carl Dorn"."""
    start = person.chunk.start
    near = [m for m in context.before(start, _PARTY) if start - m.chunk.end <= 3]
    return near[0] if near else None
