"""What is enough for a link to a record, and what is not, when the article speaks of another country or profession."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgbuild.model import Article, ArticleFacts, EntityKind, EntityRef, LocalEntity, PartialDate, Role, Span
from kgbuild.reference import Reference, RefMembership, RefParty, RefPerson, RefPost, Register, Tables
from kgbuild.reference.data import Period, RefSeat
from kgbuild.resolve import resolve

BASIS = '"the prime minister" on 2011-05-08: post held 2010-05-11 to 2016-07-13'


@pytest.fixture(scope="module")
def reference() -> Reference:
    """A peer named Smith who once held an office, many Toms and several Bells, and a party with a branch."""
    peer = RefPerson(
        "smith",
        "Lord Smith",
        ("Peter Smith",),
        country="gb",
        posts=(RefPost("arts secretary", "", Period(), "gb"),),
        seats=(RefSeat("lords", "", Period()),),
    )
    others = [RefPerson(f"tom-{n}", f"Tom Reed{n}", country="gb") for n in range(9)]
    bells = [RefPerson(f"bell-{n}", f"Name{n} Bell", country="gb") for n in range(4)]
    tom = RefPerson(
        "tom",
        "Tom Bell",
        country="gb",
        memberships=(RefMembership("greens", Period()),),
        seats=(RefSeat("c", "", Period()),),
    )
    parties = [
        RefParty("greens", "Green Party", "Greens", ("Green Party",), country="gb"),
        RefParty("river-greens", "River Greens", "River Greens", ("River Greens",), parent="greens", country="gb"),
    ]
    people = [peer, tom, *others, *bells]
    return Reference(
        people={p.id: p for p in people},
        parties={p.id: p for p in parties},
        house_words={"c": frozenset({"mp"})},
    )


def facts(person: LocalEntity, *posts: str, party: str | None = None) -> ArticleFacts:
    """Return an article with one person, who has posts, and perhaps a party."""
    entities = [person]
    if party:
        entities.append(LocalEntity(kind=EntityKind.PARTY, name=party, mentions=(Span(0, 1),), reference=party))
    roles = tuple(Role(person=EntityRef(0), post=post, passages=(Span(0, 5),)) for post in posts)
    article = Article(file_name="a.txt", text="x" * 99, path="a.txt", date=PartialDate("2011-05-08"))
    return ArticleFacts(article=article, entities=tuple(entities), roles=roles)


def person(name: str, title: str = "", countries: str = "", near: str = "") -> LocalEntity:
    """Return somebody whom an article names."""
    return LocalEntity(
        kind=EntityKind.PERSON,
        name=name,
        mentions=(Span(0, 5),),
        titles=(title,) if title else (),
        countries=frozenset(countries.split()),
        near=frozenset(near.split()),
    )


def test_a_role_phrase_says_that_it_is_one(reference):
    """Where no name names somebody, the evidence is the post that he held, word for word, and nothing on names."""
    absent = replace(person("Tom Bell"), names=("the prime minister",), reference="tom", basis=BASIS)
    found = resolve([facts(absent)], reference)
    assert found.entities["person/tom"].evidence == (f"a.txt: {BASIS}",)


@pytest.mark.parametrize(
    ("who", "posts"),
    [
        (person("Smith", "Archbishop", "gb gb-wls"), ("Archbishop of Cardiff",)),
        (person("Smith", "Gen", "gb"), ()),
        (person("Smith", "Mr", "th"), ("arts secretary",)),
        (person("Peter Smith", "", "gb"), ("author",)),
        (person("Tom Bell", "", "gb"), ("drummer",)),
        (person("Tom Bell", "", "th"), ()),
    ],
)
def test_not_enough_for_a_link(reference, who, posts):
    """A title of another walk of life, another country, or nothing but a common name: a candidate at most."""
    assert resolve([facts(who, *posts)], reference).keys["a.txt"][0] not in {"person/smith", "person/tom"}


@pytest.mark.parametrize(
    ("who", "posts", "key"),
    [
        (person("Tom Bell", "", "gb"), ("MP",), "person/tom"),
        (person("Lord Smith", "Lord", "gb"), (), "person/smith"),
        (person("Tom Bell", "", "gb th", "th"), ("MP",), "person/tom"),
    ],
)
def test_enough_for_a_link(reference, who, posts, key):
    """A full name with a post of the record's, or the name that the record goes by."""
    assert resolve([facts(who, *posts)], reference).keys["a.txt"][0] == key


def test_a_common_name_in_undated_news_without_politics_is_nobody_on_record():
    """A footballer or an actor is no politician of his name; where the article names a party, he may be."""
    post = Period(date(1997, 5, 1), None)
    seats = (RefSeat("c", "", post),)
    people = [RefPerson("tom-bell", "Tom Bell", seats=seats)]
    people += [RefPerson(f"tom-{n}", f"Tom Reed{n}") for n in range(9)] + [
        RefPerson(f"b-{n}", f"N{n} Bell") for n in range(4)
    ]
    party = RefParty("greens", "Green Party", "Greens", ("Green Party",))
    known = Reference(people={p.id: p for p in people}, parties={"greens": party})
    article = facts(person("Tom Bell"))
    undated = replace(article, article=replace(article.article, date=None))
    named = LocalEntity(kind=EntityKind.PARTY, name="Green Party", mentions=(Span(0, 1),), reference="greens")
    political = replace(undated, entities=(*undated.entities, named))
    assert resolve([undated], known).keys["a.txt"][0] == "person/tom-bell/atxt"
    assert resolve([political], known).keys["a.txt"][0] == "person/tom-bell"


def test_why_somebody_is_only_a_candidate(reference):
    """An unnamed holder keeps those who may be meant, as people, and why that is not sure."""
    doubt = '"the prime minister" on 2011-05-08 may be Tom Bell: holder when the register ends (2010-01-01)'
    unnamed = LocalEntity(
        kind=EntityKind.UNNAMED,
        name="the prime minister",
        mentions=(Span(0, 5),),
        candidates=("tom",),
        doubts=(doubt,),
    )
    found = resolve([facts(unnamed)], reference)
    entity = found.entities[found.keys["a.txt"][0]]
    assert entity.candidates == ("person/tom",)
    assert entity.evidence == (doubt,)


def test_a_branch_leads_to_its_party(reference):
    """A party that is a branch has the party that it belongs to, which no article need name."""
    found = resolve([facts(person("Ann Reed"), party="river-greens")], reference)
    assert found.entities["party/river-greens"].parent == "party/greens"
    assert found.entities["party/greens"].name == "Green Party"


@pytest.fixture(scope="module")
def presidents() -> Reference:
    """A father and a son of one name, both presidents, a namesake in another office, and one in a register apart."""
    elder, younger = Period(date(1989, 1, 20), date(1993, 1, 20)), Period(date(2001, 1, 20), date(2011, 6, 1))
    apart = Register("heads", country="fr", bare=False)
    people = [
        RefPerson(
            "elder", "Carl A. Orme", ("Carl Orme",), posts=(RefPost("president", "", elder, "us"),), country="us"
        ),
        RefPerson("younger", "Carl Orme", posts=(RefPost("president", "", younger, "us"),), country="us"),
        RefPerson("eve", "Eve Orme", posts=(RefPost("mayor", "", younger, "us"),), country="us"),
        RefPerson(
            "luc", "Luc Marne", posts=(RefPost("president", "", younger, "fr"),), country="fr", register=apart.id
        ),
    ]
    return Reference(people={p.id: p for p in people}, tables=Tables(registers={apart.id: apart}))


@pytest.mark.parametrize(
    ("name", "title", "day", "key"),
    [
        ("Orme", "President", "2004-05-20", "person/younger"),
        ("Orme", "President", "1991-05-20", "person/elder"),
        ("Carl Orme", "", "2004-05-20", "person/younger"),
        ("Carl Orme", "", "1991-05-20", "person/elder"),
        ("Marne", "President", "2004-05-20", "person/luc"),
        ("Marne", "President", "1991-05-20", "article/a.txt/person/marne"),
        ("Marne", "Mr", "2004-05-20", "article/a.txt/person/marne"),
    ],
)
def test_a_leading_office_tells_who_is_meant(presidents, name, title, day, key):
    """Abroad too, title and family name are enough of the one who held that office that day; a name, of the elder."""
    article = facts(person(name, title, "gb", "gb"), *(["president"] if title == "President" else []))
    dated = replace(article, article=replace(article.article, date=PartialDate(day)))
    assert resolve([dated], presidents).keys["a.txt"][0] == key
