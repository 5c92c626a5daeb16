from __future__ import annotations

import pytest

from kgbuild.model import BlockKind


def _codes(issues):
    return [issue.code for issue in issues]


def test_each_row_is_an_article_named_by_its_number(read_one):
    """A record is called by the file and its row under the header, and states its facts in columns."""
    content = "title,text,date,author\nHall to close,The mayor spoke.,2011-05,Ann Bell\nLater,She spoke again.,,\n"
    articles, issues = read_one(content, "news.csv")
    assert [article.file_name for article in articles] == ["news.csv#1", "news.csv#2"]
    assert [article.text for article in articles] == ["The mayor spoke.", "She spoke again."]
    assert (articles[0].headline, articles[0].date.iso, articles[0].authors) == (
        "Hall to close",
        "2011-05",
        ("Ann Bell",),
    )
    assert issues == []


def test_cells_may_hold_lines_quotes_and_commas(read_one):
    """A quoted cell keeps its line ends and marks; the article's first line is where its text begins."""
    text = 'Hall to close\r\n\r\nThe mayor said ""we, the council,"" would close it.\r\n'
    content = f'title,text\r\n"One\r\ntitle","{text}"\r\nTwo,Words.\r\n'
    articles, issues = read_one(content, "news.csv")
    assert issues == []
    assert articles[0].text == text.replace('""', '"')
    assert [article.first_line for article in articles] == [3, 7]
    assert [block.kind for block in articles[0].blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_odd_line_separators_do_not_split_a_row(read_one):
    """A line separator of Unicode inside a cell is a character like others."""
    (article,), issues = read_one("text,title\nThe mayor\u2028spoke,x\n", "news.csv")
    assert article.text == "The mayor\u2028spoke"
    assert issues == []


@pytest.mark.parametrize(("delimiter", "name"), [(";", "n.csv"), ("\t", "n.csv"), ("\t", "n.tsv"), (",", "n.csv")])
def test_the_delimiter_is_found_by_the_header(read_one, delimiter, name):
    """Comma, semicolon and tab are told apart by which of them brings the text column to light."""
    content = f"\ufefftitle{delimiter}text\r\nHall{delimiter}The mayor spoke.\r\n"
    (article,), issues = read_one(content, name)
    assert (article.headline, article.text) == ("Hall", "The mayor spoke.")
    assert issues == []


def test_a_missing_column_is_answered_with_those_there_are(read_one):
    """Without the text column the file is one error that lists the columns and names the option."""
    articles, issues = read_one("head,body\nx,y\n", "news.csv")
    assert articles == []
    assert _codes(issues) == ["missing-column"]
    assert "head, body" in issues[0].hint
    assert "--text-column" in issues[0].hint


def test_the_text_column_may_have_another_name(read_one):
    """The text column can be chosen."""
    (article,), _ = read_one("head,body\nx,The mayor spoke.\n", "news.csv", text_column="body")
    assert article.text == "The mayor spoke."


def test_cells_longer_than_the_csv_module_allows(read_one):
    """A cell longer than the csv module's own limit is read."""
    (article,), issues = read_one("text\n" + "Words and words. " * 10_000 + "\n", "news.csv")
    assert len(article.text) == 170_000
    assert issues == []


def test_a_quote_that_never_closes_is_reported_with_its_lines(read_one):
    """An open quotation mark swallows the rest of the file; the issue names the first and last line lost."""
    articles, issues = read_one('text\nOne.\n"Two\nThree.\n', "news.csv")
    assert [article.text for article in articles] == ["One."]
    assert (_codes(issues), issues[0].line) == (["bad-row"], 3)
    assert "lines 3 to 4" in issues[0].message


def test_a_broken_row_is_skipped_and_the_others_read(read_one):
    """A row that breaks the rules of CSV is an error at its line; rows after it are read under their own number."""
    articles, issues = read_one('text\n"One" two\nThree.\n', "news.csv")
    assert [(article.file_name, article.text) for article in articles] == [("news.csv#2", "Three.")]
    assert (_codes(issues), issues[0].line) == (["bad-row"], 2)


def test_a_row_with_too_many_cells_is_skipped(read_one):
    """A comma that should have been quoted is not allowed to cut a text short in silence."""
    articles, issues = read_one("title,text\nHall,The mayor, they say, spoke.\n", "news.csv")
    assert articles == []
    assert _codes(issues) == ["bad-row"]


def test_a_row_without_text_is_skipped(read_one):
    """A row that ends before the text column is empty."""
    articles, issues = read_one("title,text\nHall\n\nHall,Words.\n", "news.csv")
    assert [article.text for article in articles] == ["Words."]
    assert _codes(issues) == ["empty"]


def test_lines_that_are_no_text_are_skipped(read_one):
    """A NUL byte or a line beyond the limit costs its row only."""
    content = b"text\nOne.\nT\x00wo.\n" + b"x" * 2_000 + b"\nFour.\n"
    articles, issues = read_one(content, "news.csv", max_line_bytes=1_000)
    assert [article.text for article in articles] == ["One.", "Four."]
    assert sorted((issue.code, issue.line) for issue in issues) == [("binary", 3), ("line-too-long", 4)]


@pytest.mark.parametrize("content", ["", "\n", "title,text\n"])
def test_tables_without_rows_are_reported(read_one, content):
    """An empty table, or a header alone, is one error."""
    articles, issues = read_one(content, "news.csv")
    assert articles == []
    assert _codes(issues) == ["empty"]


def test_entities_in_the_fields_of_an_export_are_what_they_stand_for(read_one):
    """A headline, publisher and author are shown as a browser shows them; the text and the address stay as they are."""
    content = (
        "text,title,publisher,author,url\n"
        "Bell &amp; Dorn met.,Ann Bell &amp; Carl Dorn&#8217;s day,A&amp;B News,Zo&euml; Fenn,https://x.example/?a=1&copy=2\n"
    )
    (article,), _ = read_one(content, "news.csv")
    assert (article.headline, article.publisher, article.authors) == (
        "Ann Bell & Carl Dorn’s day",
        "A&B News",
        ("Zoë Fenn",),
    )
    assert (article.text, article.url) == ("Bell &amp; Dorn met.", "https://x.example/?a=1&copy=2")


def test_the_line_that_excel_puts_above_a_header(read_one):
    """A first line `sep=;` is no header; rows and their lines are counted from the header under it."""
    rows = 'sep=;\r\ntext;title;date\r\n"Ann Bell spoke in Leeds.";"Bell speaks";"13.05.2017"\r\n'
    (article,), issues = read_one(rows, "a.csv")
    assert (article.headline, article.date.iso, article.first_line, issues) == ("Bell speaks", "2017-05-13", 3, [])
