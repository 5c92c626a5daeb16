"""Reference data: people, parties, posts, places and publications, which anyone can add to with CSV files."""

from kgbuild.reference.data import (
    ELECTION_KINDS,
    Candidate,
    Certainty,
    Known,
    RefChamber,
    RefCountry,
    RefElection,
    RefMembership,
    RefOffice,
    RefParty,
    RefPerson,
    RefPost,
    RefSeat,
    RefThing,
    Register,
)
from kgbuild.reference.loader import load_reference
from kgbuild.reference.lookup import Reference, Tables
from kgbuild.reference.rows import ReferenceDataError

__all__ = [
    "ELECTION_KINDS",
    "Candidate",
    "Certainty",
    "Known",
    "RefChamber",
    "RefCountry",
    "RefElection",
    "RefMembership",
    "RefOffice",
    "RefParty",
    "RefPerson",
    "RefPost",
    "RefSeat",
    "RefThing",
    "Reference",
    "ReferenceDataError",
    "Register",
    "Tables",
    "load_reference",
]
