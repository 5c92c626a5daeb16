from __future__ import annotations

from itertools import pairwise

import pytest

from kgbuild.model import BlockKind, Severity


def _codes(issues):
    return [issue.code for issue in issues]


def test_text_is_kept_to_the_last_character(read_one):
    """Windows line ends, tabs and blanks at the ends stay, since every offset counts them."""
    text = "  A line with blanks.\r\n\r\n\tAnother — with a dash. \r\n"
    (article,), issues = read_one(text)
    assert article.text == text
    assert [block.span.of(text) for block in article.blocks] == ["A line with blanks.", "Another — with a dash."]
    assert issues == []


def test_byte_order_mark_counts_as_a_character_and_is_in_no_block(read_one):
    """The mark of UTF-8 stays in the text, as the contract counts, but never in a headline."""
    (article,), issues = read_one("\ufeffBridge opens late\n\nThe mayor cut the ribbon at noon, three years late.\n")
    assert article.text[0] == "\ufeff"
    assert article.headline == "Bridge opens late"
    assert article.blocks[0].span.start == 1
    assert issues == []


def test_windows_1252_is_read_and_said(read_one):
    """A file that is not UTF-8 is read as Windows-1252, with a warning at the line of the first odd byte."""
    (article,), issues = read_one("First line is fine.\nShe said \u201cyes\u201d at the caf\u00e9.\n".encode("cp1252"))
    assert "\u201cyes\u201d at the caf\u00e9" in article.text
    assert _codes(issues) == ["not-utf8"]
    assert (issues[0].line, issues[0].severity) == (2, Severity.WARNING)
    assert "cp1252" in issues[0].message


def test_neither_encoding_is_an_error(read_one):
    """Bytes that neither encoding knows are skipped with an error."""
    articles, issues = read_one(b"Words and \x81\x8d bytes.\n")
    assert articles == []
    assert (_codes(issues), issues[0].severity) == (["not-utf8"], Severity.ERROR)


def test_utf_16_is_read_by_its_mark(read_one):
    """A file with the mark of UTF-16 is read as that, with a warning."""
    (article,), issues = read_one("The mayor spoke.".encode("utf-16"))
    assert article.text == "The mayor spoke."
    assert _codes(issues) == ["not-utf8"]


def test_utf_16_that_breaks_off_is_an_error(read_one):
    """Half a character at the end of a UTF-16 file is an error, not an exception."""
    articles, issues = read_one("The mayor spoke.".encode("utf-16") + b"\x00")
    assert articles == []
    assert _codes(issues) == ["not-utf8"]


@pytest.mark.parametrize("data", [b"words\nand\x00more", b"%PDF-1.7 ...", b"\x1f\x8b\x08...", b"\x89PNG\r\n"])
def test_binary_files_are_skipped(read_one, data):
    """What is no text is skipped with an error that says what it is."""
    articles, issues = read_one(data)
    assert articles == []
    assert _codes(issues) == ["binary"]


def test_line_of_a_nul_byte_is_named(read_one):
    """The issue of a NUL byte stands at its line."""
    _, issues = read_one(b"words\nand\x00more")
    assert issues[0].line == 2


@pytest.mark.parametrize("text", ["", "  \n\n\t", "\ufeff", "* * *\n---\n"])
def test_files_without_words_are_skipped(read_one, text):
    """An empty file, or one of blanks and marks only, is skipped with an error."""
    articles, issues = read_one(text)
    assert articles == []
    assert _codes(issues) == ["empty"]


def test_a_line_longer_than_the_limit_is_skipped_with_its_number(read_one):
    """A line beyond the limit is an error at its line, and the file is not read into memory."""
    articles, issues = read_one("A short line.\n" + "x" * 5_000 + "\n", max_line_bytes=1_000)
    assert articles == []
    assert (_codes(issues), issues[0].line) == (["line-too-long"], 2)
    assert "1,000" in issues[0].message


def test_a_fifty_megabyte_line_is_skipped(read_one):
    """A line of 50 MB is refused under the limits that everyone has."""
    articles, issues = read_one(b"x" * 50_000_000)
    assert articles == []
    assert _codes(issues) == ["line-too-long"]


def test_a_text_longer_than_any_article_is_skipped(read_one):
    """A text of many short lines beyond the limit is an error that says to split it."""
    articles, issues = read_one("A short line.\n" * 200, max_text_characters=1_000)
    assert articles == []
    assert _codes(issues) == ["too-long"]


def test_blocks_hold_every_letter_of_the_text(read_one):
    """No letter or digit of the text is outside the blocks, and the blocks follow each other."""
    text = "Title here\n\nBy Ann Bell\n5 May 2011\nA sentence that is long enough to be prose.\n• A point\n* * *\nEnd\n"
    (article,), _ = read_one(text)
    inside = {offset for block in article.blocks for offset in range(block.span.start, block.span.end)}
    assert all(offset in inside for offset, character in enumerate(text) if character.isalnum())
    ends = [(block.span.start, block.span.end) for block in article.blocks]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert article.blocks[0].kind is BlockKind.HEADLINE


def test_pairs_of_surrogates_are_one_character():
    """What JSON writes as two escapes and YAML keeps as such is the character it stands for; a lone half is a mark."""
    from kgbuild.readers.decode import whole_characters

    assert whole_characters("\ud83d\ude42 \ud83d \ude42\ud83d") == "🙂 \ufffd \ufffd\ufffd"
