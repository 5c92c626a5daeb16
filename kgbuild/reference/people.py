"""Put the people of CSV files together with their memberships, posts and seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from kgbuild.reference.data import Period, RefMembership, RefPerson, RefPost, RefSeat
from kgbuild.reference.rows import Row

Dated = TypeVar("Dated", RefMembership, RefPost, RefSeat)


def read_people(of: Callable[[str], Iterator[Row]]) -> Iterator[RefPerson]:
    """Yield the person of each row of people, with everything that other files say of him.

    Args:
        of: yields the rows of all files of a kind.

    Raises:
        kgbuild.reference.ReferenceDataError: a row of "leaders" names nobody, or several people.
    """
    found = list(of("people"))
    memberships: dict[str, list[RefMembership]] = defaultdict(list)
    posts: dict[str, list[RefPost]] = defaultdict(list)
    seats: dict[str, list[RefSeat]] = defaultdict(list)
    for r in of("memberships"):
        memberships[r.required("person")].append(RefMembership(r.required("party"), r.period(), r.get("end_reason")))
    for r in of("posts"):
        posts[r.required("person")].append(_post(r))
    for r in of("seats"):
        seats[r.required("person")].append(RefSeat(r.required("house"), r.get("constituency"), r.period()))
    bearers = _bearers(found)
    for r in of("leaders"):
        owners = bearers.get(r.required("person"), set())
        if len(owners) != 1:
            raise r.error(
                f"{r.get('person')!r} must be the id or name of exactly one person of people.csv, not {len(owners)}."
            )
        posts[next(iter(owners))].append(_post(r))
    for r in found:
        identifier = r.required("id")
        yield RefPerson(
            id=identifier,
            name=r.required("name"),
            other_names=r.many("other_names"),
            gender=r.get("gender"),
            birth=r.get("birth"),
            same_as=r.many("same_as"),
            memberships=_ordered(memberships.get(identifier, ())),
            posts=_ordered(posts.get(identifier, ())),
            seats=_ordered(seats.get(identifier, ())),
            country=r.country(),
            register=r.register.id,
        )


def _post(row: Row) -> RefPost:
    return RefPost(row.required("office").lower(), row.get("organization"), row.period(), row.country())


def _bearers(found: Sequence[Row]) -> Mapping[str, set[str]]:
    """Return who bears each name, and whose each identifier is."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for r in found:
        for name in (r.required("id"), r.required("name"), *r.many("other_names")):
            bearers[name].add(r.get("id"))
    return bearers


def _ordered(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return what somebody had in order of time, whatever the order of the rows."""
    return tuple(sorted(set(dated), key=lambda d: (_days(d.period), repr(d)))) if len(dated) > 1 else tuple(dated)


def _days(period: Period) -> tuple[date, date]:
    return period.start or date.min, period.end or date.max
