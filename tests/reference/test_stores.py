from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import DateInterval
from kgbuild.reference import Reference, Register, Tables, load_reference
from kgbuild.reference.store import Store, key, write_store
from kgbuild.reference.stored import StoredParties, StoredPeople, write_parties, write_people

REGISTER = Register("world", known_until=date(2015, 11, 30))
TERM = ["kr/national-assembly", "partyfacts-1", "Seoul", "2012-05-30", ""]
PEOPLE = [
    ["Q1", "Park Geun-hye", [], "female", "", ["Q1", "w:Park_Geun-hye"], "kr", [TERM], []],
    [
        "Q2",
        "Ann Park",
        ["Ann B. Park"],
        "female",
        "",
        [],
        "us",
        [["us/senate", "", "Ohio", "2011-01-03", "2017-01-03"]],
        [],
    ],
]
PARTIES = [
    ["partyfacts-1", "Democratic Party", "DP", ["Democratic Party"], ["DP"], "kr", [], 1990, None, 35.0],
    ["partyfacts-2", "Democrat Party", "DP", ["Democrat Party"], ["DP"], "th", [], 1946, None, 51.9],
]


@pytest.fixture
def reference(tmp_path) -> Reference:
    """Two people and two parties in stores, nothing in memory."""
    write_people(tmp_path / "people_w.store", PEOPLE)
    write_parties(tmp_path / "parties_w.store", PARTIES)
    people, parties = tmp_path / "people_w.store", tmp_path / "parties_w.store"
    return Reference(
        tables=Tables(people=(StoredPeople(people, REGISTER),), parties=(StoredParties(parties, REGISTER),))
    )


@pytest.mark.parametrize(
    ("form", "countries", "found"),
    [
        ("Park Geun-hye", {"kr"}, ("Q1",)),
        ("PARK GEUN HYE", {"kr", "us"}, ("Q1",)),
        ("Park Geun-hye", {"us"}, ()),
        ("Park Geun-hye", None, ()),
        ("Ann B Park", {"us"}, ("Q2",)),
        ("Ann Bell", {"us"}, ()),
    ],
)
def test_people_of_stores_are_found_for_their_country_only(reference, form, countries, found):
    """Without countries nobody of a store is meant; with them, only who is of one of them."""
    assert reference.people_named(form, countries) == found


@pytest.mark.parametrize(("countries", "found"), [({"kr"}, ("Q1",)), ({"us"}, ("Q2",)), ({"kr", "us"}, ("Q1", "Q2"))])
def test_family_names_stand_first_in_some_countries(reference, countries, found):
    """In Korea the first word of a name is the family name, elsewhere the last."""
    assert reference.people_with_surname("Park", countries) == found


def test_names_are_found_by_their_first_two_words(reference):
    """A text can be searched word by word for parties of stores, in the countries that are asked for only."""
    assert reference.party_names_starting("Democratic", "Party", {"th"}) == ()
    assert reference.party_names_starting("Democratic", "Party", {"kr"}) == ((("democratic", "party"), "partyfacts-1"),)


def test_parties_of_one_name_are_told_apart_by_country(reference):
    """The same short name means the party of the country."""
    assert reference.parties_named("DP", {"th"}) == ("partyfacts-2",)
    assert reference.parties_named("DP", {"th", "kr"}) == ("partyfacts-1", "partyfacts-2")


def test_records_of_stores_read_like_others(reference):
    """A record by identifier has names, links, seats and parties; a term that is open ends with the register."""
    person = reference.people["Q1"]
    assert person.same_as == ("http://www.wikidata.org/entity/Q1", "https://en.wikipedia.org/wiki/Park_Geun-hye")
    assert reference.seats_of("Q1", DateInterval(date(2015, 1, 1), date(2015, 1, 1))).certain == (
        "kr/national-assembly",
    )
    after = reference.parties_of("Q1", DateInterval(date(2018, 1, 1), date(2018, 1, 1)))
    assert (after.certain, after.candidates[0].reason) == ((), "member when the register ends (2015-11-30)")
    assert set(reference.people) == {"Q1", "Q2"}
    assert "Q3" not in reference.people


def test_a_term_that_ends_after_the_register_is_certain_until_then(reference):
    """The end of a term that lies ahead of the register's day is a plan, not a fact."""
    on = DateInterval(date(2016, 6, 1), date(2016, 6, 1))
    assert reference.seats_of("Q2", on).certain == ()
    assert reference.seats_of("Q2", on).candidates[0].id == "us/senate"


def test_a_reference_travels_to_other_processes_without_its_stores(reference):
    """Pickled and read again, it answers the same."""
    again = pickle.loads(pickle.dumps(reference))
    assert again.people["Q1"] == reference.people["Q1"]


def test_the_order_of_records_makes_no_difference_to_the_bytes(tmp_path):
    """The same records in any order are the same file."""
    write_people(tmp_path / "a.store", PEOPLE)
    write_people(tmp_path / "b.store", PEOPLE[::-1])
    assert (tmp_path / "a.store").read_bytes() == (tmp_path / "b.store").read_bytes()


@given(words=st.lists(st.text(max_size=8), max_size=200))
def test_every_key_leads_to_its_record(tmp_path_factory, words):
    """Whatever the keys, each finds the records that bear it."""
    path = tmp_path_factory.mktemp("store") / "x.store"
    write_store(path, [[w] for w in words], [(w, "gb") for w in words], ((w, n) for n, w in enumerate(words)))
    store = Store(path)
    for n, word in enumerate(words):
        assert store.find(key(word)) == [m for m, w in enumerate(words) if w == word]
        assert (store.record(n), store.label(n)) == ([word], (word, "gb"))
    assert not store.find(key("none of these words"))


def test_a_file_that_is_no_store_is_named(tmp_path):
    """A broken file is said to be one, with its path."""
    (tmp_path / "x.store").write_bytes(b"nothing of the kind at all")
    with pytest.raises(ValueError, match=r"x\.store"):
        Store(tmp_path / "x.store").find(key("a"))
    (tmp_path / "y.store").write_bytes(b"short")
    with pytest.raises(ValueError, match=r"y\.store"):
        Store(tmp_path / "y.store").find(key("a"))


@pytest.mark.parametrize(
    ("name", "country", "house"),
    [
        ("Nancy Pelosi", "us", "us/house-of-representatives"),
        ("Justin Trudeau", "ca", "ca/house-of-commons"),
        ("Shinzo Abe", "jp", "jp/shugiin"),
        ("Enda Kenny", "ie", "ie/dail-eireann"),
    ],
)
def test_shipped_stores_know_the_legislators_of_the_world(name, country, house):
    """Members of parliaments elsewhere are found with their country, and sit in a house that news has words for."""
    reference = load_reference()
    seats = {s.house for i in reference.people_named(name, {country}) for s in reference.people[i].seats}
    assert house in seats
    assert reference.house_words[house]
