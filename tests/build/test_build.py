from __future__ import annotations

import shutil

import pytest

import kgbuild
from kgbuild.build import BuildOptions, build
from kgbuild.vocab import DCTERMS, KG, PROV, RDF, SCHEMA, VOID
from kgbuild.writers import CannotWrite


def test_conforms(built):
    """The graph of plain articles conforms, with every passage compared with its article."""
    assert built.report is not None and built.conforms
    assert built.report.compared == built.report.passages > 0
    assert (built.read, built.skipped, built.failed) == (3, 0, False)


def test_counts(built):
    """The summary's counts are those of the graph."""
    assert built.tally.entities["Person"] >= 2
    assert {name for name, _ in built.tally.events} >= {"Meeting", "Defection", "Resignation"}
    assert built.tally.triples == len({(q.subject, q.predicate, q.object) for q in built.quads})


def test_description(built):
    """The dataset says which version and which model made it from which articles."""
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in built.quads}
    base = "https://w3id.org/kgbuild/data/"
    (dataset,) = {s for s, p, v in triples if p == RDF.type and v == VOID.Dataset}
    run = dataset.replace("/dataset/", "/build/")
    assert dataset == f"{base}dataset/articles"
    assert (run, PROV.used, f"{base}article/articles/a.txt") in triples
    assert any(p == SCHEMA.name and v == f"kgbuild {kgbuild.__version__}" for _, p, v in triples)
    assert built.model in {v for _, p, v in triples if p == SCHEMA.name}
    assert any(s == dataset and p == DCTERMS.title for s, p, _ in triples)
    used = {v for s, p, v in triples if s == run and p == PROV.used and "/source/" in v}
    assert {v.rpartition("/")[2].rpartition("-")[0] for v in used} >= {"decisions", "reference-uk-commons"}


def test_a_named_dataset_is_a_collection_of_its_own(folder):
    """Two builds of the same files under two names share no article and no description; people are the same."""
    options = [BuildOptions(check=False, dataset=name) for name in ("one", "two")]
    _share_people_only(*({q.subject.value for q in build([folder], o).quads} for o in options))


def test_a_folder_is_a_collection_of_its_own(folder):
    """Files of one name in two folders are two articles, without anybody having named the builds."""
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    options = BuildOptions(check=False)
    _share_people_only(*({q.subject.value for q in build([each], options).quads} for each in (folder, other)))


def test_the_name_of_a_kgbuild_toml_stays_where_the_folder_is_moved(folder):
    """What a kgbuild.toml calls the dataset is in the IRIs of its articles, whatever its folder is called."""
    (folder / "kgbuild.toml").write_text('name = "leeds"\n', encoding="utf-8")
    graphs = {str(q.graph_name) for q in build([folder], BuildOptions(check=False)).quads}
    assert "<https://w3id.org/kgbuild/data/article/leeds/a.txt>" in graphs


def _share_people_only(one: set[str], other: set[str]) -> None:
    """Make sure that two builds share people and nothing that belongs to an article or a build."""
    shared = one & other
    assert any("/person/" in node for node in shared)
    assert not any("/article/" in node or "/dataset/" in node or "/build/" in node for node in shared)


def test_named_graphs(built):
    """Each article has its own graph; entities and the description are in the default one."""
    graphs = {q.graph_name.value for q in built.quads if hasattr(q.graph_name, "value")}
    assert graphs == {f"https://w3id.org/kgbuild/data/article/articles/{name}.txt" for name in "abc"}
    events = {q.graph_name for q in built.quads if q.predicate.value == KG.factuality}
    assert events and all(hasattr(graph, "value") for graph in events)


def test_another_base(folder):
    """All IRIs of ours live below the base that is given."""
    built = build([folder], BuildOptions(base="http://example.org/n/", check=False))
    assert not any("w3id.org/kgbuild/data/" in str(q) for q in built.quads)


def test_metadata(folder):
    """A metadata.csv counts for its folder's files, however these are named; options fill what it leaves open."""
    (folder / "metadata.csv").write_text(
        "file_name,title,publisher,date\na.txt,Sidecar title,Leeds Echo,2011-05\n", encoding="utf-8"
    )
    publisher = BuildOptions(check=False)
    for paths in ([folder], [folder / "a.txt"]):
        triples = {(q.subject.value, q.predicate.value, q.object.value) for q in build(paths, publisher).quads}
        article = "https://w3id.org/kgbuild/data/article/articles/a.txt"
        assert (article, SCHEMA.headline, "Sidecar title") in triples
        assert (article, SCHEMA.publisher, "Leeds Echo") in triples
        assert (article, SCHEMA.datePublished, "2011-05") in triples


def test_write(built, tmp_path):
    """A graph is written in the format that is asked for, by name or by the file's ending."""
    built.write(tmp_path / "g.nt")
    built.write(tmp_path / "g.txt", "ntriples")
    assert (tmp_path / "g.nt").read_bytes() == (tmp_path / "g.txt").read_bytes()
    with pytest.raises(CannotWrite):
        built.write(tmp_path / "no" / "g.ttl")


def test_decisions_that_are_not_there_are_told_of(folder):
    """A file of decisions that kgbuild.toml names and that does not exist is a warning, and the build goes on."""
    (folder / "kgbuild.toml").write_text('decisions = "decisons.csv"\n', encoding="utf-8")
    built = build([folder], BuildOptions(check=False))
    told = [issue for issue in built.issues if issue.code == "no-decisions"]
    assert built.read and len(told) == 1 and told[0].file.endswith("decisons.csv")
