from __future__ import annotations

from kgbuild.model import BlockKind

BODY = "The town council voted on Monday to close the old market hall for two years.\n"


def _codes(issues):
    return [issue.code for issue in issues]


def test_header_states_the_facts(read_one):
    """Title, publisher, date, author and url of the header are the article's, and the text is the whole file."""
    text = (
        "---\ntitle: Hall to close\npublisher: The Quay\ndate: 2011-05-08\nauthor: Ann Bell and Joe Fox\n"
        f"url: https://quay.example/1\nsource: 1.txt\n---\n\n{BODY}"
    )
    (article,), issues = read_one(text, "a.md")
    assert issues == []
    assert (article.headline, article.publisher, article.date.iso) == ("Hall to close", "The Quay", "2011-05-08")
    assert (article.authors, article.url) == (("Ann Bell", "Joe Fox"), "https://quay.example/1")
    assert article.text == text
    assert [block.kind for block in article.blocks] == [BlockKind.FURNITURE, BlockKind.PARAGRAPH]
    assert article.blocks[1].span.of(text) == BODY.strip()


def test_values_are_the_words_as_written(read_one):
    """A year, a month and a yes stay words; YAML's own types change nothing."""
    (article,), _ = read_one(f"---\ntitle: Yes\ndate: 2011-05\nauthors: [Ann Bell, Joe Fox]\n---\n{BODY}", "a.md")
    assert (article.headline, article.date.iso, article.authors) == ("Yes", "2011-05", ("Ann Bell", "Joe Fox"))


def test_header_wins_over_metadata_csv(read_one, tmp_path):
    """What the article itself states wins over the metadata.csv beside it, which fills the rest."""
    (tmp_path / "metadata.csv").write_text("file_name,publisher,date\na.md,The Pier,2010\n", encoding="utf-8")
    (article,), _ = read_one(f"---\npublisher: The Quay\n---\n{BODY}", "a.md", date="2009")
    assert (article.publisher, article.date.iso) == ("The Quay", "2010")


def test_windows_line_ends(read_one):
    """A header with Windows line ends is a header."""
    (article,), issues = read_one(f"---\r\ntitle: Hall to close\r\n---\r\n\r\n{BODY}", "a.md")
    assert (article.headline, issues) == ("Hall to close", [])


def test_a_header_that_is_no_yaml_is_read_line_by_line(read_one):
    """A colon in a title breaks YAML; the header is read all the same, with a warning at its line."""
    (article,), issues = read_one(f"---\npublisher: The Quay\ntitle: Hall: what now?\n---\n{BODY}", "a.md")
    assert (article.headline, article.publisher) == ("Hall: what now?", "The Quay")
    assert (_codes(issues), issues[0].line) == (["bad-header"], 3)
    assert "quotes" in issues[0].hint


def test_a_header_that_never_closes_is_text(read_one):
    """Without the second line of hyphens all is text, with a warning."""
    (article,), issues = read_one(f"---\ntitle: Hall to close\n\n{BODY}", "a.md")
    assert _codes(issues) == ["bad-header"]
    assert article.blocks[-1].kind is BlockKind.PARAGRAPH


def test_a_header_without_names_is_ignored(read_one):
    """A header that is a list is ignored with a warning."""
    articles, issues = read_one(f"---\n- one\n- two\n---\n{BODY}", "a.md")
    assert len(articles) == 1
    assert _codes(issues) == ["bad-header"]


def test_a_bad_date_is_reported_at_its_line(read_one):
    """A date that cannot be read is a warning at the line of the header."""
    (article,), issues = read_one(f"---\ntitle: Hall to close\ndate: next week\n---\n{BODY}", "a.md")
    assert article.date is None
    assert (_codes(issues), issues[0].line) == (["bad-date"], 3)


def test_misspelt_names_are_noted(read_one):
    """A name without a meaning is noted."""
    _, issues = read_one(f"---\ntilte: Hall to close\n---\n{BODY}", "a.md")
    assert _codes(issues) == ["unused-field"]


def test_a_header_and_nothing_else_is_empty(read_one):
    """A header without prose is an empty article."""
    articles, issues = read_one("---\ntitle: Hall to close\n---\n", "a.md")
    assert articles == []
    assert _codes(issues) == ["empty"]


def test_a_file_without_a_header(read_one):
    """A Markdown file may do without a header."""
    (article,), issues = read_one(f"# Hall to close\n\n{BODY}", "a.md")
    assert (article.headline, issues) == ("Hall to close", [])
