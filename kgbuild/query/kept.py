"""Keep a large graph as a store on disk, so that only the first question has to parse its file.

The stores of a graph file lie in a hidden folder beside it, each named after the hash of the file that it was made of:
a file that has changed gets a store of its own, and the store of what it was before goes. To hash a large file takes
longer than many an answer, so the hash is remembered for as long as the file's size, times and place stay the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Store

from kgbuild.query.store import open_graph

_SMALL = 2_000_000
"""A file of fewer bytes is parsed in less time than a store takes to open and is worth."""

_ENDING = ".kgbuild-store"
_CHUNK = 1 << 20
_DIGITS = 32
_VERSION = 1
"""Of the form of stores; another engine, or another way to load, needs another."""

_SETTLED = 2_000_000_000
"""Nanoseconds after which another change of a file gives it another time on every file system."""

Say = Callable[[str], None]


def kept_graph(path: Path, *, keep: bool = True, say: Say = lambda _: None) -> Store:
    """Return a store that holds a file's graph: from disk where an earlier question left it, else loaded now.

    Args:
        path: a graph, as `open_graph` takes it.
        keep: whether to keep a store of a large graph on disk.
        say: told where a store is kept, and why none can be.

    Raises:
        GraphError: the file cannot be read.
    """
    if not keep or not path.is_file() or path.stat().st_size < _SMALL:
        return open_graph(path)
    state = _state(path)
    known = _known_digest(path, state)
    digest = known or _digest(path)
    name = f"{digest}-{_VERSION}"
    for folder in _folders(path):
        with suppress(OSError):
            store = Store.read_only(str(folder / name))
            if not known:
                _remember(path, state, digest, folder)
            return store
    for folder in _folders(path):
        with suppress(OSError):
            _make(path, folder, name)
            _remember(path, state, digest, folder)
            say(f"({folder} keeps the graph ready for the next question; --no-store keeps nothing)")
            return Store.read_only(str(folder / name))
    say("(the graph cannot be kept ready for the next question: no folder for it can be written)")
    return open_graph(path)


def _make(path: Path, folder: Path, name: str) -> None:
    """Load a graph into a store in a folder, whole or not at all; remove those that it replaces.

    Raises:
        OSError: the folder cannot be written, or is full.
        GraphError: the file cannot be read.
    """
    import shutil  # which, as tempfile, takes longer to load than a kept store to open
    import tempfile

    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="making-", dir=folder))
    try:
        store = open_graph(path, Store(str(place)))
        store.optimize()
        store.flush()
        del store  # which closes it
        for other in folder.iterdir():
            broken = other.name == name  # or it would have been opened
            if broken or (_is_for(path, folder) and not other.name.startswith("making-")):
                shutil.rmtree(other, ignore_errors=True)
        with suppress(OSError):  # another process was faster; its store is the same
            place.rename(folder / name)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _folders(path: Path) -> Iterator[Path]:
    """Yield where the stores of a file may lie: beside it, or where this system has caches."""
    yield path.resolve().with_name(f".{path.name}{_ENDING}")
    caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    with suppress(RuntimeError):  # nobody is at home
        yield Path(caches).expanduser() / "kgbuild" / "stores"


def _is_for(path: Path, folder: Path) -> bool:
    """Say whether a folder holds the stores of one file only."""
    return folder.name == f".{path.name}{_ENDING}"


def _known_digest(path: Path, state: str) -> str | None:
    """Return the hash of a file as an earlier question found it, if the file is still the same."""
    for folder in _folders(path):
        with suppress(OSError, UnicodeDecodeError):
            before, _, digest = (folder / _note(path)).read_text(encoding="ascii").partition("\n")
            if before == state and len(digest) == _DIGITS:
                return digest
    return None


def _remember(path: Path, state: str, digest: str, folder: Path) -> None:
    """Write down the hash of a file in this state, unless it may have changed meanwhile without a trace."""
    with suppress(OSError):
        if state == _state(path) and time.time_ns() - path.stat().st_mtime_ns > _SETTLED:
            (folder / _note(path)).write_text(f"{state}\n{digest}", encoding="ascii")


def _note(path: Path) -> str:
    """Return the name of the note on a file's hash: files of the caches' folder may have the same name."""
    return f"hash-{sha256(os.fsencode(path.resolve())).hexdigest()[:16]}"


def _state(path: Path) -> str:
    """Return what changes when a file does, without reading it."""
    now = path.stat()
    return f"{now.st_size} {now.st_mtime_ns} {now.st_ctime_ns} {now.st_dev} {now.st_ino}"


def _digest(path: Path) -> str:
    digest = sha256(path.suffix.lower().encode())
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()[:_DIGITS]
