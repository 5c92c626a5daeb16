"""Read a .json file: a list of articles, bare or in an object of whoever exported it, or one article."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.decode import decode, whole_characters
from kgbuild.readers.jsonl import LOOKED_AT, fields_of, find_lines, has_field, missing_fields, order_of
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, listed, warning
from kgbuild.readers.source import Source, SourceKind

_LISTS = frozenset("articles items data results docs documents stories entries records posts news hits".split())
"""Names under which exports and services keep the list of their articles."""

_MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_MARKS = re.compile(rb'\\.|["\[\]{},]', re.DOTALL)
_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*")
_HINT = (
    'Articles are a list of objects such as [{"text": "…"}], alone or under a name such as "articles"; or one object a'
    " line in a file that ends in .jsonl."
)

Place = tuple[int, int, int]
"""Where an entry of a list begins and ends, in bytes, and the line on which it begins."""


def find_listed(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each article of a list; a record's number is its place in the list, from 1.

    Lines of JSON that bear the name of another format are read as such, and an object with a text is one article.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.
    """
    if _is_lines(stream, options):
        yield from find_lines(stream, replace(whole, kind=SourceKind.JSONL), options)
        return
    data = stream.read(options.max_unpacked_bytes + 1)
    if len(data) > options.max_unpacked_bytes:
        message = f"it is longer than {options.max_unpacked_bytes:,} bytes; it is skipped."
        yield error(whole.path, 0, "too-large", message, "Write one object a line and name the file .jsonl.")
        return
    if data.startswith(_MARKED):
        text, issues = decode(data, whole.path)
        yield from issues
        data = (text or "").encode()
        whole = replace(whole, content=data)
    if not data.strip():
        return
    first = _start(data, 0) if _is_article(data, options) else _within(data)
    if first is None:
        yield _refused(data, whole, options)
        return
    found = list(_entries(data, first))
    records = [record for place in found[:LOOKED_AT] if (record := _parsed(data, place)) is not None]
    objects = any(data[start : start + 1] == b"{" for start, _, _ in found[:LOOKED_AT])
    if not objects or (records and not any(has_field(record, options.text_column) for record in records)):
        yield _no_text(records, whole, options)
        return
    yield from missing_fields(records, whole, options)
    order, issues = order_of(lambda: filter(None, (_parsed(data, place) for place in found)), whole, options)
    yield from issues
    for number, (start, end, line) in enumerate(found, 1):
        if end - start > options.max_line_bytes:
            message = f"entry {number} is longer than {options.max_line_bytes:,} bytes; it is skipped."
            yield error(whole.path, line, "line-too-long", message, "Check that it is an article.")
            continue
        yield replace(
            whole,
            file_name=f"{whole.file_name}#{number}",
            record=number,
            line=line,
            start=start,
            length=end - start,
            day_first=order,
            content=data[start:end] if whole.content is not None else None,
        )


def _is_lines(stream: BinaryIO, options: ReadOptions) -> bool:
    """Say whether a file holds one object a line, and several lines."""
    first = stream.readline(options.max_line_bytes)
    more = bool(stream.read(1).strip())
    stream.seek(0)
    try:
        return more and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _is_article(data: bytes, options: ReadOptions) -> bool:
    """Say whether the whole file is one object with a text."""
    start = _start(data, 0)
    if data[start : start + 1] != b"{" or len(data) > options.max_line_bytes:
        return False
    record = _parsed(data, (start, len(data), 1))
    return record is not None and has_field(record, options.text_column)


def _within(data: bytes) -> int | None:
    """Return where the first entry of the list of articles begins: of the bare list, or of one in objects only."""
    opened: list[bytes] = []
    said = slice(0, 0)
    inside = -1
    for match in _MARKS.finditer(data):
        mark = match[0]
        if mark == b'"':
            said, inside = (slice(inside, match.start()), -1) if inside >= 0 else (said, match.end())
        elif inside >= 0:
            continue
        elif mark in {b"[", b"{"}:
            first = _start(data, match.end())
            named = _is_list(data[said]) and data[first : first + 1] == b"{"
            if mark == b"[" and (not opened or (named and b"[" not in opened)):
                return first
            opened.append(mark)
        elif mark in {b"]", b"}"} and opened:
            opened.pop()
    return None


def _is_list(name: bytes) -> bool:
    return name.decode("utf-8", "replace").lower() in _LISTS


def _start(data: bytes, offset: int) -> int:
    """Return where the next thing begins behind blanks."""
    match = _BLANK.match(data, offset)
    return match.end() if match else offset


def _entries(data: bytes, first: int) -> Iterator[Place]:
    """Yield the place of each entry of a list, or of the one object; of the last as far as it goes."""
    line = 1 + data[:first].count(b"\n")
    start, depth, inside = first, 0, False
    end = len(data)
    for match in _MARKS.finditer(data, first):
        mark = match[0]
        if mark == b'"':
            inside = not inside
        elif inside or len(mark) > 1:
            continue
        elif mark in {b"[", b"{"}:
            depth += 1
        elif mark != b"," and depth:
            depth -= 1
        elif not depth:
            if data[start : match.start()].strip():
                yield start, match.start(), line
            after = _start(data, match.end())
            line += data[start:after].count(b"\n")
            start = after
            if mark != b",":
                end = start
                break
    if data[start:end].strip():
        yield start, end, line


def _parsed(data: bytes, place: Place) -> dict[str, object] | None:
    """Return an entry as an object, None if it is none."""
    try:
        record = json.loads(_decoded(data[place[0] : place[1]]))
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _decoded(data: bytes) -> str:
    """Return bytes as text: UTF-8, or what articles that are not are taken for when they are read."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _refused(data: bytes, whole: Source, options: ReadOptions) -> Issue:
    """Return the issue for a file that holds no list of articles."""
    if len(data) <= options.max_document_bytes:
        try:
            json.loads(_decoded(data))
        except json.JSONDecodeError as reason:
            message = f"this is not valid JSON ({reason.msg} at column {reason.colno}); it is skipped."
            return error(whole.path, reason.lineno, "bad-json", message, f"Correct it. {_HINT}")
        except (ValueError, RecursionError) as reason:
            message = f"this is JSON that cannot be read ({reason}); it is skipped."
            return error(whole.path, 1, "bad-json", message, _HINT)
    return warning(whole.path, 0, "not-articles", "this JSON holds no list of articles; it is skipped.", _HINT)


def _no_text(records: list[dict[str, object]], whole: Source, options: ReadOptions) -> Issue:
    """Return the issue for a list in whose first entries nothing is called as the text should be."""
    if not records:
        return warning(whole.path, 0, "not-articles", "this JSON is a list, but not of articles; it is skipped.", _HINT)
    fields = whole_characters(
        listed(sorted({name for record in islice(records, LOOKED_AT) for name in fields_of(record)}))
    )
    where = f"its first {len(records)} entries" if len(records) > 1 else "its first entry"
    message = f"there is no field {options.text_column!r} in {where}; the file is skipped."
    hint = f"If they are articles, name the field that holds their words with --text-column; there are {fields}."
    return error(whole.path, 1, "missing-column", message, hint)
