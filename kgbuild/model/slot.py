"""How a field of an event says which property it becomes: `Annotated[..., Slot(KG.participant, min=1)]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, get_args, get_origin, get_type_hints


class Membership(Enum):
    """What becomes of a person's membership of the party in a field when the event happens."""

    ENDS = "ends"
    BEGINS = "begins"


@dataclass(frozen=True, slots=True)
class Slot:
    """The property of a field, and how many values its shape asks for (`max` None: any number).

    `membership`: that of the event's `person` in what the field holds ends or begins with the event. `identity` says
    whether the field tells which event it is: True, it is part of the event's name and must be the same; False, it only
    words the event and is never compared; None, the former where the event must have it, else it must not differ.
    """

    property: str
    min: int = 0
    max: int | None = 1
    membership: Membership | None = None
    identity: bool | None = None

    def is_key(self) -> bool:
        """Say whether what the field holds is part of the event's name."""
        return bool(self.min) if self.identity is None else self.identity

    def is_wording(self) -> bool:
        """Say whether the field words the event rather than tells which it is."""
        return self.identity is False


_KNOWN: dict[type, Mapping[str, Slot]] = {}


def slots_of(cls: type) -> Mapping[str, Slot]:
    """Return the slot of each annotated field of a dataclass, inherited ones included, in order of definition."""
    if cls not in _KNOWN:
        _KNOWN[cls] = {
            name: extra
            for name, hint in get_type_hints(cls, include_extras=True).items()
            if get_origin(hint) is Annotated
            for extra in get_args(hint)[1:]
            if isinstance(extra, Slot)
        }
    return _KNOWN[cls]
