"""Write Turtle that says once what the IRIs of an article begin with: `@base <….txt>`, then `<#char=16,24>`.

Each block, the triples of one subject, has IRIs relative to the subject's document or folder (RFC 3986, 4.2; Turtle
1.1, 6.3), so that its text hangs on its subject alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kgbuild.vocab import NAMESPACES, XSD

PREFIXES = {prefix: str(namespace) for prefix, namespace in sorted(NAMESPACES.items())} | {
    "nat": str(XSD.nonNegativeInteger)
}
"""`nat:` is a whole datatype, with nothing behind the colon: every passage has two offsets, `"16"^^nat:`, and what a
twentieth of a file would otherwise spell is its name."""

AT_ONCE = 5_000
"""Triples that are written together."""

_BLOCK = re.compile(rb"^(?!\t)", re.MULTILINE)
"""Where another subject begins."""

_PREAMBLE = re.compile(rb"(?:@[^\n]*\n)*")
"""What stands before the first block."""

_ANY = NamedNode("urn:x")
_HAS_PATH = re.compile(r"https?://[^/?#]+/")

_ODD = re.compile(r"\?|//.*//|/\.{1,2}(?=[/#]|$)")
"""Queries, empty segments, and dots that go when a relative IRI is resolved: such IRIs stay whole, for not all parsers
agree on what they mean below a base."""

_BELOW = re.compile(r"(.+/[^/#]*\.\w+)/[^/#]+/[^/#]+")
"""What hangs on a document: "….txt/meeting/…"."""


@cache
def header(form: RdfFormat) -> bytes:
    """Return what a file of a format begins with: its prefixes, if it has any."""
    text = serialize([Triple(_ANY, _ANY, _ANY)], format=form, prefixes=PREFIXES) or b""
    return text[: text.rindex(f"{_ANY} {_ANY} {_ANY}".encode())]


def base_of(subject: str) -> str:
    """Return what the IRIs in the block of a subject are relative to: the document that it belongs to, or its folder.

    Whatever is chosen here the triples stay the same; all that is an article's own is to have one base.

    Args:
        subject: its IRI.

    Returns:
        An IRI; "" if there is none, as for a URN.
    """
    if not _HAS_PATH.match(subject) or _ODD.search(subject):
        return ""
    if below := _BELOW.fullmatch(subject):
        return below[1]
    document, mark, _ = subject.partition("#")
    return document if mark else document[: document.rindex("/") + 1]


def blocks(triples: Iterable[Triple]) -> Iterator[tuple[str, bytes]]:
    """Yield each subject, as a term of N-Triples, with the text of its block.

    Args:
        triples: all of a subject together.
    """
    batch: list[Triple] = []
    base = ""
    for subject, grouped in groupby(triples, key=attrgetter("subject")):
        of_subject = list(grouped)
        odd = any(isinstance(t.object, NamedNode) and _ODD.search(t.object.value) for t in of_subject)
        own = "" if odd else base_of(subject.value)
        if batch and (own != base or len(batch) >= AT_ONCE):
            yield from _apart(batch, base)
            batch = []
        base = own
        batch += of_subject
    if batch:
        yield from _apart(batch, base)


def _apart(triples: Sequence[Triple], base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the blocks of triples whose subjects share a base."""
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES, base_iri=base or None) or b""
    preamble = _PREAMBLE.match(text)
    first = preamble.end() if preamble else 0
    starts = [m.start() for m in _BLOCK.finditer(text, first) if m.start() < len(text)]
    subjects = (str(subject) for subject, _ in groupby(triples, key=attrgetter("subject")))
    for subject, start, end in zip(subjects, starts, [*starts[1:], len(text)], strict=True):
        yield subject, text[start:end]


def with_bases(parts: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the texts of blocks, and before each what its IRIs are relative to, if that is not said yet.

    Args:
        parts: as `blocks` gives them.
    """
    said = ""
    for subject, text in parts:
        base = base_of(subject[1:-1])
        if base not in {"", said}:
            yield f"@base <{base}> .\n".encode()
            said = base
        yield text


def write_turtle(triples: Iterable[Triple], stream: BinaryIO) -> None:
    """Write triples of which all of a subject stand together."""
    stream.write(header(RdfFormat.TURTLE))
    stream.writelines(with_bases(blocks(triples)))
