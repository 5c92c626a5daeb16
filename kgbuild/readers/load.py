"""Get the bytes of one article, within limits, whatever state the file is in."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
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
    with open_file(source.path) as stream:
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


def load_bytes(source: Source, options: ReadOptions) -> bytes:
    """Return the bytes of a source that is a file or a record of one.

    Args:
        source: a whole file, or a record by its place in one.
        options: the limits.

    Raises:
        OSError: the file is gone or may not be read.
        TooLarge: it is longer than any article.
    """
    if source.content is not None:
        data = source.content
    else:
        with open_file(source.path) as stream:
            stream.seek(source.start)
            data = stream.read(source.length or options.max_document_bytes + 1)
    if len(data) > options.max_document_bytes:
        raise TooLarge(f"it is longer than {options.max_document_bytes:,} bytes")
    return data


class TooLarge(Exception):
    """A document is longer than the limit; the message says so."""


def open_file(path: str) -> BinaryIO:
    """Open a file, and nothing that may wait for ever: a pipe that took the file's place is refused.

    Raises:
        OSError: the file is gone, may not be read, or is no file.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no longer a file", path)
    return os.fdopen(handle, "rb")


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
