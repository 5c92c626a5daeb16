"""Turn the bytes of a file into text, untouched: every later offset counts its characters."""

from __future__ import annotations

import codecs
import re

from kgbuild.model import Issue
from kgbuild.readers.problems import error, warning

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
_SURROGATE = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def decode(data: bytes, path: str, line: int = 1) -> tuple[str | None, tuple[Issue, ...]]:
    """Decode as UTF-8, else by byte order mark, else as Windows-1252, and say so.

    Args:
        data: the bytes; a byte order mark of UTF-8 stays in the text as its first character, as the contract counts.
        path: the file to name in an issue.
        line: the line of the file at which the bytes begin.

    Returns:
        The text, None if it is none, and the issues.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, path)
    if found := _binary(data, path, line):
        return None, (found,)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as reason:
        return _decode_windows(data, reason.start, path, line)


def decode_as(data: bytes, charset: str) -> str | None:
    """Decode bytes of a message or a page as its header says; None if the header is wrong.

    What calls itself Latin-1 or ASCII is Windows-1252, as browsers read it: only that has marks of quotation.
    """
    try:
        named = codecs.lookup(charset).name
        return data.decode("cp1252" if named in _MEANT_AS_WINDOWS else named)
    except (LookupError, ValueError):
        return None


_MEANT_AS_WINDOWS = frozenset({"ascii", "iso8859-1"})


def not_text(data: bytes, path: str) -> Issue | None:
    """Return the issue for a file of records whose first bytes show that it cannot be read line by line."""
    if data.startswith(tuple(mark for mark, _ in _BOMS)):
        return error(path, 1, "not-utf8", "it is UTF-16 or UTF-32; it is skipped.", "Save it as UTF-8.")
    return _packed(data, path, 1)


def _binary(data: bytes, path: str, line: int) -> Issue | None:
    """Return the issue for bytes that are no text."""
    if packed := _packed(data, path, line):
        return packed
    if b"\0" in data:
        line += data.count(b"\n", 0, data.index(b"\0"))
        return _not_text("binary data (it holds a NUL byte)", path, line)
    return None


def _packed(data: bytes, path: str, line: int) -> Issue | None:
    """Return the issue for a format that holds text in a wrapping of its own."""
    kind = next((name for magic, name in _FORMATS.items() if data.startswith(magic)), None)
    return _not_text(kind, path, line) if kind else None


def _not_text(kind: str, path: str, line: int) -> Issue:
    return error(path, line, "binary", f"this is {kind}, not text; it is skipped.", "Save the article as plain text.")


def _decode_marked(data: bytes, encoding: str, path: str) -> tuple[str | None, tuple[Issue, ...]]:
    """Decode what begins with a byte order mark of two or four bytes."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None, (
            error(
                path, 1, "not-utf8", f"it starts as {encoding.upper()} but breaks off; skipped.", "Save it as UTF-8."
            ),
        )
    message = f"it is {encoding.upper()}, not UTF-8; it was read as that."
    return text, (warning(path, 1, "not-utf8", message, "Save it as UTF-8 so that every program reads it alike."),)


def _decode_windows(data: bytes, position: int, path: str, line: int) -> tuple[str | None, tuple[Issue, ...]]:
    """Decode as Windows-1252, the usual encoding of old articles that are not UTF-8."""
    line += data.count(b"\n", 0, position)
    byte = f"byte 0x{data[position]:02X}"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        message = f"it is neither UTF-8 nor Windows-1252 ({byte}); it is skipped."
        return None, (error(path, line, "not-utf8", message, "Save it as UTF-8."),)
    message = f"it is not UTF-8 ({byte}); it was read as Windows-1252 (cp1252)."
    return text, (warning(path, line, "not-utf8", message, "If letters look wrong, save the file as UTF-8."),)


def whole_characters(text: str) -> str:
    """Join surrogate pairs, as YAML keeps them that JSON wrote, and put the mark U+FFFD for a half that is alone."""
    return _SURROGATE.sub(lambda match: _joined(match[0]), text)


def _joined(pair: str) -> str:
    return pair.encode("utf-16", "surrogatepass").decode("utf-16") if len(pair) == len("\ud83d\ude00") else "\ufffd"
