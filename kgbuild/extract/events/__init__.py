"""The event types: one file each, found by name order; an outside package adds one by the entry point group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kgbuild.model import EntityKind, Event

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied

ENTRY_POINT_GROUP = "kgbuild.events"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """An event type as its file defines it.

    `cls` is the class; `parts` the kinds of entities that each role takes; `main` the roles without which it is no
    event, which a mention that lacks them takes over from another mention of the event; `read` makes events of a
    candidate with its arguments tied, one for each person where only one can have the part; `same` says whether two
    mentions agree; `settle` goes over the events of an article; `find` proposes candidates, where the type brings rules
    of its own. `examples` are sentences that state such an event,
    `counterexamples` sentences that look like it and do not.
    """

    cls: type[Event]
    parts: Mapping[str, frozenset[EntityKind]]
    main: tuple[str, ...]
    read: Callable[[Tied], Iterator[Event]]
    same: Callable[[Context, Any, Any], bool]
    settle: Callable[[Context, Sequence[Any]], Iterable[Event]] | None
    find: Callable[[Context], Iterator[Candidate]] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of the class, by which candidates ask for the type."""
        return self.cls.__name__


@cache
def event_types() -> tuple[EventType, ...]:
    """Return all event types: those of this folder by file name, then those of installed packages by name."""
    modules = [import_module(f"{__name__}.{m.name}") for m in sorted(iter_modules(__path__), key=lambda m: m.name)]
    modules += [point.load() for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda p: p.name)]
    return tuple(_type(m) for m in modules)


def _type(module: ModuleType) -> EventType:
    return EventType(
        cls=module.EVENT,
        parts=module.PARTS,
        main=module.MAIN,
        read=module.read,
        same=module.same,
        settle=getattr(module, "settle", None),
        find=getattr(module, "find", None),
        examples=module.EXAMPLES,
        counterexamples=module.COUNTEREXAMPLES,
    )
