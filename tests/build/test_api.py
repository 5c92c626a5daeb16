from __future__ import annotations

import subprocess
import sys

import pytest

import kgbuild
from kgbuild.check import CheckError
from kgbuild.query import GraphError, QueryError


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return a folder with an article and the graph that the public function builds of it."""
    place = tmp_path_factory.mktemp("api")
    (place / "in").mkdir()
    (place / "in" / "1.txt").write_text("News\n\nAnn Bell met Carl Dorn in Leeds.\n", encoding="utf-8")
    built = kgbuild.build(place / "in", publisher="Leeds Echo", date="2011-05")
    built.write(place / "graph.ttl")
    return place


def test_round_trip(files):
    """build, check and open work together from Python."""
    report = kgbuild.check(files / "graph.ttl", texts=files / "in")
    assert report.conforms and report.compared == report.passages > 0
    graph = kgbuild.open(files / "graph.ttl")
    assert [row["p"].value for row in graph.query("SELECT ?p { ?a a kg:Article ; schema:publisher ?p }")] == [
        "Leeds Echo"
    ]
    (row,) = graph.ask("meetings", person="bell")
    assert row["who"].value == "Ann Bell, Carl Dorn"
    (dossier,) = graph.show("Ann Bell")
    assert dossier.facts[0].evidence[0].file == "1.txt"


def test_errors(files, tmp_path):
    """What cannot be done raises an exception of a documented class, with a message for people."""
    with pytest.raises(GraphError, match="there is no such file"):
        kgbuild.open(tmp_path / "none.ttl")
    with pytest.raises(CheckError, match="there is no such file"):
        kgbuild.check(tmp_path / "none.ttl")
    with pytest.raises(QueryError, match="not bound"):
        kgbuild.open(files / "graph.ttl").query("SELECT * { ?s dbo:p ?o }")
    with pytest.raises(QueryError, match=r"SPARQL goes to query\(\)"):
        kgbuild.open(files / "graph.ttl").ask("SELECT * { ?s ?p ?o }")
    for wrong in ({"date": "May 2011"}, {"base": "x"}, {"model": "nosuch"}, {"reference": tmp_path / "none"}):
        with pytest.raises(ValueError, match=r"date|base|model|reference"):
            kgbuild.build(files / "in", **wrong)


def test_names_stay_functions(files):
    """The public names are the functions even after the packages of the same names are imported."""
    import kgbuild.build as _build
    import kgbuild.check as _check

    assert callable(kgbuild.build) and callable(kgbuild.check) and callable(kgbuild.open)
    assert _build is not None and _check is not None
    from kgbuild.build import BuildOptions

    assert BuildOptions().jobs == 1
    assert set(kgbuild.__all__) == {"Graph", "__version__", "build", "check", "open"}


def test_import_is_instant():
    """`import kgbuild` loads nothing but itself."""
    program = "import sys, kgbuild; sys.exit(bool({'spacy', 'pyoxigraph', 'rdflib', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_tables(files):
    """A graph's tables are data frames with days as dates; an unknown table is told with those that there are."""
    pandas = pytest.importorskip("pandas")
    graph = kgbuild.open(files / "graph.ttl")
    events = graph.table("events")
    assert list(events["kind"]) == ["Meeting"] and pandas.api.types.is_datetime64_any_dtype(events["first_day"])
    assert str(graph.table("passages")["start"].dtype) == "Int64"
    with pytest.raises(ValueError, match="the tables are: articles, people"):
        graph.table("event")


def test_rows(files):
    """A named question gives rows by the names of its columns."""
    (row,) = kgbuild.open(files / "graph.ttl").rows("meetings", person="bell")
    assert (row["who"], row["place"], row["when"]) == ("Ann Bell, Carl Dorn", "Leeds", "")


def test_notebook(files):
    """What a notebook shows of a build and a graph is a short text or a small table, not thousands of triples."""
    graph = kgbuild.open(files / "graph.ttl")
    built = kgbuild.build(files / "in")
    assert repr(graph) == "<kgbuild graph: 1 articles, 3 entities, 0 statements, 0 posts, 1 events>"
    assert repr(built).startswith("<kgbuild build: 1 articles read, 0 skipped") and len(repr(built)) < 200
    assert "<td>events</td><td>1</td>" in graph._repr_html_() and "<td>events</td><td>1</td>" in built._repr_html_()


def test_dir():
    """`dir(kgbuild)` lists what there is to use."""
    assert dir(kgbuild) == ["Graph", "__version__", "build", "check", "open"]
