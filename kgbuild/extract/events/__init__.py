"""The event types: one file each, found by name order; an outside package adds one by the entry point group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from kgbuild.model import Event

if TYPE_CHECKING:
    from kgbuild.extract.context import Context

ENTRY_POINT_GROUP = "kgbuild.events"


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type as its file defines it: the class, the function that finds it, and example sentences.

    `examples` are sentences that state such an event, `counterexamples` sentences that look like it and do not.
    """

    cls: type[Event]
    find: Callable[[Context], Iterator[Event]]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def event_types() -> tuple[EventType, ...]:
    """Return all event types: those of this folder by file name, then those of installed packages by name."""
    modules = [import_module(f"{__name__}.{m.name}") for m in sorted(iter_modules(__path__), key=lambda m: m.name)]
    modules += [point.load() for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda p: p.name)]
    return tuple(EventType(m.EVENT, m.find, m.EXAMPLES, m.COUNTEREXAMPLES) for m in modules)
