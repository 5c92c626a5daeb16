from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from kgbuild.query import GraphError, Query, ask, kept_graph, open_graph
from kgbuild.query import kept as module

LINES = "".join(f"<urn:s{n}> <urn:p> <urn:o{n}> .\n" for n in range(300))
COUNT = Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a graph that counts as large."""
    monkeypatch.setattr(module, "_SMALL", 100)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "g.nt"
    path.write_text(LINES, encoding="utf-8")
    return path


def _count(store: Store) -> str:
    return next(iter(ask(store, COUNT)))["n"].value


def _stores(graph: Path) -> list[Path]:
    return sorted(p for p in graph.parent.rglob("*") if p.is_dir() and p.parent.name == f".{graph.name}.kgbuild-store")


def test_the_second_question_parses_nothing(graph, monkeypatch):
    """The first question leaves a store, says so, and the second opens it without reading the file's triples."""
    said: list[str] = []
    assert _count(kept_graph(graph, say=said.append)) == "300"
    assert len(_stores(graph)) == 1 and "--no-store" in said[0]
    monkeypatch.setattr(module, "open_graph", lambda *_: pytest.fail("the file was parsed again"))
    assert _count(kept_graph(graph, say=said.append)) == "300"
    assert len(said) == 1


def test_a_changed_file_gets_another_store(graph):
    """A graph that was built anew is answered from what it says now, and its old store goes."""
    kept_graph(graph)
    (old,) = _stores(graph)
    graph.write_text(LINES + "<urn:new> <urn:p> <urn:o> .\n", encoding="utf-8")
    assert _count(kept_graph(graph)) == "301"
    (new,) = _stores(graph)
    assert new != old


def test_the_second_question_does_not_read_the_file(graph, monkeypatch):
    """The hash of a file that has not changed for a while is not computed again."""
    os.utime(graph, (1, 1))
    kept_graph(graph)
    monkeypatch.setattr(module, "_digest", lambda _: pytest.fail("the file was read again"))
    assert _count(kept_graph(graph)) == "300"


def test_a_change_that_keeps_size_and_time_is_seen(graph):
    """A file of other content with the size and the time of before is another file."""
    os.utime(graph, (1, 1))
    kept_graph(graph)
    graph.write_text(LINES.replace("urn:o299", "urn:o298"), encoding="utf-8")
    os.utime(graph, (1, 1))
    assert len(list(kept_graph(graph).quads_for_pattern(None, None, NamedNode("urn:o298"), None))) == 2


def test_a_file_just_written_is_hashed_again(graph, monkeypatch):
    """Within one tick of the clock a file may change without a trace, so its hash is not trusted yet."""
    kept_graph(graph)
    hashed: list[Path] = []
    digest = module._digest
    monkeypatch.setattr(module, "_digest", lambda path: hashed.append(path) or digest(path))
    kept_graph(graph)
    assert hashed == [graph]


def test_nothing_is_kept_of_a_small_graph_or_when_told_so(graph, monkeypatch):
    """A small file, and one asked with --no-store, leave nothing behind."""
    assert _count(kept_graph(graph, keep=False)) == "300"
    monkeypatch.setattr(module, "_SMALL", 1_000_000)
    assert _count(kept_graph(graph)) == "300"
    assert not _stores(graph)


@pytest.mark.skipif(os.name != "posix" or not os.geteuid(), reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(graph, tmp_path):
    """Beside a graph in a read-only folder no store can lie; it lies with the user's caches."""
    graph.parent.chmod(0o555)
    try:
        assert _count(kept_graph(graph)) == "300"
        assert list((tmp_path / "caches" / "kgbuild" / "stores").iterdir())
    finally:
        graph.parent.chmod(0o755)


def test_no_place_at_all(graph, monkeypatch, tmp_path):
    """Where no store can be kept, the graph is answered from memory and the user is told."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(module, "_folders", lambda _: iter([tmp_path / "file" / "stores"]))
    said: list[str] = []
    assert _count(kept_graph(graph, say=said.append)) == "300"
    assert "cannot be kept" in said[0]


def test_a_broken_store_is_made_anew(graph):
    """A store whose files are gone is replaced by a whole one."""
    kept_graph(graph)
    (store,) = _stores(graph)
    for file in store.iterdir():
        file.unlink()
    assert _count(kept_graph(graph)) == "300"


def test_a_file_that_is_no_graph_leaves_no_store(graph):
    """A graph with a fault is reported with its place, and nothing half-made stays."""
    graph.write_text(LINES + "oh\n", encoding="utf-8")
    with pytest.raises(GraphError, match=":301"):
        kept_graph(graph)
    assert not _stores(graph)


def test_rows_come_in_the_order_that_memory_gives(graph):
    """A store on disk and one in memory answer in the same order."""
    query = Query("SELECT ?s ?o { ?s ?p ?o } LIMIT 50")
    kept, memory = ([str(row) for row in ask(store, query)] for store in (kept_graph(graph), open_graph(graph)))
    assert kept == memory
