from __future__ import annotations

import pytest

from kgbuild.cli.texts import one_path_each


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("g.ttl --texts a b", "--texts a --texts b g.ttl"),
        ("--texts a b --strict g.ttl", "--texts a --texts b --strict g.ttl"),
        ("g.ttl --texts a --texts b", "--texts a --texts b g.ttl"),
        ("--texts a g.ttl", "--texts a g.ttl"),
        ("--texts a --texts b g.ttl", "--texts a --texts b g.ttl"),
        ("--texts a b g.ttl", "--texts a --texts b g.ttl"),
        ("--texts a b -- g.ttl", "--texts a --texts b -- g.ttl"),
        ("--limit 3 --texts a b g.ttl", "--texts a --texts b g.ttl --limit 3"),
        ("g.ttl --texts - b", "--texts - --texts b g.ttl"),
        ("g.ttl --texts", "--texts g.ttl"),
        ("g.ttl --texts --strict", "--texts g.ttl --strict"),
        ("g.ttl --texts=a b", "g.ttl --texts=a b"),
    ],
)
def test_texts_take_several_paths(given, read):
    """Each path behind --texts is one of the texts; the graph is what stands elsewhere, or else the last of them."""
    assert one_path_each(given.split(), {"--texts", "--limit"}) == read.split()


def test_the_check_that_a_build_proposes_runs(kg, tmp_path):
    """What the summary of a build of several paths says to run can be run as it stands."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("News\n\nAnn Bell met Carl Dorn in Leeds.\n", encoding="utf-8")
    graph = tmp_path / "g.ttl"
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    assert kg("build", *paths, "-q", "-o", graph).code == 0
    outcome = kg("check", graph, "--texts", *paths)
    assert outcome.code == 0
    assert "conforms" in outcome.out
