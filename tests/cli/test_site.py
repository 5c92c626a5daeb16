from __future__ import annotations


def test_site(kg, graph, tmp_path):
    """A site is written, and told where to open."""
    outcome = kg("site", graph, "--texts", graph.parent / "1.txt", "-o", tmp_path / "site", "--title", "Rail")
    assert outcome.code == 0 and str(tmp_path / "site" / "index.html") in outcome.err
    assert "<h1>Rail</h1>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_text_that_changed(kg, graph, tmp_path):
    """A text that is not the graph's is told with exit code 1, and the site is written all the same."""
    (tmp_path / "1.txt").write_text("Something else altogether.", encoding="utf-8")
    outcome = kg("site", graph, "--texts", tmp_path / "1.txt", "-o", tmp_path / "site")
    assert outcome.code == 1 and "1.txt: this text is not the one" in outcome.err
    assert (tmp_path / "site" / "index.html").exists()


def test_articles_that_are_missing(kg, graph, tmp_path):
    """Articles that are not among the texts are counted."""
    (tmp_path / "2.txt").write_text("Another article.", encoding="utf-8")
    outcome = kg("site", graph, "--texts", tmp_path / "2.txt", "-o", tmp_path / "site")
    assert outcome.code == 0 and "1 of the graph's articles are not among the texts, such as 1.txt" in outcome.err


def test_could_not_run(kg, graph, tmp_path):
    """A folder that holds something else, or a graph that is not there, is told, and nothing is written."""
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    outcome = kg("site", graph, "-o", tmp_path)
    assert outcome.code == 2 and "not a site of kgbuild" in outcome.err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    assert kg("site", tmp_path / "none.ttl", "-o", tmp_path / "site").code == 2
