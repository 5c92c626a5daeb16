"""Tell what a graph is called and what, besides the articles, goes into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from kgbuild.rdf import Source
from kgbuild.resources import resource

_UNNAMED = "articles"
_REFERENCE_FILES = frozenset({".csv", ".store"})


def name_of(paths: Sequence[Path | str]) -> str:
    """Return the name of the one folder that is read, or a general one."""
    folders = [Path(path) for path in paths if str(path) != "-"]
    only = folders[0].resolve().name if len(paths) == len(folders) == 1 and folders[0].is_dir() else ""
    return only or _UNNAMED


def sources_of(reference: Path | None, reference_only: bool, decisions: Path | None) -> Iterator[Source]:
    """Yield the reference data and decisions that go into a build, by their content.

    Args:
        reference: the user's own folder, if any.
        reference_only: whether the reference data that come with kgbuild are left out.
        decisions: the user's own file; None: the one that comes with kgbuild.
    """
    if not reference_only:
        yield Source("reference", "Reference data: who is who", _digest(resource("data", "reference")))
    if reference is not None:
        yield Source("own-reference", "Reference data of the user: who is who", _digest(reference))
    own = "" if decisions is None else " of the user"
    known = decisions or resource("data", "decisions.csv")
    yield Source("decisions", f"Decisions{own} on who is who", sha256(known.read_bytes()).hexdigest())


def _digest(folder: Path) -> str:
    """Return the hash of the reference data in a folder."""
    digest = sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in _REFERENCE_FILES):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
