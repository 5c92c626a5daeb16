from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from kgbuild.annotate.countries import CountryFinder
from kgbuild.annotate.parties import choose_parties
from kgbuild.layers import Chunk, Countries, Name
from kgbuild.model import EntityKind
from kgbuild.reference import RefChamber, RefCountry, Reference, RefParty, RefPerson, RefThing, Tables

PARTY, PERSON, BODY = EntityKind.PARTY, EntityKind.PERSON, EntityKind.ORGANIZATION
Read = Callable[..., tuple[Countries, tuple[Name, ...]]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    """Three countries, two of which have a Labour Party; a chamber's name that two share; a paper; a person."""
    countries = [
        RefCountry("gb", "Britain", ("Britain", "UK"), ("British",), "London"),
        RefCountry("gb-sct", "Scotland", ("Scotland",), ("Scottish",), "Edinburgh", part_of="gb"),
        RefCountry("nz", "New Zealand", ("New Zealand",), ("New Zealanders",), "Wellington"),
        RefCountry("th", "Thailand", ("Thailand",), ("Thai",), "Bangkok"),
    ]
    parties = [
        RefParty("labour", "Labour Party", "Labour", ("Labour", "Labour Party"), country="gb"),
        RefParty("nz-labour", "New Zealand Labour Party", "Labour", (), ("Labour",), country="nz"),
        RefParty("th-democrat", "Democrat Party", "Democrats", ("Democrat Party",), country="th"),
        RefParty("us-democrat", "Democratic Party", "Democrats", ("Democrats",), country="us"),
        RefParty("th-group", "Lake Group", "Lake Group", ("The Lake Group",), country="th"),
        RefParty("river", "Thai River Union", "River Union", ("Thai River Union", "River Union"), country="th"),
    ]
    chambers = [RefChamber("gb/c", "Commons", "gb", ("Commons",)), RefChamber("nz/c", "Commons", "nz", ("Commons",))]
    return Reference(
        people={"bell": RefPerson("bell", "Ann Bell", country="nz")},
        parties={p.id: p for p in parties},
        publications={"echo": RefThing("echo", "Leeds Echo", ("Leeds Echo",), country="gb")},
        tables=Tables(countries={c.code: c for c in countries}, chambers={c.id: c for c in chambers}),
    )


@pytest.fixture(scope="module")
def read(reference) -> Read:
    """Return what finds the countries of a text and chooses its parties, which stand in [brackets]."""
    nlp = spacy.blank("en")
    finder = CountryFinder(reference, lambda form: [t.text for t in nlp.make_doc(form)])

    def run(text: str, publisher: str | None = None) -> tuple[Countries, tuple[Name, ...]]:
        doc = nlp.make_doc(text.replace("[", "").replace("]", ""))
        names = []
        for part in text.split("[")[1:]:
            words, at = part.split("]")[0], len(text.split("[" + part)[0].replace("[", "").replace("]", ""))
            span = doc.char_span(at, at + len(words))
            kind = PERSON if words == "Ann Bell" else BODY if words.endswith("Group") else PARTY
            ids = (reference.party_forms[words],) if words in reference.party_forms else ()
            names.append(Name(Chunk(span.start, span.end), kind, ids))
        for token in doc:
            token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
        countries = finder.find(doc, [Chunk(0, len(doc))], names, publisher)
        return countries, choose_parties(doc, names, countries, reference)

    return run


@pytest.mark.parametrize(
    ("text", "publisher", "main"),
    [
        ("A Thai court met in Bangkok .", None, "th"),
        ("The council met .", "Leeds Echo", "gb"),
        ("The council met .", None, ""),
        ("Britain and Thailand agreed .", None, ""),
        ("BANGKOK ( Reuters ) - A court met on trade with Britain .", None, "th"),
        ("The Commons met in Wellington .", None, "nz"),
        ("The Scottish council met .", None, "gb"),
    ],
)
def test_what_an_article_is_about(read, text, publisher, main):
    """The country with clearly most hints; a word that two countries share is of the one that is named elsewhere."""
    assert read(text, publisher)[0].main == main


def test_people_are_no_witnesses_of_their_country(read):
    """A name that a record of New Zealand bears does not make an article speak of New Zealand."""
    assert read("[Ann Bell] met a Thai minister .")[0].named == {"th"}


def test_a_nation_counts_as_its_country(read):
    """What is Scottish is British too."""
    assert read("A Scottish court met .")[0].named == {"gb", "gb-sct"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Labour] won in Britain .", ("labour",)),
        ("[Labour] won .", ("labour",)),
        ("[Labour] won in New Zealand , a minister said in Wellington .", ("nz-labour",)),
        ("A British minister of [Labour] spoke on Thailand .", ("labour",)),
        ("Thai ministers met in Bangkok . The [Democrats] left .", ("th-democrat",)),
        ("Thai ministers met in Bangkok . [Labour] left .", ()),
    ],
)
def test_parties_of_one_name(read, text, expected):
    """The country spoken of decides which party a name means; where it has none of that name, no record is meant."""
    (party,) = read(text)[1]
    assert party.candidates == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("In Thailand she joined the new [Lake Group] .", ("th-group",)),
        ("In Thailand she joined the newly formed [Lake Group] .", ("th-group",)),
        ("In Thailand she asked the village of [Lake Group] .", ()),
        ("In Thailand she joined a new [Lake Group] .", ()),
    ],
)
def test_small_words_part_a_party_from_its_article(read, text, ids):
    """A party whose name begins with "The" is meant where only small words stand behind the article."""
    (name,) = read(text)[1]
    assert (name.kind is PARTY, name.candidates) == (bool(ids), ids)


def test_the_same_text_gives_the_same_countries(read):
    """No state stays between articles."""
    assert read("A Thai court met .")[0] == read("A Thai court met .")[0]
