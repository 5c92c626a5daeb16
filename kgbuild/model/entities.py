"""Tell XML that would grow or nest without end from XML that may be parsed."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat


def xml_refusal(path: Path) -> str:
    """Return why an XML file is not parsed, "" if it may be.

    A few lines of entities that refer to each other may stand for gigabytes, and parsers take a time that grows with
    the square of the depth.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    declared = _ENTITY.findall(head)
    if any(b"&" in value.replace(b"&#", b"") for value in declared) or len(declared) > _MOST_ENTITIES:
        return "declares entities of its own, which are not expanded"
    return f"is nested more than {_DEEPEST} elements deep" if _is_deep(path) else ""


_HEAD = 1_000_000
_MOST_ENTITIES = 200
_ENTITY = re.compile(rb"<!ENTITY\s+[^\s>]+\s+(\"[^\"]*\"|'[^']*'|SYSTEM|PUBLIC)")
_DEEPEST = 1_000


class _TooDeep(Exception):
    """An element stands in too many others."""


def _is_deep(path: Path) -> bool:
    """Say whether elements stand in each other too deep; what is not well-formed is for its parser to tell."""
    depth = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _TooDeep

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        with path.open("rb") as stream, suppress(expat.ExpatError):
            parser.ParseFile(stream)
    except _TooDeep:
        return True
    return False
