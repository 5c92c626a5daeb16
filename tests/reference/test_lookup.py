from __future__ import annotations

from datetime import date

import pytest

from kgbuild.model import DateInterval
from kgbuild.reference import Reference, RefMembership, RefPerson, RefPost, load_reference
from kgbuild.reference.data import Period
from kgbuild.reference.lookup import fold

MAY_2003 = DateInterval(date(2003, 5, 1), date(2003, 5, 31))
TERM = Period(date(2001, 6, 8), date(2005, 5, 5))


@pytest.fixture
def reference() -> Reference:
    """A leader and a minister, and people who share first names."""
    people = [
        RefPerson(
            "ann",
            "Ann Bell",
            ("Baroness Bell",),
            gender="female",
            memberships=(RefMembership("greens", TERM),),
            posts=(
                RefPost("leader", "greens", TERM),
                RefPost("leader", "", Period(date(1999, 1, 1), date(2000, 1, 1))),
            ),
        ),
        RefPerson("zed-1", "Zed Pike", gender="male"),
        RefPerson("zed-2", "Zed Hale", gender="male"),
        RefPerson("kim-1", "Kim Pike", gender="male"),
        RefPerson("kim-2", "Kim Hale", gender="female"),
    ]
    return Reference(people={p.id: p for p in people}, first_names={"ann": "female", "alex": ""})


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ann", "female"),
        ("zed", "male"),
        ("Kim", None),
        ("Alex", ""),
        ("Ypsilon", None),
        ("Änn", "female"),
        ("Aléx", ""),
        ("Ann\u0308", "female"),
        ("Ýpsilon", None),
    ],
)
def test_first_names_tell_a_gender_only_where_it_is_sure(reference, name, gender):
    """Listed first names tell theirs, in any spelling with accents, and so do those that people bear, if all of one."""
    assert reference.first_name_gender(name) == gender


@pytest.mark.parametrize(
    ("office", "organization", "first"),
    [("leader", "greens", date(1999, 1, 1)), ("leader", None, date(1999, 1, 1)), ("treasurer", None, None)],
)
def test_days_in_office_run_from_the_first_to_the_last(reference, office, organization, first):
    """The days of all times in an office are one run; an office without a body counts for any."""
    days = reference.days_in_office("ann", office, organization)
    assert (days.first if days else None) == first


@pytest.mark.parametrize(("organization", "holders"), [("greens", ("ann",)), ("reds", ()), (None, ())])
def test_a_partys_leader_is_asked_for_with_the_party(reference, organization, holders):
    """Who held a party's post is found with the party, and not without."""
    assert reference.holders("leader", MAY_2003, organization).certain == holders


@pytest.mark.parametrize("form", ["Ann Bell", "ANN BELL", "Baroness Bell"])
def test_people_are_found_by_each_full_name(reference, form):
    """Each full name leads to the person, in any case."""
    assert reference.people_named(form) == ("ann",)


@pytest.mark.parametrize(
    ("name", "folded"), [("O’Neill", "o'neill"), ("Ann-Marie  Bell", "ann marie bell"), ("J. P. Bell", "j p bell")]
)
def test_names_are_folded_for_comparison(name, folded):
    """Case, apostrophes, hyphens, blanks and full stops make no difference between names."""
    assert fold(name) == folded


def test_the_houses_of_the_data_have_words_for_their_members():
    """Each house in which somebody sits has words that news uses for its members."""
    reference = load_reference()
    houses = {seat.house for person in reference.people.core.values() for seat in person.seats}
    assert houses <= reference.house_words.keys()
