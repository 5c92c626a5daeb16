"""Give each file the name that the graph will call its article by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgbuild.model import Issue
from kgbuild.readers.problems import note, warning


@dataclass(frozen=True, slots=True)
class Named:
    """A file as found, and the folder that the user named to find it."""

    path: Path
    root: Path


def name_files(files: Iterable[Named], issues: list[Issue]) -> Iterator[tuple[Named, str]]:
    """Yield each file once with its name.

    The name is the file's own if no other file of the run has it; else its path below the folder that the user named,
    and an issue says so; if that does not tell them apart either, as much of the whole path as does.

    Args:
        files: in any order; a file that is named twice counts once.
        issues: where to report names that are shared.
    """
    once: dict[Path, Named] = {}
    for file in sorted(files, key=lambda f: (len(f.root.parts), f.root.as_posix(), f.path.as_posix())):
        first = once.setdefault(file.path.resolve(), file)
        if first.path.name != file.path.name:
            message = f"this is the same file as {first.path.as_posix()}; it is read once."
            issues.append(note(file.path.as_posix(), 0, "same-file", message))
    groups: dict[str, list[Path]] = defaultdict(list)
    for resolved in sorted(once):
        groups[once[resolved].path.name].append(resolved)
    for name, members in sorted(groups.items()):
        if len(members) == 1:
            yield once[members[0]], name
            continue
        for resolved, long_name in zip(members, _long_names(members, once), strict=True):
            file = once[resolved]
            issues.append(_shared_name(file.path, name, long_name, len(members)))
            yield file, long_name


def _long_names(members: Sequence[Path], once: dict[Path, Named]) -> list[str]:
    """Return a name for each of some files that share theirs."""
    names = [once[member].path.relative_to(once[member].root).as_posix() for member in members]
    length = 2
    while len(set(names)) < len(names):
        names = ["/".join(member.parts[-length:]) for member in members]
        length += 1
    return names


def _shared_name(path: Path, name: str, long_name: str, count: int) -> Issue:
    return warning(
        path.as_posix(),
        0,
        "same-name",
        f"{count} files are called {name}; the graph calls this one {long_name}.",
        "Give each file a name of its own to keep the names in the graph stable.",
    )


def writable(name: str) -> str:
    """Return a file's name as it can be written: a byte that is no UTF-8 as its number, such as "caf%E9.txt"."""
    return _ESCAPED.sub(lambda match: f"%{ord(match[0]) - 0xDC00:02X}", name).encode("utf-8", "replace").decode("utf-8")


_ESCAPED = re.compile("[\udc80-\udcff]")
"""How Python passes on the bytes of a file name that are no UTF-8."""
