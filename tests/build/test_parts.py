from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.build import BuildOptions, build, make
from kgbuild.check import check_quads
from kgbuild.copies import find_copies
from kgbuild.gather import gather
from kgbuild.graph import GraphOf, Settings
from kgbuild.making import make_all
from kgbuild.records import Cache
from kgbuild.sheet import Sheets
from kgbuild.slim import Slimmer

SHARED = "Ann Bell met Carl Dorn and Eve Stone in Leeds on 6 May 2011."
TEXTS = {
    "a.txt": f'First\n\n{SHARED} "We agreed on rail," Ms Bell said.\n',
    "b.txt": f"Second\n\n{SHARED} Ann Bell has defected to Labour. The Greens lost 40 seats.\n",
    "c.txt": "Third\n\nAnn Bell met Carl Dorn in Leeds. Carl Dorn resigned as chancellor. Critics said he “had to”.\n",
    "d.txt": f"Fourth\n\n{SHARED} The general election of 6 May 2010 was close. Labour lost 91 seats.\n",
}


@pytest.fixture
def gathered(tmp_path):
    """Return the facts of articles that tell the same meeting, and an election that is known."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return gather([folder], OPTIONS)


OPTIONS = BuildOptions(dataset="d")


def _graph(gathered, shelf=None, copies=()) -> GraphOf:
    shelf = gathered.shelf if shelf is None else shelf
    settings = Settings(
        reference=gathered.reference, decisions=gathered.decisions, minter=gathered.minter,
        model="m", origin=gathered.origin, copies=tuple(copies),
    )  # fmt: skip
    return GraphOf(shelf, list(map(Slimmer(), shelf)), settings)


def check_whole(quads, graph):
    """Check all quads together."""
    articles = [*graph.articles, *(copy.article for copy in graph.copies)]
    return check_quads(quads, texts={article.file_name: article.text for article in articles})


def _made(graph):
    return make_all(graph, Sheets(Cache(None), "", None), (), lambda _: None, check=True)


def test_a_check_in_parts_finds_what_a_whole_one_finds(gathered):
    """Article by article, the findings are those of the whole graph."""
    graph = _graph(gathered)
    assert graph.resolution.events, "no event is told twice, so nothing is shown"
    made = _made(graph)
    whole = check_whole(made.quads, graph)
    assert [replace(f, location=None) for f in made.report.findings] == [
        replace(f, location=None) for f in whole.findings
    ]
    for name in ("triples", "passages", "compared"):
        assert getattr(made.report, name) == getattr(whole, name), name


def test_what_another_part_tells_is_not_missed_in_this_one(tmp_path):
    """A copy checked apart from its original, and an event that may be one told elsewhere, are not found faulty."""
    folder = tmp_path / "articles"
    folder.mkdir()
    words = " ".join(f"Sentence {n} tells of the harbour and of its walls." for n in range(40))
    texts = {
        "a.txt": f"First\n\nAnn Bell met Carl Dorn in Leeds on 6 May 2011. {words}\n",
        "b.txt": f"First\n\nAnn Bell met Carl Dorn in Leeds on 6 May 2011. {words}\n",
        "c.txt": "Third\n\nAnn Bell met Carl Dorn in Leeds.\n",
        "d.txt": "Fourth\n\nAnn Bell met Carl Dorn in Leeds on Friday.\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = gather([folder], OPTIONS)
    copies = find_copies(found.shelf.articles)
    assert copies
    kept = [one for one in found.shelf.found if one.article.file_name not in {c.article.file_name for c in copies}]
    graph = _graph(found, found.shelf.of(kept), copies)
    assert graph.resolution.possibly_same, "no event is doubtful, so nothing is shown"
    made = _made(graph)
    whole = check_whole(made.quads, graph)
    assert {(f.source, f.message) for f in made.report.findings} == {(f.source, f.message) for f in whole.findings}


def test_words_of_another_part_are_looked_for_there(tmp_path):
    """The date of an event is worded as its own article words it, whatever the words of another that tells it, too."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, day in (("a.md", "on 6 May 2011"), ("b.md", "on Friday")):
        text = f"---\ndate: 2011-05-08\n---\n\nAnn Bell met Carl Dorn in Leeds {day}.\n"
        (folder / name).write_text(text, encoding="utf-8")
    graph = _graph(gather([folder], OPTIONS))
    assert graph.resolution.events, "no event is told twice, so nothing is shown"
    made = _made(graph)
    assert check_whole(made.quads, graph).conforms
    assert not made.report.findings


@pytest.mark.parametrize("form", ["trig", "turtle", "ndjsonld"])
def test_a_large_graph_has_the_bytes_of_a_small_one(gathered, tmp_path, monkeypatch, form):
    """A graph that is made anew and sorted in parts is the one that is held and sorted at once."""
    small = make(gathered, OPTIONS)
    assert isinstance(small.quads, tuple)
    small.write(tmp_path / "small", form)
    monkeypatch.setattr("kgbuild.quads.MOST", 300)
    monkeypatch.setattr("kgbuild.writers.order.AT_ONCE", 100)
    large = make(gathered, OPTIONS)
    large.write(tmp_path / "large", form)
    assert isinstance(small.quads, tuple) and not isinstance(large.quads, tuple)
    assert (tmp_path / "small").read_bytes() == (tmp_path / "large").read_bytes()
    assert (len(large.quads), large.tally) == (len(small.quads), small.tally)
    assert large.conforms == small.conforms and set(large.quads) == set(small.quads)


def test_the_numbers_are_those_of_the_quads(gathered):
    """The tally counts each triple once, also those that several articles state."""
    built = make(gathered, OPTIONS)
    assert built.tally.triples == len({quad.triple for quad in built.quads})


def test_a_graph_from_the_cache_that_is_made_twice(tmp_path):
    """What the API returns can be written after the cache is closed."""
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    built = build([tmp_path / "a.txt"], replace(OPTIONS, cache=tmp_path / "cache"))
    built.write(tmp_path / "g.nq")
    assert (tmp_path / "g.nq").read_bytes()
