"""Tell what a graph is called and what, besides the articles, goes into it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from kgbuild.rdf import Source
from kgbuild.readers.naming import writable
from kgbuild.reference import Register
from kgbuild.reference.manifest import source_files
from kgbuild.resolve import load_decisions
from kgbuild.resources import resource
from kgbuild.version import __version__

_UNNAMED = "articles"
_OWN_LICENCE = "MIT"
_CHUNK = 1 << 20


def name_of(paths: Sequence[Path | str]) -> str:
    """Return what a graph is called after that nobody has named: the folders of its articles, or a general name.

    It does not depend on where the folders lie, nor on the order in which they are named; a file stands for its folder.
    """
    # Path.resolve raises an error for a link that leads back to itself
    named = (Path(os.path.realpath(path)) for path in paths if str(path) != "-")
    names = {path.name if path.is_dir() else path.parent.name for path in named}
    return writable("_".join(sorted(names - {""}))) or _UNNAMED


def sources_of(
    reference: Path | None, reference_only: bool, decisions: Path | None, licence: str = ""
) -> Iterator[Source]:
    """Yield the registers of reference data and the decisions that go into a build, by their content.

    Args:
        reference: the user's own folder, if any.
        reference_only: whether the reference data that come with kgbuild are left out.
        decisions: the user's own file; None: the one that comes with kgbuild.
        licence: of the user's own decisions, which are part of what the user publishes; "": none is known.

    Raises:
        kgbuild.reference.ReferenceDataError: a folder or its manifest cannot be used.
        kgbuild.resolve.DecisionsError: the decisions cannot be understood.
    """
    shipped = [] if reference_only else [resource("data", "reference")]
    own = [] if reference is None else [reference]
    files: dict[tuple[bool, Register], set[Path]] = defaultdict(set)
    for file in source_files([*shipped, *own]):
        files[file.path.parent not in shipped, file.register].add(file.path)
    for (of_user, register), paths in sorted(files.items(), key=lambda item: (item[0][0], item[0][1].id)):
        yield _register(register, sorted(paths), of_user)
    decided = decisions or resource("data", "decisions.csv")
    if decided.exists():  # a file that there is not decides nothing
        yield _decisions(decided, licence if decisions else _OWN_LICENCE, decisions is not None)


def _register(register: Register, paths: Sequence[Path], of_user: bool) -> Source:
    whose = " of the user" if of_user else ""
    about = f": {register.subject}" if register.subject else ""
    return Source(
        key=f"{'own-' if of_user else ''}reference-{register.id}",
        title=f"Reference data{whose}: {register.id}",
        sha256=_digest(register, paths),
        files=tuple(path.name for path in paths),
        description=f"A register{whose} of who is who{about}.",
        citation=register.source,
        licence=register.licence,
        known_until=register.known_until,
        modified=register.modified,
        version="" if of_user else __version__,
    )


def _decisions(path: Path, licence: str, of_user: bool) -> Source:
    whose = " of the user" if of_user else ""
    return Source(
        key="decisions",
        title=f"Decisions{whose} on who is who",
        sha256=sha256(path.read_bytes()).hexdigest(),
        files=(path.name,),
        description=f"Human judgements{whose}: who is the same, who is not, what is no name, and what to call it.",
        licence=licence,
        version="" if of_user else __version__,
        size=len(load_decisions(path).rows),
    )


def _digest(register: Register, paths: Sequence[Path]) -> str:
    """Return the hash of what a register says, in its manifest and its files: it decides what articles are read as."""
    digest = sha256(repr(register).encode() + b"\0")
    for path in paths:
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        digest.update(b"\0")
    return digest.hexdigest()
