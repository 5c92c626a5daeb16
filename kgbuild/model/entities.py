"""Tell XML that would grow without end from XML that may be parsed."""

from __future__ import annotations

import re
from pathlib import Path


def declares_entities(path: Path) -> bool:
    """Say whether an XML file declares an entity that refers to others: a few lines may stand for gigabytes."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    declared = _ENTITY.findall(head)
    return any(b"&" in value.replace(b"&#", b"") for value in declared) or len(declared) > _MOST_ENTITIES


_HEAD = 1_000_000
_MOST_ENTITIES = 200
_ENTITY = re.compile(rb"<!ENTITY\s+[^\s>]+\s+(\"[^\"]*\"|'[^']*'|SYSTEM|PUBLIC)")
