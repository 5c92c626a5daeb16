from __future__ import annotations

import json


def test_two_builds(kg, graph, tmp_path):
    """The command tells what an article that was changed says now, and in each format the same."""
    article = tmp_path / "1.txt"
    text = 'News of the day\n\nAnn Bell never met Carl Dorn. "We agreed on rail," Ms Bell said.\n'
    article.write_text(text, encoding="utf-8")
    new = tmp_path / "new.ttl"
    assert kg("build", article, "--no-cache", "-o", new).code == 0
    done = kg("diff", graph, new)
    assert done.code == 0 and "By article\n  1.txt: " in done.out and "By person\n  Ann Bell: " in done.out
    told = json.loads(kg("diff", graph, new, "--format", "json").out)
    assert told["summary"].casefold() == done.out.splitlines()[0].casefold()


def test_a_graph_that_is_missing(kg, graph):
    """A file that is not there is an error in words."""
    done = kg("diff", graph, "missing.ttl")
    assert done.code == 2 and "there is no such file" in done.err
