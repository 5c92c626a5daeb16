"""Find the articles in the files and folders that the user names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kgbuild.model import Issue
from kgbuild.readers.config import CONFIG
from kgbuild.readers.dates import parse_date
from kgbuild.readers.naming import Named, name_files, writable
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import cannot_open, error, note, warning
from kgbuild.readers.records import NOT_ARTICLES, sources_of
from kgbuild.readers.saved import pages_of
from kgbuild.readers.sidecar import Sidecars
from kgbuild.readers.source import ENDINGS, Source, is_packed, kind_of_name
from kgbuild.readers.stdin import find_in_stdin

_HINTS = {
    ".7z": "Unpack it first.",
    ".rar": "Unpack it first.",
    ".doc": "Save it as .docx or .txt.",
    ".rtf": "Save it as .docx or .txt.",
    ".msg": "Save it as .eml.",
    ".xlsx": "Save the table as .csv.",
}


def find_sources(paths: Sequence[Path | str], options: ReadOptions) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """Find every article below some paths, in an order that does not depend on theirs.

    Args:
        paths: files, folders (read with all folders inside) and ``"-"`` for standard input, which is read here.
        options: names of columns, values for what nothing else states, and limits.

    Returns:
        The articles yet to be read, sorted by name, and what the user should know; a path that is missing, unreadable
        or of an unknown format is an issue.
    """
    issues: list[Issue] = list(_check(options))
    files: list[Named] = []
    for path in paths:
        if str(path) != "-":
            files.extend(_named(Path(path), issues))
    sidecars = Sidecars(options)
    sources: list[Source] = []
    for named, name in name_files(files, issues):
        found = sources_of(_shown(named.path), writable(name), sidecars.of(named.path), options, sidecars)
        sources.extend(_split(found, issues))
    if any(str(path) == "-" for path in paths):
        if sys.stdin is None:
            issues.append(error("-", 0, "unreadable", "standard input is closed.", "Name files or folders."))
        else:
            sources.extend(_split(find_in_stdin(sys.stdin.buffer, options), issues))
    issues.extend(sidecars.issues)
    issues.extend(_unused_tables(options, files))
    sources.sort(key=lambda source: (source.file_name.split("#")[0], source.record, source.file_name))
    return tuple(_with_own_names(sources, issues)), tuple(sorted(set(issues)))


def _with_own_names(sources: Sequence[Source], issues: list[Issue]) -> Iterator[Source]:
    """Give each source a name that no other has; an archive may hold two members of one name."""
    taken: set[str] = set()
    for source in sources:
        name, count = source.file_name, 1
        while name in taken:
            count += 1
            name = f"{source.file_name}~{count}"
        taken.add(name)
        if count > 1:
            message = f"another article has the name {source.file_name}; the graph calls this one {name}."
            issues.append(warning(source.path, source.line, "same-name", message, "Give each a name of its own."))
            source = replace(source, file_name=name)
        yield source


def is_input(file: Path, paths: Sequence[Path | str]) -> bool:
    """Say whether a file, or the one that a link leads to, would be read, as an article or for what it says of some.

    Args:
        file: an existing file.
        paths: as given to `find_sources`.
    """
    if file.is_symlink() and is_input(file.resolve(), paths):
        return True
    if _is_own_graph(file):
        return any(_is_same(file, Path(path)) for path in paths if str(path) != "-")
    if not _is_read(file.name) and file.name.lower() not in NOT_ARTICLES and file.name != CONFIG:
        return any(_is_same(file, Path(path)) for path in paths if str(path) != "-")
    for path in (Path(path) for path in paths if str(path) != "-"):
        if _is_same(file, path) or (path.is_dir() and path.resolve() in file.resolve().parents):
            return True
    return False


def _is_own_graph(file: Path) -> bool:
    """Say whether a file whose ending articles may have, too, is a graph in JSON-LD: it names the terms of graphs."""
    if file.suffix.lower() != ".json":
        return False
    try:
        with file.open("rb") as stream:
            return _TERMS in stream.read(_PEEK)
    except OSError:
        return False


_TERMS = b"w3id.org/kgbuild"
_PEEK = 4096


def _is_same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:
        return False


def _unused_tables(options: ReadOptions, files: Sequence[Named]) -> Iterator[Issue]:
    """Report columns that the user named for a table that is not there."""
    for table in options.tables:
        if not any(table.hold_for(_shown(named.path)) or is_packed(named.path.name) for named in files):
            hint = "Give the table's name as it is, or a pattern such as '*.csv'."
            yield warning(table.file, 0, "no-such-table", "columns are named for this table, which is not read.", hint)


def _check(options: ReadOptions) -> Iterator[Issue]:
    """Report a default date that is none."""
    if options.date and not parse_date(options.date):
        hint = "Write it as 2011, 2011-05 or 2011-05-08."
        yield error("--date", 0, "bad-date", f"{options.date!r} is not a date; it is not used.", hint)


def _named(path: Path, issues: list[Issue]) -> list[Named]:
    """Return the files to read at or below a path, none if the system does not let us look."""
    try:
        return list(_files_below(path, issues))
    except OSError as reason:
        issues.append(cannot_open(_shown(path), reason))
        return []


def _files_below(path: Path, issues: list[Issue]) -> Iterator[Named]:
    """Yield the files to read at or below a path."""
    if path.is_dir():
        yield from _files_in_folder(path, issues)
    elif path.is_file():
        if path.name.lower() in NOT_ARTICLES:
            hint = "Name its folder or the articles themselves."
            issues.append(warning(_shown(path), 0, "not-an-article", "this file is about articles and is none.", hint))
        elif _is_read(path.name):
            yield Named(path, path.parent)
        else:
            issues.append(_unknown_format(path, 1))
    elif path.exists():
        hint = "Save it to a file, or give - to read standard input."
        issues.append(error(_shown(path), 0, "not-a-file", "this is neither a file nor a folder; it is skipped.", hint))
    else:
        hint = "Check the spelling; a path counts from the folder you are in."
        issues.append(error(_shown(path), 0, "no-such-file", "there is no such file or folder.", hint))


def _files_in_folder(root: Path, issues: list[Issue]) -> Iterator[Named]:
    """Yield the files to read below a folder; hidden ones are not looked at, unknown ones reported once a kind."""
    count = 0
    for folder, folders, names in os.walk(root, onerror=lambda reason: issues.append(_closed_folder(reason))):
        passed = {name for name in folders if _is_of_a_page(Path(folder, name))}
        issues.extend(_of_a_page(Path(folder, name)) for name in sorted(passed))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in passed)
        unknown: dict[str, list[Path]] = {}
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or name.lower() in NOT_ARTICLES or name == CONFIG:
                continue
            if not _is_read(name):
                unknown.setdefault(path.suffix.lower(), []).append(path)
            elif path.is_file():
                count += 1
                yield Named(path, root)
            else:
                hint = "Check where it points to."
                issues.append(error(_shown(path), 0, "not-a-file", "this is not a file that can be read.", hint))
        issues.extend(_unknown_format(paths[0], len(paths)) for _, paths in sorted(unknown.items()))
    if not count:
        hint = f"Articles end in {', '.join(ENDINGS)}."
        issues.append(warning(_shown(root), 0, "no-articles", "there are no articles in this folder.", hint))


def _is_read(name: str) -> bool:
    return kind_of_name(name) is not None or is_packed(name)


def _is_of_a_page(folder: Path) -> bool:
    """Say whether a folder holds the pictures and frames that a browser saved with a page beside it."""
    return any(Path(page).is_file() for page in pages_of(folder))


def _of_a_page(folder: Path) -> Issue:
    message = "this folder holds what a browser saved with the page beside it; it is passed over."
    return note(_shown(folder), 0, "saved-with-page", message)


def _closed_folder(reason: OSError) -> Issue:
    return cannot_open(str(reason.filename), reason)


def _unknown_format(path: Path, count: int) -> Issue:
    """Return the issue for files of a format that is not read."""
    kind = f"ending in {path.suffix}" if path.suffix else "without an ending"
    others = f" (and {count - 1} more {kind} in this folder)" if count > 1 else ""
    hint = _HINTS.get(path.suffix.lower(), f"Files that are read end in {', '.join(ENDINGS)}.")
    return warning(_shown(path), 0, "unknown-format", f"a file {kind} is not read{others}.", hint)


def _split(found: Iterable[Source | Issue], issues: list[Issue]) -> Iterator[Source]:
    """Yield the sources and put the issues aside."""
    for item in found:
        if isinstance(item, Source):
            yield item
        else:
            issues.append(item)


def _shown(path: Path) -> str:
    return path.as_posix()
