"""Keep a large graph as a store on disk, so that only the first question has to parse its file.

The stores of a graph file lie in a hidden folder beside it, each named after the hash of the file that it was made of:
a file that has changed gets a store of its own, and the store of what it was before goes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
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
_VERSION = 1
"""Of the form of stores; another engine, or another way to load, needs another."""

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
    name = f"{_digest(path)}-{_VERSION}"
    for folder in _folders(path):
        with suppress(OSError):
            return Store.read_only(str(folder / name))
    for folder in _folders(path):
        with suppress(OSError):
            _make(path, folder, name)
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


def _digest(path: Path) -> str:
    digest = sha256(path.suffix.lower().encode())
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()[:32]
