from __future__ import annotations

import pytest

from kgbuild.readers.dates import parse_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2011", "2011"),
        ("2011-05", "2011-05"),
        ("2011-05-08", "2011-05-08"),
        ("2011/5/8", "2011-05-08"),
        ("2011-05-08T10:30:00Z", "2011-05-08"),
        ("2011-05-08 10:30:00+01:00", "2011-05-08"),
        ("20110508", "2011-05-08"),
        ("8 May 2011", "2011-05-08"),
        ("Sunday, 8th May 2011", "2011-05-08"),
        ("Sun, 08 May 2011 10:30:00 GMT", "2011-05-08"),
        ("May 8, 2011", "2011-05-08"),
        ("Sept. 8, 2011 at 10:30 a.m.", "2011-09-08"),
        ("May 2011", "2011-05"),
        ("30-MAR-1987 05:27:07.20", "1987-03-30"),
        ("13/02/2011", "2011-02-13"),
        ("02/13/2011", "2011-02-13"),
        ("05/05/2011", "2011-05-05"),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_stated(words, iso):
    """A date keeps the precision it is stated with."""
    assert parse_date(words).iso == iso


@pytest.mark.parametrize("words", ["", "soon", "08/05/2011", "2011-13-01", "31 June 2011", "8 May", "2011-05-08 or so"])
def test_what_is_no_date_is_not_guessed(words):
    """Words that are no date, no such day, or two possible days give nothing."""
    assert parse_date(words) is None


@pytest.mark.parametrize(("name", "mark"), [("a.txt", ""), ("a.md", "# "), ("a.html", "<h1>")])
def test_an_article_that_only_tells_when_it_was_changed_is_dated_so_and_said(read_one, name, mark):
    """The day of a change dates an article that tells no other, before the default, and a note says so."""
    body = "The town council voted on Monday to close the old market hall for two years, its leader said."
    lines = [f"{mark}Market hall to close", "Updated 3 May 2017", body, body.replace("two", "three")]
    (article,), issues = read_one(
        "\n\n".join(f"<p>{line}" if mark == "<h1>" else line for line in lines), name, date="2016"
    )
    assert article.date.iso == "2017-05-03"
    assert [issue.code for issue in issues] == ["updated-date"]
    assert "2017-05-03" in issues[0].message


@pytest.mark.parametrize(
    ("stated", "iso", "codes"),
    [
        ('{"@type": "NewsArticle", "dateModified": "2017-05-04T10:00:00Z"}', "2017-05-04", ["updated-date"]),
        ('{"@type": "NewsArticle", "datePublished": "2017-05-03", "dateModified": "2017-05-04"}', "2017-05-03", []),
    ],
)
def test_a_page_that_only_states_when_it_was_changed_is_dated_so_and_said(read_one, stated, iso, codes):
    """What a page states of its last change counts where it states no day of publication."""
    body = "<p>The town council voted on Monday to close the old market hall for two years, its leader said.</p>"
    head = f'<head><script type="application/ld+json">{stated}</script></head>'
    (article,), issues = read_one(f"<html>{head}<body><h1>Hall</h1>{body}</body></html>", "a.html")
    assert (article.date.iso, [issue.code for issue in issues]) == (iso, codes)


def test_a_stated_date_wins_over_that_of_a_change(read_one):
    """A day of publication anywhere leaves the day of a change alone, without a note."""
    text = (
        "Hall to close\n\nUpdated 9 May 2011\n\nThe town council voted on Monday to close the old hall.\n\n8 May 2011\n"
    )
    (article,), issues = read_one(text, "a.txt")
    assert (article.date.iso, issues) == ("2011-05-08", [])


def test_the_day_of_a_change_in_figures_is_asked_for(read_one):
    """A day of a change that could mean two days is no prose and dates nothing until somebody says which is meant."""
    text = "Hall to close\n\nUPDATED 03/05/2017\n\nThe town council voted on Monday to close the old hall in June.\n"
    (article,), issues = read_one(text, "a.txt")
    assert (article.date, [issue.code for issue in issues]) == (None, ["bad-date"])
    (article,), issues = read_one(text, "a.txt", day_first=True)
    assert (article.date.iso, [issue.code for issue in issues]) == ("2017-05-03", ["updated-date"])
