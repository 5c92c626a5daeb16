"""Descriptions that mean somebody whom the article has named: by a title, a longer post, or what is told beside him."""

from __future__ import annotations

import pytest

from bench.nested import nested
from kgbuild.annotate import Annotator
from kgbuild.model import Article, Block, BlockKind, EntityKind, Span


@pytest.mark.parametrize(
    ("text", "description", "means"),
    [
        ("Gov. Ann Bell vetoed the bill. It will rain, the governor said.", "the governor", "Ann Bell"),
        ("Prince Adam came. Many were hurt by the prince's words.", "the prince", "Prince Adam"),
        (
            "Leeds Deputy Mayor Carl Dorn fell ill. They watched the deputy mayor's heart.",
            "the deputy mayor",
            "Carl Dorn",
        ),
        (
            "Ed Lamb is home secretary. Shadow home secretary Carl Dorn spoke. People wrote to the home secretary.",
            "the home secretary",
            "Ed Lamb",
        ),
        (
            "Ann Bell, spokeswoman for the security committee, left. “It is late,” the committee spokeswoman said.",
            "the committee spokeswoman",
            "Ann Bell",
        ),
        (
            "Hillary Clinton met Ann Bell. Ms Bell says the former secretary of state is tired.",
            "the former secretary of state",
            "Hillary Clinton",
        ),
        ("Pedro Dorn is the president of Peru. The head of state said it was late.", "The head of state", "Pedro Dorn"),
        (
            "Uhuru Kenling, the president of Kenya and EAC Chairperson, spoke on Friday. The EAC Chairperson said so.",
            "The EAC Chairperson",
            "Uhuru Kenling",
        ),
        (
            "The interior minister is Lee Sangling. It would be bad if the interior minister left.",
            "the interior minister",
            "Lee Sangling",
        ),
        (
            "The interior minister is not Lee Sangling. It would be bad if the interior minister left.",
            "the interior minister",
            "The interior minister",
        ),
        ("Carl Dorn met Ann Bell's mother.", "Ann Bell's mother", "Ann Bell's mother"),
    ],
)
def test_told_before(annotator: Annotator, text: str, description: str, means: str) -> None:
    """A definite phrase means the last before of those of whom the article has told as much."""
    assert _bearers(annotator, text, description) == [means]


@pytest.mark.parametrize(
    ("text", "description", "means"),
    [
        ("The head of the Unity faction, Ben Orme, spoke.", "The head of the Unity faction", "Ben Orme"),
        (
            "The director of the National Dairy Agency (NDA), Tom Voss, spoke.",
            "The director of the National Dairy Agency",
            "Tom Voss",
        ),
        ("Ann Bell, president of the Welsh Dairy Union, left.", "president of the Welsh Dairy Union", "Ann Bell"),
        ("Ann Bell left early.", "Ann", "Ann Bell"),
        ("He became Lord Callaghan of Cardiff in 1987.", "Lord Callaghan", "Lord Callaghan of Cardiff"),
        ("Ann Bell (@annbell) said it was late.", "@annbell", "Ann Bell"),
        ("Mayor Lin Wen-hsiung (林文雄) said it was late.", "林文雄", "Lin Wen-hsiung"),
        ("Ann Bell was the first woman on the board.", "the first woman", "Ann Bell"),
        ("Ann Bell became the third guest that left.", "the third guest", "Ann Bell"),
    ],
)
def test_words_around_a_name(annotator: Annotator, text: str, description: str, means: str) -> None:
    """What stands beside a name, and each word of it, is noted as words for its bearer."""
    assert _bearers(annotator, text, description) == [means]


@pytest.mark.parametrize(
    ("text", "words", "means"),
    [
        ("Tan Sri Chan Kong Choy met David Tan Siong Sun. Tan was late.", "Tan", ["David Tan Siong Sun"]),
        (
            "Stuart Brennan wrote first. Brendan, her husband, wept. Brendan was sad.",
            "Brendan",
            ["Brendan", "Brendan"],
        ),
        ("Head of Sport and Mayor Ann Bell spoke.", "Head of Sport", ["Ann Bell"]),
        ("Carl Dorn told His Highness Sheikh Omar Al Hadi so.", "His", ["Omar Al Hadi"]),
        ("Carl Dorn met Tom Voss, who said that he (Dorn) was late.", "he", ["Carl Dorn"]),
    ],
)
def test_other_words(annotator: Annotator, text: str, words: str, means: list[str]) -> None:
    """Nicknames, honours, initials of a post, a second post, and names in brackets tell who is meant."""
    assert _bearers(annotator, text, words) == means


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met the Minister of Gender Equality and Family on Monday.", "Gender Equality"),
        ("Oakbay ODM candidate Ann Bell spoke.", "Oakbay ODM"),
        ("The bank hired the firm Balfour Orme last year.", "Balfour Orme"),
        ("General Intelligence Service Director Carl Dorn spoke.", "Intelligence Service"),
        ("Former Virginia Attorney General Carl Dorn spoke.", "Virginia Attorney"),
    ],
)
def test_nobody(annotator: Annotator, text: str, name: str) -> None:
    """Branches of government, parties, firms and services are no people."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks))
    assert name not in {c.name for c in annotated.clusters if c.kind is EntityKind.PERSON}


def _bearers(annotator: Annotator, text: str, words: str) -> list[str]:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    annotated = annotator.annotate(Article(file_name="x.txt", path="x.txt", text=text, blocks=blocks))
    told = [(c, [*(m.chunk for m in (*c.mentions, *c.nested)), *nested(annotated, c)]) for c in annotated.clusters]
    return [c.name for c, chunks in told for chunk in chunks if annotated.words(chunk) == words]


def test_a_name_in_the_text_beats_the_reference_data(annotator: Annotator) -> None:
    """Whom a comma names behind a post holds it, although the data know him in another party only."""
    text = "The Ukip leader, Boris Johnson, said he would stand."
    assert _bearers(annotator, text, "The Ukip leader") == ["Boris Johnson"]


def test_a_seat_tells_who_sits_for_it(annotator: Annotator) -> None:
    """Of those whom the article names, the one who sits for a seat is its member."""
    text = "Stephen Pound met Ann Bell. It rained. The Ealing North MP said it was late."
    assert _bearers(annotator, text, "The Ealing North MP") == ["Stephen Pound"]


def test_a_post_is_not_that_of_somebody_named_later(annotator: Annotator) -> None:
    """Once the article is under way, a definite post means nobody whom only a later sentence names."""
    text = (
        "Ann Bell spoke in Leeds. Carl Dorn came. It rained. It rained more. On Monday, the Labour MP warned of it."
        " Later Labour MP Jill Hart told a rally that it was late."
    )
    assert _bearers(annotator, text, "the Labour MP") == ["the Labour MP"]


def test_posts_together_tell_the_time_of_an_article(annotator: Annotator) -> None:
    """Without a date, whoever fits with the holder of another post is meant: of two prime ministers, Brown's."""
    text = "Gordon Brown spoke of schools. The chancellor wants more. Tony Blair came. The premier said it was late."
    assert _bearers(annotator, text, "The premier") == ["Tony Blair"]


def test_who_spoke_goes_on_as_what_he_was(annotator: Annotator) -> None:
    """A description that opens the next sentence and speaks means whoever spoke, not those of whom he spoke."""
    text = "Ben Lamb and Tom Voss fought like cats, Carl Dorn has said. The former Leeds mayor bemoaned the row."
    assert _bearers(annotator, text, "The former Leeds mayor") == ["Carl Dorn"]
