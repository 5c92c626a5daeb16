"""Meetings and talks: people, parties or bodies that come together to speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from kgbuild.extract.context import AGENTS, Context
from kgbuild.extract.nobody import nobody_in_particular, place_alone, wholly_bare
from kgbuild.extract.stated import compatible, joined
from kgbuild.extract.tie import Tied
from kgbuild.model import EntityKind, EntityRef, Event, Factuality, Slot
from kgbuild.vocab import KG


@dataclass(frozen=True, kw_only=True)
class Meeting(Event):
    """People, parties or bodies met, held talks or had a discussion."""

    iri_class: ClassVar[str] = KG.Meeting
    participants: Annotated[tuple[EntityRef, ...], Slot(KG.participant, max=None, identity=True)]
    topic: Annotated[str | None, Slot(KG.topic, identity=False)] = None


EVENT = Meeting
PARTS = {"participant": AGENTS | {EntityKind.PLACE}, "place": frozenset({EntityKind.PLACE})}
MAIN = ("participant",)
EXAMPLES = (
    "Ann Bell met Carl Dorn in Leeds on Friday.",
    "The talks between Ann Bell and Carl Dorn failed.",
    "Ann Bell held talks with Carl Dorn.",
    "Ann Bell and Carl Dorn met on Friday.",
    "A meeting with Carl Dorn was arranged by Ann Bell.",
)
COUNTEREXAMPLES = (
    "Ann Bell met the target.",
    "Ann Bell told a press conference that taxes would rise.",
)


def read(tied: Tied) -> Iterator[Meeting]:
    """Yield the meeting of all participants, or one of which the text does not say who meets: "the talks failed".

    Of what only a rule takes for a meeting, somebody must take part, or the text say when.
    """
    model = tied.candidate.source == "model"
    people = tied.references("participant")
    if nobody_in_particular(tied) or (model and (wholly_bare(tied) or place_alone(tied))):
        people = []
    if people or model or tied.time is not None:
        yield Meeting(participants=tuple(p.ref for p in people), topic=tied.words("topic"), **tied.stated(*people))


def same(context: Context, a: Meeting, b: Meeting) -> bool:
    """Say whether two mentions may be of one meeting: one names no one whom the other does not.

    Two that name different groups are two: "he met parents", "teachers and parents met him". One that names nobody may
    be any; only with another such one, and not about something else, is it taken to be the same.
    """
    first, second = set(a.participants), set(b.participants)
    if not first or not second:
        return first == second and (not a.topic or not b.topic or a.topic.lower() == b.topic.lower())
    if first == second:
        return True
    groups = [{p for p in who if context.cluster(p).kind is EntityKind.UNNAMED} for who in (first, second)]
    return (first <= second or second <= first) and not (groups[0] and groups[1] and groups[0] != groups[1])


def two(a: Meeting, b: Meeting) -> bool:
    """Say whether one meeting was held and the other is planned: people who have met meet again.

    Of meetings that were annotated with several mentions hardly any is both. A day to come that one mention gives
    speaks against the other's having been held.
    """
    held = [m for m in (a, b) if m.factuality is Factuality.ACTUAL]
    planned = [m for m in (a, b) if m.factuality is Factuality.PLANNED]
    return len(held) == len(planned) == 1 and (held[0].dates is not None or planned[0].dates is None)


def settle(context: Context, found: Sequence[Meeting]) -> Iterator[Meeting]:
    """Yield the meetings; what a report opens with, naming nobody, is the one meeting that it goes on to tell of.

    One of which neither who, when and where nor what about is told is none: its words tell nothing of their own.
    """
    kept = [m for m in found if m.participants]
    untold = [m for m in found if not m.participants]
    for meeting in untold:
        told = _told_later(context, meeting, kept) if context.opens(meeting.passages[0]) else None
        if told is not None:
            kept[told] = joined(kept[told], meeting)
        elif meeting.topic or meeting.date_text or meeting.dates or meeting.place:
            kept.append(meeting)
    yield from kept


def _told_later(context: Context, meeting: Meeting, found: Sequence[Meeting]) -> int | None:
    """Return the place of the one meeting of somebody that a meeting of nobody may be, if it is told of behind it.

    Of several that it may be, it is the only one of the opening that is as certain.
    """
    fitting = [n for n, m in enumerate(found) if m.participants and compatible(m, meeting) and not two(m, meeting)]
    if len(fitting) > 1:
        certain = [n for n in fitting if found[n].factuality is meeting.factuality]
        fitting = [n for n in certain if context.opens(found[n].passages[0])]
    later = len(fitting) == 1 and meeting.passages < found[fitting[0]].passages
    return fitting[0] if later else None
