"""Graphs that were built under a name of their own, under another base, and two of them in one file."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from kgbuild.cli.main import main

_FIRST = "Ann Bell met Carl Dorn in Leeds on Friday. The minister said he would go.\n"
_SECOND = "Ann Bell met Eve Ford in York. Mr Hall wept. Both John Hall and Peter Hall left.\n"
_BASE = "https://example.org/article/x/"


def run(*arguments: object) -> None:
    """Run a command that succeeds."""
    main([str(a) for a in arguments], standalone_mode=False)


def built(place: Path, name: str, *more: object) -> Path:
    """Build a named dataset from two articles and return the graph."""
    texts = place / "texts"
    texts.mkdir(exist_ok=True)
    (texts / "1.txt").write_text(_FIRST, encoding="utf-8")
    (texts / "2.txt").write_text(_SECOND, encoding="utf-8")
    graph = place / f"{name}.nq"
    run("build", texts, "-q", "--dataset", name, "--base", _BASE, *more, "-o", graph)
    return graph


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that holds two datasets of the same articles."""
    place = tmp_path_factory.mktemp("both")
    graph = place / "both.nq"
    graph.write_bytes(built(place, "mine").read_bytes() + built(place, "other").read_bytes())
    return graph


def test_corrections_reach_the_build_of_a_named_dataset(tmp_path):
    """The page of a name of one article gives the key by which the next build of the dataset goes."""
    graph, site = built(tmp_path, "mine"), tmp_path / "site"
    run("site", graph, "--texts", tmp_path / "texts", "-o", site)
    keys = re.findall('data-key="([^"]*)"', (site / "person" / "hall.html").read_text(encoding="utf-8"))
    assert keys == ["article/2.txt/person/hall"]
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(f"decision,first,second,note\nsame,{keys[0]},person/john-hall,\n", encoding="utf-8")
    assert "2.txt/person/hall>" in graph.read_text(encoding="utf-8")
    assert "2.txt/person/hall>" not in built(tmp_path, "mine", "--decisions", decisions).read_text(encoding="utf-8")


def test_every_link_of_two_datasets_leads_somewhere(both, tmp_path):
    """Articles of the same file name in two datasets have pages of their own, and every link has its page."""
    site = tmp_path / "site"
    run("site", both, "-o", site)
    assert len(list((site / "article").glob("*.html"))) == 4
    for page in sorted(site.rglob("*.html")):
        for link in re.findall(r'href="([^"#:]+)', page.read_text(encoding="utf-8")):
            assert (page.parent / unquote(link)).exists(), (page, link)


def test_ids_of_two_datasets(both, tmp_path):
    """In tables, the ids of articles and facts of two datasets differ, and those of people are the same."""
    out = tmp_path / "tables"
    run("tables", both, "-o", out)
    ids = {}
    for name in ("articles", "people", "events", "statements"):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            ids[name] = [row["id"] for row in csv.DictReader(file)]
        assert len(ids[name]) == len(set(ids[name])), name
    assert sorted(ids["articles"]) == [f"article/{d}/{n}.txt" for d in ("mine", "other") for n in (1, 2)]
    assert ids["people"].count("person/ann-bell") == 1
