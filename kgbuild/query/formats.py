"""Write answers: for a person a table, for programs the standard formats."""

from __future__ import annotations

import shutil
import unicodedata

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from kgbuild.model.plain import plain
from kgbuild.query.engine import PREFIXES, Answer, QueryError

_RESULTS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
_NARROWEST = 8


def render(answer: Answer, form: str | None, is_terminal: bool) -> str:
    """Return an answer as text that ends with a line break.

    Args:
        answer: what the query gave.
        form: "table", "csv", "tsv", "json" or "turtle"; None: whatever suits the answer and the reader.
        is_terminal: whether a person reads it.

    Raises:
        QueryError: this kind of answer cannot be written in this format.
    """
    if isinstance(answer, QueryTriples):
        if form not in (None, "turtle", "table"):
            raise QueryError(
                f"CONSTRUCT and DESCRIBE answer with triples, which {form} cannot hold; use --format turtle."
            )
        triples = sorted(answer, key=str)
        return _decode(serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES))
    form = form or ("table" if is_terminal else "json")
    if form == "turtle":
        raise QueryError("SELECT and ASK answer with values, not triples; use --format table, csv, tsv or json.")
    if isinstance(answer, QueryBoolean):
        if form in ("table", "csv", "tsv"):
            return "yes\n" if answer else "no\n"
        return _decode(answer.serialize(format=_RESULTS[form])) + "\n"
    if form == "table":
        return _table(answer, shutil.get_terminal_size((120, 24)).columns if is_terminal else None)
    text = _decode(answer.serialize(format=_RESULTS[form]))
    return text if text.endswith("\n") else text + "\n"


def _decode(data: bytes | None) -> str:
    return (data or b"").decode("utf-8")


def _table(answer: QuerySolutions, width: int | None) -> str:
    """Write rows under headings; cells are shortened to fit a terminal and whole anywhere else."""
    names = [variable.value for variable in answer.variables]
    rows = [[shown(solution[name]) for name in names] for solution in answer]
    if not rows:
        return "no rows\n"
    widths = [max(display_width(row[n]) for row in (names, *rows)) for n in range(len(names))]
    if width:
        widths = _fit(widths, width - 2 * (len(names) - 1))
    lines = [names, ["-" * w for w in widths], *rows]
    text = "\n".join("  ".join(_cell(c, w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)
    return f"{text}\n({len(rows)} row{'s' if len(rows) > 1 else ''})\n"


def shown(term: object) -> str:
    """Return a value as a person reads it: a literal's text on one line, an IRI with its prefix if it has one."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return plain(" ".join(term.value.split()))
    if isinstance(term, NamedNode):
        prefix = next((p for p, base in PREFIXES.items() if term.value.startswith(base)), None)
        return plain(f"{prefix}:{term.value[len(PREFIXES[prefix]) :]}" if prefix else term.value)
    return plain(str(term))


def _fit(widths: list[int], room: int) -> list[int]:
    """Take width from the widest columns until the table fits."""
    widths = list(widths)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def _cell(text: str, width: int) -> str:
    if display_width(text) > width:
        while display_width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - display_width(text))
