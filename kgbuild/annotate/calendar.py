"""Tell which elections of the reference data lie around an article's day."""

from __future__ import annotations

from datetime import timedelta

from kgbuild.layers import Countries, state
from kgbuild.model import DateInterval, KnownElection
from kgbuild.reference import Reference

_AROUND = timedelta(days=2 * 366)


def elections_near(
    reference: Reference, countries: Countries, published: DateInterval | None
) -> tuple[KnownElection, ...]:
    """Return the elections of the countries that an article speaks of, within two years of its day, in their order.

    Args:
        reference: the elections.
        countries: what the article says of countries.
        published: its day; without one there are none.
    """
    if published is None:
        return ()
    around = DateInterval(published.first - _AROUND, published.last + _AROUND)
    told = {*countries.named, countries.home, countries.main}
    return tuple(
        KnownElection(id=e.id, country=e.country, kind=e.kind, days=e.days, name=e.name, same_as=e.same_as)
        for e in reference.elections(on=around)
        if e.country in told or state(e.country) in told
    )
