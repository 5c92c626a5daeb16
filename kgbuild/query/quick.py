"""Put the rows of a query that asks for no order into the order of `total`, without the engine.

The engine looks a value up each time that it compares it, which takes most of the time of a question to a large graph.
Rows of links, texts, whole numbers and days are compared here instead, each value looked up once; all others are left
to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from kgbuild.query.guard import masked
from kgbuild.query.total import top
from kgbuild.vocab import RDF, XSD

_ORDERED = re.compile(r"\b(?:ORDER\s+BY|VALUES)\b", re.IGNORECASE)
_LIMITS = re.compile(r"(?:\s*\b(?:LIMIT|OFFSET)\s+\d+)+\s*$", re.IGNORECASE)
_LIMIT = re.compile(r"(LIMIT|OFFSET)\s+(\d+)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_NAME = re.compile(r"\w+")
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
    rows = [tuple(row) for row in islice(answer, _MOST + 1)]
    keys = [_keys(column) for column in zip(*rows, strict=True)]
    if len(rows) > _MOST or None in keys:
        return None
    places = sorted(range(len(rows)), key=lambda n: [column[n] for column in keys if column])
    first = limits.get("OFFSET", 0)
    chosen = [rows[n] for n in places[first : first + limits.get("LIMIT", len(rows))]]
    table = "\n".join(f"({' '.join(map(_written, row))})" for row in chosen)
    columns = " ".join(f"?{name}" for name in names)
    found = run(f"SELECT {columns} {{ VALUES ({columns}) {{\n{table}\n}} }}")
    return found if isinstance(found, QuerySolutions) else None


def _keys(column: Sequence[Term]) -> list[_Key] | None:
    """Return what the values of a column are compared by; None where only the engine knows."""
    keys: list[_Key] = []
    kinds: set[tuple[str, str | None]] = set()
    for term in column:
        if term is None:
            keys.append((0, ""))
        elif isinstance(term, NamedNode):
            keys.append((1, term.value))
        elif isinstance(term, Literal):
            kind = term.datatype.value
            kinds.add((kind, term.language))
            if kind == XSD.integer and _WHOLE.fullmatch(term.value):
                keys.append((2, int(term.value)))
            elif kind in (XSD.string, f"{RDF}langString") or (kind == XSD.date and _DAY.fullmatch(term.value)):
                keys.append((2, term.value))
            else:
                return None
        else:
            return None
    return keys if len(kinds) < 2 else None


def _written(term: Term) -> str:
    return "UNDEF" if term is None else str(term)
