"""Make events of candidates: tie, complete, read, refuse, merge, settle; then corrections and contests.

Whoever proposes, a rule or a model, everything passes through here, and of each candidate it is recorded what became
of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from kgbuild.extract.candidate import Candidate
from kgbuild.extract.contests import link_results
from kgbuild.extract.context import Context
from kgbuild.extract.corrections import revise
from kgbuild.extract.events import EventType, event_types
from kgbuild.extract.foretold import settled
from kgbuild.extract.merging import Draft, Gathered, merge
from kgbuild.extract.produce.calendar import GOES_ON
from kgbuild.extract.produce.rules import rules
from kgbuild.extract.result_rows import lines_of
from kgbuild.extract.tie import Tied, complete, lend_posts, tie, without_past_plan
from kgbuild.extract.trace import Fate, Traced, fates
from kgbuild.extract.veto import AFTERWARDS, vetoes_of
from kgbuild.model import EntityRef, Event, Factuality, Span, Statement


@dataclass(frozen=True, slots=True)
class Assembled:
    """The events of an article, in order, and for each candidate what became of it."""

    events: tuple[Event, ...]
    traces: tuple[Traced, ...]


def assemble(context: Context, candidates: Iterable[Candidate], statements: Sequence[Statement] = ()) -> Assembled:
    """Return the events that candidates state.

    Args:
        context: The article, with its unnamed groups.
        candidates: What producers propose; of one type in the producer's order.
        statements: What is said in the article, to tell in whose words an event stands.

    Raises:
        ValueError: a candidate asks for an event type that there is none of.
    """
    known = {t.name: t for t in event_types()}
    by_type: dict[str, list[Candidate]] = {name: [] for name in known}
    for candidate in candidates:
        if candidate.type not in known:
            raise ValueError(f"there is no event type {candidate.type!r}; there are {', '.join(known)}.")
        by_type[candidate.type].append(candidate)
    fate: list[Fate] = []
    found: list[Event] = []
    for name, proposed in by_type.items():
        found += _of_type(context, known[name], proposed, fate)
    kept = [e for e in found if not _refused(context, e, fate)]
    kept.sort(key=lambda e: (e.passages, type(e).__name__, repr(e)))
    revised = revise(context.annotated, [_held_by(e, statements) for e in kept])
    events = link_results(context.annotated, revised, lines_of(context))
    return Assembled(tuple(events), fates(fate, events))


def _of_type(context: Context, kind: EventType, candidates: Sequence[Candidate], fate: list[Fate]) -> list[Event]:
    """Return the events of one type, and note what became of each candidate."""
    drafts: list[Draft] = []
    proposed = [without_past_plan(tie(context, c, kind.parts)) for c in candidates]
    for tied in lend_posts(complete(proposed, kind.main)):
        vetoes = vetoes_of(tied)
        stated = [] if vetoes else [Draft(tied, event) for event in kind.read(tied)]
        drafts += stated
        fate.append(Fate(tied, vetoes, [d.event for d in stated], _missing(tied, kind)))
    same = partial(kind.same, context)
    events = [_by_its_days(context, settled(g), g.drafts) for g in _gathered(context, kind, drafts, same)]
    return list(kind.settle(context, events)) if kind.settle else events


def _by_its_days(context: Context, event: Event, drafts: Sequence[Draft]) -> Event:
    """Return an event that one mention tells of as having happened as planned if another says that it is yet to come.

    An election whose days are over is planned no longer: "will not count for the election held on 5 November". A
    contest that goes on is not yet to come, only its end is.
    """
    published, days = context.annotated.article.date, event.dates
    if published is None or days is None:
        return event
    if event.factuality is Factuality.PLANNED and days.last < published.interval.first:
        return replace(event, factuality=Factuality.ACTUAL) if type(event).__name__ == "Election" else event
    goes_on = any(cue.effect == GOES_ON for d in drafts for cue in d.tied.verdict.cues)
    ahead = days.first > published.interval.last and days.last - days.first < _A_WEEK and not goes_on
    return replace(event, factuality=Factuality.PLANNED) if ahead and event.factuality is Factuality.ACTUAL else event


_A_WEEK = timedelta(days=7)
"""A month or a year may be the last or the next one."""


def _gathered(context: Context, kind: EventType, drafts: Sequence[Draft], same: Any) -> list[Gathered]:
    """Return the events that mentions make; those of rules that gather them in a way of their own, in that way."""
    own = rules()[kind.name].gather if kind.name in rules() else None
    by_rule = [d for d in drafts if own is not None and d.tied.candidate.source == "rule"]
    others = [d for d in drafts if own is None or d.tied.candidate.source != "rule"]
    gathered = own(context, by_rule) if own is not None and by_rule else ()
    return merge(others, same, gathered, kind.key or _any, kind.two or _never)


def _any(_event: Event) -> None:
    """Tell nothing by which events may be kept apart."""


def _never(_a: Event, _b: Event) -> bool:
    """Tell nothing by which two mentions that agree are of two events."""
    return False


def _missing(tied: Tied, kind: EventType) -> str:
    """Say why a candidate states no event: which part nobody could be tied to."""
    for role in kind.main:
        if not tied.references(role):
            words = [tied.context.annotated.words(a.argument.chunk) for a in tied.arguments if a.role == role]
            told = f"{', '.join(f'“{w}”' for w in words)} could not be tied" if words else "the text names none"
            return f"no {role}: {told}"
    return "what it lacks is told nowhere"


def _refused(context: Context, event: Event, fate: list[Fate]) -> bool:
    """Say whether a veto fires on a whole event, and note it at all its mentions."""
    names = tuple(v.name for v in AFTERWARDS if v.condition(context, event))
    if names:
        for f in fate:
            if any(type(e) is type(event) and set(e.passages) <= set(event.passages) for e in f.drafts):
                f.vetoes = (*f.vetoes, *names)
    return bool(names)


def _held_by(event: Event, statements: Sequence[Statement]) -> Event:
    """Say in whose words an event stands: the innermost statement whose content states it."""
    inside: list[tuple[int, Span, EntityRef]] = [
        (part.end - part.start, part, s.speaker)
        for s in statements
        if s.speaker is not None
        for part in s.parts
        if part.contains(event.passages[0])
    ]
    changes: dict[str, Any] = {"according_to": min(inside)[2]} if inside else {}
    return replace(event, **changes)
