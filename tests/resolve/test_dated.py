from __future__ import annotations

from datetime import date

import pytest

from kgbuild.resolve import resolve


@pytest.mark.parametrize(
    ("day", "posts"),
    [("2003-04", {"member", "home secretary"}), ("2010", {"member"}), ("1990", set()), (None, set())],
)
def test_posts_of_the_articles_date_come_from_the_data(reference, facts, day, posts):
    """A linked person gets the posts and party of the article's date; without a date nothing is added."""
    resolution = resolve([facts("a.txt", ("Ann Dorn",), day=day)], reference)
    assert {d.post for d in resolution.dated if d.person == "person/ann"} == posts


def test_a_dated_membership_names_its_party_and_days(reference, facts):
    """A membership from the data has the party, which becomes an entity, the first day and the record."""
    resolution = resolve([facts("a.txt", ("Ann Dorn",), day="2010")], reference)
    (dated,) = resolution.dated
    assert (dated.organization, dated.first, dated.record) == ("party/greens", date(1997, 5, 1), "ann")
    assert resolution.entities["party/greens"].name == "Green Party"


def test_what_the_article_states_is_not_added_again(reference, facts):
    """A post that the text gives itself is left to the text."""
    resolution = resolve([facts("a.txt", ("Ann Dorn", "", "home secretary"), day="2003")], reference)
    assert {d.post for d in resolution.dated} == {"member"}
