"""Give the rows of an answer one order: where a query leaves the order of some open, all its columns decide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.query.guard import masked

_ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:LIMIT|OFFSET|VALUES)\b", re.IGNORECASE)
_NAME = re.compile(r"\w+")


def with_total_order(query: str, variables: Sequence[str]) -> str:
    """Return a SELECT query whose rows have one order.

    Args:
        query: valid SPARQL.
        variables: the names of its columns.
    """
    names = [name for name in variables if _NAME.fullmatch(name)]
    if not names:
        return query
    words = top(masked(query))
    order = max((m.end() for m in _ORDER.finditer(words)), default=None)
    place = next((m.start() for m in _AFTER.finditer(words, order or 0)), len(query))
    keys = " ".join(f"?{name} STR(?{name})" for name in names)
    return f"{query[:place]}\n{'' if order else 'ORDER BY '}{keys}\n{query[place:]}"


def top(words: str) -> str:
    """Return a query with all that stands in brackets blanked out, every character in its place."""
    depth, left = 0, []
    for character in words:
        depth -= character in ")]}"
        left.append(" " if depth > 0 else character)
        depth += character in "([{"
    return "".join(left)
