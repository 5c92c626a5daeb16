"""Load reference data: the CSV files that come with kgbuild and those of a user's own folder, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from kgbuild.reference.data import (
    RefChamber,
    RefCountry,
    RefElection,
    RefOffice,
    RefParty,
    RefPerson,
    RefThing,
)
from kgbuild.reference.lookup import Reference, Tables
from kgbuild.reference.manifest import source_files
from kgbuild.reference.people import read_people
from kgbuild.reference.rows import ReferenceDataError, Row, rows
from kgbuild.reference.stored import StoredParties, StoredPeople
from kgbuild.resources import resource

__all__ = ["ReferenceDataError", "load_reference"]

Rows = Callable[[str], Iterator[Row]]
"""Yields the rows of all files of a kind."""

Item = TypeVar("Item", RefThing, RefParty, RefPerson)
Links = Mapping[str, tuple[str, ...]]
"""Identifiers elsewhere, by record."""


def load_reference(folder: Path | None = None, *, only: bool = False) -> Reference:
    """Return the reference data that come with kgbuild, and those of a folder added to them.

    Args:
        folder: CSV files as data/reference/README.md describes; what they say of a record counts before what comes
            with kgbuild.
        only: leave out what comes with kgbuild; without a folder there are then no reference data at all.

    Raises:
        ReferenceDataError: a folder, file, column or value that cannot be used, with its place.
    """
    folders = ([] if only else [resource("data", "reference")]) + ([folder] if folder else [])
    files = source_files(folders)

    def of(kind: str) -> Iterator[Row]:
        for file in files:
            if file.kind == kind:
                yield from rows(file.path, file.register)

    links = _links(of("links"))
    things = {k: _joined(map(_thing, of(k)), links[k]) for k in ("publications", "organizations", "places")}
    return Reference(
        **things,
        people=_joined(read_people(of), links["people"]),
        parties=_joined(map(_party, of("parties")), links["parties"]),
        house_words={r.required("house"): frozenset(r.many("members")) for r in of("houses")},
        first_names={r.required("first_name").lower(): r.get("gender") for r in of("first_names")},
        tables=Tables(
            registers={f.register.id: f.register for f in files},
            countries={r.required("code").lower(): _country(r) for r in of("countries")},
            chambers={r.required("id"): _chamber(r) for r in of("chambers")},
            offices=tuple(sorted(map(_office, of("offices")), key=lambda o: (o.office, o.country, o.house, o.body))),
            elections=tuple(sorted(map(_election, of("elections")), key=lambda e: (e.days, e.country, e.kind, e.id))),
            people=tuple(StoredPeople(f.path, f.register) for f in files if f.kind == "people.store"),
            parties=tuple(StoredParties(f.path, f.register) for f in files if f.kind == "parties.store"),
        ),
    )


def _links(found: Iterable[Row]) -> Mapping[str, Links]:
    """Return the identifiers elsewhere that files of links give, by kind and record."""
    links: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in found:
        own = links[row.required("kind")]
        own[row.required("id")] = _union(own.get(row.required("id"), ()), row.many("same_as"))
    return links


def _joined(found: Iterable[Item], links: Links) -> dict[str, Item]:
    """Put together the records of one identifier: of several values of a field all, of single ones the last."""
    joined: dict[str, Item] = {}
    for item in found:
        known = joined.get(item.id)
        joined[item.id] = _join(known, item) if known else item
    for identifier, same_as in links.items():
        if identifier in joined:
            joined[identifier] = replace(joined[identifier], same_as=_union(joined[identifier].same_as, same_as))
    return joined


def _join(first: Item, second: Item) -> Item:
    changed: dict[str, Any] = {}
    for field in fields(first):
        own, other = getattr(first, field.name), getattr(second, field.name)
        changed[field.name] = _union(own, other) if isinstance(own, tuple) else other or own
    if isinstance(first, RefPerson):
        names = _union((*first.other_names, first.name), changed["other_names"])
        changed["other_names"] = tuple(n for n in names if n != changed["name"])
    return replace(first, **changed)


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _thing(row: Row) -> RefThing:
    return RefThing(
        id=row.required("id"),
        name=row.required("name"),
        forms=row.many("forms"),
        same_as=row.many("same_as"),
        shared=row.many("shared"),
        near=row.many("near"),
        country=row.country(),
    )


def _party(row: Row) -> RefParty:
    return RefParty(
        id=row.required("id"),
        name=row.required("name"),
        short=row.get("short") or row.get("name"),
        forms=row.many("forms"),
        ambiguous=row.many("ambiguous"),
        parent=row.get("parent"),
        country=row.country(),
        same_as=row.many("same_as"),
        also=row.many("also"),
        existed=replace(row.period(), last_seen=None),
        register=row.register.id,
    )


def _country(row: Row) -> RefCountry:
    return RefCountry(
        code=row.get("code").lower(),
        name=row.required("name"),
        forms=_union((row.get("name"),), row.many("forms")),
        demonyms=row.many("demonyms"),
        capital=row.get("capital"),
        government=row.many("government"),
        state=row.many("state"),
        part_of=row.get("part_of").lower(),
    )


def _chamber(row: Row) -> RefChamber:
    return RefChamber(row.get("id"), row.required("name"), row.country(), row.many("forms"), row.many("members"))


def _office(row: Row) -> RefOffice:
    return RefOffice(
        office=row.required("office").lower(),
        country=row.country(),
        house=row.get("house"),
        body=row.get("body"),
        same=row.get("same").lower(),
        unique=row.get("unique") == "yes",
    )


def _election(row: Row) -> RefElection:
    days, last = row.days("day"), row.days("last_day")
    if days is None:
        raise row.error("the column 'day' is empty or missing; every row needs it.")
    country, kind = row.country(), row.required("kind")
    return RefElection(
        id=row.get("id") or f"{country}/{kind}/{days.first}",
        country=country,
        kind=kind,
        days=replace(days, last=last.last) if last else days,
        name=row.get("name"),
        register=row.register.id,
        same_as=row.many("same_as"),
    )
