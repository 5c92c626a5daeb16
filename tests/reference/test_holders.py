"""Who held which post: dates, countries and offices written by hand, and what the registers answer."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from kgbuild.model import DateInterval, PartialDate
from kgbuild.reference import Reference, load_reference

OPEN = ""
"""Nobody is certain: the day is after the register's last, or nobody held it."""

HELD = [
    ("1997-06-01", "gb", "prime minister", None, "Tony Blair"),
    ("1998-03-01", "gb", "home secretary", None, "Jack Straw"),
    ("1999-09-01", "gb", "leader", "liberal-democrats", "Charles Kennedy"),
    ("2000-06-01", "gb", "mayor of london", None, "Ken Livingstone"),
    ("2001-09-12", "us", "president", None, "George W. Bush"),
    ("2001-09-12", "us", "vice president", None, "Dick Cheney"),
    ("2002-01-15", "gb", "leader", "conservative", "Iain Duncan Smith"),
    ("2003-03-20", "gb", "chancellor", None, "Gordon Brown"),
    ("2003-03-20", "au", "prime minister", None, "John Howard"),
    ("2003-03-20", "fr", "president", None, "Jacques Chirac"),
    ("2003-03-20", "de", "chancellor", None, "Gerhard Schroeder"),
    ("2004-11-15", "us", "secretary of state", None, "Colin Powell"),
    ("2005-12-20", "gb", "leader of the opposition", None, "David Cameron"),
    ("2006-07-01", "il", "prime minister", None, "Ehud Olmert"),
    ("2007-07-01", "gb", "prime minister", None, "Gordon Brown"),
    ("2008-06-01", "gb-sct", "first minister", None, "Alex Salmond"),
    ("2008-06-01", "gb-nir", "deputy first minister", None, "Martin McGuinness"),
    ("2008-10-01", "gb", "chancellor", None, "Alistair Darling"),
    ("2009-07-01", "gb", "speaker", None, "John Bercow"),
    ("2010-02-01", "ie", "taoiseach", None, "Brian Cowen"),
    ("2010-06-01", "gb", "deputy prime minister", None, "Nick Clegg"),
    ("2010-06-01", "gb", "foreign secretary", None, "William Hague"),
    ("2011-05-08", "gb", "prime minister", None, "David Cameron"),
    ("2011-05-08", "gb", "leader", "labour", "Ed Miliband"),
    ("2012-01-01", "kr", "president", None, "Lee Myung-bak"),
    ("2012-01-01", "th", "prime minister", None, "Yingluck Shinawatra"),
    ("2012-10-01", "gb", "health secretary", None, "Jeremy Hunt"),
    ("2013-06-01", "ve", "president", None, "Nicolás Maduro"),
    ("2014-12-01", "gb-sct", "first minister", None, "Nicola Sturgeon"),
    ("2015-10-01", "gb", "leader", "labour", "Jeremy Corbyn"),
    ("2015-10-01", "ca", "prime minister", None, "Stephen Harper"),
    ("2016-08-01", "gb", "prime minister", None, "Theresa May"),
    ("2016-08-01", "gb", "chancellor", None, "Philip Hammond"),
    ("2016-08-01", "gb", "mayor of london", None, "Sadiq Khan"),
    ("2016-08-01", "gb", "brexit secretary", None, "David Davis"),
    ("2017-02-01", "us", "president", None, "Donald Trump"),
    ("2018-01-15", "gb", "business secretary", None, "Greg Clark"),
    ("2018-01-15", "gb", "business, energy and industrial strategy secretary", None, "Greg Clark"),
    ("2018-07-01", "it", "premier", None, "Giuseppe Conte"),
    ("2019-03-01", "gb", "education secretary", None, "Damian Hinds"),
    ("2019-05-01", "gb", "leader", "change-uk", "Heidi Allen"),
    ("2019-05-01", "gb", "leader", "brexit-party", "Nigel Farage"),
    ("2019-12-20", "gb", "speaker of the house of commons", None, "Lindsay Hoyle"),
    ("2020-04-10", "gb", "shadow chancellor", None, "Anneliese Dodds"),
    ("2020-06-01", "nz", "prime minister", None, "Jacinda Ardern"),
    ("2021-04-01", "gb", "leader", "alba", "Alex Salmond"),
    ("2021-10-01", "gb", "levelling up secretary", None, "Michael Gove"),
    ("2022-02-24", "ua", "president", None, "Volodymyr Zelensky"),
    ("2022-02-24", "ru", "president", None, "Vladimir Putin"),
    ("2022-07-07", "gb", "prime minister", None, "Boris Johnson"),
    ("2022-07-07", "gb", "chancellor", None, "Nadhim Zahawi"),
    ("2022-10-01", "gb", "prime minister", None, "Liz Truss"),
    ("2022-11-01", "gb", "home secretary", None, "Suella Braverman"),
    ("2023-05-01", "gb", "leader", "snp", "Humza Yousaf"),
    ("2023-12-01", "gb", "foreign secretary", None, "David Cameron"),
    ("2024-05-01", "gb-wls", "first minister", None, "Vaughan Gething"),
    ("2024-05-01", "gb", "shadow foreign secretary", None, "David Lammy"),
    ("2024-08-01", "gb", "chancellor", None, "Rachel Reeves"),
    ("2024-08-01", "gb", "leader", "reform-uk", "Nigel Farage"),
    ("2024-12-01", "gb", "leader of the opposition", None, "Kemi Badenoch"),
    ("2025-03-01", "us", "vice president", None, "JD Vance"),
    ("2025-06-01", "de", "chancellor", None, "Friedrich Merz"),
    ("2025-10-01", "gb", "deputy prime minister", None, "David Lammy"),
    ("2025-10-01", "gb", "home secretary", None, "Shabana Mahmood"),
    ("2008-06-01", "gb", "first minister", None, OPEN),
    ("2008-06-01", "gb", "levelling up secretary", None, OPEN),
    ("2012-01-01", "gb", "leader", "change-uk", OPEN),
    ("2017-03-01", "gb", "deputy prime minister", None, OPEN),
    ("2025-12-01", "de", "chancellor", None, OPEN),
    ("2026-01-15", "gb", "prime minister", None, OPEN),
    ("2026-07-01", "gb", "leader", "labour", OPEN),
    ("2026-11-01", "us", "president", None, OPEN),
    ("2026-11-01", "gb-sct", "first minister", None, OPEN),
]


@cache
def shipped() -> Reference:
    """The data that come with kgbuild, loaded once."""
    return load_reference()


@pytest.mark.parametrize(("day", "country", "office", "body", "name"), HELD)
def test_each_post_has_its_holder_on_a_day(day, country, office, body, name):
    """The one certain holder is the right one, and where the data do not reach there is none."""
    reference = shipped()
    known = reference.holders(office, PartialDate(day).interval, body, country)
    assert [reference.people[i].name for i in known.certain] == ([name] if name else [])


@pytest.mark.parametrize(
    ("day", "country", "office", "name", "reason"),
    [
        ("2026-01-15", "gb", "prime minister", "Keir Starmer", "holder when the register ends (2025-10-31)"),
        ("2025-12-01", "de", "chancellor", "Friedrich Merz", "holder when the register ends (2025-06-30)"),
    ],
)
def test_after_the_registers_day_its_holder_is_a_candidate(day, country, office, name, reason):
    """An article after the register's last day gets the last holder as a candidate, with the reason."""
    reference = shipped()
    (candidate,) = reference.holders(office, PartialDate(day).interval, country=country).candidates
    assert (reference.people[candidate.id].name, candidate.reason) == (name, reason)


def test_no_record_of_the_core_is_certain_after_its_register_ends():
    """Of all memberships, seats and posts in memory, none is certain on a day that no register reaches."""
    reference = shipped()
    last = max(r.known_until for r in reference.registers.values() if r.known_until)
    after = DateInterval(date(last.year + 1, 1, 1), date(last.year + 50, 1, 1))
    for person in reference.people.core.values():
        assert not any(x.period.meets(after) for x in (*person.memberships, *person.seats, *person.posts)), person


def test_nobody_heads_a_government_with_another_for_long():
    """Two certain prime ministers of one country overlap by a fortnight at most, by which registers differ."""
    held = sorted(
        (post.country, post.period.start, post.period.end, person.id)
        for person in shipped().people.core.values()
        for post in person.posts
        if post.office == "prime minister" and post.period.start and post.period.end
    )
    for (country, _, end, person), (other_country, begin, _, other) in pairwise(held):
        assert country != other_country or person == other or begin + timedelta(14) >= end, (person, other)


@pytest.mark.parametrize(
    ("name", "day", "party", "sure"),
    [
        ("Chuka Umunna", "2018-01-01", "labour", True),
        ("Chuka Umunna", "2019-03-01", "change-uk", True),
        ("Chuka Umunna", "2019-07-01", "liberal-democrats", True),
        ("Robert Jenrick", "2025-01-01", "conservative", True),
        ("Robert Jenrick", "2026-06-01", "reform-uk", True),
        ("Robert Jenrick", "2026-11-01", "reform-uk", False),
        ("Boris Johnson", "2022-07-01", "conservative", False),
        ("Jess Phillips", "2022-07-01", "labour", True),
    ],
)
def test_parties_of_members_change_with_their_dates(name, day, party, sure):
    """A member's party is that of the day; where nothing tells it, it is a candidate."""
    reference = shipped()
    (person,) = reference.people_named(name)
    known = reference.parties_of(person, PartialDate(day).interval)
    assert (party in known.certain) is sure
    assert (party in {c.id for c in known.candidates}) is not sure
