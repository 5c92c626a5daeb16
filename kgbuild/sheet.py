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

from kgbuild.quads import SEPARATOR
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
    keys: Sequence[str], iri: str, used: Iterable[str], public: Collection[str], form: Format | None
) -> tuple[Sheet, list[Section]]:
    """Return the sheet of an article and the sections that a file has of it.

    Args:
        keys: the keys of its part of the graph, each once.
        iri: the article's IRI.
        used: the keys of the entities that the part refers to.
        public: the IRIs of nodes that other parts may speak of, too.
        form: the format to write; None: there are no sections.
    """
    own: list[str] = []
    shared: list[str] = []
    chosen: dict[str, list[str]] = {}
    for key in keys:
        subject = key[: key.index(SEPARATOR)]
        if subject not in chosen:
            chosen[subject] = own if _is_own(subject[1:-1], iri, public) else shared
        chosen[subject].append(key)
    sheet = Sheet(tuple(sorted(used)), len(keys), Numbers.of(own), tuple(sorted(shared)))
    if form is None:
        return sheet, []
    return sheet, own_sections(keys if form.has_graphs else own, f"<{iri}>", form)


def _is_own(name: str, article: str, public: Collection[str]) -> bool:
    """Say whether no other part of the graph can speak of a node."""
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
        """The names of the sheets that were used."""
        self.holding: set[bytes] = set()
        """What was found to hold, in this build or in an earlier one."""

    def name(self, told: Iterable[str]) -> str:
        """Return the name of a sheet that depends on some things."""
        return _digest(self._making, *told).hex()

    def get(self, name: str) -> Sheet | None:
        """Return a sheet; None if there is none."""
        data = self._cache.sheet(name)
        return None if data is None else _read(data, Sheet)

    def sections(self, name: str) -> tuple[Section, ...] | None:
        """Return the sections of a sheet; None if they are gone."""
        data = self._held.get(name) or self._cache.text(name)
        return None if data is None else _read(data, tuple[Section, ...])

    def take(self, name: str, written: tuple[bytes, bytes] | None) -> None:
        """Note that a sheet is used, and keep it, as `written` gives it, if it is new."""
        self.used.add(name)
        if written is not None and not self._cache.put_sheet(name, *written):  # the disk is full, say
            self._held[name] = written[1]

    def proof(self, *told: str) -> bytes:
        """Return the name of what depends on some things and may hold."""
        return _digest(self._making.rpartition(" ")[0], *told)

    def holds(self, proof: bytes) -> bool:
        """Say whether something is known to hold, by its name."""
        if proof in self._proven:
            self.holding.add(proof)
        return proof in self._proven

    def reopen(self) -> None:
        """Open what keeps them again, for a copy of the process that has opened it."""
        self._cache.reopen()


def written(sheet: Sheet, sections: Sequence[Section]) -> tuple[bytes, bytes]:
    """Return a sheet and its sections as they are kept."""
    return _written(sheet), _written(tuple(sections))


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
