from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from kgbuild.query.store import GraphError
from kgbuild.query.update import update

OLD = """
<urn:ann> <urn:name> "Ann" .
<urn:dataset> <urn:triples> "3" .
<urn:ann> <urn:in> <urn:a> <urn:a> .
<urn:bo> <urn:in> <urn:b> <urn:b> .
<urn:gone> <urn:in> <urn:c> <urn:c> .
"""
NEW = """
<urn:ann> <urn:name> "Ann" .
<urn:cy> <urn:name> "Cy \\"C\\" 😀"@en .
<urn:dataset> <urn:triples> "4" .
<urn:ann> <urn:in> <urn:a> <urn:a> .
<urn:cy> <urn:in> <urn:b> <urn:b> .
<urn:cy> <urn:in> <urn:d> <urn:d> .
"""


@pytest.fixture
def files(tmp_path: Path):
    """Two builds, of which the second has a changed, a new and a lost article."""
    old, new = tmp_path / "old.nq", tmp_path / "new.nq"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


def test_turns_one_build_into_the_next(files):
    """A store of the old build holds the new one after the update."""
    old, new = files
    store, wanted = Store(), Store()
    store.load(path=str(old), format=RdfFormat.N_QUADS)
    wanted.load(path=str(new), format=RdfFormat.N_QUADS)
    store.update("\n".join(update(old, new)))
    assert set(store) == set(wanted)


def test_is_standard(tmp_path):
    """rdflib runs the update of one graph, too; into the default graph of a dataset it cannot insert (7.6)."""
    old, new = tmp_path / "old.nt", tmp_path / "new.nt"
    old.write_text('<urn:a> <urn:p> "1" .\n<urn:a> <urn:q> <urn:b> .\n', "utf-8")
    new.write_text('<urn:a> <urn:p> "2"@en .\n<urn:a> <urn:q> <urn:b> .\n', "utf-8")
    graph = Graph().parse(old)
    graph.update("\n".join(update(old, new)))
    assert set(graph) == set(Graph().parse(new))


def test_keeps_datatypes(tmp_path):
    """A number keeps the datatype that the file gives it, which a store of Oxigraph would not tell."""
    old, new = tmp_path / "old.nt", tmp_path / "new.nt"
    old.write_text("<urn:a> <urn:q> <urn:b> .\n", "utf-8")
    new.write_text('<urn:a> <urn:p> "5"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n', "utf-8")
    assert '"5"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>' in "".join(update(old, new))


def test_leaves_alone_what_did_not_change(files):
    """An article that did not change, and an entity that is the same, are not touched."""
    text = "\n".join(update(*files))
    assert "<urn:a>" not in text and '"Ann"' not in text


def test_nothing_changed(files):
    """Two equal builds need no operation."""
    old, _ = files
    assert list(update(old, old)) == []


def test_a_store_that_keeps_all_in_a_named_graph(tmp_path):
    """The graph in which a store keeps everything can be named."""
    old, new = tmp_path / "old.nt", tmp_path / "new.nt"
    old.write_text('<urn:a> <urn:p> "1" .\n', "utf-8")
    new.write_text('<urn:a> <urn:p> "2" .\n', "utf-8")
    store = Store()
    store.update('INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> "1" } }')
    store.update("\n".join(update(old, new, "urn:g")))
    assert [q.object.value for q in store] == ["2"]


def test_files_of_two_kinds_are_told(files, tmp_path):
    """A file with named graphs and one without cannot be compared."""
    bare = tmp_path / "bare.nt"
    bare.write_text('<urn:a> <urn:p> "1" .\n', "utf-8")
    with pytest.raises(GraphError, match=r"bare\.nt: holds no named graphs"):
        list(update(files[0], bare))
