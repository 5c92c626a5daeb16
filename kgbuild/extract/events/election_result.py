"""Election results: seats, votes and majorities gained, lost or won, and who won an election."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from kgbuild.extract.context import Context
from kgbuild.extract.result_rows import stands_in_row
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, EventRef, Factuality, Slot
from kgbuild.model.numbers import read_rank
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class ElectionResult(Event):
    """What one contestant gained, lost, won or held in an election, who won it, or how many voted in it."""

    iri_class: ClassVar[str] = KG.ElectionResult
    contestant: Annotated[EntityRef | None, Slot(KG.contestant, identity=True)] = None
    measure: Annotated[str, Slot(KG.measure, min=1)]
    change: Annotated[str, Slot(KG.change, min=1)]
    value: Annotated[float | None, Slot(KG.value)] = None
    election: Annotated[EventRef | None, Slot(KG.election)] = None


EVENT = ElectionResult
_CONTESTANTS = frozenset({EntityKind.PERSON, EntityKind.PARTY, EntityKind.ORGANIZATION, EntityKind.UNNAMED})
PARTS = {"contestant": _CONTESTANTS, "opponent": _CONTESTANTS, "place": frozenset({EntityKind.PLACE})}
MAIN = ("contestant",)
EXAMPLES = (
    "Labour lost 40 seats and the Greens gained 12.",
    "The Conservatives won the 1992 election.",
    "Ann Bell was re-elected with a majority of 5,000.",
    "The Greens took twenty-three seats and two councils.",
    "Ann Bell's election victory surprised the pollsters.",
    "Ann Bell beat Carl Dorn in the by-election.",
    "Turnout in the by-election fell to 44 per cent.",
)
COUNTEREXAMPLES = (
    "Labour lost 40 members.",
    "The team won three medals.",
    "Ann Bell won the argument.",
    "Ann Bell won the 4km race.",
    "Ann Bell began her re-election bid.",
    "Turnout in the by-election was up by 3 per cent.",
    "Ann Bell, the prime minister, promised to hold two votes before the election.",
    "Since the referendum vote Labour has amassed a 23 per cent stake in the firm.",
)
_WHOLE = 100
"""Per cent."""

_OTHER_SIDE = {"won": "lost", "lost": "won"}
_OUTCOMES = frozenset({"won", "lost", "held"})
"""What an election itself may be; nobody gains one: "looks to election gains" tells no outcome."""


def read(tied: Tied) -> Iterator[ElectionResult]:
    """Yield the result of each contestant, and of an outcome that of each opponent too."""
    measure, change = tied.attribute("measure"), tied.attribute("change")
    value = tied.value
    if measure == "place" and value is None:  # "the runner-up"
        value = read_rank(tied.context.annotated.words(tied.candidate.trigger))
    if measure == "outcome":
        if not _is_outcome(tied, change):
            return
        value = None  # "unseated a 10-term senator"
    elif measure != "majority" and value is None:
        return
    if measure == "share" and value is not None and value > _WHOLE:
        measure = "votes"
    if measure == "turnout":  # nobody's result
        yield _foretold(ElectionResult(measure=measure, change=change or "total", value=value, **tied.stated()))
        return
    sides = [(change, tied.references("contestant"))]
    if measure == "outcome" and change in _OTHER_SIDE:
        sides.append((_OTHER_SIDE[change], tied.references("opponent")))
    for outcome, people in sides:
        for person in people if measure and outcome else ():
            told = tied.stated(person)
            yield _foretold(ElectionResult(contestant=person.ref, measure=measure, change=outcome, value=value, **told))


def _is_outcome(tied: Tied, change: str | None) -> bool:
    """Say whether an election may end so for somebody; what is gained is a seat that another held."""
    return change in _OUTCOMES or (change == "gained" and bool(tied.references("opponent")))


def _foretold(result: ElectionResult) -> ElectionResult:
    """Return a result that is foretold as a possible one: nobody plans what voters decide."""
    planned = result.factuality is Factuality.PLANNED
    return replace(result, factuality=Factuality.POSSIBLE) if planned else result


def key(event: ElectionResult) -> Hashable:
    """Return what all mentions of one share."""
    return event.contestant, event.measure, event.change


def same(context: Context, a: ElectionResult, b: ElectionResult) -> bool:
    """Say whether two mentions may be of one result: the same figure of the same contestant, equally certain.

    A line of results is about a seat of its own, named or not.
    """
    if a.place != b.place and any(stands_in_row(context, e.passages[0]) for e in (a, b)):
        return False
    alike = (a.contestant, a.measure, a.change) == (b.contestant, b.measure, b.change)
    return alike and a.value == b.value and a.factuality == b.factuality
