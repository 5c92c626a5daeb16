from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Span

from kgbuild.annotate.names import NameFinder, reference_forms
from kgbuild.layers import Chunk
from kgbuild.model import EntityKind
from kgbuild.reference import Reference, RefParty, RefPerson, RefThing

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    """Two parties that share a nickname, a paper, a body, places, a politician and given names."""
    parties = [
        RefParty("union", "Union Party", "Union", ("Union Party", "Unionists", "Old Blue", "Old Blues")),
        RefParty("greens", "Green Party", "Greens", ("Green Party",), ("Greens", "Green")),
        RefParty("liberal", "Liberal Party", "Liberals", ("Liberal Party",), ("Liberal", "Liberals")),
    ]
    given = "ann carl dan jane tom rosa will mark victoria lewis blair adam ben paris"
    return Reference(
        people={"quill": RefPerson("quill", "Oona Quill", ("Lady Quill",))},
        parties={p.id: p for p in parties},
        publications={"post": RefThing("post", "The Post", ("The Post", "the Post", "the Independent"))},
        organizations={"assembly": RefThing("assembly", "Assembly", ("Assembly",))},
        places={"leeds": RefThing("leeds", "Leeds", ("Leeds",)), "paris": RefThing("paris", "Paris", ("Paris",))},
        first_names=dict.fromkeys(given.split(), ""),
    )


@pytest.fixture(scope="module")
def names(reference) -> Found:
    """Return the (kind, words) pairs that a text names; `learned` gives what a model found, as (words, label)."""
    nlp = spacy.blank("en")
    words = {form: [t.text for t in nlp.make_doc(form)] for _, forms in reference_forms(reference) for form, _ in forms}
    finder = NameFinder(reference, words)

    def find(text: str, learned: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
        doc = nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0 or doc[token.i - 1].text in {".", "|"}
        spans, end = [], 0
        for form, label in learned:
            start = text.index(form, end)
            end = start + len(form)
            span = doc.char_span(start, end)
            spans.append(Span(doc, span.start, span.end, label))
        doc.ents = spans
        bounds = [0, *(t.i + 1 for t in doc if t.text == "|"), len(doc)]
        blocks = [Chunk(a, b) for a, b in pairwise(bounds)]
        return [(n.kind.value, doc[n.chunk.start : n.chunk.end].text) for n in finder.find(doc, blocks)]

    return find


def people(found: list[tuple[str, str]]) -> list[str]:
    """Return the words of those that are people."""
    return [words for kind, words in found if kind == "Person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Orme met Mrs May.", ["Mr Orme", "Mrs May"]),
        ("The Rt Rev Tom Orme-Hale spoke.", ["Rt Rev Tom Orme-Hale"]),
        ("Carl J. Dorn and Ann O'Hale met.", ["Carl J. Dorn", "Ann O'Hale"]),
        ("Dan van der Berg’s plan failed.", ["Dan van der Berg"]),
        ("Chancellor Rosa Hale met President Orme.", ["Rosa Hale", "Orme"]),
        ("Deputy Prime Minister Ann Bell spoke.", ["Ann Bell"]),
        ("The party leader Yelda Orme spoke.", ["Yelda Orme"]),
        ("Ann Bell MP met Tom Hale QC.", ["Ann Bell", "Tom Hale"]),
        ("Dan Brexit talks failed. Mr Dan spoke.", ["Dan", "Mr Dan"]),
        ("Sir Dan spoke. Queen Victoria II did not.", ["Sir Dan", "Queen Victoria II"]),
        ("The Nether Tew MP spoke.", []),
    ],
)
def test_people_by_form(names, text, expected):
    """Titles, ranks, given names, posts, ages and relative clauses make the names of people known."""
    assert people(names(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Lord Chancellor spoke.",
        "He is the King. Leeds wept.",
        "Deputy Prime Minister.",
        "She lives near Victoria Station.",
        "He went to Lewis Boys' School.",
        "The Jane Hale Foundation paid.",
        "The Blair-Brown row went on.",
        "Will Leeds win?",
        "In Victoria Park it rained.",
        "He will be in Leeds in May.",
        "The Duke of Leeds came.",
        "On Monday Parliament met.",
    ],
)
def test_no_people(names, text):
    """Offices, places, bodies, joined family names and words with a capital are not people."""
    assert people(names(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hale wins | Ann Hale won. Hale said so.", ["Hale", "Ann Hale", "Hale"]),
        ("HALE HITS BACK | Ann Hale spoke.", ["HALE", "Ann Hale"]),
        ("Hale Backs Dorn Over Budget | Ann Hale and Carl Dorn met.", ["Hale", "Dorn", "Ann Hale", "Carl Dorn"]),
        ("Carl Orme-Hale left. Orme-Hale said so. Carl wept.", ["Carl Orme-Hale", "Orme-Hale", "Carl"]),
        ("Ann Hale left. Hale House stands. They met Tom Hale.", ["Ann Hale", "Tom Hale"]),
        ("Mr Hale spoke. Then Hale left.", ["Mr Hale", "Hale"]),
        ("Senator Claims Delay Over Budget Vote | A senator claims that the delay was long.", []),
        ("Senator Hale Claims Delay Over Budget | Hale claims it was long.", ["Hale", "Hale"]),
        ("Ann May spoke. On 22 May, or by May 23rd, May will go, as last May.", ["Ann May", "May"]),
    ],
)
def test_short_forms(names, text, expected):
    """Family and given names alone are found where the article names the person in full, in headlines too."""
    assert people(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Old Blue councillor spoke.", ["Old Blue"]),
        ("The Old Blue-run council met.", ["Old Blue"]),
        ("Green councillor Ann Bell met the Greens.", ["Green", "Greens"]),
        ("Unionists and Greens voted.", ["Unionists", "Greens"]),
        ("Liberal's Ann Bell spoke.", ["Liberal"]),
        ("Green fields lie before the house.", []),
        ("They met in Green Park.", []),
        ("Tom Green came.", []),
        ("They gave a Christmas Party.", []),
    ],
)
def test_parties(names, text, expected):
    """Party names count as nouns and adjectives; words that mean other things count among politics only."""
    assert [words for kind, words in names(text) if kind == "Party"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told the Independent.", [("Publication", "the Independent")]),
        ("He chairs the Harbour Trust.", [("Organization", "Harbour Trust")]),
        ("The pressure group Clear Water objects.", [("Organization", "Clear Water")]),
        ("The Institute of Harbours met.", [("Organization", "Institute of Harbours")]),
        ("It rained in Leeds.", [("Place", "Leeds")]),
    ],
)
def test_things(names, text, expected):
    """Publications, bodies and places are found by reference names and by form."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "learned", "expected"),
    [
        ("Then Xu Orme-Hale spoke.", (("Xu Orme", "PERSON"),), [("Person", "Xu Orme-Hale")]),
        ("Then Mr Xu spoke.", (("Xu", "PERSON"),), [("Person", "Mr Xu")]),
        ("Prime Minister Xu Orme spoke.", (("Minister Xu Orme", "PERSON"),), [("Person", "Xu Orme")]),
        ("So he spoke.", (("he", "PERSON"),), []),
        ("The WXZ said so.", (("WXZ", "PERSON"),), []),
        ("Shadow ministers spoke.", (("Shadow", "PERSON"),), []),
        ("North Orme voted.", (("North Orme", "PERSON"),), []),
        ("The Orme Gallery shut.", (("The Orme Gallery", "ORG"),), [("Organization", "Orme Gallery")]),
        ("An Old Blue plan fell.", (("Old Blue plan", "ORG"),), [("Party", "Old Blue")]),
        ("Ann Hale won. A Haleite left.", (("Ann Hale", "PERSON"), ("Haleite", "ORG")), [("Person", "Ann Hale")]),
        ("Xu Orme of Ohio spoke.", (("Xu Orme of Ohio", "PERSON"),), [("Person", "Xu Orme")]),
        ("Lord Orme of Leeds spoke.", (("Lord Orme of Leeds", "PERSON"),), [("Person", "Lord Orme of Leeds")]),
        ("Majority Whip Xu Orme spoke.", (("Majority Whip Xu Orme", "PERSON"),), [("Person", "Xu Orme")]),
        ("The Christian Oak Monitor said so.", (("Christian Oak Monitor", "PERSON"),), []),
        ("The Orme Tew MP spoke.", (("Orme Tew", "PERSON"),), []),
        ("They joined the Order of the Oak.", (("Order of the Oak", "PERSON"),), []),
        (
            "She won in Oakbay ward.",
            (("Oakbay ward", "PERSON"),),
            [("Place", "Oakbay ward")],
        ),
        (
            "The Oakbay by-election is on Monday.",
            (("Oakbay", "ORG"),),
            [("Place", "Oakbay")],
        ),
        (
            "LAB HOLD Oakbay.",
            (("Oakbay", "PERSON"),),
            [("Place", "Oakbay")],
        ),
        (
            "Xu Orme, MP for Oakbay, spoke.",
            (("Xu Orme", "PERSON"), ("Oakbay", "ORG")),
            [("Person", "Xu Orme"), ("Place", "Oakbay")],
        ),
        (
            "Ann Brewery won. Brewery spoke.",
            (("Ann Brewery", "ORG"), ("Brewery", "PERSON")),
            [("Person", "Ann Brewery"), ("Person", "Brewery")],
        ),
        (
            "Oak Brewery won. Brewery spoke.",
            (("Oak Brewery", "ORG"), ("Brewery", "PERSON")),
            [("Organization", "Oak Brewery")],
        ),
        (
            "Ann Hale met Bo Quill. A Hale-Quill feud began.",
            (("Ann Hale", "PERSON"), ("Bo Quill", "PERSON"), ("Hale-Quill", "PERSON")),
            [("Person", "Ann Hale"), ("Person", "Bo Quill"), ("Person", "Hale"), ("Person", "Quill")],
        ),
        (
            "Ann Hale met Bo Orme. Then Hale-Quill spoke.",
            (("Ann Hale", "PERSON"), ("Bo Orme", "PERSON"), ("Hale-Quill", "PERSON")),
            [("Person", "Ann Hale"), ("Person", "Bo Orme"), ("Person", "Hale-Quill")],
        ),
    ],
)
def test_learned_names(names, text, learned, expected):
    """A model's names are repaired at their ends, and left out where their form speaks against them."""
    assert names(text, learned) == expected


def test_names_never_overlap(names):
    """No token belongs to two names, whatever the layers find."""
    text = "Union Party leader Ann Hale of Leeds met the Harbour Trust’s Oona Quill in Paris."
    found = names(text, (("Ann Hale of Leeds", "PERSON"), ("Harbour Trust’s Oona", "ORG")))
    assert len({w for _, words in found for w in words.split()}) == sum(len(words.split()) for _, words in found)


def test_reference_name_with_several_bearers_keeps_all(reference):
    """A form that two parties share gives both as candidates, unless the article names one of them for sure."""
    shared = RefParty("new", "New Liberals", "Liberals", ("New Liberal Party",), ("Liberals",))
    finder = NameFinder(Reference(parties={**reference.parties, "new": shared}), {})
    doc = spacy.blank("en").make_doc("They met the Liberals .")
    found = finder.find(doc, [Chunk(0, len(doc))])
    assert [n.candidates for n in found] == [("liberal", "new")]
    doc = spacy.blank("en").make_doc("The New Liberal Party lost ; they met the Liberals .")
    assert [n.candidates for n in finder.find(doc, [Chunk(0, len(doc))])] == [("new",), ("new",)]
    assert all(n.kind is EntityKind.PARTY for n in found)


def test_a_form_that_others_bear_too_needs_a_word_that_speaks_for_ours() -> None:
    """ "Senate" is a country's own only in an article with a word of that country; it is a name in any."""
    senate = RefThing("senate", "Utopian Senate", ("Senate", "Utopian Senate"), (), ("Senate",), ("Utopia", "Utopian"))
    finder = NameFinder(Reference(people={}, parties={}, organizations={"senate": senate}), {})
    nlp = spacy.blank("en")

    def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
        doc = nlp.make_doc(text)
        return [(doc[n.chunk.start : n.chunk.end].text, n.candidates) for n in finder.find(doc, [Chunk(0, len(doc))])]

    assert found("The Senate met in Utopia.") == [("Senate", ("senate",))]
    assert found("The Senate met in Ruritania.") == [("Senate", ())]
    assert found("The Utopian Senate met.") == [("Utopian Senate", ("senate",))]


@pytest.mark.parametrize(
    ("text", "learned", "expected"),
    [
        ("The Dornite wing lost.", "Dornite", []),
        ("The Union Party MEP lost.", "Union Party MEP", ["Union Party"]),
        ("The Leeds Green Party met.", "Leeds Green Party", ["Green Party"]),
        ("The Purple Party met.", "Purple Party", ["Purple Party"]),
    ],
)
def test_a_learned_party_gives_way_to_a_known_one_inside_it(names, text, learned, expected) -> None:
    """Of a learned party only what is no known party, branch of one or following of somebody is a party of its own."""
    assert [words for kind, words in names(text, ((learned, "PARTY"),)) if kind == "Party"] == expected


def test_a_title_before_an_office_names_nobody(names) -> None:
    """What the model takes for a person is none if it is a title and an office only."""
    assert people(names("The Lord Chancellor spoke.", (("Lord Chancellor", "PERSON"),))) == []
    assert people(names("Lord Orme spoke.", (("Lord Orme", "PERSON"),))) == ["Lord Orme"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks with Tan Sri Muhyiddin Yassin went on .", ["Tan Sri Muhyiddin Yassin"]),
        ("Then Datuk Seri Anwar Ibrahim spoke .", ["Datuk Seri Anwar Ibrahim"]),
        ("They flew to Sri Lanka .", []),
        ("The Sheikh was asked , and so was Gen .", []),
        ("Ann al-Sisi spoke . Then Sisi left .", ["Ann al-Sisi", "Sisi"]),
    ],
)
def test_honours_belong_to_names_and_are_none_themselves(names, text, expected):
    """A rank or honour opens a name, of two words as well, and is never a person by itself."""
    assert [words for kind, words in names(text) if kind == "Person"] == expected


@pytest.mark.parametrize(
    ("text", "learned", "expected"),
    [
        ("He came with his wife Rika .", (("Rika", "PERSON"),), "Rika"),
        ("They have two children , Rika , 16 , and Odo .", (("Rika", "PERSON"),), "Rika"),
        ("OONA QUILL resigned . Quill was tired .", (), "Quill"),
        ("His Highness Sheikh Omar Hadi came .", (("Highness Sheikh Omar Hadi", "PERSON"),), "Sheikh Omar Hadi"),
    ],
)
def test_a_bare_name_with_a_reason_to_be_somebodys(names, text, learned, expected):
    """A name counts behind what its bearer is to somebody or an honour, before an age, as a form of one in capitals."""
    assert ("person", expected) in [(kind.lower(), words) for kind, words in names(text, learned)]


@pytest.mark.parametrize(
    ("text", "learned"),
    [
        ("“ [ Ann ] Bell has to go ”", (("Ann", "PERSON"),)),
        ("Dan Pyke Will Replace Him .", ()),
    ],
)
def test_no_name_of_its_own(names, text, learned):
    """An editor's given name in brackets is nobody else, and "Will" behind a name is a verb."""
    assert not {("Person", "Ann"), ("Person", "Will Replace")} & set(names(text, learned))
