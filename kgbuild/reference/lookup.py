"""Look reference data up by the forms that news uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from kgbuild.model import DateInterval
from kgbuild.reference.data import (
    Candidate,
    Certainty,
    Known,
    RefChamber,
    RefCountry,
    RefElection,
    RefOffice,
    RefParty,
    RefPerson,
    RefThing,
    Register,
)
from kgbuild.reference.names import SURNAME_FIRST, family_names, fold, without_accents
from kgbuild.reference.stored import StoredParties, StoredPeople, Stores, name_key, surname_key

__all__ = ["Records", "Reference", "Tables", "fold"]

Item = TypeVar("Item", RefPerson, RefParty)


class Records(Mapping[str, Item], Generic[Item]):
    """Records by identifier: `core`, which are in memory, and those of stores, which are read when asked for.

    To go through all of them takes seconds; to look one up, microseconds.
    """

    def __init__(self, core: Mapping[str, Item], stores: Sequence[StoredPeople | StoredParties] = ()) -> None:
        self.core: Mapping[str, Item] = core
        self._stores = stores

    def __getitem__(self, identifier: str) -> Item:
        found = self.core.get(identifier) or next((r for s in self._stores if (r := s.get(identifier))), None)
        if found is None:
            raise KeyError(identifier)
        return found  # type: ignore[return-value]  # each kind of store holds its own kind of record

    def __iter__(self) -> Iterator[str]:
        yield from self.core
        for store in self._stores:
            yield from (identifier for identifier in store if identifier not in self.core)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Tables:
    """What a reference holds besides people, parties and things."""

    registers: Mapping[str, Register] = field(default_factory=dict)
    countries: Mapping[str, RefCountry] = field(default_factory=dict)
    chambers: Mapping[str, RefChamber] = field(default_factory=dict)
    offices: tuple[RefOffice, ...] = ()
    elections: tuple[RefElection, ...] = ()
    people: tuple[StoredPeople, ...] = ()
    parties: tuple[StoredParties, ...] = ()


class Reference:
    """The reference data with their indexes; read-only, the same for every article.

    Look-ups take `countries`. Without it they answer from the core, which is in memory: UK politics, and people and
    parties of elsewhere whom news names everywhere; of those in registers that are not for that, by full names only.
    With it they answer from every register, for these countries alone: so that no legislator of one country is taken
    for somebody of another who bears the same name.
    """

    def __init__(
        self,
        people: Mapping[str, RefPerson] | None = None,
        parties: Mapping[str, RefParty] | None = None,
        publications: Mapping[str, RefThing] | None = None,
        organizations: Mapping[str, RefThing] | None = None,
        places: Mapping[str, RefThing] | None = None,
        first_names: Mapping[str, str] | None = None,
        house_words: Mapping[str, frozenset[str]] | None = None,
        tables: Tables | None = None,
    ) -> None:
        self._tables = tables or Tables()
        self.people: Records[RefPerson] = Records(people or {}, self._tables.people)
        self.parties: Records[RefParty] = Records(parties or {}, self._tables.parties)
        self._stored_people, self._stored_parties = Stores(self._tables.people), Stores(self._tables.parties)
        self._things = {
            "publications": publications or {},
            "organizations": organizations or {},
            "places": places or {},
        }
        self._first_names = first_names or {}
        chambers = {c.id: frozenset(c.members) for c in self._tables.chambers.values()}
        self.house_words: Mapping[str, frozenset[str]] = {**chambers, **(house_words or {})}

    @property
    def registers(self) -> Mapping[str, Register]:
        """Where the records come from, by the registers' identifiers."""
        return self._tables.registers

    @property
    def countries(self) -> Mapping[str, RefCountry]:
        """The countries, and nations within them, by ISO 3166 code in lower case ("gb", "gb-sct")."""
        return self._tables.countries

    @property
    def chambers(self) -> Mapping[str, RefChamber]:
        """The chambers of parliaments by identifier ("us/senate")."""
        return self._tables.chambers

    @property
    def offices(self) -> tuple[RefOffice, ...]:
        """The offices of other countries, with their house or body."""
        return self._tables.offices

    def ended_before(self, day: date) -> tuple[Register, ...]:
        """Return the registers that do not reach a day, the earliest first."""
        late = [r for r in self.registers.values() if r.known_until is not None and r.known_until < day]
        return tuple(sorted(late, key=lambda r: (r.known_until or date.max, r.id)))

    def elections(
        self, country: str | None = None, kind: str | None = None, on: DateInterval | None = None
    ) -> tuple[RefElection, ...]:
        """Return the elections of a country, a kind, and some days (such as all of a year), in order of their days."""
        return tuple(
            e
            for e in self._tables.elections
            if (country is None or e.country == country)
            and (kind is None or e.kind == kind)
            and (on is None or e.days.overlaps(on))
        )

    def things(self, kind: str) -> Mapping[str, RefThing]:
        """Return the records of a kind: "publications", "organizations" or "places"."""
        return self._things[kind]

    def thing_forms(self, kind: str) -> dict[str, str]:
        """Return each form that names a record of this kind, with the record's identifier."""
        return {form: t.id for t in self._things[kind].values() for form in t.forms}

    def shared_forms(self, kind: str) -> dict[str, frozenset[str]]:
        """Return each form that names others of the kind too, with the words that must be near for it to mean ours."""
        return {form: frozenset(t.near) for t in self._things[kind].values() for form in t.shared}

    @cached_property
    def party_forms(self) -> dict[str, str]:
        """Each form that names a party of the core wherever it stands, with the party's identifier."""
        return {form: p.id for p in self.parties.core.values() for form in p.forms}

    @cached_property
    def _parties_by_form(self) -> dict[str, tuple[str, ...]]:
        return _index((fold(f), p.id) for p in self.parties.core.values() for f in (*p.forms, *p.ambiguous))

    def parties_named(self, form: str, countries: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the parties that a form may name, its ambiguous senses included.

        Args:
            form: in any case.
            countries: see the class.
        """
        name = fold(form)
        found = set(self._parties_by_form.get(name, ()))
        if countries is None:
            return tuple(sorted(found))
        core = self.parties.core
        own = {i for i in found if not {core[i].country, *core[i].also}.isdisjoint(countries)}
        return tuple(sorted(own.union(self._stored_parties.bearing(name_key(name), countries))))

    def party_names_starting(
        self, first: str, second: str, countries: Collection[str]
    ) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the names of parties of these countries that begin with two words: in folded words, with the party.

        Args:
            first: a word.
            second: the next one; "" for names of one word.
            countries: see the class.
        """
        found = [
            (tuple(name.split(" ")), party)
            for store in self._tables.parties
            for name, party in store.starting(fold(first), fold(second), countries)
        ]
        return tuple(sorted(set(found)))

    def full_names(self) -> Iterator[tuple[str, str]]:
        """Yield each full name of a person of the core with the person's identifier."""
        for person in self.people.core.values():
            for name in (person.name, *person.other_names):
                if " " in name:
                    yield name, person.id

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        return _index((fold(name), identifier) for name, identifier in self.full_names())

    @cached_property
    def _by_surname(self) -> dict[str, tuple[str, ...]]:
        return _index(
            (word, identifier)
            for name, identifier in self.full_names()
            for word in family_names(fold(name), self.people.core[identifier].country)
        )

    def people_named(self, form: str, countries: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the people of whom this is a full name, in any case and with any apostrophe or hyphen.

        Args:
            form: the name.
            countries: see the class.
        """
        name = fold(form)
        found = self._by_name.get(name, ())
        if countries is None:
            return found
        stored = self._stored_people.bearing(name_key(name), countries)
        return self._of(countries, found, stored) if found or stored else ()

    def people_with_surname(self, surname: str, countries: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the people of whom a word may be the family name: the last of the name, in some countries the first.

        Args:
            surname: the word.
            countries: see the class.
        """
        word = fold(surname)
        found = self._by_surname.get(word, ())
        if countries is None:
            return tuple(i for i in found if self._is_bare(i))
        stored = self._stored_people.bearing(surname_key(word), countries)
        return self._of(countries, found, stored) if found or stored else ()

    def _is_bare(self, person: str) -> bool:
        """Say whether somebody may be meant by a bare family name in news of any country."""
        register = self.registers.get(self.people.core[person].register)
        return register is None or register.bare

    def _of(self, countries: Collection[str], core: tuple[str, ...], stored: Sequence[str]) -> tuple[str, ...]:
        """Add those of the core who are of some countries, or of whom no country is known, to those of stores."""
        people = self.people.core
        own = [i for i in core if not (country := people[i].country) or country in countries]
        if not stored:
            return core if len(own) == len(core) else tuple(own)
        return tuple(sorted({*own, *stored}))

    @cached_property
    def _holders(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for person in self.people.core.values():
            for n, post in enumerate(person.posts):
                found[post.office].append((person.id, n))
        return found

    def holders(
        self, office: str, on: DateInterval, organization: str | None = None, country: str | None = None
    ) -> Known:
        """Return who held an office on some days, and who may have held it as far as a register reaches.

        Args:
            office: in any case ("prime minister").
            on: the days.
            organization: asks for that party's or body's office only.
            country: asks for that country's offices only, and those of which the data do not say where they are;
                None: for those of any country.
        """
        certain: set[str] = set()
        open_: dict[str, str] = {}
        for identifier, n in self._holders.get(office.lower(), ()):
            post = self.people[identifier].posts[n]
            if country and post.country not in {country, ""}:
                continue
            if organization and not post.organization:
                member = self.parties_of(identifier, on)
                surely = organization in member.certain
                maybe = surely or organization in {c.id for c in member.candidates}
            else:
                surely = maybe = (post.organization or None) == (organization or None)
            if surely and post.period.meets(on):
                certain.add(identifier)
            elif maybe and post.period.may_meet(on):
                open_[identifier] = _reason("holder", post.period.last_seen, post.period.doubt(on))
        return Known(tuple(sorted(certain)), _open(open_, certain))

    def days_in_office(
        self, person: str, office: str, organization: str | None = None, country: str | None = None
    ) -> DateInterval | None:
        """Return the days from the first to the last on which somebody surely held an office; None if he never did.

        Args:
            person: an identifier.
            office: in lower case.
            organization: asks for that party's or body's office only; an office without one always counts.
            country: asks for that country's office only.
        """
        periods = [
            p.period
            for p in self.people[person].posts
            if p.office == office
            and (not organization or not p.organization or p.organization == organization)
            and (not country or p.country in {country, ""})
        ]
        starts = [p.start for p in periods if p.start]
        if not starts:
            return None
        return DateInterval(min(starts), max(p.last_seen or p.end or date.max for p in periods))

    def party_of(self, person: str, on: DateInterval | None) -> tuple[str, ...]:
        """Return the parties a person surely belonged to on any of these days (None: ever)."""
        memberships = self.people[person].memberships
        return tuple(sorted({m.party for m in memberships if on is None or m.period.meets(on)}))

    def parties_of(self, person: str, on: DateInterval) -> Known:
        """Return the parties a person belonged to on some days, and those he may have, as far as a register reaches."""
        memberships = self.people[person].memberships
        certain = {m.party for m in memberships if m.period.meets(on)}
        open_ = {
            m.party: _reason("member", m.period.last_seen, m.period.doubt(on))
            for m in memberships
            if m.period.may_meet(on)
        }
        return Known(tuple(sorted(certain)), _open(open_, certain))

    def active(self, person: str, on: DateInterval) -> bool:
        """Say whether somebody surely held a seat or post on any of these days, or is known for something else."""
        return self.activity(person, on) is Certainty.CERTAIN

    def activity(self, person: str, on: DateInterval) -> Certainty:
        """Say how sure it is that somebody held a seat or post, or belonged to a party, on any of these days.

        Of somebody who is known for something else, nothing speaks against it: that is certain.
        """
        record = self.people[person]
        periods = [p.period for p in record.posts] + [s.period for s in record.seats]
        periods += [m.period for m in record.memberships]
        if not periods:
            return Certainty.CERTAIN
        return max((p.certainty(on) for p in periods), key=lambda c: c.value)

    def seats_of(self, person: str, on: DateInterval) -> Known:
        """Return the houses in which somebody sat on some days, and those in which he may have sat."""
        seats = self.people[person].seats
        certain = {s.house for s in seats if s.period.meets(on)}
        open_ = {
            s.house: _reason("member", s.period.last_seen, s.period.doubt(on)) for s in seats if s.period.may_meet(on)
        }
        return Known(tuple(sorted(certain)), _open(open_, certain))

    def bearers_of_first_name(self, first_name: str) -> int:
        """Return how many people of the core have this first name, in any case."""
        return self._first_names_borne[first_name.lower()]

    @cached_property
    def _first_names_borne(self) -> Counter[str]:
        return Counter(fold(p.name).split(" ", 1)[0] for p in self.people.core.values())

    def first_name_gender(self, first_name: str) -> str | None:
        """Return "male" or "female" for a first name that only they bear, "" if both do, None for what is none.

        A name with accents ("Chloë") is the name without them, unless it is listed itself.
        """
        name = first_name.lower()
        return self._gender.get(name, self._gender.get(without_accents(name)))

    @cached_property
    def _gender(self) -> dict[str, str]:
        """The first names that are listed, and those that two people of the core bear, all of one gender.

        Only people of countries where the given name stands first teach them.
        """
        borne: dict[str, list[str]] = defaultdict(list)
        for person in self.people.core.values():
            if person.country in SURNAME_FIRST:
                continue
            first, blank, _ = person.name.partition(" ")
            if blank and person.gender and first.isalpha() and len(first) > 1:
                borne[first.lower()].append(person.gender)
        learned = {n: g[0] for n, g in borne.items() if len(g) > 1 and len(set(g)) == 1 and n not in _NO_FIRST_NAMES}
        return {**learned, **self._first_names}


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, identifier in pairs:
        found[key].add(identifier)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def _open(found: Mapping[str, str], certain: Collection[str]) -> tuple[Candidate, ...]:
    return tuple(sorted(Candidate(i, reason) for i, reason in found.items() if i not in certain))


def _reason(what: str, last_seen: date | None, doubt: str) -> str:
    """Say why somebody is only a candidate."""
    if doubt.startswith("known until"):
        return f"{what} when the register ends ({last_seen})"
    return f"{what}, {doubt}" if doubt else f"{what}, but of which party the register does not say for these days"


_NO_FIRST_NAMES = frozenset("lord lady baroness baron viscount earl duke sir dame countess the".split())
"""Words that stand first in the names of people known by a title."""
