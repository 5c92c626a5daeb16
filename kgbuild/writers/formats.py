"""The formats a graph is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat, Triple

from kgbuild.writers.jsonld import write_document, write_lines
from kgbuild.writers.rdfxml import write_rdfxml
from kgbuild.writers.turtle import write_turtle


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation: `suffixes` are the file name endings that ask for it; `has_graphs`: it keeps named graphs.

    `write` writes triples that are sorted by subject; None: pyoxigraph does.
    """

    name: str
    rdf: RdfFormat
    suffixes: tuple[str, ...]
    has_graphs: bool
    write: Callable[[Iterable[Triple], BinaryIO], None] | None = None


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("turtle", RdfFormat.TURTLE, (".ttl",), False, write_turtle),
        Format("trig", RdfFormat.TRIG, (".trig",), True),
        Format("nquads", RdfFormat.N_QUADS, (".nq",), True),
        Format("ntriples", RdfFormat.N_TRIPLES, (".nt",), False),
        Format("jsonld", RdfFormat.JSON_LD, (".jsonld", ".json"), False, write_document),
        Format("ndjsonld", RdfFormat.JSON_LD, (".ndjsonld",), False, write_lines),
        Format("rdfxml", RdfFormat.RDF_XML, (".rdf", ".owl", ".xml"), False, write_rdfxml),
    )
}


def format_of(path: Path) -> Format | None:
    """Return the format that a file name asks for by its ending, or None."""
    return next((f for f in FORMATS.values() if path.suffix.lower() in f.suffixes), None)


def format_for(path: Path) -> Format:
    """Return the format that a file name asks for by its ending.

    Raises:
        CannotWrite: the ending asks for none.
    """
    found = format_of(path)
    if found is None:
        endings = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
        ending = f"the ending {path.suffix!r} tells" if path.suffix else "the name has no ending, which would tell"
        raise CannotWrite(f"{path}: {ending} no format; endings with one are {endings}, or name it with --format.")
    return found


class CannotWrite(Exception):
    """The output cannot be written; the message says which file and why."""
