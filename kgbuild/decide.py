"""Write down human judgements on who is who, checked against a graph and against each other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Store

from kgbuild.query import QueryError, find
from kgbuild.query.about import local_name
from kgbuild.query.engine import rows
from kgbuild.query.keys import keys_of
from kgbuild.resolve import DecisionsError, load_decisions
from kgbuild.resolve.decisions import COLUMNS, DIFFERENT, KINDS, NOT_AN_ENTITY, SAME

Row = tuple[str, str, str, str]
"""A decision as a file holds it: what, first, second, note."""

_PAIRS = (SAME, DIFFERENT)
_DELIMITERS = ",;\t"
_ENTITIES = """
SELECT DISTINCT ?node ?name ?class WHERE {
  VALUES ?class { kg:Person kg:Party kg:Organization kg:Place kg:Publication kg:Document kg:UnnamedSource }
  ?node a ?class ; schema:name ?name
}"""


class Entities:
    """The entities of a graph, by the keys that decisions call them by."""

    def __init__(self, store: Store) -> None:
        self._store, self._keys = store, keys_of(store)
        found = [
            (row["node"].value, row["name"].value, local_name(row["class"].value)) for row in rows(store, _ENTITIES)
        ]
        self._names = {node: (name, kind) for node, name, kind in sorted(found, reverse=True)}
        self._nodes = {self._keys.decision(node): node for node in sorted(self._names, reverse=True)}

    def key(self, wanted: str) -> str:
        """Return the key of the entity that a name, IRI or key means.

        Raises:
            QueryError: nothing in the graph is called that, or several things are; the message lists them.
        """
        if wanted in self._nodes:
            return wanted
        nodes = [node for node in find(self._store, wanted) if node in self._names]
        if not nodes:
            raise QueryError(f"The graph has no person, party, body or place called {wanted!r}.")
        exact = [n for n in nodes if self._names[n][0].casefold() == wanted.casefold()]
        chosen = exact if len(exact) == 1 else nodes
        if len(chosen) > 1:
            listed = "\n".join(
                f"  {self._keys.decision(n)}  {self._names[n][0]} ({self._names[n][1]})" for n in chosen[:12]
            )
            raise QueryError(f"{wanted!r} may mean {len(chosen)} things; say which by its key:\n{listed}")
        return self._keys.decision(chosen[0])

    def name(self, key: str) -> str:
        """Return the name of the entity of a key, or the key."""
        return self._names[self._nodes[key]][0] if key in self._nodes else key

    def __contains__(self, key: str) -> bool:
        return key in self._nodes


def read_rows(path: Path) -> list[Row]:
    """Return the decisions in a file as they stand there; none if there is no file.

    Raises:
        DecisionsError: a row cannot be understood, or two contradict each other.
    """
    return [(d.kind, d.first, d.second, d.note) for d in load_decisions(path).rows]


def add(path: Path, decisions: Iterable[Row]) -> list[Row]:
    """Add decisions to a file, all or none, and return those that it did not hold yet.

    Raises:
        DecisionsError: they contradict each other or the file; the file is as it was.
        OSError: it cannot be written.
    """
    held = read_rows(path)
    new: list[Row] = []
    for row in decisions:
        if not any(_same(row, other) for other in (*held, *new)):
            new.append(row)
    if new:
        _write(path, [*held, *new])
    return new


def undo(path: Path, kind: str | None, keys: Sequence[str]) -> list[Row]:
    """Take decisions out of a file and return them: those of a kind on all of these entities, or the last one.

    Args:
        path: the file.
        kind: "same", "different", "not an entity" or "rename"; None: any.
        keys: whom they are on; none: the last decision of the kind.

    Raises:
        DecisionsError: the file cannot be read.
        OSError: it cannot be written.
    """
    held = read_rows(path)
    fits = [row for row in held if kind in (None, row[0]) and set(keys) <= {row[1], row[2]}]
    gone = fits if keys else fits[-1:]
    if gone:
        _write(path, [row for row in held if row not in gone])
    return gone


def from_json(entries: object, entities: Entities) -> list[Row]:
    """Return the decisions that a page sends.

    Raises:
        DecisionsError: they are not decisions, or name nothing in the graph.
    """
    if not isinstance(entries, list):
        raise DecisionsError("the decisions must be a list.")
    return [_checked(entry, entities) for entry in entries]


def from_table(text: str, entities: Entities) -> list[Row]:
    """Return the decisions in a spreadsheet of pairs that somebody has filled in: the rows whose `decision` says one.

    Cells are apart by commas, semicolons or tabs, as spreadsheets of different countries write them.

    Raises:
        DecisionsError: a column is missing, a decision is none, or it names nothing in the graph.
    """
    plain = text.removeprefix("\ufeff")
    head = plain.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)  # the first of those that are equally frequent
    reader = csv.DictReader(io.StringIO(plain, newline=""), delimiter=delimiter)
    missing = [c for c in COLUMNS[:3] if c not in (reader.fieldnames or ())]
    if missing:
        raise DecisionsError(f"the column {missing[0]!r} is missing; the columns must be {', '.join(COLUMNS)}.")
    found = []
    for number, row in enumerate(reader, 1):
        if (row["decision"] or "").strip():
            try:
                found.append(_checked(row, entities))
            except DecisionsError as error:
                raise DecisionsError(f"row {number}: {error}") from error
    return found


def _checked(entry: object, entities: Entities) -> Row:
    if not isinstance(entry, Mapping):
        raise DecisionsError(f"{entry!r} is no decision.")
    values = {name: entry.get(name) or "" for name in COLUMNS}
    if isinstance(values["note"], str):
        values["note"] = " ".join(values["note"].split())  # a spreadsheet's cell may have several lines
    if not all(isinstance(value, str) and "\n" not in value and "\r" not in value for value in values.values()):
        raise DecisionsError("a decision must be made of texts on one line each.")
    kind = " ".join(values["decision"].lower().replace("-", " ").split())  # `not-an-entity`, as commands call it
    if kind not in KINDS:
        raise DecisionsError(f"{values['decision']!r} is no decision; the decisions are {', '.join(KINDS)}.")
    first, second = values["first"].strip(), "" if kind == NOT_AN_ENTITY else values["second"].strip()
    for key in (first, second) if kind in _PAIRS else (first,):
        if key not in entities:
            raise DecisionsError(f"{key!r} is nothing in the graph, so nothing can be decided on it.")
    return kind, first, second, values["note"].strip()


def _same(row: Row, other: Row) -> bool:
    """Say whether two rows are one decision; pairs read both ways round."""
    if row[0] in _PAIRS:
        return row[0] == other[0] and {row[1], row[2]} == {other[1], other[2]}
    return row[:3] == other[:3]


def _write(path: Path, decisions: Sequence[Row]) -> None:
    """Write a file of decisions, once it is plain that a build can go by it."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(decisions)
        try:
            load_decisions(beside)
        except DecisionsError as error:
            raise DecisionsError(str(error).replace(str(beside), str(path))) from error
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
