"""Read standard input: its first characters tell the format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from kgbuild.model import Issue
from kgbuild.readers.jsonl import find_lines
from kgbuild.readers.options import ReadOptions
from kgbuild.readers.source import Source, SourceKind

NAME = "stdin"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|\?xml|head|body)\b", re.IGNORECASE)


def find_in_stdin(stream: BinaryIO, options: ReadOptions) -> Iterator[Source | Issue]:
    """Read standard input to its end and yield what it holds: one article, or one for each line of JSON.

    Args:
        stream: standard input; it cannot be read twice, so the sources carry its bytes.
        options: the limits.
    """
    data = stream.read()
    whole = Source(path="-", file_name=NAME, kind=kind_of(data), content=data)
    if whole.kind is SourceKind.JSONL:
        yield from find_lines(io.BytesIO(data), whole, options)
    else:
        yield whole


def kind_of(data: bytes) -> SourceKind:
    """Tell the format of some bytes: a web page, lines of JSON, a text with a YAML header, or plain text."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _PAGE.match(start):
        return SourceKind.HTML
    if start.startswith(b"{") and _is_object(start.split(b"\n", 1)[0]):
        return SourceKind.JSONL
    return SourceKind.MARKDOWN if re.match(rb"---[ \t]*\r?\n", start) else SourceKind.TEXT


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
