"""Write a graph to a file that is either complete or not there."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, Triple, serialize

from kgbuild.writers.formats import CannotWrite, Format
from kgbuild.writers.order import in_order
from kgbuild.writers.turtle import PREFIXES

try:
    import fcntl
except ImportError:  # there is no such thing on Windows
    fcntl = None  # type: ignore[assignment]


def write_graph(quads: Iterable[Quad], output: Path | BinaryIO, form: Format) -> None:
    """Write quads in their one order, so that equal graphs give equal bytes.

    Args:
        quads: the graph; formats without named graphs merge them all.
        output: a file, replaced only when everything is written, or an open binary stream.
        form: the format.

    Raises:
        CannotWrite: the folder is missing, read-only or full.
        BrokenPipeError: nobody reads the stream any more.
    """
    ordered = in_order(quads, with_graphs=form.has_graphs)
    _write(lambda stream: _serialize(ordered, stream, form), output)


def write_bytes(pieces: Iterable[bytes], output: Path | BinaryIO) -> None:
    """Write a file that is made already, as `write_graph` does.

    Args:
        pieces: its content.
        output: as for `write_graph`.

    Raises:
        CannotWrite: as `write_graph`.
        BrokenPipeError: nobody reads the stream any more.
    """
    _write(lambda stream: stream.writelines(pieces), output)


_Work = Callable[[BinaryIO], None]
"""What writes everything into a stream."""


def _write(work: _Work, output: Path | BinaryIO) -> None:
    if not isinstance(output, Path):
        _to_stream(work, output)
        return
    try:
        if output.exists() and not output.is_file():  # a device such as /dev/stdout has nothing to be replaced
            with output.open("wb") as stream:
                work(stream)
        else:
            _replace(work, output.resolve())
    except OSError as error:
        raise CannotWrite(f"{output}: cannot be written ({error.strerror or error}); nothing was changed.") from error


def _to_stream(work: _Work, stream: BinaryIO) -> None:
    try:
        work(stream)
        stream.flush()
    except BrokenPipeError:  # the reader has had enough, as `head` has
        raise
    except OSError as error:
        raise CannotWrite(f"the output cannot be written ({error.strerror or error}); it is not complete.") from error


def _serialize(ordered: Iterator[Quad] | Iterator[Triple], stream: BinaryIO, form: Format) -> None:
    if form.write is None:
        serialize(ordered, stream, format=form.rdf, prefixes=PREFIXES)
    else:
        form.write((x.triple if isinstance(x, Quad) else x for x in ordered), stream)


def _replace(work: _Work, output: Path) -> None:
    """Write beside the file and then take its place; an interruption leaves what was there before."""
    remove_leftovers(output)
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".part", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            _claim(stream)
            work(stream)
        mode = output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(output)
    except BaseException:  # also Ctrl-C must not leave the half-written file behind
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def remove_leftovers(output: Path) -> None:
    """Remove the half-written files that builds of the same output left which were killed; those being written stay."""
    for part in sorted(output.parent.glob(f".{glob.escape(output.name)}.*.part")):
        with suppress(OSError):
            with part.open("rb") as stream:
                _claim(stream)
            part.unlink()


def _claim(stream: BinaryIO) -> None:
    """Mark a file as being written, until it is closed or its process has died.

    Raises:
        OSError: another process writes it.
    """
    if fcntl is not None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _umask() -> int:
    """Return the permissions that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
