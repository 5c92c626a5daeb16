"""Split files that hold several articles, and packed files, into the articles in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.decode import not_text
from kgbuild.readers.extras import MissingLibrary, missing
from kgbuild.readers.feed import find_entries
from kgbuild.readers.jsonfile import find_listed
from kgbuild.readers.jsonl import find_lines
from kgbuild.readers.load import open_file
from kgbuild.readers.mail import find_messages
from kgbuild.readers.metadata import Metadata
from kgbuild.readers.naming import writable
from kgbuild.readers.newsxml import find_items, kind_of_xml
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.packed import Member, Unpacker
from kgbuild.readers.problems import cannot_open, error, warning
from kgbuild.readers.saved import pages_of
from kgbuild.readers.sidecar import SIDECAR, Sidecars
from kgbuild.readers.source import ENDINGS, Source, SourceKind, is_packed, kind_of_name
from kgbuild.readers.table import find_rows
from kgbuild.readers.warc import find_pages

Finder = Callable[[BinaryIO, Source, ReadOptions], Iterator[Source | Issue]]

_FINDERS: dict[SourceKind, Finder] = {
    SourceKind.JSON: find_listed,
    SourceKind.JSONL: find_lines,
    SourceKind.CSV: find_rows,
    SourceKind.MBOX: find_messages,
    SourceKind.FEED: find_entries,
    SourceKind.WARC: find_pages,
    SourceKind.NEWS_XML: find_items,
}
_OF_LINES = frozenset({SourceKind.JSONL, SourceKind.CSV})
NOT_ARTICLES = frozenset({SIDECAR, "readme.md", "readme.txt", "readme"})
"""Names of files that are about articles."""
_PEEK = 4096


def sources_of(
    path: str, file_name: str, metadata: Metadata, options: ReadOptions, sidecars: Sidecars
) -> Iterator[Source | Issue]:
    """Yield the article of a file, or each of those in it.

    Args:
        path: the file.
        file_name: what the graph calls it.
        metadata: what the metadata.csv beside it states.
        options: how to read.
        sidecars: reads the metadata.csv inside archives.
    """
    try:
        if is_packed(path):
            with open_file(path) as stream:
                yield from _unpacked(stream, path, file_name, metadata, options, sidecars)
            return
        kind = kind_of_name(path)
        if kind is not None:
            whole = Source(path=path, file_name=file_name, kind=kind, metadata=metadata)
            yield from records_of(whole, options.for_file(path))
    except OSError as reason:
        yield cannot_open(path, reason)


def records_of(whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a file itself, or each record of one that holds many.

    Args:
        whole: the file.
        options: those that hold for it.

    Raises:
        OSError: it cannot be opened.
    """
    if whole.kind is SourceKind.XML:
        with _opened(whole) as stream:
            kind = kind_of_xml(stream.read(_PEEK))
        if kind is None:
            hint = "XML that is read: RSS, Atom, NewsML-G2, NITF and XHTML."
            yield warning(whole.path, 0, "unknown-format", "this XML is of no kind that is read.", hint)
            return
        whole = replace(whole, kind=kind)
    find = _FINDERS.get(whole.kind)
    if find is None:
        yield whole
        return
    with _opened(whole) as stream:
        yield from _found(find, stream, whole, options)


def _opened(whole: Source) -> BinaryIO:
    return open_file(whole.path) if whole.content is None else io.BytesIO(whole.content)


def _found(find: Finder, stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield the records of a file."""
    problem = not_text(stream.read(8), whole.path) if whole.kind in _OF_LINES else None
    stream.seek(0)
    if problem:
        yield problem
        return
    empty = True
    try:
        for record in find(stream, whole, options):
            empty = False
            yield record
    except MissingLibrary as reason:
        yield missing(whole.path, reason)
        return
    if empty:
        yield error(whole.path, 1, "empty", "there are no records in it; it is skipped.", "Check that it was saved.")


def _unpacked(
    stream: BinaryIO, path: str, file_name: str, metadata: Metadata, options: ReadOptions, sidecars: Sidecars
) -> Iterator[Source | Issue]:
    """Yield the articles in a packed file."""
    members: list[Member] = []
    for item in Unpacker(options).members(stream, path):
        if isinstance(item, Issue):
            yield item
        else:
            members.append(item)
    stated = _stated(members, path, sidecars)
    names = frozenset(member.name for member in members)
    unknown: list[str] = []
    for member in members:
        name = _plain_name(member.name or path)
        inside = PurePosixPath(member.name)
        if inside.name.lower() in NOT_ARTICLES or _is_of_a_page(inside, names):
            continue
        kind = kind_of_name(name)
        if kind is None:
            unknown.append(f"{path}/{member.name}" if member.name else path)
            continue
        full = f"/{member.name}" if member.name else ""
        whole = Source(
            path=path + full,
            file_name=file_name + writable(full),
            kind=kind,
            metadata=stated.get(member.name, Metadata()).over(metadata),
            content=member.data,
        )
        yield from records_of(whole, options.for_file(whole.path))
    if unknown:
        others = f" (and {len(unknown) - 1} more in this archive)" if len(unknown) > 1 else ""
        hint = f"Files that are read end in {', '.join(ENDINGS)}."
        yield warning(unknown[0], 0, "unknown-format", f"a file of this kind is not read{others}.", hint)


def _is_of_a_page(member: PurePosixPath, names: Collection[str]) -> bool:
    """Say whether a member lies in a folder that a browser saved with a page of the archive."""
    return any(page.as_posix() in names for folder in member.parents for page in pages_of(folder))


def _stated(members: list[Member], path: str, sidecars: Sidecars) -> dict[str, Metadata]:
    """Return what the metadata.csv files of an archive state, by the member that they state it of."""
    names = {member.name for member in members}
    stated: dict[str, Metadata] = {}
    for member in members:
        folder = PurePosixPath(member.name).parent
        if PurePosixPath(member.name).name == SIDECAR:
            beside = {PurePosixPath(name).name for name in names if PurePosixPath(name).parent == folder}
            rows = sidecars.parse(member.data, f"{path}/{member.name}", beside.__contains__)
            stated |= {(folder / file).as_posix(): facts for file, facts in rows.items()}
    return stated


def _plain_name(name: str) -> str:
    """Return the name of a file without the endings of its packing."""
    while kind_of_name(name) is None and name.lower().endswith((".gz", ".xz", ".bz2")):
        name = name[: name.rindex(".")]
    return name
