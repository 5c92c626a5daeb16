"""Text that others wrote, for places that cannot hold every character of it: a terminal, XML."""

from __future__ import annotations

import re

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r")
"""Control characters, by which a terminal moves, colours and renames; marks that turn the direction of writing; halves
of characters, which no stream can write. Tab and line feed stay.
"""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What the production Char of XML 1.0 leaves out."""


def for_xml(text: str) -> str:
    """Return text with the mark U+FFFD for each character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def plain(text: str) -> str:
    """Return text with each character that is no text written as its escape, such as ``\\x1b``."""
    return _COMMANDS.sub(lambda match: _escape(ord(match[0])), text)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
