"""What all events have in common; each type adds its own fields in `extract/events/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar

from kgbuild.model.dates import DateInterval
from kgbuild.model.entity import EntityRef
from kgbuild.model.evidence import Span
from kgbuild.model.slot import Slot
from kgbuild.vocab import KG


class Factuality(str, Enum):
    """Whether it happened at all (after FactBank, Sauri and Pustejovsky 2009, reduced to what news readers ask)."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    DENIED = "Denied"


@dataclass(frozen=True, slots=True, order=True)
class EventRef:
    """A pointer to an event of the same article: its position in `ArticleFacts.events`."""

    index: int


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event as one article states it.

    `passages` are the words that state it; `dates` is the interval of days it lies in, None when the text does not
    say; `date_text` is the wording. `according_to` is whose words it stands in. `confidence` is between 0 and 1.
    `revises` points at the event whose figure this one corrects.
    """

    iri_class: ClassVar[str] = KG.Event

    passages: tuple[Span, ...]
    factuality: Factuality = Factuality.ACTUAL
    dates: DateInterval | None = None
    date_text: Annotated[str | None, Slot(KG.dateText, identity=False)] = None
    place: Annotated[EntityRef | None, Slot(KG.place)] = None
    according_to: Annotated[EntityRef | None, Slot(KG.accordingTo, identity=False)] = None
    confidence: float = 1.0
    revises: EventRef | None = None
