"""Changes of the whip: a party takes its whip from somebody, gives it back, or expels them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.arguments import owners, passive, subjects, undergoers
from kgbuild.extract.candidate import Candidate
from kgbuild.extract.context import Context, Reference
from kgbuild.extract.objects import listed
from kgbuild.extract.produce.rule import part, propose
from kgbuild.extract.tie import Tied
from kgbuild.extract.triggers import matches, trigger, verb
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind, EntityRef, Event, Slot
from kgbuild.vocab import KG

KG.declare("WhipChange whip whipAction")


@dataclass(frozen=True, kw_only=True)
class WhipChange(Event):
    """Somebody loses the whip of a party or gets it back, or is expelled from the party or readmitted."""

    iri_class: ClassVar[str] = KG.WhipChange
    person: Annotated[EntityRef, Slot(KG.person, min=1)]
    action: Annotated[str, Slot(KG.whipAction, min=1)]
    party: Annotated[EntityRef | None, Slot(KG.whip)] = None


EVENT = WhipChange
_WHO = frozenset({EntityKind.PERSON, EntityKind.UNNAMED})
_PARTY = frozenset({EntityKind.PARTY})
PARTS = {"person": _WHO, "whip": _PARTY, "place": frozenset({EntityKind.PLACE})}
MAIN = ("person",)
EXAMPLES = (
    "Ann Bell lost the Labour whip on Friday.",
    "Carl Dorn had the Conservative whip withdrawn.",
    "Ann Bell had the whip restored yesterday.",
    "Labour removed the whip from Ann Bell.",
    "The Conservatives have suspended the whip from Carl Dorn.",
    "Carl Dorn was expelled from Labour.",
    "Ann Bell was thrown out of the Liberal Democrats.",
    "Labour expelled Ann Bell.",
    "The whip was withdrawn from Ann Bell.",
    "Ann Bell was readmitted to the Conservative Party.",
)
COUNTEREXAMPLES = (
    "Ann Bell, the Labour whip, spoke.",
    "Carl Dorn was appointed a Labour whip.",
    "Ann Bell resigned as a Conservative whip.",
    "Carl Dorn was expelled from school.",
    "Ann Bell cracked the whip at Labour.",
)
_TAKE = ("withdraw", "remove", "suspend", "strip", "take away", "lose")
_GIVE = ("restore", "return", "reinstate", "regain")
_THE_WHIP = r"(?:the |their |its |his |her )?(?:party |[\w-]+ ){0,2}whip"
_HAD = trigger(rf"{verb('have')} {_THE_WHIP} (?P<way>{verb(*_TAKE[:-1], *_GIVE[:-1])})")
_LOST = trigger(rf"{verb('lose', 'regain')} {_THE_WHIP}(?! (?:from|to)\b)", rf"{verb('strip')} of {_THE_WHIP}")
_GAVE = trigger(rf"(?P<way>{verb(*_TAKE[:-1], *_GIVE[:-1])}) {_THE_WHIP} (?:from|to)")
_TAKEN = trigger(rf"{_THE_WHIP} {verb('be')} (?:been )?(?P<way>{verb(*_TAKE[:-1], *_GIVE[:-1])}) (?:from|to)")
_OUT = verb("expel", "eject", "throw out", "kick out", "boot out", "drum out")
_EXPELLED = trigger(_OUT, verb("suspend"), r"readmit(?:s|ted|ting)?")


def find(context: Context) -> Iterator[Candidate]:
    """Propose a change of the whip where its words stand."""
    for pattern in (_HAD, _LOST):
        for chunk, match in matches(context, pattern, verbs=True):
            yield from _changes(context, chunk, subjects(context, chunk, _WHO), match[0])
    for chunk, match in (*matches(context, _GAVE, verbs=True), *matches(context, _TAKEN)):
        yield from _changes(context, chunk, listed(context, chunk.end, _WHO, reach=4), match[0])
    for chunk, match in matches(context, _EXPELLED, verbs=True):
        left = _party_after(context, chunk)
        if passive(context, chunk):
            people = subjects(context, chunk, _WHO) if left is not None else []
        else:
            people = undergoers(context, chunk, _WHO) if _party_does(context, chunk) else []
        yield from _changes(context, chunk, people, match[0], left)


def _changes(
    context: Context, chunk: Chunk, people: list[Reference], words: str, party: Reference | None = None
) -> Iterator[Candidate]:
    """Yield one change for each person; the party is named beside "whip", or does it, or is theirs."""
    named = party or _party_does(context, chunk)
    action = _action(words)
    for person in people:
        sides = (part("person", person), part("whip", named))
        yield propose(context, "WhipChange", chunk, *sides, score=0.85, attributes={"action": action})


def _action(words: str) -> str:
    """Return what is done to somebody, by the words that say so."""
    if re.fullmatch(_OUT, words):
        return "expelled"
    given = any(stem in words for stem in ("restor", "return", "reinstat", "regain", "readmit"))
    return "restored" if given else "withdrawn"


def _party_after(context: Context, chunk: Chunk) -> Reference | None:
    """Return the party after "from", "of", "to" or "by" that a passive verb names."""
    if context.lower(chunk.end) not in {"from", "of", "to", "by"}:
        return None
    start = chunk.end + 1 + (context.lower(chunk.end + 1) == "the")
    return context.at(start, _PARTY)


def _party_does(context: Context, chunk: Chunk) -> Reference | None:
    """Return the party that does it: the subject of an active verb, or the owner of the noun."""
    if passive(context, chunk):
        return None
    found = subjects(context, chunk, _PARTY) or owners(context, chunk, _PARTY)
    return found[0] if found else None


def read(tied: Tied) -> Iterator[WhipChange]:
    """Yield the change of each person."""
    party, action = tied.reference("whip"), tied.attribute("action")
    for person in tied.references("person"):
        yield WhipChange(
            person=person.ref, action=action, party=party.ref if party else None, **tied.stated(person, party)
        )


def key(event: WhipChange) -> Hashable:
    """Return what all mentions of one share."""
    return event.person, event.action


def same(_context: Context, a: WhipChange, b: WhipChange) -> bool:
    """Say whether two mentions may be of one change: the same person and way, no party named differently."""
    parties = {p for p in (a.party, b.party) if p is not None}
    return (a.person, a.action) == (b.person, b.action) and len(parties) < 2
