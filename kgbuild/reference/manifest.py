"""Say which files of reference data are used: those that come with kgbuild, and those of a folder of the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.reference.data import Register
from kgbuild.reference.rows import ReferenceDataError, Row, rows

KINDS = (
    *("people", "memberships", "posts", "leaders", "seats", "parties", "links"),
    *("publications", "organizations", "places", "first_names"),
    *("countries", "chambers", "houses", "offices", "elections"),
)
"""What files may hold: `people.csv`, or with a word of your own after it, `people_river.csv`."""

STORES = ("people", "parties")
"""What large registers hold, `people_world.store`: they are looked into and never loaded."""

_MANIFEST = "manifest.csv"
_NO = frozenset({"no", "false", "0"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of reference data, what it holds, and the register that it belongs to."""

    path: Path
    kind: str
    register: Register


def source_files(folders: Sequence[Path]) -> list[SourceFile]:
    """Return the files of some folders: the shipped ones first, so that what is the user's own counts last.

    In a folder with a manifest.csv its rows say which files are used; without one, all whose names tell what they
    hold. A row of a later folder's manifest with "no" in the column "use" leaves out an earlier folder's register.

    Raises:
        ReferenceDataError: a folder that is none or holds nothing, or a manifest that names a file that is missing.
    """
    found: list[SourceFile] = []
    for folder in folders:
        if not folder.is_dir():
            raise ReferenceDataError(f"{folder}: there is no such folder of reference data.")
        listed = list(rows(folder / _MANIFEST, Register(_MANIFEST)))
        dropped = {row.required("register") for row in listed if row.get("use").lower() in _NO}
        found = [f for f in found if f.register.id not in dropped]
        own = list(_listed(folder, listed) if listed else _unlisted(folder))
        if not own and not dropped:
            raise ReferenceDataError(
                f"{folder}: there is no reference data in this folder; it may hold "
                f"{', '.join(f'{kind}.csv' for kind in KINDS)}."
            )
        found += sorted(own, key=lambda f: (f.path, f.register.id))
    return found


def _listed(folder: Path, listed: Sequence[Row]) -> Iterator[SourceFile]:
    for row in listed:
        if row.get("use").lower() in _NO:
            continue
        register = Register(
            id=row.required("register"),
            subject=row.get("subject"),
            country=row.get("country").lower(),
            known_until=row.day("known_until", last=True),
            source=row.get("source"),
            licence=row.get("licence"),
            bare=row.get("bare").lower() not in _NO,
            modified=row.day("modified"),
        )
        for name in row.many("files"):
            kind = _kind(Path(name).name)
            if kind is None or not (folder / name).is_file():
                raise row.error(f"{name!r} is no file of reference data in this folder.")
            yield SourceFile(folder / name, kind, register)


def _unlisted(folder: Path) -> Iterator[SourceFile]:
    """Yield every file of a folder without a manifest: an empty end then lasts, for no date says otherwise."""
    register = Register(id=str(folder.name))
    for path in sorted(folder.iterdir()):
        if path.name != _MANIFEST and path.is_file() and (kind := _kind(path.name)) is not None:
            yield SourceFile(path, kind, register)


def _kind(name: str) -> str | None:
    """Return what a file of this name holds by the word that it begins with: "people", or "people.store"."""
    for kinds, suffix in ((KINDS, ".csv"), (STORES, ".store")):
        for kind in kinds:
            if name.endswith(suffix) and (name == kind + suffix or name.startswith(f"{kind}_")):
                return kind if suffix == ".csv" else kind + suffix
    return None
