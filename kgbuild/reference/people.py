"""Put the people of CSV files together with their memberships, posts and seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from kgbuild.reference.data import RefMembership, RefPerson, RefPost, RefSeat
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
    owner = _Owners(found)
    for r in of("memberships"):
        memberships[owner.of(r)].append(RefMembership(r.required("party"), r.period(), r.get("end_reason")))
    for r in (*of("posts"), *of("leaders")):
        posts[owner.of(r)] += _posts(r)
    for r in of("seats"):
        seats[owner.of(r)].append(RefSeat(r.required("house"), r.get("constituency"), r.period()))
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


def _posts(row: Row) -> list[RefPost]:
    """Return the post of a row under each of the names that news gives it."""
    offices = row.many("office") or (row.required("office"),)
    return [RefPost(o.lower(), row.get("organization"), row.period(), row.country()) for o in offices]


class _Owners:
    """Whose a row is: its column "person" holds an identifier, or a name that only one person bears."""

    def __init__(self, found: Sequence[Row]) -> None:
        self._ids = {r.required("id") for r in found}
        self._found = found

    def of(self, row: Row) -> str:
        """Return the identifier of the person of a row."""
        person = row.required("person")
        if person in self._ids:
            return person
        owners = self._bearers.get(person, set())
        if len(owners) != 1:
            raise row.error(
                f"{person!r} must be the id or name of exactly one person of people.csv, not {len(owners)}."
            )
        return next(iter(owners))

    @cached_property
    def _bearers(self) -> Mapping[str, set[str]]:
        bearers: dict[str, set[str]] = defaultdict(set)
        for r in self._found:
            for name in (r.required("name"), *r.many("other_names")):
                bearers[name].add(r.get("id"))
        return bearers


def _ordered(dated: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return what somebody had in order of time, whatever the order of the rows.

    What a register left open gives way where another tells the end of the same.
    """
    if len(dated) < 2:
        return tuple(dated)
    kept = [d for d in dated if d.period.end is not None or not any(_tells_end(o, d) for o in dated)]
    return tuple(sorted(dict.fromkeys(kept), key=_order))


def _tells_end(other: Dated, dated: Dated) -> bool:
    """Say whether another record is of the same thing, held when the register of the first ends, and tells its end."""
    seen, period = dated.period.last_seen, other.period
    if seen is None or period.end is None or _what(other) != _what(dated):
        return False
    return (period.start or date.min) <= seen <= period.end


def _what(dated: RefMembership | RefPost | RefSeat) -> tuple[str, ...]:
    if isinstance(dated, RefPost):
        return dated.office, dated.organization, dated.country
    return (dated.party,) if isinstance(dated, RefMembership) else (dated.house,)


def _order(dated: RefMembership | RefPost | RefSeat) -> tuple[str, ...]:
    """Return what records are sorted by: their days first, and then whatever tells them apart."""
    period = dated.period
    days = (period.start, period.end, period.first_seen, period.last_seen)
    rest = dated.constituency if isinstance(dated, RefSeat) else ""
    return (*(str(day or "") for day in days), *_what(dated), rest)
