from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
_SPEC = importlib.util.spec_from_file_location("golden_facts", HERE / "facts.py")
golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(golden)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """The graph of the seeds, built once."""
    return golden.build(tmp_path_factory.mktemp("graph"))


@pytest.mark.parametrize("path", sorted(golden.SEEDS.glob("*.md")), ids=lambda path: path.stem)
def test_an_article_gives_the_facts_that_were_reviewed(path, graph):
    """After a change that is meant: python tests/golden/facts.py, and review what git diff shows."""
    assert golden.facts(graph, path.name) == (HERE / f"{path.stem}.txt").read_text("utf-8")
