"""What docs/use-the-data.md shows works on the shipped graph, without kgbuild."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "use-the-data.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The shipped graph."""
    return Graph().parse(ROOT / "data" / "seeds.ttl")


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_queries(graph, number):
    """Each query of the page runs as it stands, and finds something."""
    assert len(list(graph.query(QUERIES[number]))) > 3


def test_every_register_is_listed(graph):
    """The query of what went in lists the registers with the days until which they are known."""
    rows = {str(row.title): row for row in graph.query(QUERIES[-1])}
    commons = rows["Reference data: uk-commons"]
    assert "parlparse" in str(commons.citation) and "Open Parliament Licence" in str(commons.licence)
    assert str(commons.known_until) == "2026-06-27"


def test_the_proof_of_passages(tmp_path, monkeypatch):
    """The program of the page proves every passage against the articles, and stops at one that is wrong."""
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "articles").symlink_to(ROOT / "seeds")
    text = (ROOT / "data" / "seeds.ttl").read_text("utf-8")
    (tmp_path / "graph.ttl").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(program, {})
    (tmp_path / "graph.ttl").write_text(re.sub(r'oa:exact "\w+', 'oa:exact "Nobody', text, count=1), "utf-8")
    with pytest.raises(AssertionError):
        exec(program, {})
