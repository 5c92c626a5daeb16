from __future__ import annotations

import pytest

from kgbuild.site.slugs import article_pages, entity_pages, event_page, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ed Miliband", "ed-miliband"), ("Ségolène Royal", "segolene-royal"), ("../../etc/passwd", "etc-passwd"),
     ("김정은", ""), ("a" * 90, "a" * 60), ("<b>&", "b")],
)  # fmt: skip
def test_slug(text, expected):
    """A slug has ASCII letters, digits and hyphens only, so that no name leads out of its folder."""
    assert slug(text) == expected


def test_same_names_have_pages_of_their_own():
    """Two bearers of a name, and names without a letter, are told apart; the only bearer has the plain name."""
    people = [("i:1", "Person", "Ann Bell"), ("i:2", "Person", "ann bell"), ("i:4", "Person", "김정은")]
    others = [("i:3", "Party", "Ann Bell"), ("i:5", "UnnamedSource", "a source"), ("i:6", "Person", "con")]
    pages = entity_pages([*people, *others])
    assert pages["i:3"] == "party/ann-bell.html" and "i:5" not in pages
    assert len(set(pages.values())) == 5 and all(len(p) > len("person/.html") + 3 for p in pages.values())
    assert pages["i:6"] not in {"person/con.html"}  # a name that Windows keeps for itself


def test_articles_and_events():
    """Articles are called by their files, events by what they are and a digest."""
    assert article_pages({"a": "news.jsonl#12", "b": "270.txt"}) == {
        "a": "article/news-jsonl-12.html", "b": "article/270-txt.html",
    }  # fmt: skip
    assert event_page("x", "Meeting: A and B") != event_page("y", "Meeting: A and B")
