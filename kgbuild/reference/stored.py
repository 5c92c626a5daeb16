"""People and parties of large registers, read from their stores one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from kgbuild.reference.data import Period, RefMembership, RefParty, RefPerson, RefPost, RefSeat, Register
from kgbuild.reference.names import family_names, fold, start_of
from kgbuild.reference.store import NO_KEYS, Key, Record, Store, key, passes, write_store

Item = TypeVar("Item", RefPerson, RefParty)


_KEPT = 8192  # records that stay in memory


class _Stored(Generic[Item]):
    """The records of a store."""

    def __init__(self, path: Path, register: Register) -> None:
        self._store, self._register = Store(path), register
        self._item: Callable[[int], Item] = lru_cache(maxsize=_KEPT)(self._read)

    def __reduce__(self) -> tuple[type[_Stored[Item]], tuple[Path, Register]]:
        return type(self), (self._store.path, self._register)

    def __len__(self) -> int:
        return len(self._store)

    def __iter__(self) -> Iterator[str]:
        return (self._store.label(n)[0] for n in range(len(self._store)))

    def get(self, identifier: str) -> Item | None:
        """Return a record by its identifier."""
        return next((self._item(n) for n in self._store.find(key(f"i {identifier}"))), None)

    @property
    def sieve(self) -> bytes:
        """See `kgbuild.reference.store`."""
        return self._store.sieve

    def bearing(self, wanted: Key, countries: Collection[str]) -> list[str]:
        """Return the identifiers of the records of some countries that bear a key (see `name_key`)."""
        return [i for i, country in map(self._store.label, self._store.find(wanted)) if country in countries]

    def starting(self, first: str, second: str, countries: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the folded names whose first two words are these, with the identifiers of those who bear them."""
        start = f"{first} {second}" if second else first
        for number in self._store.find(key(f"b {start}")):
            identifier, country = self._store.label(number)
            if country in countries:
                names = {fold(n) for n in _names(self._item(number))}
                yield from ((name, identifier) for name in sorted(names) if start_of(name) == start)

    def _read(self, number: int) -> Item:
        raise NotImplementedError


class Stores:
    """Several stores that are asked as one."""

    def __init__(self, stores: Sequence[StoredPeople | StoredParties]) -> None:
        self._stores = tuple(stores)

    def __reduce__(self) -> tuple[type[Stores], tuple[tuple[StoredPeople | StoredParties, ...]]]:
        return Stores, (self._stores,)

    def bearing(self, wanted: Key, countries: Collection[str]) -> list[str]:
        """Return the identifiers of the records of some countries that bear a key (see `name_key`)."""
        if not passes(self._sieve, wanted):
            return []
        return [identifier for store in self._stores for identifier in store.bearing(wanted, countries)]

    @cached_property
    def _sieve(self) -> bytes:
        """The sieves of all stores in one."""
        if not self._stores:
            return NO_KEYS
        joined = reduce(or_, (int.from_bytes(s.sieve, "little") for s in self._stores))
        return joined.to_bytes(len(self._stores[0].sieve), "little")


def name_key(name: str) -> Key:
    """Return the key that the bearers of a folded name have."""
    return key(f"n {name}")


def surname_key(word: str) -> Key:
    """Return the key of those of whom a folded word may be the family name."""
    return key(f"s {word}")


class StoredPeople(_Stored[RefPerson]):
    """The people of a store."""

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
    people = [person_of(r, Register("")) for r in ordered]
    write_store(path, ordered, [(p.id, p.country) for p in people], _keys(people))


def write_parties(path: Path, records: Iterable[Record]) -> None:
    """Write a store of parties; each record is what `party_of` reads."""
    ordered = sorted(records, key=lambda r: str(r[0]))
    parties = [party_of(r, Register("")) for r in ordered]
    write_store(path, ordered, [(p.id, p.country) for p in parties], _keys(parties))


def _keys(items: Sequence[RefPerson | RefParty]) -> Iterator[tuple[str, int]]:
    """Yield every key by which a record is found: identifier, names, starts of parties' and family names of people."""
    for number, item in enumerate(items):
        yield f"i {item.id}", number
        for name in (fold(n) for n in _names(item)):
            yield f"n {name}", number
            if isinstance(item, RefParty):
                yield f"b {start_of(name)}", number
            else:
                yield from ((f"s {word}", number) for word in family_names(name, item.country))
