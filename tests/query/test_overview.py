from __future__ import annotations

from kgbuild.query.overview import overview
from kgbuild.query.store import open_graph
from kgbuild.resources import resource


def test_counts_of_the_sample():
    """The articles are counted with their days, events by type and factuality, and who stands in most articles."""
    found = overview(open_graph(resource("data", "seeds.ttl")))
    assert found.articles == 5 and found.days is not None and found.days[0] <= found.days[1]
    assert found.named["Person"] > 20
    assert sum(found.events["Meeting"].values()) > 1 and "Actual" in found.events["Meeting"]
    assert set(found.statements) == {"direct", "indirect", "mixed"}
    assert found.most_named[0] == ("Ed Miliband", 5)


def test_a_graph_of_others_has_none(tmp_path):
    """A graph without an article of ours is counted as empty."""
    path = tmp_path / "a.nt"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    found = overview(open_graph(path))
    assert (found.articles, found.days, dict(found.events), found.most_named) == (0, None, {}, ())
