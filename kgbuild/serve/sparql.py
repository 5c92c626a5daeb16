"""SPARQL 1.1 Protocol: what a request asks for, and in which format it wants the answer.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of SELECT and ASK answers, with their formats."""

TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}
"""Media types of CONSTRUCT and DESCRIBE answers, with their formats."""

_MEDIA_TYPES = {
    **{form: kind for kind, form in reversed(RESULTS.items())},
    **{form: kind for kind, form in reversed(TRIPLES.items())},
}
_BARE = re.compile(
    r'"""(?:.|\n)*?"""' r"|'''(?:.|\n)*?'''" r'|"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)*'" r"|<[^<>\s]*>|#[^\n]*"
)
_SERVICE = re.compile(r"(?<![\w?$:])service(?![\w:])", re.IGNORECASE)


class Refused(Exception):
    """A request that is not answered: the status of HTTP, and why, in words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """A query with the graphs that it is about, if the request names any, and the formats that suit, best first."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    formats: tuple[str, ...]


def parse_request(method: str, query_string: str, content_type: str, body: bytes, accept: str) -> Request:
    """Return what a request to the endpoint asks.

    Args:
        method: "GET" or "POST".
        query_string: what follows "?" in the address.
        content_type: of the body.
        body: of a POST.
        accept: the header of this name, or "".

    Raises:
        Refused: it is an update, no query, or not of the protocol.
    """
    kind = content_type.partition(";")[0].strip().lower()
    values = _values(query_string)
    if method == "POST" and kind == "application/x-www-form-urlencoded":
        for name, given in _values(_decoded(body)).items():
            values[name] = [*values.get(name, ()), *given]
    elif method == "POST" and kind == "application/sparql-query":
        values["query"] = [*values.get("query", ()), _decoded(body)]
    elif method == "POST" and kind == "application/sparql-update":
        raise Refused(403, "This endpoint is read only: it answers queries and takes no updates.")
    elif method == "POST":
        raise Refused(415, "POST a query as application/sparql-query, or as query=… in a form.")
    if "update" in values:
        raise Refused(403, "This endpoint is read only: it answers queries and takes no updates.")
    queries = values.get("query", [])
    if len(queries) != 1:
        raise Refused(400, "Give one query, as the parameter query=….")
    if calls_out(queries[0]):
        raise Refused(403, "This endpoint asks no other endpoints: SERVICE is not allowed.")
    formats = tuple(values["format"]) if "format" in values else formats_for(accept)
    return Request(
        queries[0], tuple(values.get("default-graph-uri", ())), tuple(values.get("named-graph-uri", ())), formats
    )


def calls_out(query: str) -> bool:
    """Say whether a query has SERVICE anywhere outside texts, IRIs and comments."""
    return _SERVICE.search(_BARE.sub(" ", query)) is not None


def formats_for(accept: str) -> tuple[str, ...]:
    """Return the formats that an Accept header allows, the preferred first; without one, any.

    Raises:
        Refused: none of the endpoint's.
    """
    known = {**RESULTS, **TRIPLES}
    if not accept.strip():
        accept = "*/*"
    weighed: list[tuple[float, int, str]] = []
    for n, part in enumerate(accept.split(",")):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        main, _, sub = kind.partition("/")
        fits = [k for k in known if kind in ("*/*", k) or (sub == "*" and k.startswith(f"{main}/"))]
        weighed += [(-weight, n, known[k]) for k in fits if weight > 0]
    if not weighed:
        raise Refused(406, f"This endpoint answers as {', '.join(known)}.")
    return tuple(dict.fromkeys(form for _, _, form in sorted(weighed, key=lambda w: w[:2])))


def prefers_a_page(accept: str) -> bool:
    """Say whether an Accept header likes nothing better than HTML: browsers do, RDF clients take it at a low weight."""
    weights: dict[str, float] = {}
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights[kind] = next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
    return 0 < weights.get("text/html", 0) == max(weights.values())


def media_type(form: str) -> str:
    """Return the media type of a format."""
    return _MEDIA_TYPES[form]


def choose(formats: Sequence[str], offered: Sequence[str]) -> str:
    """Return the first of some formats that is offered for this kind of answer, or the one that is offered first."""
    return next((form for form in formats if form in offered), offered[0])


def _values(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError as error:  # UnicodeDecodeError is one
        raise Refused(400, f"The parameters cannot be read: {error}.") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"The body is not UTF-8 (byte {error.start}).") from error


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
