"""Read standard input: its first characters tell the format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.jsonfile import find_listed
from kgbuild.readers.jsonl import find_lines
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.source import Source, SourceKind

NAME = "stdin"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|\?xml|head|body)\b", re.IGNORECASE)


def find_in_stdin(stream: BinaryIO, options: ReadOptions) -> Iterator[Source | Issue]:
    """Read standard input to its end and yield what it holds: an article, or those of a list or of lines of JSON.

    Args:
        stream: standard input; it cannot be read twice, so the sources carry its bytes.
        options: the limits.
    """
    data = stream.read()
    whole = Source(path="-", file_name=NAME, kind=kind_of(data), content=data)
    if whole.kind is SourceKind.JSONL:
        yield from find_lines(io.BytesIO(data), whole, options)
    elif whole.kind is SourceKind.JSON:
        yield from find_listed(io.BytesIO(data), whole, options)
    else:
        yield whole


def kind_of(data: bytes) -> SourceKind:
    """Tell the format of some bytes: a web page, JSON, lines of it, a text with a YAML header, or plain text."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _PAGE.match(start):
        return SourceKind.HTML
    if start.startswith(b"{") and _is_object(start.split(b"\n", 1)[0]):
        return SourceKind.JSONL
    if start.startswith((b"[", b"{")) and _is_objects(start):
        return SourceKind.JSON
    return SourceKind.MARKDOWN if re.match(rb"---[ \t]*\r?\n", start) else SourceKind.TEXT


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_objects(data: bytes) -> bool:
    """Say whether bytes are one object or a list of them in JSON."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))
