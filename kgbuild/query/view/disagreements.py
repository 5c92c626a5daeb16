"""Where articles do not say the same of one thing, as far as the graph can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kgbuild.query.view.records import EventRecord, View
from kgbuild.vocab import KG

FIGURES, FACTUALITY, POSSIBLY_SAME = "figures", "whether it happened", "possibly the same"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Events that speak of one thing and differ, by `about`: figures, whether it happened, or possibly the same."""

    about: str
    events: tuple[EventRecord, ...]


def disagreements(view: View) -> Iterator[Disagreement]:
    """Yield the disagreements of a graph: figures first, then whether something happened, then doubtful pairs.

    Figures that one article corrects itself are no disagreement; the graph marks the old one as deprecated.
    """
    yield from _figures(view)
    for event in view.events.values():
        if len(event.factuality) > 1:
            yield Disagreement(FACTUALITY, (event,))
    for event in view.events.values():
        for other in event.possibly_same:
            if other in view.events:
                yield Disagreement(POSSIBLY_SAME, (event, view.events[other]))


def _figures(view: View) -> Iterator[Disagreement]:
    groups: dict[tuple[str, ...], list[EventRecord]] = defaultdict(list)
    for event in view.events.values():
        if event.value(KG.value) and event.rank != "Deprecated" and event.factuality == ("Actual",):
            about = (event.value(p) for p in (KG.contestant, KG.measure, KG.change, KG.place))
            key = (event.kind, *about)
            groups[key].append(event)
    for events in groups.values():
        found = {e.iri: e for pair in combinations(events, 2) if _differ(*pair) for e in pair}
        if found:
            yield Disagreement(FIGURES, tuple(found.values()))


def _differ(first: EventRecord, second: EventRecord) -> bool:
    """Say whether two figures of one thing differ: the same election, or days that overlap, and another number."""
    same_election = bool(first.value(KG.election)) and first.value(KG.election) == second.value(KG.election)
    overlap = bool(first.first and second.first) and first.first <= second.last and second.first <= first.last
    return (same_election or overlap) and first.value(KG.value) != second.value(KG.value)
