"""Read a .jsonl file: one article a line, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.decode import whole_characters
from kgbuild.readers.load import line_too_long, lines_of, load_text
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, warning
from kgbuild.readers.source import Source


def find_lines(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each line that holds something; a record's number is its line.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the limits.
    """
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
    values = {name: _clean(record.get(column)) for name, column in options.columns.items()}
    stated, dates = metadata_from(values, source.path, source.line)
    article, more = assemble(source, options, text, stated.over(source.metadata))
    return article, (*issues, *missing, *dates, *more)


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
    if column not in record:
        message = f"there is no field {column!r} in this line; it is skipped."
        fields = whole_characters(", ".join(sorted(record)))
        hint = f"Its fields are {fields or 'none'}; name the right one with --text-column."
        return None, (error(source.path, source.line, "missing-column", message, hint),)
    text = record[column]
    if not isinstance(text, str):
        message = f"the field {column!r} holds no text but {json.dumps(text)[:40]}; the line is skipped."
        hint = "Put the article's words there, or name another field with --text-column."
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
