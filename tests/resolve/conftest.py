from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kgbuild.model import Article, ArticleFacts, EntityKind, EntityRef, LocalEntity, PartialDate, Role, Span
from kgbuild.reference import Reference, RefMembership, RefParty, RefPerson, RefPost
from kgbuild.reference.data import Period, RefSeat

Facts = Callable[..., ArticleFacts]


@pytest.fixture
def reference() -> Reference:
    """Two Dorns of different parties, a peer, and two people who share one name."""
    greens, reds = (Period(date(1997, 5, 1), None) for _ in range(2))
    people = [
        RefPerson(
            "ann", "Ann Dorn", gender="female", same_as=("http://www.wikidata.org/entity/Q1",),
            memberships=(RefMembership("greens", greens),),
            posts=(RefPost("home secretary", "", Period(date(2001, 1, 1), date(2005, 1, 1))),),
            seats=(RefSeat("commons", "Leedham", Period(date(1997, 5, 1), None)),),
        ),
        RefPerson(
            "carl", "Carl Dorn", gender="male", memberships=(RefMembership("reds", reds),),
            seats=(RefSeat("commons", "Westhay", Period(date(1997, 5, 1), None)),),
        ),
        RefPerson("lamb", "Norman Lamb", ("Lord Lamb",), gender="male", seats=(RefSeat("lords", "", greens),)),
        RefPerson("tom-1", "Tom Hale", memberships=(RefMembership("greens", greens),)),
        RefPerson("tom-2", "Tom Hale", memberships=(RefMembership("reds", reds),)),
    ]  # fmt: skip
    return Reference(
        people={p.id: p for p in people},
        parties={i: RefParty(i, n, n, (n,)) for i, n in (("greens", "Green Party"), ("reds", "Red Party"))},
        house_words={"commons": frozenset({"mp"}), "lords": frozenset({"peer"})},
    )


@pytest.fixture
def facts() -> Facts:
    """Return what makes the facts of an article: people as (name, title, post, party), and a date."""

    def make(file: str, *people: tuple[str, ...], day: str | None = None, **more: tuple[str, ...]) -> ArticleFacts:
        entities, roles = [], []
        for n, (name, title, post, party) in enumerate((*p, "", "", "")[:4] for p in people):
            entities.append(
                LocalEntity(
                    kind=EntityKind.PERSON,
                    name=name,
                    mentions=(Span(n * 30, n * 30 + 20),),
                    titles=(title,) if title else (),
                    candidates=more.get(name.replace(" ", "_"), ()),
                )
            )
            if post or party:
                entities.append(
                    LocalEntity(
                        kind=EntityKind.PARTY, name=party or "x", mentions=(Span(0, 1),), reference=party or None
                    )
                )
                roles.append((len(entities) - 2, post or "member", len(entities) - 1 if party else None))
        return ArticleFacts(
            article=Article(file_name=file, text="x" * 999, path=file, date=PartialDate(day) if day else None),
            entities=tuple(entities),
            roles=tuple(
                Role(
                    person=EntityRef(p),
                    post=post,
                    organization=EntityRef(o) if o is not None else None,
                    passages=(Span(p * 30, p * 30 + 25),),
                )
                for p, post, o in roles
            ),
        )

    return make
