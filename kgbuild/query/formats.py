"""Write answers: for a person a table, for programs the standard formats."""

from __future__ import annotations

import csv
import io
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Sequence

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
_FORMULA, _NUMBER = re.compile(r"[=+\-@\t\r]"), re.compile(r"-?\d+(\.\d+)?")


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


FILE_FORMATS = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".srj": "json", ".ttl": "turtle", ".txt": "table"}
"""The format of an answer by the ending of the file that it is written to."""


def for_spreadsheets(text: str) -> str:
    """Return a CSV text in which no cell is a formula: one that begins like one gets an apostrophe before it."""
    out = io.StringIO()
    rows = csv.reader(io.StringIO(text, newline=""))
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it.

    See OWASP, "CSV Injection". Numbers stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def has_rows(text: str, form: str) -> bool:
    """Say whether a SELECT's answer, as `render` wrote it, has any row."""
    if form == "json":
        return '"bindings":[]' not in text
    return text != "no rows\n" if form == "table" else text.count("\n") > 1


def as_rows(answer: Answer) -> list[dict[str, str]]:
    """Return the rows of a SELECT as dictionaries of texts by the names of its columns.

    Raises:
        QueryError: the answer is no table.
    """
    if not isinstance(answer, QuerySolutions):
        raise QueryError("Only SELECT answers with rows.")
    names = [variable.value for variable in answer.variables]
    return [{name: shown(row[name]) for name in names} for row in answer]


def _table(answer: QuerySolutions, width: int | None) -> str:
    """Write rows under headings; what does not fit a terminal is folded under its row, and nothing is cut."""
    names = [variable.value for variable in answer.variables]
    rows = [[shown(solution[name]) for name in names] for solution in answer]
    if not rows:
        return "no rows\n"
    widths = [max(display_width(row[n]) for row in (names, *rows)) for n in range(len(names))]
    folded = _too_wide(widths, width) if width else set()
    kept = [n for n in range(len(names)) if n not in folded]
    lines = [_row(names, widths, kept), _row(["-" * w for w in widths], widths, kept)] if kept else []
    for row in rows:
        lines += [_row(row, widths, kept)] if kept else []
        for n in sorted(folded):
            lines += _folded(names[n], row[n], width or 0)
    counted = f"{len(rows)} row{'s' if len(rows) > 1 else ''}"
    if folded:
        counted += f"; below each row: {', '.join(names[n] for n in sorted(folded))}; -o FILE.csv has plain columns"
    return "\n".join([*lines, *textwrap.wrap(f"({counted})", width or 10_000)]) + "\n"


def _too_wide(widths: Sequence[int], room: int) -> set[int]:
    """Return the columns that have to go for the others to fit: the widest first."""
    kept = list(range(len(widths)))
    while kept and sum(widths[n] for n in kept) + 2 * (len(kept) - 1) > room:
        kept.remove(max(kept, key=lambda n: (widths[n], n)))
    return set(range(len(widths))) - set(kept)


def _row(cells: Sequence[str], widths: Sequence[int], kept: Sequence[int]) -> str:
    return "  ".join(cells[n] + " " * (widths[n] - display_width(cells[n])) for n in kept).rstrip()


def _folded(name: str, text: str, room: int) -> list[str]:
    """Return a long cell under its row, with its column's name, on as many lines as it needs."""
    if not text:
        return []
    lines, line = [], f"    {name}:"
    for word in text.split(" "):
        if display_width(line) + 1 + display_width(word) > room and line.strip():
            lines.append(line)
            line = " " * 5
        line += f" {word}"
        while display_width(line) > room:  # a word that is longer than the terminal is wide
            cut = _cut(line, room)
            lines.append(line[:cut])
            line = " " * 6 + line[cut:]
    return [*lines, line]


def _cut(text: str, room: int) -> int:
    """Return how many characters of a text fit into a number of columns, at least ten."""
    return max((n for n in range(len(text)) if display_width(text[:n]) <= room), default=10)


def shown(term: object) -> str:
    """Return a value as a person reads it: a literal's text on one line, an IRI with its prefix if it has one."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return printable(term.value)
    if isinstance(term, NamedNode):
        prefix = next((p for p, base in PREFIXES.items() if term.value.startswith(base)), None)
        return plain(f"{prefix}:{term.value[len(PREFIXES[prefix]) :]}" if prefix else term.value)
    return plain(str(term))


def printable(text: str) -> str:
    """Return a text on one line, without the characters by which it could give orders to a terminal."""
    return plain(" ".join(text.split()))


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)
