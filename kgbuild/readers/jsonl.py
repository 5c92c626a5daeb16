"""Read a .jsonl file: one article a line, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from kgbuild.readers.source import Source, SourceKind


def find_lines(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each line that holds something; a record's number is its line.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.
    """
    if any(field in options.named for field in options.columns):
        yield from missing_fields(list(islice(_records(stream, options), LOOKED_AT)), whole, options)
        stream.seek(0)
    order, issues = order_of(lambda: _records(stream, options), whole, options)
    stream.seek(0)
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
    """Return the article of a line or of an entry of a list, and the issues.

    Offsets count into the text field as decoded from JSON.
    """
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


def fields_of(record: Mapping[str, object], depth: int = 3) -> Iterator[str]:
    """Yield the names of a record's fields; for objects, those of the fields in them, dotted, to some depth."""
    for name, value in record.items():
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict) and inner and depth:
            yield from (f"{name}.{other}" for other in fields_of(inner, depth - 1))
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


LOOKED_AT = 100
"""A field that the user names and that none of the first so many records has is taken for a mistake."""


def missing_fields(records: Sequence[Mapping[str, object]], whole: Source, options: ReadOptions) -> Iterator[Issue]:
    """Report the fields that the user named and that no record has.

    Args:
        records: the first records of the file.
        whole: the file.
        options: the fields, and which of them the user named.
    """
    wanted = [name for field, name in options.columns.items() if field in options.named]
    for name in wanted:
        if records and not any(has_field(record, name) for record in records):
            fields = whole_characters(listed(sorted({field for record in records for field in fields_of(record)})))
            message = f"there is no field {name!r} in its first {len(records)} records."
            yield error(whole.path, 1, "missing-column", message, f"Their fields are {fields}.")


def _records(stream: BinaryIO, options: ReadOptions) -> Iterator[dict[str, object]]:
    """Yield the objects of a file from its start; what is none is reported when it is read."""
    stream.seek(0)
    for line in lines_of(stream, options.max_line_bytes):
        try:
            record = json.loads(line or b"null")
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def order_of(
    records: Callable[[], Iterable[Mapping[str, object]]], whole: Source, options: ReadOptions
) -> tuple[bool | None, tuple[Issue, ...]]:
    """Return how the dates in figures are meant, by a first look at all of them if the file begins with such.

    Args:
        records: gives the records of the file, from the first each time.
        whole: the file.
        options: which field holds the date, and what the user says.
    """
    if options.day_first is not None:
        return options.day_first, ()

    def dates() -> Iterator[str]:
        values = (field_of(record, options.date_column) for record in records())
        return (value for value in values if isinstance(value, str))

    if any(parse_date(d) is None or tells_order(d) is not None for d in islice(dates(), LOOKED_AT)):
        return order_of_dates(dates(), whole.path)
    return None, ()


def _parse(line: str, source: Source) -> tuple[dict[str, object] | None, tuple[Issue, ...]]:
    """Return the object of a record, or the reason why there is none."""
    what, others = _what(source), "lines" if source.kind is SourceKind.JSONL else "entries"
    hint = f"Correct it; the other {others} are read."
    try:
        record = json.loads(line.lstrip("\ufeff").rstrip())
    except json.JSONDecodeError as reason:
        message = f"{what} is not valid JSON ({reason.msg} at {_column(reason, source)}); it is skipped."
        return None, (error(source.path, source.line + reason.lineno - 1, "bad-json", message, hint),)
    except (ValueError, RecursionError) as reason:
        message = f"{what} is JSON that cannot be read ({reason}); it is skipped."
        return None, (error(source.path, source.line, "bad-json", message, hint),)
    if not isinstance(record, dict):
        message = f'{what} is JSON but not an object such as {{"text": "…"}}; it is skipped.'
        return None, (error(source.path, source.line, "bad-json", message, hint),)
    return record, ()


def _what(source: Source) -> str:
    """Return what an issue calls a record: a line, or by its number an entry of a list."""
    return "this line" if source.kind is SourceKind.JSONL else f"entry {source.record}"


def _column(reason: json.JSONDecodeError, source: Source) -> str:
    """Return where the parser stopped; an entry may begin in the middle of a line, and counts from its own start."""
    own = source.kind is SourceKind.JSONL or reason.lineno > 1
    return f"column {reason.colno}" if own else f"character {reason.pos + 1} of it"


def _text_of(record: dict[str, object], source: Source, options: ReadOptions) -> tuple[str | None, tuple[Issue, ...]]:
    """Return the text field of a record, or the reason why there is none."""
    column, what = options.text_column, _what(source)
    if not has_field(record, column):
        message = f"there is no field {column!r} in {what}; it is skipped."
        fields = whole_characters(listed(sorted(fields_of(record))))
        hint = f"Its fields are {fields or 'none'}; name the right one with --text-column."
        return None, (error(source.path, source.line, "missing-column", message, hint),)
    text = field_of(record, column)
    if not isinstance(text, str):
        message = f"the field {column!r} of {what} holds no text but {json.dumps(text)[:40]}; it is skipped."
        fields = whole_characters(listed(sorted(fields_of(record))))
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
