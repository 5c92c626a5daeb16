"""Read a .jsonl file: one article a line, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.dates import parse_date, tells_order
from kgbuild.readers.dayorder import order_of_dates
from kgbuild.readers.decode import whole_characters
from kgbuild.readers.load import line_too_long, lines_of, load_text
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, listed, warning
from kgbuild.readers.source import Source


def find_lines(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each line that holds something; a record's number is its line.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.
    """
    yield from _missing_fields(stream, whole, options)
    order, issues = _order(stream, whole, options)
    yield from issues
    whole = replace(whole, day_first=order)
    start = 0
    for number, line in enumerate(lines_of(stream, options.max_line_bytes), 1):
        if line is None:
            yield line_too_long(whole.path, number, options)
            start = stream.tell()
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield replace(
                whole,
                file_name=f"{whole.file_name}#{number}",
                record=number,
                line=number,
                start=start,
                length=len(line),
                content=line if whole.content is not None else None,
            )
        start += len(line)


def read_json_line(source: Source, options: ReadOptions) -> Result:
    """Return the article of one line, and the issues; offsets count into the text field as decoded from JSON."""
    line, issues = load_text(source, options)
    if line is None:
        return None, issues
    record, broken = _parse(line, source)
    if record is None:
        return None, (*issues, *broken)
    text, missing = _text_of(record, source, options)
    if text is None:
        return None, (*issues, *missing)
    values = {name: _clean(field_of(record, column)) for name, column in options.columns.items()}
    stated, dates = metadata_from(values, source.path, source.line, options.day_first)
    article, more = assemble(source, options, text, stated.over(source.metadata))
    return article, (*issues, *missing, *dates, *more)


def has_field(record: Mapping[str, object], name: str) -> bool:
    """Say whether a record has a field; "source.name" is the field name of the object in the field source."""
    return _reach(record, name) is not None


def field_of(record: Mapping[str, object], name: str) -> object:
    """Return a field of a record, None if it has none; a dotted name reaches into the objects and lists in it."""
    found = _reach(record, name)
    return found[0] if found else None


def _named(record: Mapping[str, object], depth: int = 3) -> Iterator[str]:
    """Yield the names of a record's fields; for objects, those of the fields in them, dotted."""
    for name, value in record.items():
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict) and inner and depth:
            yield from (f"{name}.{other}" for other in _named(inner, depth - 1))
        else:
            yield name


def _reach(record: Mapping[str, object], name: str) -> tuple[object] | None:
    if name in record:
        return (record[name],)
    value: object = record
    for part in name.split("."):
        if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
            continue
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    return (value,)


_LOOKED_AT = 100
"""A field that the user names and that none of the first so many records has is taken for a mistake."""


def _missing_fields(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Issue]:
    """Report the fields that the user named and that no record has."""
    wanted = [name for field, name in options.columns.items() if field in options.named]
    if not wanted:
        return
    records = list(islice(_records(stream, options), _LOOKED_AT))
    stream.seek(0)
    for name in wanted:
        if records and not any(has_field(record, name) for record in records):
            fields = whole_characters(listed(sorted({field for record in records for field in _named(record)})))
            message = f"there is no field {name!r} in its first {len(records)} records."
            yield error(whole.path, 1, "missing-column", message, f"Their fields are {fields}.")


def _records(stream: BinaryIO, options: ReadOptions) -> Iterator[dict[str, object]]:
    """Yield the objects of a file; what is none is reported when it is read."""
    for line in lines_of(stream, options.max_line_bytes):
        try:
            record = json.loads(line or b"null")
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def _order(stream: BinaryIO, whole: Source, options: ReadOptions) -> tuple[bool | None, tuple[Issue, ...]]:
    """Return how the dates in figures are meant, by a first look at all of them if the file begins with such."""
    if options.day_first is not None:
        return options.day_first, ()

    def dates() -> Iterator[str]:
        stream.seek(0)
        values = (field_of(record, options.date_column) for record in _records(stream, options))
        return (value for value in values if isinstance(value, str))

    found: tuple[bool | None, tuple[Issue, ...]] = (None, ())
    if any(parse_date(d) is None or tells_order(d) is not None for d in islice(dates(), _LOOKED_AT)):
        found = order_of_dates(dates(), whole.path)
    stream.seek(0)
    return found


def _parse(line: str, source: Source) -> tuple[dict[str, object] | None, tuple[Issue, ...]]:
    """Return the object of a line, or the reason why there is none."""
    hint = "Correct the line; the other lines are read."
    try:
        record = json.loads(line.lstrip("\ufeff").rstrip())
    except json.JSONDecodeError as reason:
        message = f"this line is not valid JSON ({reason.msg} at column {reason.colno}); it is skipped."
        return None, (error(source.path, source.line, "bad-json", message, hint),)
    except (ValueError, RecursionError) as reason:
        message = f"this line is JSON that cannot be read ({reason}); it is skipped."
        return None, (error(source.path, source.line, "bad-json", message, hint),)
    if not isinstance(record, dict):
        message = 'this line is JSON but not an object such as {"text": "…"}; it is skipped.'
        return None, (error(source.path, source.line, "bad-json", message, hint),)
    return record, ()


def _text_of(record: dict[str, object], source: Source, options: ReadOptions) -> tuple[str | None, tuple[Issue, ...]]:
    """Return the text field of a record, or the reason why there is none."""
    column = options.text_column
    if not has_field(record, column):
        message = f"there is no field {column!r} in this line; it is skipped."
        fields = whole_characters(listed(sorted(_named(record))))
        hint = f"Its fields are {fields or 'none'}; name the right one with --text-column."
        return None, (error(source.path, source.line, "missing-column", message, hint),)
    text = field_of(record, column)
    if not isinstance(text, str):
        message = f"the field {column!r} holds no text but {json.dumps(text)[:40]}; the line is skipped."
        fields = whole_characters(listed(sorted(_named(record))))
        hint = f"Put the article's words there, or name another field with --text-column; there are {fields}."
        return None, (error(source.path, source.line, "no-text", message, hint),)
    clean = whole_characters(text)
    if clean == text:
        return text, ()
    message = "the text holds half a character (a lone surrogate); U+FFFD stands in its place."
    hint = "Write the file again with a current JSON library."
    return clean, (warning(source.path, source.line, "bad-character", message, hint),)


def _clean(value: object) -> object:
    """Return a value that can be written again."""
    if isinstance(value, str):
        return whole_characters(value)
    return [_clean(item) for item in value] if isinstance(value, list) else value
