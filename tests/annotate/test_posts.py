from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kgbuild.annotate.posts import find_posts
from kgbuild.layers import Chunk, Name, PostPhrase
from kgbuild.model import EntityKind

KINDS = {"p": EntityKind.PARTY, "o": EntityKind.ORGANIZATION, "l": EntityKind.PLACE, "h": EntityKind.PERSON}

Posts = Callable[[str], list[tuple[str, str, str, bool, bool]]]


@pytest.fixture(scope="module")
def posts() -> Posts:
    """Return the posts of a text as (phrase, post, body, former, plural); a name is written "[kind words]"."""
    nlp = spacy.blank("en")

    def find(text: str) -> list[tuple[str, str, str, bool, bool]]:
        plain, spans = "", []
        for n, piece in enumerate(text.replace("]", "[").split("[")):
            kind, words = (piece[0], piece[2:]) if n % 2 else ("", piece)
            if kind:
                spans.append((kind, len(plain), len(plain) + len(words)))
            plain += words
        doc = nlp.make_doc(plain)
        names = []
        for kind, start, end in spans:
            span = doc.char_span(start, end)
            names.append(Name(Chunk(span.start, span.end), KINDS[kind]))
        return [shown(doc, p) for p in find_posts(doc, [Chunk(0, len(doc))], names)]

    return find


def shown(doc, p: PostPhrase) -> tuple[str, str, str, bool, bool]:
    """Return a post phrase as words."""
    words = [doc[c.start : c.end].text if c else "" for c in (p.chunk, p.post, p.organization)]
    return words[0], words[1], words[2], p.former, p.plural


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the committee's convenor spoke", ("the committee's convenor", "convenor", "", False, False)),
        ("the [p Labour] leader spoke", ("the Labour leader", "leader", "Labour", False, False)),
        ("the senior [p Labour] leader spoke", ("the senior Labour leader", "leader", "Labour", False, False)),
        ("the former [p Tory] minister", ("the former Tory minister", "minister", "Tory", True, False)),
        ("ex-foreign secretary [h Ann Bell]", ("ex-foreign secretary", "foreign secretary", "", True, False)),
        ("[p Tory] co-chairman [h Ann Bell]", ("Tory co-chairman", "co-chairman", "Tory", False, False)),
        ("election co-ordinator [h Tom Hale]", ("election co-ordinator", "election co-ordinator", "", False, False)),
        ("Deputy Prime Minister [h Tom Hale]", ("Deputy Prime Minister", "Deputy Prime Minister", "", False, False)),
        (
            "trade and industry secretary",
            ("trade and industry secretary", "trade and industry secretary", "", False, False),
        ),
        ("mayor of [l Selby] on Thursday", ("mayor of Selby", "mayor of Selby", "", False, False)),
        ("MP for [l Stoke] on Trent", ("MP for Stoke on Trent", "MP for Stoke on Trent", "", False, False)),
        ("mayor of [l Selby] in May", ("mayor of Selby", "mayor of Selby", "", False, False)),
        ("[l Spain]'s foreign minister", ("Spain's foreign minister", "foreign minister", "", False, False)),
        ("[p Labour] MPs [h Ann Bell]", ("Labour MPs", "MPs", "Labour", False, True)),
        ("Sen. [h Ann Bell]", ("Sen.", "Sen.", "", False, False)),
        ("the WXZ boss", ("the WXZ boss", "boss", "", False, False)),
        ("a former Marlow historian", ("a former Marlow historian", "historian", "", True, False)),
        ("[o Cabinet] minister [h Ann Bell]", ("Cabinet minister", "Cabinet minister", "Cabinet", False, False)),
        ("[o Harbour Trust] chairman", ("Harbour Trust chairman", "chairman", "Harbour Trust", False, False)),
    ],
)
def test_words_before_the_head(posts, text, expected):
    """Body, former, modifiers, hyphens, possessives and plurals before the noun are told apart."""
    assert posts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("a parliament of 202 MPs", "202 MPs"),
        ("the mayor and eight ministers", "eight ministers"),
        ("and 162 [p Labour] MPs voted", "162 Labour MPs"),
        ("twenty-one ministers voted", "twenty-one ministers"),
        ("in 2019 ministers voted", "ministers"),
        ("the Channel 4 presenters", "presenters"),
        ("the £ 5 ministers", "ministers"),
        ("by 13 March MPs vote", "MPs"),
        ("a council leaders meeting", "council leaders"),
    ],
)
def test_a_group_has_its_number(posts, text, phrase):
    """How many they are belongs to a group; a preposition, a conjunction, a date, a price and "a" do not."""
    assert posts(text)[-1][0] == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "post", "body"),
    [
        ("MP for Orme West and Tew said", "MP for Orme West and Tew", "MP for Orme West and Tew", ""),
        ("MP for Orme and [p Tory] whip", "MP for Orme", "MP for Orme", ""),
        ("Orme West MP [h Ann Bell]", "Orme West MP", "Orme West MP", ""),
        ("the chairman of the [o Bar Council]", "the chairman of the Bar Council", "chairman", "Bar Council"),
        ("a member of the [o Senate] security committee", "a member of the Senate security committee",
         "member of the Senate security committee", ""),
        ("secretary of state for health said", "secretary of state for health", "secretary of state for health", ""),
        ("professor of child health , who", "professor of child health", "professor of child health", ""),
        ("mayor of [l Leeds]", "mayor of Leeds", "mayor of Leeds", ""),
        ("adviser on climate change to", "adviser on climate change", "adviser on climate change", ""),
        ("a spokesman for [h Mr Hale]", "a spokesman for Mr Hale", "spokesman", ""),
        ("the first leader to win", "the first leader", "first leader", ""),
        ("an adviser at home", "an adviser", "adviser", ""),
    ],
)  # fmt: skip
def test_words_after_the_head(posts, text, phrase, post, body):
    """Seats, subjects and places belong to the post; the body that it is of does not."""
    found = posts(text)
    assert [p[:3] for p in found if p[0].split()[-1] != "whip" and p[1] != "whip"] == [(phrase, post, body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chairman/NOUN of/ADP the/DET board/NOUN last/ADJ week/NOUN", "chairman of the board"),
        ("chairman/NOUN of/ADP the/DET board/NOUN Monday/PROPN", "chairman of the board"),
        ("chairman/NOUN of/ADP the/DET board/NOUN this/DET month/NOUN", "chairman of the board"),
        ("chairman/NOUN of/ADP this/DET board/NOUN", "chairman of this board"),
        ("minister/NOUN for/ADP Sunday/PROPN trading/NOUN", "minister for Sunday trading"),
    ],
)
def test_a_time_is_no_part_of_a_post(text, expected):
    """When somebody took up a post hangs on the verb, though no word stands between."""
    words, pos = zip(*(w.split("/") for w in text.split()), strict=True)
    doc = Doc(spacy.blank("en").vocab, words=words, pos=pos)
    assert [shown(doc, p)[0] for p in find_posts(doc, [Chunk(0, len(doc))], [])] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "I am at home at 6 pm",
        "the thing he chairs",
        "[p Liberal Democrat] voted",
        "they think so",
        "[h Tom Major] spoke",
    ],
)
def test_no_posts(posts, text):
    """Verbs, small abbreviations and words inside names are no posts."""
    assert [p for p in posts(text) if p[1] != "thing"] == []
