"""People and parties of large registers, read from their stores one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from kgbuild.reference.data import Period, RefMembership, RefParty, RefPerson, RefPost, RefSeat, Register
from kgbuild.reference.names import family_names, fold, start_of
from kgbuild.reference.store import Record, Store, write_store

Item = TypeVar("Item", RefPerson, RefParty)


_KEPT = 8192  # records and answers that stay in memory


class _Stored(Generic[Item]):
    """The records of a store; `named` returns those that bear a folded name."""

    def __init__(self, path: Path, register: Register) -> None:
        self._store, self._register = Store(path), register
        self._item: Callable[[int], Item] = lru_cache(maxsize=_KEPT)(self._read)
        self.named: Callable[[str], tuple[Item, ...]] = lru_cache(maxsize=_KEPT)(self._named)

    def __reduce__(self) -> tuple[type[_Stored[Item]], tuple[Path, Register]]:
        return type(self), (self._store.path, self._register)

    def __len__(self) -> int:
        return len(self._store)

    def get(self, identifier: str) -> Item | None:
        """Return a record by its identifier."""
        return next((r for r in self._found(f"i {identifier}") if r.id == identifier), None)

    def starting(self, first: str, second: str) -> Iterator[tuple[str, Item]]:
        """Yield the folded names whose first two words are these, with their records."""
        start = f"{first} {second}" if second else first
        for item in self._found(f"b {start}"):
            for name in sorted({fold(n) for n in _names(item)}):
                if start_of(name) == start:
                    yield name, item

    def _named(self, name: str) -> tuple[Item, ...]:
        """Return the records that bear a folded name."""
        found = self._found(f"b {start_of(name)}")
        return tuple(item for item in found if any(fold(n) == name for n in _names(item)))

    def __iter__(self) -> Iterator[str]:
        return (str(self._store.record(n)[0]) for n in range(len(self._store)))

    def _found(self, key: str) -> list[Item]:
        return [self._item(n) for n in self._store.find(key)]

    def _read(self, number: int) -> Item:
        raise NotImplementedError


class StoredPeople(_Stored[RefPerson]):
    """The people of a store; `with_surname` returns those of whom a folded word may be the family name."""

    def __init__(self, path: Path, register: Register) -> None:
        super().__init__(path, register)
        self.with_surname: Callable[[str], tuple[RefPerson, ...]] = lru_cache(maxsize=_KEPT)(self._with_surname)

    def _with_surname(self, surname: str) -> tuple[RefPerson, ...]:
        found = self._found(f"s {surname}")
        return tuple(p for p in found if any(surname in family_names(fold(n), p.country) for n in _names(p)))

    def _read(self, number: int) -> RefPerson:
        return person_of(self._store.record(number), self._register)


class StoredParties(_Stored[RefParty]):
    """The parties of a store."""

    def _read(self, number: int) -> RefParty:
        return party_of(self._store.record(number), self._register)


def _names(item: RefPerson | RefParty) -> tuple[str, ...]:
    if isinstance(item, RefPerson):
        return tuple(n for n in (item.name, *item.other_names) if " " in n)
    return (*item.forms, *item.ambiguous)


def person_of(record: Record, register: Register) -> RefPerson:
    """Return the person that a record of a store holds."""
    identifier, name, others, gender, birth, same_as, country, terms, posts = record
    memberships: dict[RefMembership, None] = {}
    seats: dict[RefSeat, None] = {}
    for house, party, area, start, end in terms:
        period = _period(start, end, register)
        if party:
            memberships[RefMembership(party, period)] = None
        seats[RefSeat(house, area, period)] = None
    return RefPerson(
        id=identifier,
        name=name,
        other_names=tuple(others),
        gender=gender,
        birth=birth,
        same_as=tuple(map(iri_of, same_as)),
        memberships=tuple(memberships),
        posts=tuple(RefPost(office, body, _period(s, e, register), country) for office, body, s, e in posts),
        seats=tuple(seats),
        country=country,
        register=register.id,
    )


def _period(start: str, end: str, register: Register) -> Period:
    """Return a period: of a term that ends after the register does, the register vouches for its own days only."""
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    until = register.known_until
    if until is None or (last is not None and last <= until):
        return Period(first, last)
    return Period(first, last, last_seen=max(until, first) if first else until)


def iri_of(code: str) -> str:
    """Return the IRI that a store notes in short: "Q142" of Wikidata, "w:France" of Wikipedia."""
    if code.startswith("w:"):
        return f"https://en.wikipedia.org/wiki/{quote(code[2:], safe='/:,()_-.~!*', encoding='utf-8')}"
    return f"http://www.wikidata.org/entity/{code}"


def party_of(record: Record, register: Register) -> RefParty:
    """Return the party that a record of a store holds."""
    identifier, name, short, forms, ambiguous, country, same_as, first, last, share = record
    return RefParty(
        id=identifier,
        name=name,
        short=short or name,
        forms=tuple(forms),
        ambiguous=tuple(ambiguous),
        country=country,
        same_as=tuple(map(iri_of, same_as)),
        existed=Period(date(first, 1, 1) if first else None, date(last, 12, 31) if last else None),
        share=share,
        register=register.id,
    )


def write_people(path: Path, records: Iterable[Record]) -> None:
    """Write a store of people; each record is what `person_of` reads, dates ISO and full or empty."""
    ordered = sorted(records, key=lambda r: str(r[0]))
    write_store(path, ordered, _keys(ordered, [person_of(r, Register("")) for r in ordered]))


def write_parties(path: Path, records: Iterable[Record]) -> None:
    """Write a store of parties; each record is what `party_of` reads."""
    ordered = sorted(records, key=lambda r: str(r[0]))
    write_store(path, ordered, _keys(ordered, [party_of(r, Register("")) for r in ordered]))


def _keys(records: list[Record], items: Iterable[RefPerson | RefParty]) -> Iterator[tuple[str, int]]:
    """Yield every key by which a record is looked up: identifier, starts of names, family names of people."""
    for number, (record, item) in enumerate(zip(records, items, strict=True)):
        yield f"i {record[0]}", number
        for name in (fold(n) for n in _names(item)):
            yield f"b {start_of(name)}", number
            if isinstance(item, RefPerson):
                for word in family_names(name, item.country):
                    yield f"s {word}", number
