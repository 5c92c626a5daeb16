"""Get the bytes of one article, within limits, whatever state the file is in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.decode import decode
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.problems import error
from kgbuild.readers.source import Source


def load_text(source: Source, options: ReadOptions) -> tuple[str | None, tuple[Issue, ...]]:
    """Return the decoded text of a source.

    Args:
        source: a whole file, or a record by its place in one.
        options: the limits.

    Returns:
        The text, None if it cannot be had, and the issues.

    Raises:
        OSError: the file is gone or may not be read.
    """
    if source.content is not None:
        return _decoded(source.content, source, options)
    with Path(source.path).open("rb") as stream:
        if source.length:
            stream.seek(source.start)
            return decode(stream.read(source.length), source.path, source.line)
        data = bytearray()
        for number, line in enumerate(lines_of(stream, options.max_line_bytes), 1):
            if line is None:
                return None, (line_too_long(source.path, number, options),)
            data += line
            if len(data) > _BYTES_PER_CHARACTER * options.max_text_characters + options.max_line_bytes:
                return None, (too_long(source.path, source.line, options),)
    return decode(bytes(data), source.path)


_BYTES_PER_CHARACTER = 4
"""No encoding that is read here takes more."""


def lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of a file with their ends; None stands for one that is longer than `limit` bytes."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
        yield None


def _decoded(data: bytes, source: Source, options: ReadOptions) -> tuple[str | None, tuple[Issue, ...]]:
    """Decode bytes that are in memory already."""
    for number, line in enumerate(lines_of(io.BytesIO(data), options.max_line_bytes), source.line):
        if line is None:
            return None, (line_too_long(source.path, number, options),)
    return decode(data, source.path, source.line)


def line_too_long(path: str, line: int, options: ReadOptions) -> Issue:
    """Return the issue for a line that is longer than any article."""
    return error(
        path,
        line,
        "line-too-long",
        f"this line is longer than {options.max_line_bytes:,} bytes; it is skipped.",
        "Check that it is an article; put each article on a line or in a file of its own.",
    )


def too_long(path: str, line: int, options: ReadOptions) -> Issue:
    """Return the issue for a text that is longer than any article."""
    return error(
        path,
        line,
        "too-long",
        f"the text is longer than {options.max_text_characters:,} characters; it is skipped.",
        "Split it into one file for each article.",
    )
