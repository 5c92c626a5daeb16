"""Write JSON-LD: a node an object, with `type`, short names and numbers, as one document or one node a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kgbuild.jsonld import CONTEXT_URL, Definition, context
from kgbuild.vocab import NAMESPACES, RDF, XSD

_NATIVE = frozenset({XSD.integer, XSD.nonNegativeInteger})
_LARGEST = 2**53
"""Beyond it, a JSON number is not exact in every language."""


def write_document(triples: Iterable[Triple], stream: BinaryIO) -> None:
    """Write one JSON-LD document with its context.

    Args:
        triples: sorted by subject.
        stream: an open binary stream.
    """
    stream.write(b'{"@context":' + _bytes(context()) + b',\n"@graph":[\n')
    for n, node in enumerate(_nodes(triples)):
        stream.write((b",\n" if n else b"") + _bytes(node))
    stream.write(b"\n]}\n")


def write_lines(triples: Iterable[Triple], stream: BinaryIO) -> None:
    """Write newline-delimited JSON-LD: each line is a document of one node that names the published context.

    Args:
        triples: sorted by subject.
        stream: an open binary stream.
    """
    for node in _nodes(triples):
        stream.write(_bytes({"@context": CONTEXT_URL, **node}) + b"\n")


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _nodes(triples: Iterable[Triple]) -> Iterator[dict[str, Any]]:
    """Yield each subject as an object."""
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        if isinstance(subject, Triple):
            raise TypeError("a quoted triple has no place in JSON-LD")
        node: dict[str, Any] = {"id": _id(subject)}
        values: dict[str, list[Any]] = {}
        for triple in group:
            if triple.predicate.value == RDF.type and isinstance(triple.object, NamedNode):
                values.setdefault("type", []).append(_names().get(triple.object.value) or _short(triple.object.value))
            else:
                name = _names().get(triple.predicate.value) or _short(triple.predicate.value)
                values.setdefault(name, []).append(_value(triple.object, context().get(name)))
        yield node | {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _value(value: Any, definition: Definition | None) -> Any:
    """Return a value as JSON, as plainly as the definition of its property allows."""
    kind = definition if isinstance(definition, dict) else {}
    if not isinstance(value, Literal):
        if kind.get("@type") == "@vocab" and isinstance(value, NamedNode) and value.value in _names():
            return _names()[value.value]
        return _id(value) if kind.get("@type") == "@id" else {"id": _id(value)}
    if value.language:
        plain = kind.get("@language") == value.language
        return value.value if plain else {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == XSD.string:
        return value.value if not kind else {"@value": value.value}
    coerced = kind.get("@type") == _short(datatype)
    native = _native(value)
    if native is not None and (coerced or ("@type" not in kind and datatype != XSD.nonNegativeInteger)):
        return native
    return value.value if coerced else {"@value": value.value, "type": _short(datatype)}


def _native(value: Literal) -> int | bool | None:
    """Return the number or truth value of a literal, None if JSON would not keep it as written."""
    if value.datatype.value == XSD.boolean and value.value in ("true", "false"):
        return value.value == "true"
    if value.datatype.value not in _NATIVE or not value.value.removeprefix("-").isascii():
        return None
    number = int(value.value) if value.value.removeprefix("-").isdigit() else None
    return number if number is not None and str(number) == value.value and abs(number) < _LARGEST else None


def _id(node: NamedNode | BlankNode) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else str(node.value)


@cache
def _names() -> Mapping[str, str]:
    """Return the short name of each IRI that the context defines."""
    found: dict[str, str] = {}
    for name, definition in context().items():
        short = definition if isinstance(definition, str) else definition["@id"]
        prefix, colon, local = short.partition(":")
        if colon and prefix in NAMESPACES:
            found.setdefault(f"{NAMESPACES[prefix]}{local}", name)
    return found


def _short(iri: str) -> str:
    """Return an IRI with its prefix, if it has one that leaves a plain name."""
    for prefix, namespace in NAMESPACES.items():
        local = iri.removeprefix(str(namespace))
        if local != iri and local.isidentifier():
            return f"{prefix}:{local}"
    return iri
