"""A post that the text says somebody holds or held."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.dates import DateInterval
from kgbuild.model.entity import EntityRef
from kgbuild.model.evidence import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A membership: `person` holds (or, if `former`, held) `post` in `organization`; "member" is bare membership."""

    person: EntityRef
    post: str
    organization: EntityRef | None = None
    former: bool = False
    dates: DateInterval | None = None
    date_text: str | None = None
    passages: tuple[Span, ...]
