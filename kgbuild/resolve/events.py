"""Decide which events of different articles are one: by who and what takes part and when, never by words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kgbuild.model import (
    ArticleFacts,
    DateInterval,
    EntityRef,
    Event,
    EventPlace,
    EventRef,
    Factuality,
    KnownElection,
    slots_of,
)
from kgbuild.model.naming import is_local

_MERGED = frozenset({Factuality.ACTUAL, Factuality.PLANNED})
_NEAR = 31  # days that two dated events may span together to be one
_SURE, _SURE_IF_DATED, _POSSIBLE = 3, 2, 2
"""How many participants and figures must agree: to be one, to be one if the days agree too, to be possibly one."""


@dataclass(frozen=True, slots=True)
class _Case:
    """An event with what comparison needs: its required fields, and the optional ones that it has.

    `known`: it is an election of the reference data, which alone tells which it is.
    """

    place: EventPlace
    event: Event
    core: tuple[Hashable, ...]
    weight: int
    more: Mapping[str, Hashable]
    known: bool = False


def merge_events(
    articles: Sequence[ArticleFacts],
    keys: Mapping[str, Sequence[str]],
    elections: Mapping[EventPlace, KnownElection] = MappingProxyType({}),
) -> tuple[dict[EventPlace, EventPlace], tuple[tuple[EventPlace, EventPlace], ...]]:
    """Return which event each merged one is told by, and the pairs that are possibly the same.

    Args:
        articles: sorted by file name.
        keys: the key of each entity, by file name.
        elections: which election of the reference data an event is.
    """
    blocks: dict[tuple[Hashable, ...], list[_Case]] = defaultdict(list)
    for facts in articles:
        for case in _cases(facts, keys[facts.article.file_name], elections):
            blocks[case.core].append(case)
    merged: dict[EventPlace, EventPlace] = {}
    possible: list[tuple[EventPlace, EventPlace]] = []
    for block in blocks.values():
        groups: list[list[_Case]] = []
        for case in block:
            fitting = [g for g in groups if all(_compatible(case, o) for o in g)]
            same = next((g for g in fitting if all(_sure(case, o) for o in g)), None)
            if same is not None:
                same.append(case)
                continue
            near = next((g for g in fitting if _possible(case, g[0])), None)
            if near is not None:
                possible.append((near[0].place, case.place))
            groups.append([case])
        for group in groups:
            first = min(group, key=_telling)
            merged |= {c.place: first.place for c in group if c is not first}
    settled = {(merged.get(a, a), merged.get(b, b)) for a, b in possible}
    return merged, tuple(sorted(settled))


def _telling(case: _Case) -> tuple[bool, bool, bool, int, EventPlace]:
    """Return how an event comes among those that are one, the one that tells most about it first.

    It stands for all their articles: so one told in an article's own words comes before one in somebody's, and a date
    that says its day in figures before "yesterday".
    """
    event, told = case.event, case.more.keys() - {"according_to"}
    figures = any(c.isdigit() for c in event.date_text or "")
    return event.dates is None, event.according_to is not None, not figures, -len(told), case.place


def _cases(facts: ArticleFacts, keys: Sequence[str], elections: Mapping[EventPlace, KnownElection]) -> list[_Case]:
    """Return the events of an article that may be compared: about entities that other articles can mean too."""
    revised = {e.revises.index for e in facts.events if e.revises is not None}
    found = []
    for n, event in enumerate(facts.events):
        if n in revised or event.revises is not None or event.factuality not in _MERGED:
            continue
        slots = slots_of(type(event))
        fields = {name: _value(getattr(event, name), keys) for name, slot in slots.items() if not slot.is_wording()}
        required = {name for name, slot in slots.items() if slot.is_key()}
        taking_part = [v for name in required for v in _entities(getattr(event, name), keys)]
        place = (facts.article.file_name, n)
        known = elections.get(place)
        if known is None and (not taking_part or any(is_local(v) for v in taking_part)):
            continue
        telling = (known.id,) if known else tuple(fields[name] for name in sorted(required))
        core = (type(event).__name__, event.factuality.value, *telling)
        more = {name: v for name, v in fields.items() if name not in required and v is not None}
        found.append(_Case(place, event, core, len(set(taking_part)), more, known is not None))
    return found


def _value(value: object, keys: Sequence[str]) -> Hashable:
    if isinstance(value, EntityRef):
        return keys[value.index]
    if isinstance(value, EventRef):
        return None
    if isinstance(value, tuple):
        return frozenset(_value(v, keys) for v in value)
    if isinstance(value, str):
        return value.casefold()
    return value if isinstance(value, int | float) else None


def _entities(value: object, keys: Sequence[str]) -> list[str]:
    values = value if isinstance(value, tuple) else (value,)
    return [keys[v.index] for v in values if isinstance(v, EntityRef)]


def _compatible(a: _Case, b: _Case) -> bool:
    """Say whether two events are of different articles, and nothing that both say differs."""
    if a.place[0] == b.place[0]:
        return False
    agree = all(_alike(a.more[name], b.more[name]) for name in a.more.keys() & b.more.keys())
    return agree and (a.event.dates is None or b.event.dates is None or a.event.dates.overlaps(b.event.dates))


def _alike(a: Hashable, b: Hashable) -> bool:
    """Say whether two values are equal; of two wordings one may hold the other ("leader", "party leader")."""
    if isinstance(a, str) and isinstance(b, str) and "/" not in a + b:
        return set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
    return a == b


def _agreeing(a: _Case, b: _Case) -> int:
    shared = a.more.keys() & b.more.keys()
    return min(a.weight, b.weight) + sum(name != "place" for name in shared)


def _sure(a: _Case, b: _Case) -> bool:
    agreeing = _agreeing(a, b)
    return (
        (a.known and b.known)
        or agreeing >= _SURE
        or (agreeing >= _SURE_IF_DATED and _same_days(a.event.dates, b.event.dates))
    )


def _possible(a: _Case, b: _Case) -> bool:
    return _agreeing(a, b) >= _POSSIBLE or _same_days(a.event.dates, b.event.dates)


def _same_days(a: DateInterval | None, b: DateInterval | None) -> bool:
    if a is None or b is None or not a.overlaps(b):
        return False
    return (max(a.last, b.last) - min(a.first, b.first)).days <= _NEAR
