"""Reference data: people, parties, posts, places and publications, from CSV files that anyone can replace."""

from kgbuild.reference.data import RefMembership, RefParty, RefPerson, RefPost, RefThing
from kgbuild.reference.loader import ReferenceDataError, load_reference
from kgbuild.reference.lookup import Reference

__all__ = [
    "RefMembership",
    "RefParty",
    "RefPerson",
    "RefPost",
    "RefThing",
    "Reference",
    "ReferenceDataError",
    "load_reference",
]
