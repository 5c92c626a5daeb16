"""The facts of an article as bytes: small, versioned, and never believed without proof.

The article itself is no part of a record: it is read anew each time, and the record's key says that it is the same. So
a record holds wherever the file lies and on whatever line of a table it stands.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from kgbuild.model import Article, ArticleFacts, Event, Issue, LocalEntity, Role, Span, Statement

VERSION = 1
"""Of the form of records; a change of the model's classes changes the code, which is part of each key."""

_LEVEL = 1  # higher levels save a tenth of the bytes and take thrice the time


class BadRecord(ValueError):
    """A record is cut off, changed, or of another version."""


@dataclass(frozen=True, slots=True)
class _Event:
    """An event with its class's name, by which it is read."""

    kind: str
    event: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _Record:
    """What is stored of one article."""

    version: int
    sentences: tuple[Span, ...]
    entities: tuple[LocalEntity, ...]
    roles: tuple[Role, ...]
    statements: tuple[Statement, ...]
    events: tuple[_Event, ...]
    issues: tuple[Issue, ...]
    country: str
    country_hints: tuple[tuple[Span, str], ...]


_encoder = msgspec.msgpack.Encoder()


def encode(facts: ArticleFacts) -> bytes | None:
    """Return facts as bytes, None if they cannot be stored: text with half a surrogate pair has no UTF-8."""
    begins = facts.article.first_line
    try:
        record = _Record(
            VERSION,
            facts.sentences,
            facts.entities,
            facts.roles,
            facts.statements,
            tuple(_Event(type(e).__name__, msgspec.Raw(_encoder.encode(e))) for e in facts.events),
            tuple(replace(issue, file="", line=issue.line - begins) for issue in facts.issues),
            facts.country,
            facts.country_hints,
        )
        return zlib.compress(_encoder.encode(record), _LEVEL)
    except UnicodeEncodeError:
        return None


def decode(data: bytes, article: Article, types: Mapping[str, type[Event]]) -> ArticleFacts:
    """Return the facts that `encode` made bytes of.

    Args:
        data: the bytes.
        article: the article, as it is read now; its path and first line may be others than they were.
        types: the classes of events, by name.

    Raises:
        BadRecord: these are not the bytes of a whole record of this version.
    """
    try:
        record = _decoder(_Record).decode(zlib.decompress(data))
        events = tuple(_decoder(types[e.kind]).decode(e.event) for e in record.events)
    except (zlib.error, msgspec.MsgspecError, KeyError) as error:
        raise BadRecord(f"a stored record cannot be read: {error}") from error
    if record.version != VERSION:
        raise BadRecord(f"a stored record is of version {record.version}, not {VERSION}")
    begins = article.first_line
    return ArticleFacts(
        article=article,
        sentences=record.sentences,
        entities=record.entities,
        roles=record.roles,
        statements=record.statements,
        events=events,
        issues=tuple(replace(issue, file=article.path, line=issue.line + begins) for issue in record.issues),
        country=record.country,
        country_hints=record.country_hints,
    )


def is_whole(data: bytes) -> bool:
    """Say whether the bytes of a record are as they were written, by their checksum."""
    try:
        zlib.decompress(data)
    except zlib.error:
        return False
    return True


_decoders: dict[type, Any] = {}


def _decoder(cls: type) -> Any:
    """Return what reads values of a class; it is made once."""
    if cls not in _decoders:
        _decoders[cls] = msgspec.msgpack.Decoder(cls)
    return _decoders[cls]
