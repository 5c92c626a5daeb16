"""Rows of the reference data's CSV files: they know where they stand, so that an error can say it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from kgbuild.model import DateInterval, PartialDate
from kgbuild.reference.data import Period, Register

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


class ReferenceDataError(ValueError):
    """The reference data cannot be used; the message names file and line."""


class Row:
    """One row of a file."""

    __slots__ = ("_at", "_values", "line", "path", "register")

    def __init__(self, values: list[str], at: Mapping[str, int], path: Path, line: int, register: Register) -> None:
        self._values, self._at, self.path, self.line, self.register = values, at, path, line, register

    def error(self, why: str) -> ReferenceDataError:
        """Return an error that says where it is."""
        return ReferenceDataError(f"{self.path}:{self.line}: {why}")

    def get(self, column: str) -> str:
        """Return what stands in a column; "" if it is empty or not there."""
        try:
            return self._values[self._at[column]]
        except (KeyError, IndexError):
            return ""

    def required(self, column: str) -> str:
        """Return what stands in a column that every row needs.

        Raises:
            ReferenceDataError: nothing stands there.
        """
        value = self.get(column)
        if not value:
            raise self.error(f"the column {column!r} is empty or missing; every row needs it.")
        return value

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a column, which "|" separates.

        Raises:
            ReferenceDataError: one of same_as is no IRI.
        """
        value = self.get(column)
        values = tuple(v.strip() for v in value.split("|") if v.strip()) if value else ()
        wrong = [v for v in values if not _IRI.fullmatch(v)] if column == "same_as" else []
        if wrong:
            raise self.error(f"{wrong[0][:80]!r} in the column {column!r} is no IRI; write it as https://…")
        return values

    def country(self) -> str:
        """Return the row's country, or else that of its register."""
        return self.get("country").lower() or self.register.country

    def days(self, column: str) -> DateInterval | None:
        """Return the days that a date, perhaps a partial one, may mean; None if there is none."""
        value = self.get(column)
        if not value:
            return None
        try:
            return _interval(value)
        except ValueError as error:
            raise self.error(f"column {column!r}: {error}.") from error

    def day(self, column: str, *, last: bool = False) -> date | None:
        """Return the first day, or the last, that a date may mean."""
        days = self.days(column)
        return None if days is None else days.last if last else days.first

    def period(self) -> Period:
        """Return the row's period: an empty end holds for as long as the row, or else its register, vouches for it."""
        try:
            return _period(
                self.get("start"),
                self.get("end"),
                self.get("first_seen"),
                self.get("last_seen"),
                self.register.known_until,
            )
        except ValueError:
            for column in ("start", "end", "first_seen", "last_seen"):
                self.days(column)  # says which column it is
            raise


@lru_cache(maxsize=16384)
def _interval(value: str) -> DateInterval:
    if len(value) == 10 and value[4] == value[7] == "-":  # nearly all are full: this takes a tenth of the time
        day = date.fromisoformat(value)
        return DateInterval(day, day)
    return PartialDate(value).interval


@lru_cache(maxsize=16384)
def _period(start: str, end: str, first_seen: str, last_seen: str, known_until: date | None) -> Period:
    """Return a period; most rows of a register share theirs with others."""
    first = _interval(start).first if start else None
    last = _interval(end).last if end else None
    seen = _interval(last_seen).last if last_seen else known_until
    if last and seen and last <= seen:
        seen = None
    if first and seen and seen < first:
        seen = first
    return Period(first, last, _interval(first_seen).first if first_seen else None, seen)


def rows(path: Path, register: Register) -> Iterator[Row]:
    """Yield the rows of a CSV file; nothing if there is no such file.

    Args:
        path: the file.
        register: what the rows belong to.

    Raises:
        ReferenceDataError: the file is no UTF-8 text or no CSV, or a row has more cells than the header.
    """
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            at = {name.strip(): n for n, name in enumerate(next(reader, []))}
            for values in reader:
                if values:
                    row = Row([v.strip() for v in values], at, path, reader.line_num, register)
                    if any(values[len(at) :]):
                        raise row.error(f"{len(values)} cells, but the header has {len(at)}; quote cells with commas.")
                    yield row
    except csv.Error as error:
        raise ReferenceDataError(f"{path}:{reader.line_num}: this row is not valid CSV ({error}).") from error
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"{path}: not UTF-8 text ({error.reason} at byte {error.start}).") from error
