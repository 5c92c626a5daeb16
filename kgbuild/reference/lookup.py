"""Look reference data up by the forms that news uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from kgbuild.model import DateInterval
from kgbuild.reference.data import RefParty, RefPerson, RefThing


class Reference:
    """The reference data with their indexes; read-only, the same for every article."""

    def __init__(
        self,
        people: Mapping[str, RefPerson] | None = None,
        parties: Mapping[str, RefParty] | None = None,
        publications: Mapping[str, RefThing] | None = None,
        organizations: Mapping[str, RefThing] | None = None,
        places: Mapping[str, RefThing] | None = None,
        first_names: Mapping[str, str] | None = None,
        house_words: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.people: Mapping[str, RefPerson] = people or {}
        self.parties: Mapping[str, RefParty] = parties or {}
        self._things = {
            "publications": publications or {},
            "organizations": organizations or {},
            "places": places or {},
        }
        self._first_names = first_names or {}
        self.house_words: Mapping[str, frozenset[str]] = house_words or {}

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
        """Each form that names a party wherever it stands, with the party's identifier."""
        return {form: p.id for p in self.parties.values() for form in p.forms}

    def full_names(self) -> Iterator[tuple[str, str]]:
        """Yield each full name of a person with the person's identifier."""
        for person in self.people.values():
            for name in (person.name, *person.other_names):
                if " " in name:
                    yield name, person.id

    @cached_property
    def _by_name(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, identifier in self.full_names():
            found[fold(name)].add(identifier)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    @cached_property
    def _by_surname(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, identifier in self.full_names():
            found[fold(name).rsplit(" ", 1)[-1]].add(identifier)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    def people_named(self, form: str) -> tuple[str, ...]:
        """Return the people of whom this is a full name, in any case and with any apostrophe or hyphen."""
        return self._by_name.get(fold(form), ())

    def people_with_surname(self, surname: str) -> tuple[str, ...]:
        """Return the people whose name ends in this word."""
        return self._by_surname.get(fold(surname), ())

    @cached_property
    def _holders(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for person in self.people.values():
            for n, post in enumerate(person.posts):
                found[post.office].append((person.id, n))
        return found

    def holders(self, office: str, on: DateInterval, organization: str | None = None) -> tuple[str, ...]:
        """Return who held an office on any of these days; `organization` asks for that party's or body's only."""
        found = set()
        for identifier, n in self._holders.get(office.lower(), ()):
            post = self.people[identifier].posts[n]
            belongs = not organization or post.organization == organization
            if organization and not post.organization:
                belongs = organization in self.party_of(identifier, on)
            if post.period.meets(on) and belongs and (organization or not post.organization):
                found.add(identifier)
        return tuple(sorted(found))

    def days_in_office(self, person: str, office: str, organization: str | None = None) -> DateInterval | None:
        """Return the days from the first to the last on which somebody held an office; None if he never did.

        Args:
            person: an identifier.
            office: in lower case.
            organization: asks for that party's or body's office only; an office without one always counts.
        """
        periods = [
            p.period
            for p in self.people[person].posts
            if p.office == office and (not organization or not p.organization or p.organization == organization)
        ]
        starts = [p.start for p in periods if p.start]
        if not starts:
            return None
        return DateInterval(min(starts), max(p.end or date.max for p in periods))

    def party_of(self, person: str, on: DateInterval | None) -> tuple[str, ...]:
        """Return the parties a person belonged to on any of these days (None: ever)."""
        memberships = self.people[person].memberships
        return tuple(sorted({m.party for m in memberships if on is None or m.period.meets(on)}))

    def active(self, person: str, on: DateInterval) -> bool:
        """Say whether somebody held a seat or post on any of these days, or is known for something else."""
        record = self.people[person]
        periods = [p.period for p in record.posts] + [s.period for s in record.seats]
        periods += [m.period for m in record.memberships]
        return not periods or any(p.meets(on) for p in periods)

    def first_name_gender(self, first_name: str) -> str | None:
        """Return "male" or "female" for a first name that only they bear, "" if both do, None for what is none."""
        return self._gender.get(first_name.lower())

    @cached_property
    def _gender(self) -> dict[str, str]:
        """The first names that are listed, and those that two people of the data bear, all of one gender."""
        borne: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            first, blank, _ = person.name.partition(" ")
            if blank and person.gender and first.isalpha() and len(first) > 1:
                borne[first.lower()].append(person.gender)
        learned = {n: g[0] for n, g in borne.items() if len(g) > 1 and len(set(g)) == 1 and n not in _NO_FIRST_NAMES}
        return {**learned, **self._first_names}


_NO_FIRST_NAMES = frozenset("lord lady baroness baron viscount earl duke sir dame countess the".split())
"""Words that stand first in the names of people known by a title."""


def fold(name: str) -> str:
    """Return a name in lower case with straight apostrophes, blanks for hyphens, single blanks and no full stops."""
    return re.sub(r"[\s\-‐-―]+", " ", name.lower().replace("’", "'").replace(".", "")).strip()
