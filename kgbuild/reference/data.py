"""The records of the reference data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kgbuild.model import DateInterval


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day; None: not known, or lasting."""

    start: date | None = None
    end: date | None = None

    def meets(self, interval: DateInterval) -> bool:
        """Say whether the two share a day."""
        return (self.start is None or self.start <= interval.last) and (self.end is None or self.end >= interval.first)


@dataclass(frozen=True, slots=True)
class RefMembership:
    """Somebody belongs to a party for a time; `end_reason` in the register's words ("changed_party")."""

    party: str
    period: Period
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class RefPost:
    """Somebody holds an office for a time; `organization` is a party or body, empty for a government's posts."""

    office: str
    organization: str
    period: Period


@dataclass(frozen=True, slots=True)
class RefSeat:
    """Somebody sits in a house, for a constituency if it has them."""

    house: str
    constituency: str
    period: Period


@dataclass(frozen=True, slots=True)
class RefPerson:
    """A person with the names, identifiers, parties, posts and seats that the data give."""

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    gender: str = ""
    birth: str = ""
    same_as: tuple[str, ...] = ()
    memberships: tuple[RefMembership, ...] = ()
    posts: tuple[RefPost, ...] = ()
    seats: tuple[RefSeat, ...] = ()


@dataclass(frozen=True, slots=True)
class RefThing:
    """A publication, organisation or place.

    Its `shared` forms name others of the kind too, as "Senate" does in several countries: they mean this one only in
    an article that has one of the words in `near`.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefParty:
    """A party; `forms` name it wherever they stand, `ambiguous` ones only where the context speaks of parties."""

    id: str
    name: str
    short: str
    forms: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    same_as: tuple[str, ...] = ()
