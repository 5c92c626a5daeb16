"""A file of many records that is looked into and never loaded: sorted hashes of keys, then compressed blocks.

The index (eight bytes a key) is read at the first look-up, a block of records when one of them is asked for. Keys are
hashed to 32 bits, so that a look-up may return a record that does not bear the key: the caller compares. The same
records give the same bytes.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, BinaryIO

Record = list[Any]
"""A record as JSON holds it."""

_MAGIC = b"KGSTORE1"
_HEAD = struct.Struct("<8sIII")
_BLOCK = 64  # records that are compressed together: more are smaller on disk, and slower to read
_LEVEL = 9


def write_store(path: Path, records: Sequence[Record], keys: Iterable[tuple[str, int]]) -> None:
    """Write a store.

    Args:
        path: the file.
        records: what it holds.
        keys: each key with the number of a record that bears it.
    """
    pairs = sorted({(_hash(key), number) for key, number in keys})
    blocks = [
        zlib.compress(json.dumps(records[n : n + _BLOCK], ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)
        for n in range(0, len(records), _BLOCK)
    ]
    ends = [0]
    for block in blocks:
        ends.append(ends[-1] + len(block))
    with path.open("wb") as file:
        file.write(_HEAD.pack(_MAGIC, len(records), len(pairs), len(ends)))
        for column in ([h for h, _ in pairs], [n for _, n in pairs], ends):
            file.write(_little(array("I", column)).tobytes())
        file.writelines(blocks)


class Store:
    """The records of a file by their keys."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.path,)

    def find(self, key: str) -> list[int]:
        """Return the numbers of the records that may bear a key: all that do, and rarely one that does not."""
        hashes, numbers, _, _ = self._index
        wanted = _hash(key)
        at = bisect_left(hashes, wanted)
        found = []
        while at < len(hashes) and hashes[at] == wanted:
            found.append(numbers[at])
            at += 1
        return found

    def record(self, number: int) -> Record:
        """Return a record by its number."""
        block: list[Record] = self._block(number // _BLOCK)
        return block[number % _BLOCK]

    def __len__(self) -> int:
        with self.path.open("rb") as file:
            return self._head(file)[0]

    def _head(self, file: BinaryIO) -> tuple[int, int, int]:
        """Read how many records, keys and ends of blocks there are."""
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or not head.startswith(_MAGIC):
            raise ValueError(f"{self.path}: this is no store of kgbuild's reference data; install kgbuild again.")
        _, records, keys, ends = _HEAD.unpack(head)
        return records, keys, ends

    @cached_property
    def _index(self) -> tuple[array[int], array[int], array[int], int]:
        """The hashes, the records' numbers, the ends of the blocks, and where the first block begins."""
        with self.path.open("rb") as file:
            _, keys, ends = self._head(file)
            columns = []
            for size in (keys, keys, ends):
                column = array("I")
                column.frombytes(file.read(size * column.itemsize))
                columns.append(_little(column))
            return columns[0], columns[1], columns[2], file.tell()

    @cached_property
    def _block(self) -> Any:
        """What reads a block, the last ones kept."""

        @lru_cache(maxsize=128)
        def read(number: int) -> list[Record]:
            _, _, ends, start = self._index
            with self.path.open("rb") as file:
                file.seek(start + ends[number])
                found: list[Record] = json.loads(zlib.decompress(file.read(ends[number + 1] - ends[number])))
            return found

        return read


def _hash(key: str) -> int:
    return zlib.crc32(key.encode())


def _little(column: array[int]) -> array[int]:
    """Return a column in the byte order of the file, or of this machine."""
    if sys.byteorder == "big":
        column.byteswap()
    return column
