"""A file of many records that is looked into and never loaded: keys, labels of records, then compressed blocks.

The index is read at the first look-up: a sieve of bits, one of which is set for each key, so that of nearly all keys
that no record bears one bit tells so (Bloom 1970); for each key two hashes of 32 bits and the number of a record that
bears it; for each record its label, an identifier and a country. A block of records is read when one of them is asked
for. Two keys of the same 64 bits would be taken for one: among a hundred thousand, one wrong answer in 10^14 look-ups
is to be expected. The same records give the same bytes.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

Record = list[Any]
"""A record as JSON holds it."""

Label = tuple[str, str]
"""Identifier and country of a record."""

_MAGIC = b"KGSTORE2"
_HEAD = struct.Struct("<8sIIIII")
_BLOCK = 64  # records that are compressed together: more are smaller on disk, and slower to read
_LEVEL = 9
_SIFTED = 11  # bits of a hash that the sieve leaves out: what is left numbers its bits, so that sieves can be joined


NO_KEYS = bytes(1 << (29 - _SIFTED))
"""The sieve of a store without keys."""

Key = tuple[bytes, int]
"""A key, encoded and hashed once for all stores that are asked for it."""


def key(words: str) -> Key:
    """Return a key for `Store.find`."""
    encoded = words.encode()
    return encoded, zlib.crc32(encoded)


def passes(sieve: bytes, wanted: Key) -> bool:
    """Say whether a key may be one of those of a sieve; of one in sixteen that are not it does too."""
    bit = wanted[1] >> _SIFTED
    return bool(sieve[bit >> 3] & (1 << (bit & 7)))


def write_store(
    path: Path, records: Sequence[Record], labels: Sequence[Label], keys: Iterable[tuple[str, int]]
) -> None:
    """Write a store.

    Args:
        path: the file.
        records: what it holds.
        labels: identifier and country of each record.
        keys: each key with the number of a record that bears it.
    """
    pairs = sorted({(zlib.crc32(k.encode()), _check(k.encode()), number) for k, number in keys})
    bits = bytearray(NO_KEYS)
    for hashed, _, _ in pairs:
        bits[hashed >> (_SIFTED + 3)] |= 1 << (hashed >> _SIFTED & 7)
    sieve = zlib.compress(bytes(bits), _LEVEL)
    blocks = [
        zlib.compress(json.dumps(records[n : n + _BLOCK], ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)
        for n in range(0, len(records), _BLOCK)
    ]
    told = ["\t".join(label).encode() for label in labels]
    columns = (
        [h for h, _, _ in pairs],
        [c for _, c, _ in pairs],
        [n for _, _, n in pairs],
        list(accumulate(map(len, told), initial=0)),
        list(accumulate(map(len, blocks), initial=0)),
    )
    with path.open("wb") as file:
        file.write(_HEAD.pack(_MAGIC, len(records), len(pairs), len(blocks), sum(map(len, told)), len(sieve)))
        file.write(sieve)
        for column in columns:
            file.write(_little(array("I", column)).tobytes())
        file.writelines((*told, *blocks))


@dataclass(frozen=True, slots=True)
class _Index:
    """What is read at the first look-up; `first` is where the blocks begin in the file."""

    hashes: array[int]
    checks: array[int]
    numbers: array[int]
    label_ends: array[int]
    block_ends: array[int]
    sieve: bytes
    labels: bytes
    first: int


class Store:
    """The records of a file by their keys."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.path,)

    @property
    def sieve(self) -> bytes:
        """The bits of all keys, for `passes`."""
        return self._index.sieve

    @cached_property
    def find(self) -> Callable[[Key], Sequence[int]]:
        """What returns the numbers of the records that bear a key, the last answers kept."""
        index = self._index

        @lru_cache(maxsize=8192)
        def find(wanted: Key) -> Sequence[int]:
            words, hashed = wanted
            first = bisect_left(index.hashes, hashed)
            last = bisect_right(index.hashes, hashed, first)
            check = _check(words) if last > first else 0
            return [index.numbers[n] for n in range(first, last) if index.checks[n] == check]

        return find

    def label(self, number: int) -> Label:
        """Return the identifier and country of a record, by its number."""
        ends = self._index.label_ends
        identifier, _, country = self._index.labels[ends[number] : ends[number + 1]].decode().rpartition("\t")
        return identifier, country

    def record(self, number: int) -> Record:
        """Return a record by its number."""
        return self._block(number // _BLOCK)[number % _BLOCK]

    def __len__(self) -> int:
        with self.path.open("rb") as file:
            return self._head(file)[0]

    def _head(self, file: BinaryIO) -> tuple[int, int, int, int, int]:
        """Read how many records, keys, blocks, and bytes of labels and of the sieve there are."""
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(_MAGIC):
            raise ValueError(f"{self.path}: this is no store of kgbuild's reference data; install kgbuild again.")
        _, records, keys, blocks, labels, sieve = _HEAD.unpack(head)
        return records, keys, blocks, labels, sieve

    @cached_property
    def _index(self) -> _Index:
        with self.path.open("rb") as file:
            records, keys, blocks, labels, size = self._head(file)
            sieve = zlib.decompress(file.read(size))
            hashes, checks, numbers = (_column(file, keys) for _ in range(3))
            label_ends, block_ends = _column(file, records + 1), _column(file, blocks + 1)
            told = file.read(labels)
            return _Index(hashes, checks, numbers, label_ends, block_ends, sieve, told, file.tell())

    @cached_property
    def _block(self) -> Callable[[int], list[Record]]:
        """What reads a block, the last ones kept."""

        @lru_cache(maxsize=128)
        def read(number: int) -> list[Record]:
            ends = self._index.block_ends
            with self.path.open("rb") as file:
                file.seek(self._index.first + ends[number])
                found: list[Record] = json.loads(zlib.decompress(file.read(ends[number + 1] - ends[number])))
            return found

        return read


def _check(words: bytes) -> int:
    """Return the second hash of a key, which tells apart those that share the first."""
    return int.from_bytes(blake2b(words, digest_size=4).digest(), "little")


def _column(file: BinaryIO, size: int) -> array[int]:
    column = array("I")
    column.frombytes(file.read(size * column.itemsize))
    return _little(column)


def _little(column: array[int]) -> array[int]:
    """Return a column in the byte order of the file, or of this machine."""
    if sys.byteorder == "big":
        column.byteswap()
    return column
