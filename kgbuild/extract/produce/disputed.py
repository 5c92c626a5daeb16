"""Settle whom an event concerns where a rule and the language model read different people beside the same trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgbuild.extract.candidate import Argument, Candidate
from kgbuild.extract.context import Reference
from kgbuild.extract.control import controlling_object
from kgbuild.extract.result_rows import in_row
from kgbuild.extract.tie.who import tie_entity
from kgbuild.model import EntityRef

if TYPE_CHECKING:
    from kgbuild.extract.context import Context
    from kgbuild.extract.events import EventType

BETTER_READ = frozenset({"Resignation", "Appointment", "Endorsement", "ElectionResult"})
"""Kinds of whose people the model knows better than a rule.

Where both name somebody and differ, it alone was right 12 times and the rule alone never, in 361 annotated articles; in
205 that had taught nothing 6 times and once. Of who meets, votes or governs together neither is the surer.
"""


def settled(
    context: Context,
    proposed: Iterable[Candidate],
    read: Mapping[tuple[str, int], Candidate],
    types: Mapping[str, EventType],
) -> Iterator[Candidate]:
    """Yield what rules propose, with the people whom the model reads in the same words where it reads others.

    Args:
        proposed: what rules propose, often one candidate for each person.
        read: what the model reads, by type and token of the trigger.
        types: the event types by name.
    """
    groups: dict[tuple[str, int, int], list[Candidate]] = {}
    for candidate in proposed:
        key = (candidate.type, candidate.trigger.start, candidate.trigger.end)
        groups.setdefault(key, []).append(candidate)
    for (name, start, _), alike in groups.items():
        reading = read.get((name, start))
        certain = in_row(context, start) or controlling_object(context, start) or _tells_both_sides(alike)
        if name not in BETTER_READ or reading is None or certain:
            yield from alike
        else:
            yield from _of_role(context, alike, reading, types[name], types[name].main[0])


def _tells_both_sides(alike: Sequence[Candidate]) -> bool:
    """Say whether a rule tells who won and who lost: the model marks only one of them as the contestant."""
    return len({c.attributes.get("change") for c in alike}) > 1


def _of_role(
    context: Context, alike: Sequence[Candidate], reading: Candidate, kind: EventType, role: str
) -> Iterator[Candidate]:
    """Yield candidates of a rule with whom the model reads in a role; what is the place or opponent there is nobody."""
    elsewhere = [a.chunk for c in alike for a in c.arguments if a.role != role]
    own = tuple(a for a in reading.arguments if a.role != role or not any(a.chunk.overlaps(e) for e in elsewhere))
    told = _people(context, replace(reading, arguments=own), kind, role)
    proposed = {r.ref for c in alike for r in _people(context, c, kind, role) or ()}
    if not told or not proposed or proposed == {r.ref for r in told}:
        yield from alike
        return
    refs = {r.ref for r in told}
    kept = [c for c in alike if _refs(context, c, kind, role) <= refs]
    yield from kept
    missing = refs.difference(*(_refs(context, c, kind, role) for c in kept))
    others = tuple(Argument(role, r.chunk, tied=r) for r in told if r.ref in missing)
    if others:
        first = alike[0]
        rest = tuple(a for a in first.arguments if a.role not in {role, "post"})
        yield replace(first, arguments=(*others, *rest))


def _refs(context: Context, candidate: Candidate, kind: EventType, role: str) -> set[EntityRef]:
    return {r.ref for r in _people(context, candidate, kind, role) or ()}


def _people(context: Context, candidate: Candidate, kind: EventType, role: str) -> list[Reference] | None:
    """Return who has a part in a candidate; None if some words for them mean nobody known."""
    found: dict[EntityRef, Reference] = {}
    for argument in candidate.all(role):
        if isinstance(argument.tied, Reference):
            who = [argument.tied]
        else:
            who, _ = tie_entity(context, argument.chunk, kind.parts[role], candidate.trigger)
        if not who:
            return None
        for reference in who:
            found.setdefault(reference.ref, reference)
    return list(found.values())
