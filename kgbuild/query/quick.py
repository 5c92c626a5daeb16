"""Put the rows of a query that asks for no order into the order of `total`, without the engine.

The engine looks a value up each time that it compares it, which takes most of the time of a question to a large graph.
Rows of links, texts, whole numbers and days are compared here instead, each value looked up once; all others are left
to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from heapq import nsmallest
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from kgbuild.query.guard import masked
from kgbuild.query.total import top
from kgbuild.vocab import XSD

_ORDERED = re.compile(r"\b(?:ORDER\s+BY|VALUES)\b", re.IGNORECASE)
_LIMITS = re.compile(r"(?:\s*\b(?:LIMIT|OFFSET)\s+\d+)+\s*$", re.IGNORECASE)
_LIMIT = re.compile(r"(LIMIT|OFFSET)\s+(\d+)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NAME = re.compile(r"\w+")
_LANGUAGE = re.compile(r"@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*")  # without a direction
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_INTEGER, _DATE = f"^^<{XSD.integer}>", f"^^<{XSD.date}>"
_NOTHING = "UNDEF"
_MOST = 100_000
"""More rows are not kept in memory."""

Term = NamedNode | BlankNode | Literal | Triple | None
_Key = tuple[int, str | int]


def in_order(query: str, run: Callable[[str], object]) -> QuerySolutions | None:
    """Return the rows of a SELECT query in order; None if that is the engine's work.

    Args:
        query: valid SPARQL.
        run: gives the answer of a query.
    """
    words = top(masked(query))
    if _ORDERED.search(words):
        return None
    end = _LIMITS.search(words)
    limits = {word.upper(): int(number) for word, number in _LIMIT.findall(end[0])} if end else {}
    answer = run(query[: end.start()] if end else query)
    if not isinstance(answer, QuerySolutions):
        return None
    names = [variable.value for variable in answer.variables]
    if not names or len(set(names)) < len(names) or not all(map(_NAME.fullmatch, names)):
        return None
    rows = [tuple(map(_written, row)) for row in islice(answer, _MOST + 1)]
    keys = [_keys(column) for column in zip(*rows, strict=True)]
    if len(rows) > _MOST or None in keys:
        return None
    first = limits.get("OFFSET", 0)
    end_of_rows = first + limits.get("LIMIT", len(rows))
    columns_of_keys = [column for column in keys if column]
    places = nsmallest(end_of_rows, range(len(rows)), key=lambda n: [column[n] for column in columns_of_keys])
    table = "\n".join(f"({' '.join(rows[n])})" for n in places[first:])
    columns = " ".join(f"?{name}" for name in names)
    found = run(f"SELECT {columns} {{ VALUES ({columns}) {{\n{table}\n}} }}")
    return found if isinstance(found, QuerySolutions) else None


def _keys(column: Sequence[str]) -> list[_Key] | None:
    """Return what the written values of a column are compared by; None where only the engine knows."""
    keys: list[_Key] = []
    kinds: set[str] = set()
    for written in column:
        if written == _NOTHING:
            keys.append((0, ""))
        elif written[0] == "<":
            keys.append((1, written[1:-1]))
        elif written[0] == '"':
            text, _, kind = written[1:].rpartition('"')
            kinds.add(kind)
            if kind == _INTEGER and _WHOLE.fullmatch(text):
                keys.append((2, int(text)))
            elif not kind or _LANGUAGE.fullmatch(kind) or (kind == _DATE and _DAY.fullmatch(text)):
                keys.append((2, _ESCAPE.sub(_escaped, text) if "\\" in text else text))
            else:
                return None
        else:
            return None
    return keys if len(kinds) < 2 else None


def _escaped(escape: re.Match[str]) -> str:
    """Return the character that an escape of N-Triples stands for."""
    mark = escape[1]
    return _ESCAPED[mark] if mark in _ESCAPED else chr(int(mark[1:], 16))


def _written(term: Term) -> str:
    """Return a term as N-Triples and VALUES write it."""
    return _NOTHING if term is None else str(term)
