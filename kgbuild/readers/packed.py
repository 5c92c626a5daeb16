"""Unpack archives and compressed files in memory, within limits; nothing is ever written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from kgbuild.model import Issue
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import is_packed

_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, ValueError)
_OPENERS: dict[str, Any] = {
    ".gz": gzip.open,
    ".tgz": gzip.open,
    ".xz": lzma.open,
    ".txz": lzma.open,
    ".bz2": bz2.open,
}
_TARS = (".tar", ".tgz", ".txz", ".tar.gz", ".tar.xz", ".tar.bz2")
_PIECE = 1 << 20
_LONGEST_REASON = 160


@dataclass(frozen=True, slots=True)
class Member:
    """A file that was packed: its name inside the archive ("" for the only one of a .gz file), and its bytes."""

    name: str
    data: bytes


class _TooMuch(Exception):
    """What is packed is more than the limits allow."""


class Unpacker:
    """Unpacks one file of the user's, archives inside it too; the limits count for all of it together."""

    def __init__(self, options: ReadOptions) -> None:
        """Args: the options with the limits."""
        self._options = options
        self._left = options.max_unpacked_bytes

    def members(self, stream: IO[bytes], path: str) -> Iterator[Member | Issue]:
        """Yield every file inside, in sorted order, and what could not be unpacked.

        Args:
            stream: the packed file; it must be seekable.
            path: its name, which tells the format.
        """
        yield from self._members(stream, path, "", self._options.max_archive_depth)

    def _members(self, stream: IO[bytes], path: str, inside: str, depth: int) -> Iterator[Member | Issue]:
        shown = f"{path}/{inside}" if inside else path
        try:
            for name, data in self._files(stream, shown):
                if not _is_inside(name):
                    yield _unsafe(shown, name)
                    continue
                full = "/".join(part for part in (inside, name) if part)
                if not is_packed(name):
                    yield Member(full, data)
                elif depth > 1:
                    yield from self._members(io.BytesIO(data), path, full, depth - 1)
                else:
                    yield _too_deep(f"{path}/{full}", self._options)
        except _TooMuch as limit:
            hint = "Unpack it yourself and name the files that you want read."
            yield error(shown, 0, "too-large", f"{limit}; what follows in it is skipped.", hint)
        except RuntimeError as reason:  # zipfile's word for a password, and for a method of packing that it lacks
            why = "a password keeps it closed" if "password" in str(reason) else str(reason)[:_LONGEST_REASON]
            yield error(shown, 0, "packed", f"it cannot be unpacked ({why}).", "Unpack it first.")
        except _BROKEN as reason:
            why = " ".join(str(reason).split())[:_LONGEST_REASON] or type(reason).__name__
            message = f"it cannot be unpacked ({why}); what follows in it is skipped."
            yield error(shown, 0, "packed", message, "Check that it was saved whole, or unpack it first.")

    def _files(self, stream: IO[bytes], name: str) -> Iterator[tuple[str, bytes]]:
        lower = name.lower()
        if lower.endswith(".zip"):
            yield from self._zip(stream)
        elif lower.endswith(_TARS):
            yield from self._tar(stream)
        else:
            opener = next(open_ for ending, open_ in _OPENERS.items() if lower.endswith(ending))
            inner = PurePosixPath(name).name
            inner = inner[: inner.rindex(".")]
            with opener(stream, "rb") as unpacked:
                yield (inner if is_packed(inner) else ""), self._read(unpacked, inner)

    def _zip(self, stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
        with zipfile.ZipFile(stream) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
            self._count(len(entries))
            for info in sorted(entries, key=lambda info: info.filename):
                name = _plain(info.filename)
                if not _is_inside(name):
                    yield name, b""
                elif not _is_hidden(name):
                    with archive.open(info) as unpacked:
                        yield name, self._read(unpacked, name)

    def _tar(self, stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
        found: dict[str, bytes] = {}
        with tarfile.open(fileobj=stream, mode="r:*") as archive:
            for info in archive:
                name = _plain(info.name)
                if not _is_inside(name):
                    found[name] = b""
                elif info.isfile() and not _is_hidden(name) and (unpacked := archive.extractfile(info)) is not None:
                    found[name] = self._read(unpacked, name)
                self._count(len(found))
        yield from sorted(found.items())

    def _count(self, files: int) -> None:
        if files > self._options.max_archive_files:
            raise _TooMuch(f"it holds more than {self._options.max_archive_files:,} files")

    def _read(self, unpacked: IO[bytes], name: str) -> bytes:
        """Read a packed file, piece by piece, so that a bomb is noticed before it fills the memory."""
        data = bytearray()
        while piece := unpacked.read(_PIECE):
            data += piece
            self._left -= len(piece)
            if self._left < 0:
                limit = f"{self._options.max_unpacked_bytes:,}"
                raise _TooMuch(f"unpacked it is longer than {limit} bytes (at {name})")
        return bytes(data)


def _plain(name: str) -> str:
    """Return a name of an archive in one form."""
    return PurePosixPath(name.replace("\\", "/")).as_posix()


def _is_inside(name: str) -> bool:
    """Say whether a name of an archive stays inside it: not absolute, and not climbing out."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")))


def _unsafe(path: str, name: str) -> Issue:
    message = f"it holds a file named {name!r}, which lies outside of it; that file is skipped."
    return error(path, 0, "unsafe-path", message, "Pack it again with names that stay inside.")


def _is_hidden(name: str) -> bool:
    """Say whether a file is the packing program's own: hidden, or what a Mac adds."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _too_deep(path: str, options: ReadOptions) -> Issue:
    message = f"it lies {options.max_archive_depth} archives deep; it is skipped."
    return error(path, 0, "too-deep", message, "Unpack the outer archives first.")
