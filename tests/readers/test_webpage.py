from __future__ import annotations

import pytest

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


BARE = (
    "<html><head>{}</head><body>{}<p>The town council voted on Monday to close the old market hall for two years.</p>"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("head", "shown", "publisher"),
    [
        ("<title>Hall to close - Leeds Echo</title>", "", "Leeds Echo"),
        ("<title>Hall to close - The Quay</title>", "<b>Hall to close</b><br>", "The Quay"),
        ("<title>Hall to close - thequay.co.uk</title>", "", "thequay.co.uk"),
        ("<title>Leeds Echo: Hall to close</title>", "<h1>Leeds Echo</h1><h2>Hall to close</h2>", "Leeds Echo"),
        (
            '<title>Hall to close</title><meta property="og:site_name" content="The Quay">',
            "<h1>The Quay</h1><h2>Hall to close</h2>",
            "The Quay",
        ),
    ],
)
def test_the_name_of_the_site_is_no_headline(read_one, head, shown, publisher):
    """The site's name beside or above the headline is the publisher."""
    (article,), _ = read_one(BARE.format(head, shown), "a.html")
    assert (article.headline, article.publisher) == ("Hall to close", publisher)


@pytest.mark.parametrize("title", ["Bell - the woman who built Leeds", "Poll: most want the hall to stay"])
def test_titles_with_marks_of_their_own_stay_whole(read_one, title):
    """A dash or colon in a headline cuts nothing off."""
    (article,), _ = read_one(BARE.format(f"<title>{title}</title>", ""), "a.html")
    assert article.headline == title and article.publisher is None


def test_json_ld_that_refers_to_its_publisher(read_one):
    """A reference is looked up in the page; one that leads nowhere is no publisher and no author."""
    graph = (
        '<script type="application/ld+json">{{"@graph": [{}{{"@type": "NewsArticle", "headline": "Hall to close",'
        ' "publisher": {{"@id": "#org"}}, "author": {{"@id": "#ann"}}}}]}}</script>'
    )
    described = '{"@id": "#org", "@type": "Organization", "name": "Leeds Courier"},{"@id": "#ann", "name": "Ann Bell"},'
    (article,), _ = read_one(BARE.format(graph.format(described), "<h1>Hall to close</h1>"), "a.html")
    assert (article.publisher, article.authors) == ("Leeds Courier", ("Ann Bell",))
    (article,), _ = read_one(BARE.format(graph.format(""), "<h1>Hall to close</h1>"), "b.html")
    assert (article.publisher, article.authors) == (None, ())


def test_a_publisher_in_microdata(read_one):
    """The name within the element of the publisher counts."""
    shown = '<h1>Hall to close</h1><div itemprop="publisher" itemscope><span itemprop="name">Leeds Courier</span></div>'
    (article,), _ = read_one(BARE.format("", shown), "a.html")
    assert article.publisher == "Leeds Courier"


def test_a_date_in_figures_on_a_page(read_one):
    """What the page shows in figures is read as the user says, and is told of where nobody says."""
    page = BARE.format("", '<h1>Hall to close</h1><span class="date">03/05/2017 6:04 PM</span>')
    assert read_one(page, "a.html", day_first=True)[0][0].date.iso == "2017-05-03"
    (article,), issues = read_one(page, "a.html")
    assert article.date is None and _codes(issues) == ["bad-date"]


def test_a_table_that_lays_out_a_page_is_no_row(read_one):
    """The blocks of a newsletter's cell are paragraphs; rows of figures stay rows."""
    words = "Traders said that they would fight the plan in court, and that they expected to win there by autumn. " * 2
    figures = "<table><tr><td>Ann Bell (Lab)</td><td>12,345</td></tr></table>"
    cell = f"<h1>Hall to close</h1><p>{words}</p><p>{words}</p>{figures}"
    (article,), _ = read_one(f"<html><body><table><tr><td>{cell}</td></tr></table></body></html>", "a.html")
    assert article.text.splitlines() == ["Hall to close", words.strip(), words.strip(), "Ann Bell (Lab) | 12,345"]


@pytest.mark.parametrize("tag", ["td", "div"])
def test_the_last_line_behind_a_break_belongs_to_the_others(read_one, tag):
    """Lines that breaks part inside an element of style are one article to the last."""
    lines = [f"The leader of the council told traders on Monday that hall {n} would close in June." for n in range(5)]
    words = f"<font>{'<br>'.join(lines)}</font>"
    table = f"<table><tr><td>{words}</td></tr></table>" if tag == "td" else f"<div>{words}</div>"
    (article,), _ = read_one(f"<html><body><h1>Halls to close</h1><main>{table}</main></body></html>", "a.html")
    assert article.text.splitlines() == ["Halls to close", *lines]


def test_a_table_beside_the_only_paragraph_is_read(read_one):
    """Where nearly all prose is one paragraph, tables and lists with figures beside it belong to the article."""
    table = "<table><tr><td>Party</td><td>Seats</td></tr><tr><td>Labour</td><td>45</td></tr></table><p>Turnout 41%</p>"
    votes = "<p>Rosa Quill (Lab) 12,345</p><p>Majority 2,343</p>"
    body = "<p>Labour kept the council in the elections on Thursday, its leader said in the town hall.</p>"
    (article,), _ = read_one(f"<html><body><h1>Results</h1>{body}{table}</body></html>", "a.html")
    assert "Labour | 45" in article.text
    assert "Turnout 41%" in article.text
    (article,), _ = read_one(f"<html><body><h1>Results</h1>{body}{votes}</body></html>", "b.html")
    assert article.text.endswith("Rosa Quill (Lab) 12,345\nMajority 2,343\n")
