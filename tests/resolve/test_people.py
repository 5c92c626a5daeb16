from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kgbuild.model import EntityKind, LocalEntity, Span
from kgbuild.reference import Reference, RefPerson, RefThing
from kgbuild.resolve import resolve


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (("Ann Dorn",), "person/ann"),
        (("Carl Dorn", "", "MP", "reds"), "person/carl"),
        (("Dorn", "Ms", "home secretary"), "person/ann"),
        (("Dorn", "Mr", "MP for Westhay"), "person/carl"),
        (("Lord Lamb", "Lord"), "person/lamb"),
        (("Tom Hale", "", "MP", "reds"), "person/tom-2"),
    ],
)
def test_evidence_decides_on_a_record(reference, facts, person, key):
    """A name leads to the record whose name, title, post, party and seat agree."""
    resolution = resolve([facts("a.txt", person)], reference)
    assert resolution.keys["a.txt"][0] == key


@pytest.mark.parametrize(
    ("person", "candidates"),
    [
        (("Tom Hale",), {"person/tom-1", "person/tom-2"}),
        (("Dorn", "", "MP"), {"person/ann", "person/carl"}),
    ],
)
def test_two_candidates_left_link_to_neither(reference, facts, person, candidates):
    """A name that two records fit equally is linked to neither, and keeps both as candidates."""
    resolution = resolve([facts("a.txt", person)], reference)
    key = resolution.keys["a.txt"][0]
    assert key not in candidates
    assert set(resolution.entities[key].candidates) == candidates


def test_a_party_that_disagrees_keeps_a_namesake_out(reference, facts):
    """Somebody of another party than the record's is another person."""
    resolution = resolve([facts("a.txt", ("Ann Dorn", "", "councillor", "reds"))], reference)
    assert resolution.keys["a.txt"][0] != "person/ann"


def test_a_match_keeps_the_two_strings_that_made_it(reference, facts):
    """An entity linked to a record says which two names agree, in which article, and what else did."""
    resolution = resolve([facts("a.txt", ("Dorn", "Ms", "home secretary"))], reference)
    (evidence,) = resolution.entities["person/ann"].evidence
    assert "a.txt: “Dorn” is “Ann Dorn”" in evidence
    assert "post agrees" in evidence


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Eve Stone",), ("Eve Stone",)),
        (("Eve M. Stone",), ("Eve Stone",)),
        (("Eve Stone", "", "professor"), ("Eve Stone", "Dr")),
    ],
)
def test_one_full_name_is_one_person_across_articles(reference, facts, first, second):
    """People whom the data do not know merge across articles by first and last name."""
    resolution = resolve([facts("a.txt", first), facts("b.txt", second)], reference)
    assert resolution.keys["a.txt"][0] == resolution.keys["b.txt"][0] == "person/eve-stone"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Eve Stone", "", "councillor", "reds"), ("Eve Stone", "", "councillor", "greens")),
        (("Eve Ada Stone",), ("Eve Mary Stone",)),
        (("Stone", "Mr"), ("Stone", "Mr")),
    ],
)
def test_conflicting_namesakes_stay_apart(reference, facts, first, second):
    """People of one name whose parties or middle names differ, or who have only a family name, do not merge."""
    resolution = resolve([facts("a.txt", first), facts("b.txt", second)], reference)
    assert resolution.keys["a.txt"][0] != resolution.keys["b.txt"][0]


def test_namesakes_of_one_article_stay_apart(reference, facts):
    """Two people of one name, whom their article tells apart, are two."""
    resolution = resolve([facts("a.txt", ("Eve Stone", "", "bishop"), ("Eve Stone", "", "nurse"))], reference)
    people = {key for key in resolution.keys["a.txt"] if key.startswith("person/")}
    assert people == {"person/eve-stone/bishop", "person/eve-stone/nurse"}


def test_a_family_name_joins_the_one_bearer_with_the_same_post(reference, facts):
    """A person named only by family name is the one of that name elsewhere, if the post agrees too."""
    resolution = resolve(
        [facts("a.txt", ("Stone", "", "ombudsman")), facts("b.txt", ("Eve Stone", "", "ombudsman"))], reference
    )
    assert resolution.keys["a.txt"][0] == "person/eve-stone"


def test_the_order_of_files_does_not_matter(reference, facts):
    """Any order of the same articles gives the same resolution."""
    articles = [
        facts("a.txt", ("Eve Stone", "", "ombudsman"), ("Ann Dorn",)),
        facts("b.txt", ("Eve M. Stone", "", "councillor", "reds")),
        facts("c.txt", ("Eve Stone", "", "councillor", "greens"), ("Dorn", "", "MP")),
        facts("d.txt", ("Stone", "", "ombudsman"), ("Tom Hale",)),
    ]
    expected = resolve(articles, reference)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert resolve(articles, reference) == expected


def test_a_bare_family_name_is_no_politician(reference, facts):
    """A family name alone ("Lake said"), with no title, post or party, leads to no record, however rare it is."""
    article = facts("a.txt", ("Orme",), day="2004-05-01")
    people = {**reference.people, "eva-orme": RefPerson("eva-orme", "Eva Orme", seats=reference.people["ann"].seats)}
    suggested = replace(article.entities[0], reference="eva-orme")
    known = Reference(people=people, parties=reference.parties, house_words=reference.house_words)
    resolution = resolve([replace(article, entities=(suggested, *article.entities[1:]))], known)
    assert resolution.keys["a.txt"][0] != "person/eva-orme"


def test_no_name_takes_the_iri_of_a_record(reference, facts):
    """Somebody who is not a record's person is another node, even where the record's identifier is his name's slug."""
    record = RefPerson("eve-stone", "Eve Stone", gender="female", memberships=reference.people["carl"].memberships)
    known = Reference(people={**reference.people, "eve-stone": record}, parties=reference.parties)
    articles = [
        facts("a.txt", ("Eve Stone", "", "councillor", "greens")),
        facts("b.txt", ("Eve Stone", "", "", "reds")),
    ]
    resolution = resolve(articles, known)
    assert resolution.keys["b.txt"][0] == "person/eve-stone"
    assert resolution.keys["a.txt"][0] == "person/eve-stone/greens"


def test_no_thing_takes_the_iri_of_a_record(facts):
    """A body that no record names is a node of its article where a record's identifier is the slug of its name."""
    known = Reference(organizations={"senate": RefThing("senate", "Senate", ("Senate",))})
    body = LocalEntity(kind=EntityKind.ORGANIZATION, name="Senate", mentions=(Span(0, 6),))
    ours = replace(body, reference="senate")
    articles = [replace(facts("a.txt"), entities=(body,)), replace(facts("b.txt"), entities=(ours,))]
    resolution = resolve(articles, known)
    assert resolution.keys == {"a.txt": ("article/a.txt/organization/senate",), "b.txt": ("organization/senate",)}
