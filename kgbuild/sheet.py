"""What the graph holds of one article, ready to be counted and written, as it is kept between builds.

A sheet is named by all that it depends on: the article's record, what linking says of it, the code, and the format. So
an article that has not changed, and of which linking says the same, is neither mapped nor written anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec
from pyoxigraph import NamedNode, Quad

from kgbuild.quads import key_of
from kgbuild.rdf import Numbers
from kgbuild.records import Cache
from kgbuild.writers import Format, Section, own_sections

_LEVEL = 1  # as records: higher levels save little and take long


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is counted of an article's part of the graph.

    `used` are the keys of the entities that it refers to, `number` is how many quads it has, `own` what is counted of
    the nodes that only it speaks of, and `shared` are the keys of its other triples.
    """

    used: tuple[str, ...]
    number: int
    own: Numbers
    shared: tuple[str, ...]


def make_sheet(
    quads: Sequence[Quad], iri: str, used: Iterable[str], public: Collection[str], form: Format | None
) -> tuple[Sheet, list[Section]]:
    """Return the sheet of an article and the sections that a file has of it.

    Args:
        quads: its part of the graph.
        iri: the article's IRI.
        used: the keys of the entities that the part refers to.
        public: the IRIs of nodes that other parts may speak of, too.
        form: the format to write; None: there are no sections.
    """
    own: list[Quad] = []
    shared: set[str] = set()
    for quad in quads:
        if _is_own(quad, iri, public):
            own.append(quad)
        else:
            shared.add(key_of(quad))
    numbers = Numbers.of({key_of(quad) for quad in own})
    sheet = Sheet(tuple(sorted(used)), len(quads), numbers, tuple(sorted(shared)))
    if form is None:
        return sheet, []
    return sheet, own_sections(quads if form.has_graphs else own, form)


def _is_own(quad: Quad, article: str, public: Collection[str]) -> bool:
    """Say whether no other part of the graph can speak of the subject of a quad."""
    subject = quad.subject
    name = subject.value if isinstance(subject, NamedNode) else ""
    return name.startswith(article) and name[len(article) : len(article) + 1] in ("", "#", "/") and name not in public


class Sheets:
    """The sheets of a graph's articles, and what is proven of the graph.

    Args:
        cache: what keeps them.
        making: the hash of all that every sheet depends on.
        form: the format that the graph is to be written in; None: it is not known yet.
    """

    def __init__(self, cache: Cache, making: str, form: Format | None) -> None:
        self._cache, self.form = cache, form
        self._held: dict[str, bytes] = {}
        self._making = f"{making} {form.name if form else None}"
        self._proven = cache.proven()
        self.used: set[str] = set()
        """The names of the sheets that were asked for."""
        self.holding: set[bytes] = set()
        """What was found to hold, in this build or in an earlier one."""

    def name(self, told: Iterable[str]) -> str:
        """Return the name of a sheet that depends on some things."""
        return _digest(self._making, *told).hex()

    def get(self, name: str) -> Sheet | None:
        """Return a sheet; None if there is none."""
        self.used.add(name)
        data = self._cache.sheet(name)
        return None if data is None else _read(data, Sheet)

    def sections(self, name: str) -> tuple[Section, ...] | None:
        """Return the sections of a sheet; None if they are gone."""
        data = self._held.get(name) or self._cache.text(name)
        return None if data is None else _read(data, tuple[Section, ...])

    def put(self, name: str, sheet: Sheet, sections: Sequence[Section]) -> None:
        """Keep a sheet and its sections."""
        self.used.add(name)
        text = _written(tuple(sections))
        if not self._cache.put_sheet(name, _written(sheet), text):  # the disk is full, say
            self._held[name] = text

    def holds(self, *told: str) -> bytes | None:
        """Return None if something is known to hold, else what to name it by when it is found to."""
        name = _digest(self._making.rpartition(" ")[0], *told)
        if name not in self._proven:
            return name
        self.holding.add(name)
        return None


def _digest(*told: str) -> bytes:
    digest = blake2b(digest_size=16)
    for one in told:
        digest.update(one.encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()


_encoder = msgspec.msgpack.Encoder()


def _written(value: object) -> bytes:
    return zlib.compress(_encoder.encode(value), _LEVEL)


def _read(data: bytes, kind: Any) -> Any:
    """Return a value; None if its bytes are damaged."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.MsgspecError):
        return None
