"""Tell which elections the reference data have for the countries that an article speaks of."""

from __future__ import annotations

from kgbuild.layers import Countries, state
from kgbuild.model import KnownElection
from kgbuild.reference import Reference


def elections_of(reference: Reference, countries: Countries) -> tuple[KnownElection, ...]:
    """Return the elections of the countries that an article speaks of, their nations included, in their order.

    Args:
        reference: the elections.
        countries: what the article says of countries.
    """
    told = {*countries.named, countries.home, countries.main} - {""}
    return tuple(
        KnownElection(id=e.id, country=e.country, kind=e.kind, days=e.days, name=e.name, same_as=e.same_as)
        for e in reference.elections()
        if e.country in told or state(e.country) in told
    )
