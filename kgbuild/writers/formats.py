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
    )
}


def format_of(path: Path) -> Format | None:
    """Return the format that a file name asks for by its ending, or None."""
    return next((f for f in FORMATS.values() if path.suffix.lower() in f.suffixes), None)
