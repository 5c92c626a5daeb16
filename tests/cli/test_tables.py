from __future__ import annotations


def test_tables(kg, graph, tmp_path):
    """The tables are written with their dictionary, and each is told with its number of rows."""
    outcome = kg("tables", graph, "-o", tmp_path / "out")
    assert outcome.code == 0 and "events" in outcome.err and "1 rows" in outcome.err
    assert {"events.csv", "statements.csv", "datapackage.json"} <= {p.name for p in (tmp_path / "out").iterdir()}


def test_could_not_run(kg, tmp_path):
    """A graph that is not there is told."""
    outcome = kg("tables", tmp_path / "none.ttl", "-o", tmp_path / "out")
    assert outcome.code == 2 and "there is no such file" in outcome.err and not (tmp_path / "out").exists()
