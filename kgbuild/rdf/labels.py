"""What people read of a node in a tool that knows nothing of kgbuild: a label for each fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kgbuild.model import EntityRef, Event, Factuality, Role, Statement, slots_of
from kgbuild.model.naming import spaced
from kgbuild.vocab import KG

LANGUAGE = "en"
"""The language of the words that labels add to those of the text."""

_LONGEST = 80
_NOT_A_PART = frozenset({KG.accordingTo, KG.dateText, KG.place})


def shortened(text: str) -> str:
    """Return text as one line that is cut, at a blank, if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rpartition(" ")[0].rstrip(",;:–- ") + " …"


def event_label(event: Event, names: Sequence[str]) -> str:
    """Return "Meeting: Ann Bell, Bo Birch (planned)".

    Args:
        event: the event.
        names: the name of each of its article's entities.
    """
    kind = spaced(type(event).__name__).capitalize()
    slots = {name: slot for name, slot in slots_of(type(event)).items() if slot.property not in _NOT_A_PART}
    values = [_listed(getattr(event, name)) for name in slots]
    who = ", ".join(dict.fromkeys(name for some in values for name in _named(some, names)))
    what = " ".join(_plain(v) for some in values for v in some if isinstance(v, str | int | float))
    told = "; ".join(part for part in (who, what) if part)
    status = "" if event.factuality is Factuality.ACTUAL else f" ({event.factuality.value.lower()})"
    day = f", {event.dates.first.isoformat()}" if event.dates and event.dates.first == event.dates.last else ""
    return shortened(f"{kind}: {told}" if told else kind) + day + status


def statement_label(statement: Statement, names: Sequence[str], text: str) -> str:
    """Return "Ann Bell: We agreed, … on rail."; `names` are as for events, `text` is the content."""
    speaker = "Unknown speaker" if statement.speaker is None else names[statement.speaker.index]
    return f"{speaker}: {shortened(text)}"


def role_label(role: Role, names: Sequence[str]) -> str:
    """Return "Ann Bell, former mayor (Green Party)"; `names` are as for events."""
    where = f" ({names[role.organization.index]})" if role.organization else ""
    return post_label(names[role.person.index], role.post, role.former) + where


def post_label(person: str, post: str, former: bool) -> str:
    """Return "Ann Bell, former mayor"."""
    return f"{person}, {'former ' if former else ''}{post}"


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _named(values: Iterable[Any], names: Sequence[str]) -> list[str]:
    """Return the names of the entities among a slot's values, in one order whatever that of the text."""
    return sorted(names[v.index] for v in values if isinstance(v, EntityRef))


def _plain(value: str | int | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
