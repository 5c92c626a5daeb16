from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.annotate.reading import read_prose
from kgbuild.model import Article, Block, BlockKind, Span


def _article(text, ignored=(), blocks=None):
    blocks = blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    return Article(file_name="a.txt", text=text, path="a.txt", blocks=tuple(blocks), ignored=tuple(ignored))


def _prose(text, ignored=()):
    return read_prose(_article(text, ignored)).text


def test_line_breaks_and_runs_of_blanks_become_one_blank():
    """Hard-wrapped lines read as one."""
    assert _prose("Ada Fenn\nmet  Bo\t\r\nMarsh. ") == "Ada Fenn met Bo Marsh."


def test_links_leave_one_blank():
    """A link inside a sentence is not read."""
    text = "Ada Fenn <https://news.example/fenn>\nof theTreasury"
    assert _prose(text, [Span(9, 36)]) == "Ada Fenn of the Treasury"


APART = [
    ("in theLib Dem camp", "in the Lib Dem camp"),
    ("talks inLeeds ended", "talks in Leeds ended"),
    ("They left.Then they came back", "They left. Then they came back"),
    ("They left the hall.Ada Fenn stayed", "They left the hall. Ada Fenn stayed"),
    ("“We won,”she said", "“We won,” she said"),
    ('"We won."Last night she left', '"We won." Last night she left'),
    ('She left."We won," he said', 'She left. "We won," he said'),
    ("She left.“We won,” he said", "She left. “We won,” he said"),
    ("a “border force”by the coast", "a “border force” by the coast"),
    ("maintained that“the claim” is false", "maintained that “the claim” is false"),
    ('the plan—"a farce"—was dropped', 'the plan —"a farce" —was dropped'),
    ("He said:'We won'", "He said: 'We won'"),
    ("they “mate”.The truth", "they “mate”. The truth"),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_words_and_marks_that_ran_together_are_apart_again(text, expected):
    """A blank is put in where an editing system lost one."""
    assert _prose(text) == expected


TOGETHER = ["the BBC's iPlayer", "MPs in McDonald's", "at 10.30am or 5.Oct", "kgbuild.example", "PhD", 'a 10" screen']


@pytest.mark.parametrize("text", TOGETHER)
def test_what_belongs_together_stays_together(text):
    """Capitals and stops inside a word do not part it."""
    assert _prose(text) == text


def test_what_a_reader_does_not_see_is_gone():
    """A soft hyphen, a byte order mark and the like leave nothing, a zero-width space a blank."""
    assert _prose("\ufeffco\u00adoperate\u2060 with\u200bBo") == "cooperate with Bo"


MENDED = [
    ("Ann Camp-\nbell won", "Campbell", "Ann Campbell won", "Camp-\nbell"),
    ("in Sedge- more on Friday", "Sedgemore", "in Sedgemore on Friday", "Sedge- more"),
    ("a self-\nmade man", "self-made", "a self-made man", "self-\nmade"),
    ("the A N N B E L L papers", "ANNBELL", "the ANNBELL papers", "A N N B E L L"),
    ("by A n n  B e l l, who won", "Ann Bell", "by Ann Bell, who won", "A n n  B e l l"),
    ("she r e s i g n e d today", "resigned", "she resigned today", "r e s i g n e d"),
    ("in class A B C of it", "A B C", "in class A B C of it", "A B C"),
    ("Bell &amp; Fenn met", "&", "Bell & Fenn met", "&amp;"),
    ("he&#8217;d go", "he’d", "he’d go", "he&#8217;d"),
    ("“[Ada] Fenn must go”", "Ada Fenn", "“Ada Fenn must go”", "[Ada] Fenn"),
    ("in Lon\u200bdon today", "London", "in London today", "Lon\u200bdon"),
]


@pytest.mark.parametrize(("text", "words", "expected", "exact"), MENDED)
def test_broken_words_are_mended_and_open_what_stands_there(text, words, expected, exact):
    """Words that printing and the web broke read whole, and their span holds all that stands for them in the text."""
    reading = read_prose(_article(text))
    assert reading.text == expected
    start = expected.index(words)
    assert reading.span(start, start + len(words)).of(text) == exact


FIELDS = [
    ('"Town hall shuts. Ada ""Ace"" Fenn said: ""No."""', 'Town hall shuts. Ada "Ace" Fenn said: "No."'),
    ('"""No,"" said Fenn."', '"No," said Fenn.'),
    ('"We won," said Fenn. "We did."', '"We won," said Fenn. "We did."'),
    ('"We won and we are glad."', '"We won and we are glad."'),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_a_text_that_is_still_quoted_as_a_field_of_a_table_loses_those_marks(text, expected):
    """The marks around it go and doubled ones become one; a text that only begins and ends with a quotation stays."""
    assert _prose(text) == expected


def test_only_prose_is_read():
    """Byline and furniture are left out; each block's place in the reading is told."""
    text = "Hall to shut\nBy Bo Marsh\nThe hall shuts."
    kinds = [BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PARAGRAPH]
    spans = [Span(0, 12), Span(13, 24), Span(25, 40)]
    reading = read_prose(_article(text, blocks=[Block(k, s) for k, s in zip(kinds, spans, strict=True)]))
    assert reading.text == "Hall to shut The hall shuts."
    assert reading.blocks == ((BlockKind.HEADLINE, 0, 12), (BlockKind.PARAGRAPH, 13, 28))
    assert reading.span(13, 28).of(text) == "The hall shuts."


def test_an_item_that_ran_into_the_one_before_is_a_block_of_its_own():
    """A title that touches a word begins what was a paragraph, so that no sentence is made of both."""
    text = "A crowd in Leeds greets Ann BellCllr. Carl Dorn met the mayor."
    reading = read_prose(_article(text))
    assert [reading.text[a:b] for _, a, b in reading.blocks] == [
        "A crowd in Leeds greets Ann Bell",
        "Cllr. Carl Dorn met the mayor.",
    ]
    assert reading.span(*reading.blocks[1][1:]).of(text) == "Cllr. Carl Dorn met the mayor."


@given(st.text(alphabet=st.sampled_from('ab .?"“”—:\n\u00ad\u200bATheof'), min_size=1, max_size=60))
def test_every_character_stands_where_its_offset_says(text):
    """Offsets rise, and a character that is not a blank is the article's character at its offset."""
    reading = read_prose(_article(text))
    assert len(reading.text) == len(reading.offsets)
    assert list(reading.offsets) == sorted(reading.offsets)
    assert all(c == " " or c == text[o] for c, o in zip(reading.text, reading.offsets, strict=True))
    assert "  " not in reading.text
