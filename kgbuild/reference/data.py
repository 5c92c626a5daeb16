"""The records of the reference data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kgbuild.model import DateInterval


class Certainty(Enum):
    """How far a register answers: it says no, it leaves the thing open, or it says yes."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something held, and those of them for which a register vouches.

    Outside `start` and `end` it did not hold; None: no bound is known. `first_seen` and `last_seen` are the first and
    the last day for which the register vouches; None: it does so up to the bound. A minister in a register that ends
    on 2015-03-31 has an empty end and that day as `last_seen`: afterwards he may hold the post, and nobody knows.
    """

    start: date | None = None
    end: date | None = None
    first_seen: date | None = None
    last_seen: date | None = None

    def meets(self, interval: DateInterval) -> bool:
        """Say whether it surely held on one of these days."""
        return _share(self.first_seen or self.start, self.last_seen or self.end, interval)

    def may_meet(self, interval: DateInterval) -> bool:
        """Say whether it held on one of these days, surely or as far as anybody knows."""
        return _share(self.start, self.end, interval)

    def certainty(self, interval: DateInterval) -> Certainty:
        """Say how sure it is that it held on one of these days."""
        if self.meets(interval):
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.may_meet(interval) else Certainty.NO

    def doubt(self, interval: DateInterval) -> str:
        """Say why it is not sure for these days: "known until 2015-03-31"; "" where it is, or did not hold."""
        if self.certainty(interval) is not Certainty.POSSIBLE:
            return ""
        if self.last_seen is not None and interval.first > self.last_seen:
            return f"known until {self.last_seen}"
        return f"known only from {self.first_seen}"


def _share(first: date | None, last: date | None, interval: DateInterval) -> bool:
    return (first is None or first <= interval.last) and (last is None or last >= interval.first)


@dataclass(frozen=True, slots=True)
class Register:
    """Where records come from: a file, or rows of one source.

    `known_until` is the last day for which it vouches; None: it makes no such reservation, as with data of a user's
    own. `subject` says in a few words what it is about ("members of the UK Parliament"). `bare`: whether its people may
    be meant by a bare family name in news of any country. `modified` is the day on which it was last worked on.
    """

    id: str
    subject: str = ""
    country: str = ""
    known_until: date | None = None
    source: str = ""
    licence: str = ""
    bare: bool = True
    modified: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A record that may be meant, and why it is not certain ("holder when the register ends (2015-03-31)")."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What registers answer for some days: identifiers that are certain, and those that stay open, with reasons."""

    certain: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class RefMembership:
    """Somebody belongs to a party for a time; `end_reason` in the register's words ("changed_party")."""

    party: str
    period: Period
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class RefPost:
    """Somebody holds an office for a time.

    `organization` is a party or body, empty for a government's posts; `country` (ISO 3166 alpha-2 in lower case) is
    where, empty if the data do not say.
    """

    office: str
    organization: str
    period: Period
    country: str = ""


@dataclass(frozen=True, slots=True)
class RefSeat:
    """Somebody sits in a house, for a constituency if it has them."""

    house: str
    constituency: str
    period: Period


@dataclass(frozen=True, slots=True)
class RefPerson:
    """A person with the names, identifiers, parties, posts and seats that the data give.

    `country` is where he is in politics (ISO 3166 alpha-2 in lower case), `register` the source of the record.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    gender: str = ""
    birth: str = ""
    same_as: tuple[str, ...] = ()
    memberships: tuple[RefMembership, ...] = ()
    posts: tuple[RefPost, ...] = ()
    seats: tuple[RefSeat, ...] = ()
    country: str = ""
    register: str = ""


@dataclass(frozen=True, slots=True)
class RefThing:
    """A publication, organisation or place.

    Its `shared` forms name others of the kind too, as "Senate" does in several countries: they mean this one only in
    an article that has one of the words in `near`. `country` is where it is; empty for what is of no one country.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class RefParty:
    """A party; `forms` name it wherever they stand, `ambiguous` ones only where the context speaks of parties.

    `country` is where it is, `also` other countries in which it stands for election too; `existed` are the years in
    which it did; `share` is its best share of the votes in per cent, None if not known.
    """

    id: str
    name: str
    short: str
    forms: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    same_as: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    existed: Period = Period()
    share: float | None = None
    register: str = ""


@dataclass(frozen=True, slots=True)
class RefChamber:
    """A chamber of a country's parliament: `forms` name it, `members` are words for its members, in lower case."""

    id: str
    name: str
    country: str
    forms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefCountry:
    """A country or a nation within one.

    `forms` are its names, `demonyms` its adjectives and names of its people ("French", "Frenchman"), `government` and
    `state` the titles of the heads of both, in lower case; `part_of` is the country that holds it, for nations.
    """

    code: str
    name: str
    forms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    government: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class RefOffice:
    """An office as news words it, in lower case.

    `country` is empty if many countries have it; `house` is the chamber and `body` the kind of body it belongs to
    ("government", "party", "state", "court", "city", "parliament"); `unique`: one person at a time in its body.
    """

    office: str
    country: str = ""
    house: str = ""
    body: str = ""
    same: str = ""
    unique: bool = False


@dataclass(frozen=True, slots=True)
class RefElection:
    """An election or referendum on a day, or over several.

    `kind` is "general", "presidential", "midterm", "european", "scottish", "welsh", "northern-ireland", "local",
    "mayoral" or "referendum"; `country` is an ISO 3166 code in lower case, a nation's such as "gb-sct" included.
    """

    id: str
    country: str
    kind: str
    days: DateInterval
    name: str = ""
    register: str = ""
    same_as: tuple[str, ...] = ()


ELECTION_KINDS: Mapping[str, str] = {
    "general": "general", "parliamentary": "general", "legislative": "general", "federal": "general",
    "presidential": "presidential", "midterm": "midterm", "congressional": "midterm", "european": "european",
    "scottish": "scottish", "welsh": "welsh", "assembly": "northern-ireland", "local": "local", "mayoral": "mayoral",
    "referendum": "referendum",
}  # fmt: skip
"""Types of elections as articles name them, and the kind that the reference data list them under."""
