"""The event types: one file each, found by name order; an outside package adds one by the entry point group."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kgbuild.model import EntityKind, Event
from kgbuild.plugins import Plugin, PluginError, plugins

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.extract.tie import Tied


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """An event type as its file defines it.

    `cls` is the class; `parts` the kinds of entities that each role takes; `main` the roles without which it is no
    event, which a mention that lacks them takes over from another mention of the event; `read` makes events of a
    candidate with its arguments tied, one for each person where only one can have the part; `same` says whether two
    mentions agree, `key` what all that agree share, if there is such; `two` whether they are of two events though they
    agree, unless a day says that they are one; `settle` goes over the events of an article;
    `find` proposes candidates, where the type brings rules of its own. `examples` are sentences that state such an
    event, `counterexamples` sentences that look like it and do not.
    """

    cls: type[Event]
    parts: Mapping[str, frozenset[EntityKind]]
    main: tuple[str, ...]
    read: Callable[[Tied], Iterator[Event]]
    same: Callable[[Context, Any, Any], bool]
    key: Callable[[Any], Hashable] | None
    two: Callable[[Any, Any], bool] | None
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
    modules += [_brought(plugin, name) for plugin in plugins() for name in plugin.events]
    types = tuple(_type(m) for m in modules)
    names = [t.name for t in types]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise PluginError(f"two event types are called {twice}; rename the class of the one that a plug-in brings.")
    return types


def _brought(plugin: Plugin, name: str) -> ModuleType:
    """Return the module of an event type that a plug-in brings.

    Raises:
        PluginError: it does not load, lacks something, or its class is not in the plug-in's namespace.
    """
    mend = f"mend the plug-in with the prefix {plugin.prefix!r}, or take its package away with pip uninstall."
    try:
        module = import_module(name)
        kind = _type(module)
    except Exception as error:
        raise PluginError(f"the event module {name} cannot be used: {type(error).__name__}: {error}; {mend}") from error
    if not kind.cls.iri_class.startswith(plugin.namespace):
        told = f"its class is <{kind.cls.iri_class}>, which is not in <{plugin.namespace}>"
        raise PluginError(f"the event module {name} cannot be used: {told}; {mend}")
    return module


def _type(module: ModuleType) -> EventType:
    return EventType(
        cls=module.EVENT,
        parts=module.PARTS,
        main=module.MAIN,
        read=module.read,
        same=module.same,
        key=getattr(module, "key", None),
        two=getattr(module, "two", None),
        settle=getattr(module, "settle", None),
        find=getattr(module, "find", None),
        examples=module.EXAMPLES,
        counterexamples=module.COUNTEREXAMPLES,
    )
