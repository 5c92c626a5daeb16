"""The site of a thousand articles, or as many as KGBUILD_SITE_ARTICLES says: its size, and in a browser."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kgbuild.query.view import View
from kgbuild.site import Site, Written, write_site

from .conftest import one_of_each, until
from .many import many

pytestmark = pytest.mark.slow

NUMBER = int(os.environ.get("KGBUILD_SITE_ARTICLES", "1000"))
_MOST_SECONDS, _LARGEST_PAGE = 60, 300_000
_PAGE_OF_ROWS = 100


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> tuple[View, dict[str, str]]:
    """Return the records of the graph, and the texts."""
    return many(tmp_path_factory.mktemp("patterns"), NUMBER)


@pytest.fixture(scope="module")
def written(graph, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written, float]:
    """Return the folder of the site, what was written, and the seconds of a processor that it took."""
    out = tmp_path_factory.mktemp("many") / "site"
    began = time.process_time()
    told = write_site(Site(*graph, "Many articles"), out)
    return out, told, time.process_time() - began


def test_written_in_time(written, graph):
    """It is written in under a minute, every article with its text, and no page is over 300 kB."""
    root, told, seconds = written
    assert len(graph[0].articles) == NUMBER and told.without_text == told.mismatched == ()
    assert seconds < _MOST_SECONDS
    assert [page.name for page in root.rglob("*.html") if page.stat().st_size > _LARGEST_PAGE] == []


def test_every_kind_of_page(browser, open_page, written, graph):
    """A page of each kind opens, and so does the largest of each: with a heading, without an error or a request."""
    root = written[0]
    pages = one_of_each(*graph)
    folders = {page.split("/")[0] for page in pages if "/" in page}
    assert folders >= {"article", "person", "party", "place", "body", "event"}
    heaviest = (max((root / folder).glob("*.html"), key=lambda page: page.stat().st_size) for folder in folders)
    for path in (*pages, *(page.relative_to(root).as_posix() for page in heaviest)):
        open_page(path, root)
        assert browser.find_element("css selector", "h1").text, path


def test_marks_stand_on_their_words(browser, open_page, written, graph):
    """In articles here and there, the marked text of each name is what the graph says that its passages are."""
    view, texts = graph
    places = Site(view, texts).places
    script = "return [...document.querySelectorAll('.m.entity')].map(m => [m.dataset.f.split(' '), m.textContent])"
    for iri in list(places.plans)[:: max(NUMBER // 10, 1)]:
        plan = places.plans[iri]
        open_page(plan.pages[0], written[0])
        marks = browser.execute_script(script)
        for entity, passages in plan.entities.items():
            shown = "".join(words for cards, words in marks if plan.anchors[entity] in cards)
            assert shown == "".join(texts[p.file][p.start : p.end] for p in passages), (iri, entity)


def test_search(browser, open_page, written, graph):
    """Search finds people among very many, an article by its headline and one without by its first words."""
    open_page("index.html", written[0])
    box, hits = browser.find_element("id", "search"), browser.find_element("id", "hits")
    most = max((e for e in graph[0].entities.values() if e.kind == "Person"), key=lambda e: len(e.passages)).name
    without = next(a.title for a in graph[0].articles.values() if not a.headline)
    typed = {most[:3] + most[4:8]: most, "greens win": "Greens win in Leeds", without[:20]: without}
    for words, expected in typed.items():
        box.clear()
        box.send_keys(words)
        until(lambda expected=expected: expected in hits.text)
    box.clear()
    box.send_keys("zzzz")
    until(lambda: hits.text == "Nothing has this name.")


def test_filters(browser, open_page, written, graph):
    """Tables of thousands of rows filter by words, choice and day, over all their pages."""
    view = graph[0]
    cases = {
        "statements.html#speaker=anna": sum(
            view.name(s.speaker).startswith("Anna ") for s in view.statements.values() if s.speaker
        ),
        "statements.html#speech_type=Direct": sum(s.speech_type == "Direct" for s in view.statements.values()),
        "events.html#kind=Meeting": sum(e.kind == "Meeting" for e in view.events.values()),
        "events.html#first_day.from=2013-01-01": sum(e.first >= "2013-01-01" for e in view.events.values()),
    }
    for path, wanted in cases.items():
        open_page("about.html", written[0])  # an address that differs behind # alone would not load the page anew
        open_page(path, written[0])
        until(
            lambda wanted=wanted: browser.find_element("id", "shown").text.replace(",", "").startswith(f"{wanted} of ")
        )
        assert len(browser.find_elements("css selector", "#grid tbody tr")) == min(wanted, _PAGE_OF_ROWS), path
