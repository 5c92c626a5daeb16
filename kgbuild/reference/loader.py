"""Read a folder of reference CSV files; every file is optional, every column is documented in its README."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kgbuild.model import PartialDate
from kgbuild.reference.data import Period, RefMembership, RefParty, RefPerson, RefPost, RefSeat, RefThing
from kgbuild.reference.lookup import Reference
from kgbuild.resources import resource

_FILES = (
    *("people.csv", "people_extra.csv", "parties.csv", "memberships.csv", "posts.csv", "seats.csv", "leaders.csv"),
    *("publications.csv", "organizations.csv", "places.csv", "first_names.csv"),
)


class ReferenceDataError(ValueError):
    """The reference data cannot be used; the message names file and line."""


_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


class _Row(dict[str, str]):
    """One row of a file, which knows where it stands."""

    def __init__(self, values: dict[str, str], path: Path, line: int) -> None:
        super().__init__(values)
        self.path, self.line = path, line

    def error(self, why: str) -> ReferenceDataError:
        return ReferenceDataError(f"{self.path}:{self.line}: {why}")

    def required(self, column: str) -> str:
        if not self.get(column):
            raise self.error(f"the column {column!r} is empty or missing; every row needs it.")
        return self[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a column, which "|" separates; those of same_as must be IRIs."""
        values = tuple(v.strip() for v in self.get(column, "").split("|") if v.strip())
        wrong = [v for v in values if column == "same_as" and not _IRI.fullmatch(v)]
        if wrong:
            raise self.error(f"{wrong[0][:80]!r} in the column {column!r} is no IRI; write it as https://…")
        return values

    def day(self, column: str, *, last: bool = False) -> date | None:
        value = self.get(column, "")
        if not value:
            return None
        try:
            interval = PartialDate(value).interval
        except ValueError as error:
            raise self.error(f"column {column!r}: {error}.") from error
        return interval.last if last else interval.first

    def period(self) -> Period:
        return Period(self.day("start"), self.day("end", last=True))


def load_reference(folder: Path | None = None) -> Reference:
    """Return the reference data of a folder.

    Args:
        folder: CSV files as data/reference/README.md describes; None takes those that come with the package.

    Raises:
        ReferenceDataError: a folder, file, column or value that cannot be used, with its place.
    """
    folder = folder or resource("data", "reference")
    if not folder.is_dir():
        raise ReferenceDataError(f"{folder}: there is no such folder of reference data.")
    if not any((folder / name).is_file() for name in _FILES):
        raise ReferenceDataError(
            f"{folder}: there is no reference data in this folder; it may hold {', '.join(_FILES)}."
        )
    parties = {r.required("id"): _party(r) for r in _rows(folder / "parties.csv")}
    leaders = list(_rows(folder / "leaders.csv"))
    people = _people(folder, leaders)
    return Reference(
        people=people,
        parties=parties,
        publications=_things(folder / "publications.csv"),
        organizations=_things(folder / "organizations.csv"),
        places=_things(folder / "places.csv"),
        house_words={r.required("house"): frozenset(r.many("members")) for r in _rows(folder / "houses.csv")},
        first_names={r.required("first_name").lower(): r.get("gender", "") for r in _rows(folder / "first_names.csv")},
    )


def _rows(path: Path) -> Iterator[_Row]:
    """Yield the rows of a CSV file; nothing if there is no such file."""
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield _Row({k: (v or "").strip() for k, v in row.items() if k is not None}, path, reader.line_num)
    except csv.Error as error:
        raise ReferenceDataError(f"{path}:{reader.line_num + 1}: this row is not valid CSV ({error}).") from error
    except UnicodeDecodeError as error:
        raise ReferenceDataError(f"{path}: not UTF-8 text ({error.reason} at byte {error.start}).") from error


def _things(path: Path) -> dict[str, RefThing]:
    return {
        r.required("id"): RefThing(
            r["id"], r.required("name"), r.many("forms"), r.many("same_as"), r.many("shared"), r.many("near")
        )
        for r in _rows(path)
    }


def _party(row: _Row) -> RefParty:
    return RefParty(
        id=row["id"],
        name=row.required("name"),
        short=row.get("short", "") or row["name"],
        forms=row.many("forms"),
        ambiguous=row.many("ambiguous"),
        parent=row.get("parent", ""),
        country=row.get("country", ""),
        same_as=row.many("same_as"),
    )


def _people(folder: Path, leaders: list[_Row]) -> dict[str, RefPerson]:
    """Join people with their memberships, posts and seats; people_extra.csv adds to people.csv."""
    memberships: dict[str, list[RefMembership]] = defaultdict(list)
    posts: dict[str, list[RefPost]] = defaultdict(list)
    seats: dict[str, list[RefSeat]] = defaultdict(list)
    for r in _rows(folder / "memberships.csv"):
        memberships[r.required("person")].append(
            RefMembership(r.required("party"), r.period(), r.get("end_reason", ""))
        )
    for r in _rows(folder / "posts.csv"):
        posts[r.required("person")].append(RefPost(r.required("office"), r.get("organization", ""), r.period()))
    for r in _rows(folder / "seats.csv"):
        seats[r.required("person")].append(RefSeat(r.required("house"), r.get("constituency", ""), r.period()))
    rows = [r for name in ("people.csv", "people_extra.csv") for r in _rows(folder / name)]
    ids_by_name: dict[str, list[str]] = defaultdict(list)
    for r in rows:
        ids_by_name[r.required("id")].append(r["id"])
        for name in {r.required("name"), *r.many("other_names")}:
            ids_by_name[name].append(r.required("id"))
    for r in leaders:
        owners = ids_by_name.get(r.required("person"), [])
        if len(owners) != 1:
            raise r.error(
                f"{r['person']!r} must be the id or name of exactly one person of people.csv, not {len(owners)}."
            )
        posts[owners[0]].append(RefPost(r.required("office"), r.get("organization", ""), r.period()))
    return {
        r["id"]: RefPerson(
            id=r["id"],
            name=r["name"],
            other_names=r.many("other_names"),
            gender=r.get("gender", ""),
            birth=r.get("birth", ""),
            same_as=r.many("same_as"),
            memberships=tuple(memberships[r["id"]]),
            posts=tuple(posts[r["id"]]),
            seats=tuple(seats[r["id"]]),
        )
        for r in rows
    }
