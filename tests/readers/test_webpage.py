from __future__ import annotations

from kgbuild.model import BlockKind

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Hall to close | The Quay</title>
<meta property="og:title" content="Hall to close">
<meta property="article:published_time" content="2011-05-08T10:00:00Z">
<meta name="author" content="Ann Bell; Joe Fox"><meta property="og:site_name" content="The Quay">
<link rel="canonical" href="https://quay.example/1"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Hall to close</h1>
<p>The town council voted on Monday to close the old
market hall for two years. &ldquo;We have no choice,&rdquo; the mayor said.</p>
<p>Traders said that they would <a href="/court">fight the plan</a> in court, and that they expected to win there.</p>
</article><footer>Copyright The Quay</footer></body></html>
"""


def _codes(issues):
    return [issue.code for issue in issues]


def test_the_words_of_the_article_are_the_text(read_one):
    """Menus and footers are gone, entities are characters, and blocks lie in the words that were taken."""
    (article,), issues = read_one(PAGE, "a.html")
    assert issues == []
    paragraphs = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    assert len(paragraphs) == 2
    assert "“We have no choice,” the mayor said." in paragraphs[0]
    assert "fight the plan in court" in paragraphs[1]
    assert "Copyright" not in article.text
    assert "News" not in article.text


def test_the_page_states_the_facts(read_one):
    """Title, authors, date, publisher, address and language come from the page."""
    (article,), _ = read_one(PAGE, "a.html")
    assert (article.headline, article.publisher, article.date.iso) == ("Hall to close", "The Quay", "2011-05-08")
    assert article.authors == ("Ann Bell", "Joe Fox")
    assert (article.url, article.language) == ("https://quay.example/1", "en-GB")


def test_metadata_csv_wins_over_the_page(read_one, tmp_path):
    """The metadata.csv beside a page wins over what the page says of itself."""
    (tmp_path / "metadata.csv").write_text("file_name,date\na.html,2011-05-07\n", encoding="utf-8")
    (article,), _ = read_one(PAGE, "a.html", publisher="The Pier")
    assert (article.date.iso, article.publisher) == ("2011-05-07", "The Quay")


def test_a_page_without_an_article_is_skipped(read_one):
    """A page that holds no article is an error that says what to do."""
    articles, issues = read_one("<html><body><nav>Home</nav></body></html>", "a.html")
    assert articles == []
    assert _codes(issues)[0] in {"no-article", "empty"}


def test_an_empty_page_is_skipped(read_one):
    """An empty .html file is an error, not an exception."""
    articles, issues = read_one("", "a.html")
    assert articles == []
    assert _codes(issues) == ["no-article"]


def test_comments_under_a_heading_are_no_part_of_the_article(read_one):
    """What readers wrote stands below a heading of its own, in whatever element."""
    page = PAGE.replace(
        "</article>", "<h3>Comments</h3><p>Ann Bell met Carl Dorn in Leeds, as we all know.</p></article>"
    )
    (article,), _ = read_one(page, "a.html")
    assert "as we all know" not in article.text and "fight the plan" in article.text


def test_a_page_of_line_breaks_gives_its_date_and_whole_sentences(read_one):
    """A date on a line of its own counts where the page states none; a sentence and a word go on behind one break."""
    page = (
        "<html><body><b>Mayor to stand down</b><br>3 February 2009<br><br>The mayor of Leeds, Fred Hanley, will stand"
        "<br>down in May after two terms.<br><br>Rita Camp-<br>bell is expected to run for the seat.</body></html>"
    )
    (article,), _ = read_one(page, "a.html")
    assert article.date is not None and article.date.iso == "2009-02-03"
    assert "will stand down in May" in article.text and "Rita Campbell is expected" in article.text


def test_a_date_under_the_headline_of_a_page_of_one_paragraph(read_one):
    """A block that is nothing but a date counts, though nothing names it so; one further down does not."""
    page = (
        "<html><body><h1>Hall to stay</h1><p>{}</p><p>"
        + "The hall stays, and so does its roof. " * 4
        + "</p>{}</body></html>"
    )
    (article,), _ = read_one(page.format("8 May 2011", ""), "a.html")
    assert article.date is not None and article.date.iso == "2011-05-08"
    (article,), _ = read_one(page.format("By Ann Bell", "<p>3 June 2012</p>"), "b.html")
    assert article.date is None or article.date.iso != "2012-06-03"
