"""Human judgements on who is who: a CSV file that always wins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = ("decision", "first", "second", "note")
SAME, DIFFERENT, NOT_AN_ENTITY, RENAME = "same", "different", "not an entity", "rename"
KINDS = (SAME, DIFFERENT, NOT_AN_ENTITY, RENAME)
_SCHEMES = ("http:", "https:", "urn:")
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


class DecisionsError(ValueError):
    """The file of decisions cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: `first` and `second` are keys of entities (the part of their IRI after the base); `second` of a rename
    is the new name, of "not an entity" empty.
    """

    kind: str
    first: str
    second: str
    line: int
    note: str = ""


@dataclass(slots=True)
class Decisions:
    """All decisions, checked against each other."""

    rows: tuple[Decision, ...] = ()
    _parent: dict[str, str] = field(default_factory=dict)
    _apart: set[frozenset[str]] = field(default_factory=set)

    def differ(self, first: str, second: str) -> bool:
        """Say whether a human said that two entities, or two of the same as they, are different."""
        if not self._apart:
            return False
        return frozenset((self.group(first), self.group(second))) in self._apart

    @property
    def dropped(self) -> frozenset[str]:
        """The keys that name no entity."""
        return frozenset(d.first for d in self.rows if d.kind == NOT_AN_ENTITY)

    @property
    def names(self) -> Mapping[str, str]:
        """The new name of each renamed entity."""
        return {d.first: d.second for d in self.rows if d.kind == RENAME}

    def group(self, key: str) -> str:
        """Return the smallest key of those that are said to be the same as this one."""
        while key in self._parent:
            key = self._parent[key]
        return key

    def joined(self, key: str) -> tuple[str, ...]:
        """Return all keys of a file that are said to be the same as this one, itself included."""
        if not self._parent:
            return (key,)
        root = self.group(key)
        return tuple(sorted({k for d in self.rows for k in (d.first, d.second) if self.group(k) == root} | {key}))

    def join(self, first: str, second: str) -> None:
        """Take two keys for one entity."""
        a, b = sorted((self.group(first), self.group(second)))
        if a != b:
            self._parent[b] = a

    def set_apart(self, first: str, second: str) -> None:
        """Take two keys for different entities; all that are the same must have been joined before."""
        self._apart.add(frozenset((self.group(first), self.group(second))))


def load_decisions(path: Path | None) -> Decisions:
    """Return the decisions of a file; none if there is no such file or no path.

    Raises:
        DecisionsError: a row that cannot be understood, or two that contradict each other.
    """
    if path is None or not path.exists():
        return Decisions()
    rows = tuple(_read(path))
    decisions = Decisions(rows)
    _check_different(path, decisions)
    _check_names(path, decisions)
    return decisions


def append_decision(path: Path, kind: str, first: str, second: str, note: str = "") -> None:
    """Add a row to a file of decisions; start the file if there is none."""
    new = not path.exists() or path.stat().st_size == 0
    ends = new or path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if not ends:
            file.write("\n")
        if new:
            writer.writerow(COLUMNS)
        writer.writerow([kind, first, second, note])


def _read(path: Path) -> Iterator[Decision]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionsError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8.") from error
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    missing = [c for c in COLUMNS[:3] if c not in (reader.fieldnames or ())]
    if missing:
        raise DecisionsError(
            f"{path}:1: the column {missing[0]!r} is missing; the first line must be {','.join(COLUMNS)}."
        )
    for row in _valid(path, reader):
        values = {k: (v or "").strip() for k, v in row.items() if k is not None}
        if any(values.values()):
            yield _decision(path, reader.line_num, values)


def _valid(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of decisions."""
    try:
        yield from reader
    except csv.Error as error:
        raise DecisionsError(f"{path}:{reader.line_num + 1}: this row is not valid CSV ({error}).") from error


def _decision(path: Path, line: int, row: Mapping[str, str]) -> Decision:
    kind = row["decision"].lower().replace("_", " ").replace("-", " ")
    if kind not in KINDS:
        raise DecisionsError(f"{path}:{line}: {row['decision']!r} is no decision; write one of: {', '.join(KINDS)}.")
    if not row["first"] or (kind != NOT_AN_ENTITY and not row["second"]):
        column = "second" if row["first"] else "first"
        raise DecisionsError(f"{path}:{line}: the column {column!r} is empty, which {kind!r} needs.")
    for key in (row["first"],) if kind in {RENAME, NOT_AN_ENTITY} else (row["first"], row["second"]):
        if key.startswith(_SCHEMES) or _NO_IRI.search(key):
            raise DecisionsError(
                f"{path}:{line}: {key!r} is no key of an entity; write the part of its IRI after the base, such as"
                " person/ann-bell."
            )
    if kind in {SAME, DIFFERENT} and row["first"] == row["second"]:
        raise DecisionsError(f"{path}:{line}: {row['first']!r} is compared with itself; name two entities.")
    return Decision(kind, row["first"], row["second"], line, row.get("note", ""))


def _check_different(path: Path, decisions: Decisions) -> None:
    """Join what is the same; refuse what is the same and different at once."""
    for row in decisions.rows:
        if row.kind == SAME:
            decisions.join(row.first, row.second)
    for row in decisions.rows:
        if row.kind == DIFFERENT and decisions.group(row.first) == decisions.group(row.second):
            lines = _lines(
                d.line
                for d in decisions.rows
                if d.kind == SAME and decisions.group(d.first) == decisions.group(row.first)
            )
            raise DecisionsError(
                f"{path}:{row.line}: {row.first!r} and {row.second!r} are said to be different,"
                f" but {lines} make them the same; remove one of these rows."
            )
        if row.kind == DIFFERENT:
            decisions.set_apart(row.first, row.second)


def _check_names(path: Path, decisions: Decisions) -> None:
    """Refuse two names for one entity, and judgements on what is said to be no entity."""
    named: dict[str, Decision] = {}
    dropped = {d.first: d for d in decisions.rows if d.kind == NOT_AN_ENTITY}
    for row in decisions.rows:
        keys = {row.first} if row.kind in {RENAME, NOT_AN_ENTITY} else {row.first, row.second}
        for key in sorted(keys & dropped.keys() if row.kind in {RENAME, SAME} else ()):
            raise DecisionsError(
                f"{path}:{row.line}: {key!r} is no entity by line {dropped[key].line}, so it cannot be"
                f" {'renamed' if row.kind == RENAME else 'the same as another'}; remove one of these rows."
            )
        if row.kind == RENAME:
            other = named.setdefault(decisions.group(row.first), row)
            if other.second != row.second:
                raise DecisionsError(
                    f"{path}:{row.line}: {row.first!r} is renamed to {row.second!r}, but line {other.line} renames the"
                    f" same entity to {other.second!r}; remove one of these rows."
                )


def _lines(numbers: Iterable[int]) -> str:
    found = sorted(numbers)
    return f"line {found[0]}" if len(found) == 1 else "lines " + ", ".join(map(str, found))
