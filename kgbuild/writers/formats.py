"""The formats a graph is written in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation: `suffixes` are the file name endings that ask for it; `has_graphs`: it keeps named graphs."""

    name: str
    rdf: RdfFormat
    suffixes: tuple[str, ...]
    has_graphs: bool


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("turtle", RdfFormat.TURTLE, (".ttl",), False),
        Format("trig", RdfFormat.TRIG, (".trig",), True),
        Format("nquads", RdfFormat.N_QUADS, (".nq",), True),
        Format("ntriples", RdfFormat.N_TRIPLES, (".nt",), False),
        Format("jsonld", RdfFormat.JSON_LD, (".jsonld", ".json"), True),
        Format("rdfxml", RdfFormat.RDF_XML, (".rdf", ".owl", ".xml"), False),
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
