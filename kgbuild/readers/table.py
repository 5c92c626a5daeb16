"""Read a .csv or .tsv file: one article a row, under a header that names the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.assemble import Result, assemble
from kgbuild.readers.dayorder import order_of_dates
from kgbuild.readers.decode import decode
from kgbuild.readers.load import line_too_long, lines_of, load_text
from kgbuild.readers.metadata import metadata_from
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error, listed
from kgbuild.readers.source import Source

_DELIMITERS = (",", ";", "\t")
_SEPARATOR = re.compile(r'"?sep=.?"?', re.IGNORECASE)
"""What Excel writes above the header of a table; the header tells as much."""


class _Lines:
    """The decoded lines of a file, counting bytes and lines as csv.reader takes them."""

    def __init__(self, stream: BinaryIO, path: str, options: ReadOptions) -> None:
        self._stream, self._path, self._options = stream, path, options
        self._lines = lines_of(stream, options.max_line_bytes)
        self.number = 0
        self.end = 0
        self.problem: Issue | None = None

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            self.end = self._stream.tell()
            self.problem = line_too_long(self._path, self.number, self._options)
            return "\n"
        self.end += len(line)
        text, issues = decode(line, self._path, self.number)
        if text is None:
            self.problem = issues[0]
            return "\n"
        return text.lstrip("\ufeff") if self.number == 1 else text


def find_rows(stream: BinaryIO, whole: Source, options: ReadOptions) -> Iterator[Source | Issue]:
    """Yield a source for each row under the header; a record's number is its row, 1 the first under the header.

    Args:
        stream: the file, at its start.
        whole: the source of the file; its name, path and metadata are those of each record.
        options: the names of the columns, and the limits.
    """
    lines = _Lines(stream, whole.path, options)
    first = next(lines, "")
    if _SEPARATOR.fullmatch(first.strip()):
        first = next(lines, "")
    if not first.strip() and not lines.problem:
        return
    columns, delimiter = read_columns(first, options.text_column)
    if gone := missing_columns(columns, options):
        yield lines.problem or missing_column(whole.path, gone, columns)
        return
    day_first = yield from _order(stream, whole, columns, delimiter, options)
    whole = replace(whole, day_first=day_first)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    allow_long_cells(options)
    record = 0
    while True:
        start, line = lines.end, lines.number + 1
        lines.problem = None
        try:
            row = next(rows, None)
        except csv.Error as reason:
            record += 1
            yield lines.problem or _bad_row(whole.path, line, lines.number, str(reason))
            continue
        if row is None:
            return
        if row or lines.problem:
            record += 1
        if lines.problem:
            yield lines.problem
        elif row:
            yield replace(
                whole,
                file_name=f"{whole.file_name}#{record}",
                record=record,
                line=line,
                start=start,
                length=lines.end - start,
                columns=columns,
                delimiter=delimiter,
                content=_slice(whole.content, start, lines.end),
            )


def read_row(source: Source, options: ReadOptions) -> Result:
    """Return the article of one row, and the issues; offsets count into the text cell as CSV decodes it."""
    words, issues = load_text(source, options)
    if words is None:
        return None, issues
    allow_long_cells(options)
    try:
        row = next(csv.reader(io.StringIO(words, newline="\n"), delimiter=source.delimiter, strict=True), [])
    except csv.Error as reason:
        return None, (*issues, _bad_row(source.path, source.line, source.line, str(reason)))
    if len(row) > len(source.columns):
        return None, (*issues, _too_many_cells(source, len(row)))
    cells = dict(zip(source.columns, row, strict=False))
    position = source.columns.index(options.text_column)
    line = source.line + sum(cell.count("\n") for cell in row[:position])
    values = {name: cells.get(column) for name, column in options.columns.items()}
    stated, dates = metadata_from(values, source.path, source.line, options.day_first)
    text = cells.get(options.text_column, "")
    article, more = assemble(source, options, text, stated.over(source.metadata), line=line)
    return article, (*issues, *dates, *more)


def read_columns(header: str, wanted: str) -> tuple[tuple[str, ...], str]:
    """Return the names in a header line and the delimiter under which the wanted one is among them.

    Args:
        header: the first line of a table.
        wanted: the column that must be there; if it is under no delimiter, the one that gives most columns counts.
    """
    found = [(_names_in(header, delimiter), delimiter) for delimiter in _DELIMITERS]
    return next((f for f in found if wanted in f[0]), max(found, key=lambda f: len(f[0])))


def _names_in(header: str, delimiter: str) -> tuple[str, ...]:
    """Return the names in a header line; what is no CSV is a single name."""
    try:
        return tuple(cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), []))
    except csv.Error:
        return (" ".join(header[:40].split()),)


def allow_long_cells(options: ReadOptions) -> None:
    """Let the csv module read cells as long as a line may be; its own limit is shorter than a long article."""
    csv.field_size_limit(options.max_line_bytes)


def _slice(content: bytes | None, start: int, end: int) -> bytes | None:
    return None if content is None else content[start:end]


def missing_columns(columns: Collection[str], options: ReadOptions) -> list[str]:
    """Return the columns that the user named, or that must be there, and that are not."""
    wanted = [options.text_column, *(name for field, name in options.columns.items() if field in options.named)]
    return [name for name in wanted if name not in columns]


def missing_column(path: str, gone: Sequence[str], columns: Iterable[str]) -> Issue:
    """Return the issue for a table without a column."""
    names = listed(name for name in columns if name) or "none"
    return error(
        path,
        1,
        "missing-column",
        f"there is no column {gone[0]!r}; the file is skipped.",
        f"Its columns are {names}; name the right one with --text-column or --columns {path.rsplit('/', 1)[-1]}:text=…",
    )


def _order(
    stream: BinaryIO, whole: Source, columns: tuple[str, ...], delimiter: str, options: ReadOptions
) -> Generator[Issue, None, bool | None]:
    """Return how the table's dates in figures are meant, by a first look at all of them; yield what was found."""
    if options.day_first is not None or options.date_column not in columns:
        return options.day_first
    place, position = columns.index(options.date_column), stream.tell()
    stream.seek(0)
    lines = _Lines(stream, whole.path, options)
    allow_long_cells(options)
    order, issues = order_of_dates(_cells(csv.reader(lines, delimiter=delimiter), place), whole.path)
    stream.seek(position)
    yield from issues
    return order


def _cells(rows: Iterator[list[str]], place: int) -> Iterator[str]:
    """Yield the cells of a column, as far as the table can be read."""
    try:
        for row in rows:
            if len(row) > place:
                yield row[place]
    except csv.Error:
        return  # the rows are read once more, one by one, and what is wrong is told then


def _bad_row(path: str, first: int, last: int, why: str) -> Issue:
    """Return the issue for a row that breaks the rules of CSV."""
    if "unexpected end" in why:
        lines = f"lines {first} to {last} are" if last > first else "the row is"
        message = f"a quotation mark in this row is never closed, so {lines} skipped."
    else:
        message = f"this row is not valid CSV ({why}); it is skipped."
    hint = 'Put a cell that holds a quotation mark in "…" and write the mark twice.'
    return error(path, first, "bad-row", message, hint)


def _too_many_cells(source: Source, cells: int) -> Issue:
    message = f"this row has {cells} cells and the header {len(source.columns)}; it is skipped."
    hint = f'Put a cell that holds "{source.delimiter}" in quotation marks.'
    return error(source.path, source.line, "bad-row", message, hint)
