"""Find the articles in the files and folders that the user names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.dates import parse_date
from kgbuild.readers.decode import not_text
from kgbuild.readers.jsonl import find_lines
from kgbuild.readers.naming import Named, name_files
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import cannot_open, error, warning
from kgbuild.readers.sidecar import SIDECAR, Sidecars
from kgbuild.readers.source import SUFFIXES, Source, SourceKind
from kgbuild.readers.stdin import find_in_stdin
from kgbuild.readers.table import find_rows

_NOT_ARTICLES = frozenset({SIDECAR, "readme.md", "readme.txt", "readme"})
_HINTS = {
    ".json": "Write one JSON object a line and name the file .jsonl.",
    ".gz": "Unpack it first.",
    ".zip": "Unpack it first.",
    ".docx": "Save the article as .txt.",
    ".doc": "Save the article as .txt.",
    ".pdf": "Save the article as .txt.",
    ".rtf": "Save the article as .txt.",
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
        kind = SUFFIXES[named.path.suffix.lower()]
        whole = Source(path=_shown(named.path), file_name=name, kind=kind, metadata=sidecars.of(named.path))
        sources.extend(_split(_records_of(whole, options), issues))
    if any(str(path) == "-" for path in paths):
        sources.extend(_split(find_in_stdin(sys.stdin.buffer, options), issues))
    issues.extend(sidecars.issues)
    sources.sort(key=lambda source: (source.file_name.split("#")[0], source.record, source.file_name))
    return tuple(sources), tuple(sorted(set(issues)))


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
        if path.name.lower() in _NOT_ARTICLES:
            hint = "Name its folder or the articles themselves."
            issues.append(warning(_shown(path), 0, "not-an-article", "this file is about articles and is none.", hint))
        elif path.suffix.lower() in SUFFIXES:
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
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        unknown: dict[str, list[Path]] = {}
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or name.lower() in _NOT_ARTICLES:
                continue
            if path.suffix.lower() not in SUFFIXES:
                unknown.setdefault(path.suffix.lower(), []).append(path)
            elif path.is_file():
                count += 1
                yield Named(path, root)
            else:
                hint = "Check where it points to."
                issues.append(error(_shown(path), 0, "not-a-file", "this is not a file that can be read.", hint))
        issues.extend(_unknown_format(paths[0], len(paths)) for _, paths in sorted(unknown.items()))
    if not count:
        hint = f"Articles end in {', '.join(SUFFIXES)}."
        issues.append(warning(_shown(root), 0, "no-articles", "there are no articles in this folder.", hint))


def _closed_folder(reason: OSError) -> Issue:
    return cannot_open(str(reason.filename), reason)


def _unknown_format(path: Path, count: int) -> Issue:
    """Return the issue for files of a format that is not read."""
    kind = f"ending in {path.suffix}" if path.suffix else "without an ending"
    others = f" (and {count - 1} more {kind} in this folder)" if count > 1 else ""
    hint = _HINTS.get(path.suffix.lower(), f"Files that are read end in {', '.join(SUFFIXES)}.")
    return warning(_shown(path), 0, "unknown-format", f"a file {kind} is not read{others}.", hint)


def _records_of(whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield the file itself, or each record of a file that holds many."""
    if whole.kind not in (SourceKind.JSONL, SourceKind.CSV):
        yield whole
        return
    try:
        with Path(whole.path).open("rb") as stream:
            yield from _find_records(stream, whole, options)
    except OSError as reason:
        yield cannot_open(whole.path, reason)


def _find_records(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield the records of a .jsonl or .csv file."""
    found = not_text(stream.read(8), whole.path)
    stream.seek(0)
    if found:
        yield found
        return
    find = find_lines if whole.kind is SourceKind.JSONL else find_rows
    empty = True
    for record in find(stream, whole, options):
        empty = False
        yield record
    if empty:
        yield error(whole.path, 1, "empty", "there are no records in it; it is skipped.", "Check that it was saved.")


def _split(found: Iterable[Source | Issue], issues: list[Issue]) -> Iterator[Source]:
    """Yield the sources and put the issues aside."""
    for item in found:
        if isinstance(item, Source):
            yield item
        else:
            issues.append(item)


def _shown(path: Path) -> str:
    return path.as_posix()
