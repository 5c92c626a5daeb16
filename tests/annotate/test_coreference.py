from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.coreference import Scene, find_clusters
from kgbuild.annotate.coreference.names import family_names
from kgbuild.layers import Chunk, Cluster, Name, PostPhrase, Quotation
from kgbuild.model import Article, DateInterval, EntityKind
from kgbuild.reference import Reference, RefPerson, RefPost
from kgbuild.reference.data import Period

PERSON, PARTY = EntityKind.PERSON, EntityKind.PARTY
DAY = DateInterval(date(2004, 5, 1), date(2004, 5, 1))

Clusters = Callable[..., tuple[Cluster, ...]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    """A minister in office in 2004, a peer with another name, and first names."""
    office = RefPost("transport minister", "", Period(date(2001, 1, 1), date(2005, 1, 1)))
    people = [
        RefPerson("hale", "Rosa Hale", gender="female", posts=(office,)),
        RefPerson("lamb", "Norman Lamb", ("Lord Lamb",), gender="male"),
    ]
    names = {"ann": "female", "rosa": "female", "carl": "male", "tom": "male", "norman": "male", "adam": "male"}
    return Reference(people={p.id: p for p in people}, first_names=names)


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    """The words of English."""
    return spacy.blank("en").vocab


@pytest.fixture
def clusters(reference, vocab) -> Clusters:
    """Return what clusters a text: names in [brackets], posts in {braces}, sentences ended by " . "."""

    def run(text: str, when: DateInterval | None = None, quotations: tuple[Quotation, ...] = ()) -> tuple[Cluster, ...]:
        words: list[str] = []
        opened: dict[str, int] = {}
        names, posts = [], []
        for piece in text.split():
            opens, closes = piece[0] if piece[0] in "[{" else "", piece[-1] if piece[-1] in "]}" else ""
            if opens:
                opened[opens] = len(words)
            words.append(piece.strip("[]{}"))
            if closes == "]":
                start = opened["["]
                title = words[start] if words[start] in {"Mr", "Mrs", "Ms", "Lord", "Prince", "Sir"} else ""
                kind = PARTY if words[start] == "Greens" else PERSON
                names.append(Name(Chunk(start, len(words)), kind, ("greens",) if kind is PARTY else (), title))
            if closes == "}":
                start, first = opened["{"], words[opened["{"]].lower()
                determiner = first if first in {"the", "a"} else ""
                whole = Chunk(start, len(words))
                inside = words[start + bool(determiner) :]
                post = Chunk(len(words) - len(inside) + (inside[0] in {"French", "Irish"}), len(words))
                posts.append(PostPhrase(chunk=whole, head=len(words) - 1, post=post, determiner=determiner))
        doc = Doc(vocab, words=words)
        for token in doc:
            token.is_sent_start = token.i == 0 or words[token.i - 1] == "."
        scene = Scene(doc, [Chunk(0, len(doc))], posts, quotations, reference, when)
        return find_clusters(scene, names)

    return run


def wordings(found: tuple[Cluster, ...], text: str) -> dict[str, list[str]]:
    """Return the wordings of each cluster's mentions by its name."""
    words = [w.strip("[]{}") for w in text.split()]
    return {c.name: [" ".join(words[m.chunk.start : m.chunk.end]) for m in c.mentions] for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Ann Bell] met [Carl Dorn] . [Ms Bell] left .",
            {"Ann Bell": ["Ann Bell", "Ms Bell"], "Carl Dorn": ["Carl Dorn"]},
        ),
        ("[Dorn] resigns . [Carl Dorn] left .", {"Carl Dorn": ["Dorn", "Carl Dorn"]}),
        ("[Carl Van Dorn] spoke . [Mr Van Dorn] left .", {"Carl Van Dorn": ["Carl Van Dorn", "Mr Van Dorn"]}),
        (
            "[Tom Bell] and [Ann Bell] came . [Mr Bell] left .",
            {"Tom Bell": ["Tom Bell", "Mr Bell"], "Ann Bell": ["Ann Bell"]},
        ),
        ("[Ann Bell] and [Tom Bell] came . [Ann] left .", {"Ann Bell": ["Ann Bell", "Ann"], "Tom Bell": ["Tom Bell"]}),
        ("[Norman Lamb] spoke . [Lord Lamb] left .", {"Norman Lamb": ["Norman Lamb", "Lord Lamb"]}),
        ("[Adam Reed] met [Prince Adam] .", {"Adam Reed": ["Adam Reed"], "Prince Adam": ["Prince Adam"]}),
        ("[Mr Pike] met [Mrs Pike] .", {"Pike": ["Mrs Pike"]}),
    ],
)  # fmt: skip
def test_short_names_join_the_full_name(clusters, text, expected):
    """A family name, a title with it, or a first name is whoever alone bears it in the article."""
    assert wordings(clusters(text), text) == expected


def test_a_name_that_two_bear_is_linked_to_neither(clusters):
    """A bare family name of two people starts a cluster of its own, with both as candidates."""
    text = "[Tom Bell] and [Carl Bell] came . [Mr Bell] left ."
    (own,) = [c for c in clusters(text) if c.name == "Bell"]
    assert own.candidates == ("Carl Bell", "Tom Bell")


def test_the_one_called_by_the_short_form_elsewhere_is_meant(clusters):
    """Of two who share a family name, the one whom titles tell apart elsewhere is meant by the bare name too."""
    text = "[Bell] wins . [Tom Bell] thanked [Ann Bell] . [Mr Bell] left ."
    assert wordings(clusters(text), text)["Tom Bell"] == ["Bell", "Tom Bell", "Mr Bell"]


@pytest.mark.parametrize(
    ("text", "when", "name"),
    [
        ("[Ann Bell] , {the Leedham mayor} , spoke . {the mayor} left .", None, "Ann Bell"),
        ("{Transport minister} [Rosa Hale] spoke . {the minister} left .", None, "Rosa Hale"),
        ("[Rosa Hale] spoke . {the transport minister} left .", None, "Rosa Hale"),
        ("{the transport minister} left .", DAY, "Rosa Hale"),
        (
            "{French president} [Ann Bell] met {Irish president} [Tom Reed] . {the French president} left .",
            None,
            "Ann Bell",
        ),
    ],
)
def test_role_phrases_stand_for_their_holder(clusters, text, when, name):
    """A definite post means whom the article gave it to, else the holder on the article's date."""
    assert wordings(clusters(text, when), text)[name][-1].split()[0] == "the"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("{the transport minister} left .", None),
        ("[Rosa Hale] spoke . {a minister} left .", DAY),
        ("{Irish president} [Tom Reed] spoke . {the French president} left .", DAY),
    ],
)
def test_role_phrases_of_nobody_known_stay_nameless(clusters, text, when):
    """An indefinite post, or one that nothing dates, is a source without a name."""
    assert EntityKind.UNNAMED in {c.kind for c in clusters(text, when)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ann Bell] spoke . She left .", {"Ann Bell": ["Ann Bell", "She"]}),
        ("[Ann Bell] met [Carl Dorn] . He left .", {"Ann Bell": ["Ann Bell"], "Carl Dorn": ["Carl Dorn", "He"]}),
        ("[Ann Bell] spoke . He left .", {"Ann Bell": ["Ann Bell"]}),
        ("[Greens] won . They cheered .", {"Greens": ["Greens", "They"]}),
        ("[Ann Bell] won . They cheered .", {"Ann Bell": ["Ann Bell"]}),
    ],
)
def test_pronouns_agree_in_number_and_gender(clusters, text, expected):
    """A pronoun joins whom it agrees with; it stays alone when it agrees with nobody."""
    assert wordings(clusters(text), text) == expected


def test_a_given_name_learns_no_other_gender(clusters):
    """Whom a given name tells to be a woman stays open to "she", whatever pronoun came before."""
    text = "[Ann] spoke . He left . She left ."
    assert "She" in wordings(clusters(text), text)["Ann"]


def test_he_inside_a_quotation_is_not_its_speaker(clusters):
    """Whoever says words in quotation marks is not the "he" in them."""
    text = "[Carl Dorn] praised [Tom Reed] . “ He won , ” said [Dorn] ."
    quotation = Quotation(Chunk(7, 10), Chunk(6, 11), "“")
    assert wordings(clusters(text, None, (quotation,)), text)["Tom Reed"] == ["Tom Reed", "He"]


def test_an_indefinite_post_right_before_a_name_is_not_its_bearers(vocab, reference):
    """ "How good a minister Ann Bell will make" gives her no post, whatever the tree makes of it."""
    words = "They asked how good a minister Ann Bell will make . The minister left .".split()
    heads = [1, 1, 3, 6, 5, 6, 9, 6, 9, 1, 1, 12, 13, 13, 13]
    deps = "nsubj root advmod amod det nmod:desc nsubj flat aux ccomp punct det nsubj root punct".split()
    doc = Doc(vocab, words=words, heads=heads, deps=deps)
    posts = [PostPhrase(chunk=Chunk(n, n + 2), head=n + 1, post=Chunk(n + 1, n + 2), determiner=d)
             for n, d in ((4, "a"), (11, "the"))]  # fmt: skip
    scene = Scene(doc, [Chunk(0, len(doc))], posts, (), reference, None)
    found = find_clusters(scene, [Name(Chunk(6, 8), PERSON)])
    assert [m.chunk for c in found if c.name == "Ann Bell" for m in c.mentions] == [Chunk(6, 8)]


def test_what_somebody_works_as_is_nobody_else(vocab, reference):
    """A post after "as" says what somebody is or was, so that no pronoun can mean its holder."""
    words = "After a career as a tutor , he left . Ann Bell met a tutor .".split()
    heads = [2, 2, 8, 5, 5, 2, 8, 8, 8, 8, 12, 10, 12, 14, 12, 12]
    deps = "case det obl case det nmod punct nsubj root punct nsubj flat root det obj punct".split()
    doc = Doc(vocab, words=words, heads=heads, deps=deps)
    posts = [PostPhrase(chunk=Chunk(n, n + 2), head=n + 1, post=Chunk(n + 1, n + 2), determiner="a") for n in (4, 13)]
    scene = Scene(doc, [Chunk(0, len(doc))], posts, (), reference, None)
    found = find_clusters(scene, [Name(Chunk(10, 12), PERSON)])
    assert [m.chunk for c in found if c.kind is EntityKind.UNNAMED for m in c.mentions] == [Chunk(13, 15)]


def test_a_relative_without_a_name_keeps_the_pronoun_from_somebody_named(clusters):
    """Somebody called by a noun alone may be meant by a pronoun."""
    text = "[Carl Dorn] came with his wife . She left ."
    assert "She" in wordings(clusters(text), text)["his wife"]


def test_clusters_come_in_text_order(clusters):
    """Clusters are ordered by their first mention, whatever pass found them."""
    starts = [c.mentions[0].chunk.start for c in clusters("{the envoy} met [Ann Bell] , [Tom Reed] and [Carl Dorn] .")]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("The Green Party met in Leeds. It said taxes must rise.", True),
        ("The Green Party met in Leeds. It is said that taxes rise.", False),
        ("The Green Party met in Leeds. It rained.", False),
    ],
)
def test_it_that_speaks_is_a_body(annotator, text, joins):
    """Only an "it" that says something stands for a party or body."""
    annotated = annotator.annotate(Article(file_name="a.txt", text=text, path="a.txt"))
    assert any(annotated.words(m.chunk) == "It" for c in annotated.clusters for m in c.mentions) is joins


def test_words_in_a_quotation_do_not_change_who_speaks(clusters):
    """Outside quotation marks a pronoun goes back to whom the text, not the quotation, spoke of last."""
    before = "[Tom Reed] came . Rain fell on the town for hours . [Carl Dorn] spoke ."
    text = f"{before} “ [Tom Reed] is here . He won , ” he said ."
    quotation = Quotation(Chunk(17, 25), Chunk(16, 26), "“")
    found = wordings(clusters(text, None, (quotation,)), text)
    assert (found["Carl Dorn"][-1], found["Tom Reed"][-1]) == ("he", "He")


@pytest.mark.parametrize(
    ("words", "countries", "expected"),
    [
        (("ann", "bell"), (), {"bell"}),
        (("kim", "jong un"), (), {"kim", "jong un"}),
        (("xi", "jinping"), ("cn",), {"xi", "jinping"}),
        (("kim", "howells"), ("gb",), {"howells"}),
        (("abdel", "fattah", "al sisi"), ("eg",), {"sisi"}),
        (("andrés", "manuel", "lópez", "obrador"), ("mx",), {"lópez", "obrador"}),
    ],
)
def test_family_names_of_other_languages(words, countries, expected):
    """Which words of a full name may stand for it is not everywhere the last one."""
    assert family_names(words, countries) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Thaksin Shinawatra] spoke . [Mr Thaksin] left .",
            {"Thaksin Shinawatra": ["Thaksin Shinawatra", "Mr Thaksin"]},
        ),
        ("[Tom Bell] spoke . [Mr Tom] left .", {"Tom Bell": ["Tom Bell"], "Tom": ["Mr Tom"]}),
    ],
)
def test_a_given_name_with_a_title(clusters, text, expected):
    """Where people go by their given names these take titles; an English given name with one is a family name."""
    assert wordings(clusters(text), text) == expected


def test_a_dash_inside_a_name_is_no_word_of_it(clusters):
    """A name with a dash standing alone in it is compared by its words."""
    text = "[Ann Bell - Orme] spoke . [Bell] left ."
    assert next(c.name for c in clusters(text)) == "Ann Bell Orme"


def test_who_after_not_somebody_is_the_other(vocab, reference):
    """ "It was Ann Bell, not Carl Dorn, who won": it was Ann Bell."""
    words = "It was Ann Bell , not Carl Dorn , who won .".split()
    heads = [2, 2, 2, 2, 6, 6, 2, 6, 10, 10, 6, 2]
    deps = "expl cop root flat punct advmod conj flat punct nsubj acl:relcl punct".split()
    scene = Scene(Doc(vocab, words=words, heads=heads, deps=deps), [Chunk(0, len(words))], (), (), reference, None)
    found = find_clusters(scene, [Name(Chunk(2, 4), PERSON), Name(Chunk(6, 8), PERSON)])
    assert {c.name: [m.chunk for m in c.mentions] for c in found} == {
        "Ann Bell": [Chunk(2, 4), Chunk(9, 10)], "Carl Dorn": [Chunk(6, 8)],
    }  # fmt: skip


def test_a_name_in_brackets_that_nothing_else_speaks_for(clusters):
    """Whom an editor names behind a pronoun is meant, also where no cluster agrees with the pronoun."""
    (found,) = clusters("He ( [Ann Bell] ) resigned .")
    assert found.name == "Ann Bell" and len(found.mentions) == 2
