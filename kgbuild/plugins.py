"""Packages that bring event types of their own: each by one entry point, in a namespace of its own.

An installed package names a `Plugin` under the entry point group ``kgbuild.plugins``. Its ontology, shapes and named
questions lie in folders beside its module; its event modules are loaded only where articles are read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "kgbuild.plugins"
"""The entry point group."""

_OURS = "https://w3id.org/kgbuild/"
RESERVED = frozenset(
    "data dcat dcterms foaf gaf kg oa org owl prov rdf rdfs schema sem sh shape skos vann void xsd".split()
)
"""Prefixes that graphs, shapes and queries use already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """What a package brings.

    `prefix` and `namespace` are those of its terms ("strike", "https://example.org/strike#"), `terms` their names with
    blanks between; `events` the modules of its event types; `folder` where its ontology, shapes and questions lie.
    """

    prefix: str
    namespace: str
    terms: str
    events: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Broken:
    """A plug-in that cannot be used: its name, the package it comes from, and why."""

    name: str
    package: str
    reason: str

    def __str__(self) -> str:
        return (
            f"the plug-in {self.name!r} of the package {self.package} cannot be used: {self.reason}; mend it, or take"
            f" it away with: pip uninstall {self.package}"
        )


class PluginError(ValueError):
    """A plug-in cannot be used; the message names it and says what to do."""


@cache
def _loaded() -> tuple[tuple[Plugin, ...], tuple[Broken, ...]]:
    """Load all plug-ins, by name."""
    found: dict[str, Plugin] = {}
    broken: list[Broken] = []
    for point in _entry_points() if _may_be_any() else ():
        package = point.dist.name if point.dist else point.value
        plugin = _load(point)
        reason = plugin if isinstance(plugin, str) else _unfit(plugin, found)
        if reason:
            broken.append(Broken(point.name, package, reason))
        elif isinstance(plugin, Plugin):
            found[point.name] = plugin
    return tuple(found.values()), tuple(broken)


def _may_be_any() -> bool:
    """Say whether any package may have a plug-in, in less time than it takes to load what can tell for certain."""
    for place in map(Path, sys.path):
        if place.is_file():
            return True  # packages in an archive
        with suppress(OSError):
            infos = [p for p in place.iterdir() if p.name.endswith((".dist-info", ".egg-info", "EGG-INFO"))]
            for info in infos:
                with suppress(OSError):
                    if GROUP.encode() in (info / "entry_points.txt").read_bytes():
                        return True
    return any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder)


def _entry_points() -> list[EntryPoint]:
    """Return the entry points of all packages that name a plug-in, by name."""
    from importlib.metadata import entry_points

    return sorted(entry_points(group=GROUP), key=lambda p: p.name)


def _load(point: EntryPoint) -> Plugin | str:
    """Return what an entry point names, or why it cannot be loaded."""
    try:
        plugin = point.load()
    except Exception as error:  # noqa: BLE001 - other people's code may fail in any way, and must be named when it does
        return f"{point.value} does not load: {type(error).__name__}: {error}"
    return plugin if isinstance(plugin, Plugin) else f"{point.value} is a {type(plugin).__name__}, not a Plugin"


def _unfit(plugin: Plugin, others: dict[str, Plugin]) -> str:
    """Say what is wrong with a plug-in; an empty string if nothing is."""
    if not plugin.namespace.endswith(("#", "/")):
        return f"its namespace <{plugin.namespace}> must end in '#' or '/'"
    if plugin.namespace.startswith(_OURS):
        return f"its namespace <{plugin.namespace}> is kgbuild's own; use one that is yours"
    taken = next((name for name, p in others.items() if plugin.prefix == p.prefix), None)
    if taken:
        return f"its prefix {plugin.prefix!r} is that of the plug-in {taken!r}"
    if plugin.prefix in RESERVED or not plugin.prefix.isidentifier():
        return f"its prefix {plugin.prefix!r} is one that kgbuild uses, or no word; choose another"
    return "" if plugin.folder.is_dir() else f"its folder {plugin.folder} is missing"


def plugins() -> tuple[Plugin, ...]:
    """Return the plug-ins that can be used, by name."""
    return _loaded()[0]


def broken_plugins() -> tuple[Broken, ...]:
    """Return those that cannot be used."""
    return _loaded()[1]


def insist_on_plugins() -> None:
    """Make sure that every installed plug-in can be used, so that no fact is silently missing.

    Raises:
        PluginError: one cannot.
    """
    if broken_plugins():
        raise PluginError("; ".join(map(str, broken_plugins())) + ".")


def plugin_files(folder: str, pattern: str) -> Iterator[Path]:
    """Yield the files of all plug-ins in one of their folders.

    Args:
        folder: "ontology", "shapes" or "questions".
        pattern: such as ``"*.ttl"``.
    """
    for plugin in plugins():
        yield from sorted((plugin.folder / folder).rglob(pattern))
