"""The quads of a graph, and the line that each triple is sorted by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from pyoxigraph import Quad, RdfFormat, Triple, parse

from kgbuild.vocab import RDF, is_own

MOST = 150_000
"""Quads that are held in memory; more are made again from the facts whenever they are wanted."""

SEPARATOR = "\x00"
"""What stands between the parts of a key: smaller than every character of a term, and in none."""

_LINES = 5_000  # lines that are parsed together


def order_of(x: Quad | Triple) -> tuple[str, bool, str, bool, str]:
    """Sort by subject, then the type first (ours before those of others), then by property and value."""
    value = str(x.object)
    return str(x.subject), x.predicate.value != RDF.type, x.predicate.value, not is_own(value[1:]), value


def key_of(x: Quad | Triple) -> str:
    """Return a line that holds all of a triple and is sorted as `order_of` sorts."""
    subject, is_no_type, prop, is_not_ours, value = order_of(x)
    return SEPARATOR.join((subject, f"{is_no_type:d}", prop, f"{is_not_ours:d}", value))


def rest_of(prop: str, value: str) -> str:
    """Return what follows the subject in the key of a triple; its value is as in N-Triples."""
    is_not_ours = not is_own(value[1:])
    return f"{SEPARATOR}{prop != RDF.type:d}{SEPARATOR}{prop}{SEPARATOR}{is_not_ours:d}{SEPARATOR}{value}"


def terms_of(key: str) -> tuple[str, str, str]:
    """Return subject, property and value of a key: nodes as they are written in N-Triples, the property as its IRI."""
    subject, _, prop, _, value = key.split(SEPARATOR, 4)
    return subject, prop, value


def quads_of(keys: Iterable[str], graph: str = "") -> Iterator[Quad]:
    """Yield the triples of some keys, in a graph if one is named, else in the default graph."""
    return parsed(line_of(key, graph) for key in keys)


def line_of(key: str, graph: str = "") -> str:
    """Return a key as a line of N-Quads, of a graph if one is named."""
    subject, prop, value = terms_of(key)
    return f"{subject} <{prop}> {value} {graph} .\n"


def parsed(lines: Iterable[str]) -> Iterator[Quad]:
    """Yield the quads of lines of N-Quads, of which some thousand are parsed together."""
    left = iter(lines)
    while some := "".join(islice(left, _LINES)):
        yield from parse(some.encode("utf-8", "surrogatepass"), format=RdfFormat.N_QUADS)


class Quads(Collection[Quad]):
    """Quads that are made when they are wanted: once if they are few, anew each time if they are many.

    Args:
        make: makes them.
        number: how many there are, one that stands in several parts counted in each.
    """

    def __init__(self, make: Callable[[], Iterator[Quad]], number: int) -> None:
        self._make, self._number = make, number
        self._held: tuple[Quad, ...] | None = None

    def hold(self) -> Collection[Quad]:
        """Return them, made now if they are few: what they are made of may be gone later."""
        if self._held is None and self._number <= MOST:
            self._held = tuple(self._make())
        return self if self._held is None else self._held

    def __iter__(self) -> Iterator[Quad]:
        self.hold()
        return self._make() if self._held is None else iter(self._held)

    def __len__(self) -> int:
        return self._number

    def __contains__(self, quad: object) -> bool:
        return any(quad == one for one in self)
