"""Prefer one of the figures that articles give for the same thing; the others stay beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kgbuild.model import ArticleFacts, DateInterval, EntityRef, Event, EventRef, Factuality, slots_of
from kgbuild.model.entity import EventPlace
from kgbuild.model.naming import is_local


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that an article gives, with what decides which is preferred."""

    place: EventPlace
    value: float
    contest: Mapping[str, Hashable]
    dates: DateInterval | None
    corrected: bool
    published: date


def preferred_figures(articles: Sequence[ArticleFacts], keys: Mapping[str, Sequence[str]]) -> frozenset[EventPlace]:
    """Return the figures to use where articles give different ones for the same contestant, measure and contest.

    Preferred is a figure that a correction states; else the one that most articles give; else the one published last.
    Where none of these decides, no figure is preferred. Contests are the same if their days overlap and nothing that
    both articles say of them differs.

    Args:
        articles: sorted by file name.
        keys: the key of each entity, by file name.
    """
    blocks: dict[Hashable, list[_Figure]] = defaultdict(list)
    for facts in articles:
        withdrawn = {e.revises.index for e in facts.events if e.revises is not None}
        for n, event in enumerate(facts.events):
            if n not in withdrawn:
                _add(blocks, facts, n, event, keys[facts.article.file_name])
    preferred: set[EventPlace] = set()
    for block in blocks.values():
        for group in _same_contest(block):
            if len({f.value for f in group}) > 1:
                preferred |= _best(group)
    return frozenset(preferred)


def _add(blocks: dict[Hashable, list[_Figure]], facts: ArticleFacts, n: int, event: Event, keys: Sequence[str]) -> None:
    """Put an event with a figure beside those that tell the same of the same contestant."""
    value = getattr(event, "value", None)
    contest = next((v for v in vars(event).values() if isinstance(v, EventRef) and v != event.revises), None)
    if value is None or contest is None or event.factuality is not Factuality.ACTUAL:
        return
    said = _said(event, keys)
    if any(isinstance(v, str) and is_local(v) for v in said.values()):
        return
    of = facts.events[contest.index]
    issued = facts.article.date.interval.first if facts.article.date else date.min
    figure = _Figure((facts.article.file_name, n), value, _said(of, keys), of.dates, event.revises is not None, issued)
    blocks[type(event).__name__, tuple(sorted((k, str(v)) for k, v in said.items()))].append(figure)


def _said(event: Event, keys: Sequence[str]) -> dict[str, Hashable]:
    """Return what an event's fields say, apart from figures, other events and free wording."""
    found: dict[str, Hashable] = {}
    for name in slots_of(type(event)):
        value = getattr(event, name)
        if isinstance(value, EntityRef) and name != "according_to":
            found[name] = keys[value.index]
        elif isinstance(value, str) and name != "date_text":
            found[name] = value.casefold()
    return found


def _same_contest(block: Sequence[_Figure]) -> list[list[_Figure]]:
    groups: list[list[_Figure]] = []
    for figure in block:
        group = next((g for g in groups if all(_agree(figure, other) for other in g)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    return groups


def _agree(a: _Figure, b: _Figure) -> bool:
    if a.dates is None or b.dates is None or not a.dates.overlaps(b.dates):
        return False
    return all(a.contest[name] == b.contest[name] for name in a.contest.keys() & b.contest.keys())


def _best(group: Sequence[_Figure]) -> set[EventPlace]:
    """Return the figures of the preferred value; none if the rules leave several values."""
    given = Counter(value for value, _ in {(f.value, f.place[0]) for f in group})
    rank = dict.fromkeys(given, (0, 0, date.min))
    for f in group:
        corrected, _, issued = rank[f.value]
        rank[f.value] = (max(corrected, int(f.corrected)), given[f.value], max(issued, f.published))
    best = [value for value in rank if rank[value] == max(rank.values())]
    return {f.place for f in group if f.value == best[0]} if len(best) == 1 else set()
