from __future__ import annotations

import csv
import json

import pytest

GRAPH = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix gaf: <http://groundedannotationframework.org/gaf#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@base <https://example.org/data/> .
<article/a.txt> a kg:Article ; kg:fileName "a.txt" .
<article/a.txt/person/bell> a kg:Person ; schema:name "Bell" ; kg:candidate <person/ann-bell>, <person/tom-bell> ;
  gaf:denotedBy <article/a.txt#char=0,4> .
<person/ann-bell> a kg:Person ; schema:name "Ann Bell" .
<person/tom-bell> a kg:Person ; schema:name "Tom Bell" .
<article/a.txt#char=0,4> a oa:SpecificResource ; oa:hasSource <article/a.txt> ; kg:line 1 ; oa:hasSelector <s> .
<s> oa:start 0 ; oa:end 4 ; oa:exact "Bell" ; oa:suffix " spoke." .
"""


@pytest.fixture
def graph(tmp_path):
    """A graph in which one name may mean two people."""
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH, encoding="utf-8")
    return path


def test_pairs_are_listed_with_their_evidence(kg, graph):
    """Each pair is shown with keys and the sentences that name them."""
    outcome = kg("review", graph, "--list")
    assert outcome.code == 0
    assert "2 undecided pairs" in outcome.out
    assert "Is “Bell” the same as “Ann Bell”?" in outcome.out
    assert "a.txt:1  [Bell] spoke." in outcome.out


def test_answers_are_appended_and_not_asked_again(kg, graph, tmp_path):
    """An answer becomes a row of the decisions; the next review leaves the pair out."""
    decisions = tmp_path / "decisions.csv"
    outcome = kg("review", graph, "--decisions", decisions, stdin="s\nd\n")
    assert outcome.code == 0
    assert decisions.read_text(encoding="utf-8").splitlines() == [
        "decision,first,second,note",
        "same,article/a.txt/person/bell,person/ann-bell,Bell / Ann Bell",
        "different,article/a.txt/person/bell,person/tom-bell,Bell / Tom Bell",
    ]
    assert "0 undecided pairs" in kg("review", graph, "--decisions", decisions).out


@pytest.mark.parametrize(("typed", "rows"), [("\n\n", 0), ("what\ns\nq\n", 1), ("r\nAnne Bell\nq\n", 1), ("", 0)])
def test_skipping_quitting_and_mistyping(kg, graph, tmp_path, typed, rows):
    """Enter skips, q quits, the end of the input quits, and what is not understood is asked again."""
    decisions = tmp_path / "decisions.csv"
    assert kg("review", graph, "--decisions", decisions, stdin=typed).code == 0
    written = decisions.read_text(encoding="utf-8").splitlines() if decisions.exists() else ["header"]
    assert len(written) - 1 == rows


def test_a_contradiction_in_the_decisions_ends_the_review(kg, graph, tmp_path):
    """Decisions that contradict each other are an error with file and line."""
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("decision,first,second,note\nsame,a,b,\ndifferent,a,b,\n", encoding="utf-8")
    outcome = kg("review", graph, "--decisions", decisions)
    assert outcome.code == 2
    assert "decisions.csv:3" in outcome.err


def test_a_folder_for_openrefine_has_a_project_and_the_candidates(kg, graph, tmp_path):
    """The folder holds the table and three JSON files of the Reconciliation API, which agree on the IRIs."""
    folder = tmp_path / "refine"
    assert kg("review", graph, "--format", "openrefine", "-o", folder).code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "extension.json",
        "manifest.json",
        "names.csv",
        "reconciliation.json",
    ]
    with (folder / "names.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    results = json.loads((folder / "reconciliation.json").read_text(encoding="utf-8"))
    extended = json.loads((folder / "extension.json").read_text(encoding="utf-8"))
    found = [(name, each["id"]) for name, held in results.items() for each in held["result"]]
    assert found == [(row["first_iri"], row["second_iri"]) for row in pairs]
    assert set(extended["rows"]) == {iri for pair in found for iri in pair}
    bell = extended["rows"]["https://example.org/data/article/a.txt/person/bell"]
    assert bell["sentence"] == [{"str": "a.txt:1  [Bell] spoke."}]


def test_a_table_that_openrefine_gives_back_is_read(kg, graph, tmp_path):
    """What is filled into the column `decision` of the project becomes decisions."""
    folder, decisions = tmp_path / "refine", tmp_path / "decisions.csv"
    kg("review", graph, "--format", "openrefine", "-o", folder)
    table = (folder / "names.csv").read_text(encoding="utf-8")
    filled = table.replace("\n,article", "\nsame,article", 1)
    (folder / "names.csv").write_text(filled, encoding="utf-8")
    assert kg("review", graph, "--read", folder / "names.csv", "--decisions", decisions).code == 0
    assert decisions.read_text(encoding="utf-8").splitlines()[1:] == [
        "same,article/a.txt/person/bell,person/ann-bell,Bell / Ann Bell"
    ]


def test_a_folder_that_cannot_be_written_is_an_error(kg, graph, tmp_path):
    """A folder below a file is refused with its name."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    outcome = kg("review", graph, "--format", "openrefine", "-o", tmp_path / "file" / "refine")
    assert outcome.code == 2
    assert "refine" in outcome.err


def test_the_table_goes_to_a_file(kg, graph, tmp_path):
    """With -o the table of pairs is written to a file that spreadsheets take for UTF-8, and that can be read back."""
    path = tmp_path / "pairs.csv"
    outcome = kg("review", graph, "--format", "csv", "-o", path)
    assert outcome.code == 0 and not outcome.out and "Wrote 2 pairs" in outcome.err
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdecision,first")
    assert kg("review", graph, "--read", path, "--decisions", tmp_path / "d.csv").code == 0


def test_an_output_that_nothing_would_go_to_is_refused(kg, graph, tmp_path):
    """-o without a format that writes is told, not passed over."""
    outcome = kg("review", graph, "-o", tmp_path / "pairs.csv", stdin="")
    assert outcome.code == 2 and "--format csv" in outcome.err
