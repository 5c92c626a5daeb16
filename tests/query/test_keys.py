from __future__ import annotations

from pyoxigraph import RdfFormat, Store

from kgbuild.query.keys import Keys, keys_of

BASE = "https://example.org/article/data/"
"""A base that looks like a collection of articles itself."""


def described(*datasets: tuple[str, ...]) -> Keys:
    """Return the keys of a store whose datasets say that their IRIs begin with these."""
    store = Store()
    for n, spaces in enumerate(datasets):
        for space in spaces:
            line = f'<https://d.example/{n}> <http://rdfs.org/ns/void#uriSpace> "{space}" .\n'
            store.load(input=line.encode(), format=RdfFormat.N_TRIPLES)
    return keys_of(store)


def test_base_is_left_out():
    """What stands below the graph's base is a node's name, in tables as in decisions, whatever the base looks like."""
    keys = described((BASE,))
    assert keys.id(f"{BASE}person/ann") == keys.decision(f"{BASE}person/ann") == "person/ann"
    assert keys.id("https://elsewhere.example/person/ann") == "https://elsewhere.example/person/ann"


def test_dataset_is_left_out_of_decisions_only():
    """Decisions call an article's name as the build does, without the dataset; tables keep the dataset."""
    keys = described((BASE, f"{BASE}article/mine/"))
    node = f"{BASE}article/mine/a.txt/person/hall"
    assert (keys.decision(node), keys.id(node)) == ("article/a.txt/person/hall", "article/mine/a.txt/person/hall")


def test_two_datasets():
    """Each dataset's articles are called without its own name."""
    keys = described((BASE, f"{BASE}article/mine/"), (BASE, f"{BASE}article/other/"))
    assert {keys.decision(f"{BASE}article/{name}/a.txt/person/x") for name in ("mine", "other")} == {
        "article/a.txt/person/x"
    }
    assert keys.id(f"{BASE}person/ann") == "person/ann"


def test_two_bases():
    """Graphs of two bases in one store have the same short names for different nodes, so tables give whole IRIs."""
    other = "https://other.example/"
    keys = described((BASE,), (other,))
    assert keys.id(f"{other}person/ann") == f"{other}person/ann"
    assert keys.decision(f"{other}person/ann") == "person/ann"


def test_graph_without_a_description():
    """A graph that does not say where its IRIs live has names by how they look."""
    assert described().decision("https://x.example/data/article/a.txt/person/hall") == "article/a.txt/person/hall"
    assert described().id("urn:thing") == "urn:thing"
