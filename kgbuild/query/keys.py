"""What the nodes of a graph are called for short: in tables, and in decisions on who is who."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Store

from kgbuild.query.engine import rows

_KEY = re.compile(r"(?:article/.+|(?:person|party|organization|place|publication)/.+)$")
_SPACES = "SELECT ?dataset ?space { ?dataset void:uriSpace ?space }"


@dataclass(frozen=True, slots=True)
class Keys:
    """Short names for the IRIs of nodes.

    Args:
        bases: where the graph's own IRIs live; none if the graph does not say.
        collections: what the IRIs of the articles of named datasets begin with.
    """

    bases: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    def id(self, node: str) -> str:
        """Return the IRI without the graph's base; the whole IRI where graphs of several bases lie in one store."""
        if len(self.bases) > 1:
            return node
        if self.bases:
            return node.removeprefix(self.bases[0])
        return _tail(node)

    def decision(self, node: str) -> str:
        """Return what decisions call a node: they are on the articles of a build, whatever its base and name."""
        for collection in self.collections:
            if node.startswith(collection):
                return f"article/{node.removeprefix(collection)}"
        for base in self.bases:
            if node.startswith(base):
                return node.removeprefix(base)
        return _tail(node)


def keys_of(store: Store) -> Keys:
    """Return what the nodes of a store are called, by what its datasets say of themselves (void:uriSpace)."""
    spaces: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, _SPACES):
        spaces[row["dataset"].value].add(row["space"].value)
    bases, collections = set(), set()
    for own in spaces.values():
        base = min(own, key=len)
        bases.add(base)
        collections |= {space for space in own if space.startswith(f"{base}article/")}
    return Keys(_longest_first(bases), _longest_first(collections))


def _longest_first(spaces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(spaces, key=lambda space: (-len(space), space)))


def _tail(node: str) -> str:
    """Return the part of an IRI that looks like a key, in a graph that does not say where its IRIs live."""
    match = _KEY.search(node)
    return match[0] if match else node
