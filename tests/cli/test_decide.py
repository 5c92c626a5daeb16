from __future__ import annotations

import pytest

GRAPH = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix schema: <https://schema.org/> .
@base <https://example.org/data/> .
<article/a.txt/person/bell> a kg:Person ; schema:name "Bell" ; kg:candidate <person/ann-bell>, <person/tom-bell> .
<person/ann-bell> a kg:Person ; schema:name "Ann Bell" ; schema:alternateName "A. Bell" ;
  kg:candidate <article/a.txt/person/bell> .
<person/tom-bell> a kg:Person ; schema:name "Tom Bell" .
<article/a.txt> a kg:Article ; kg:fileName "a.txt" ; schema:headline "Ann Bell speaks" .
"""


@pytest.fixture
def decide(kg, tmp_path):
    """Return a function that decides on a small graph, and the file of decisions."""
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    decisions = tmp_path / "decisions.csv"

    def run(*arguments):
        return kg("decide", *arguments, "--graph", tmp_path / "graph.ttl", "--decisions", decisions)

    return run, decisions


def lines(path):
    """Return the rows of a file of decisions."""
    return path.read_text(encoding="utf-8").splitlines()[1:]


def test_names_keys_and_iris(decide):
    """Whatever an entity is called by, its key is written, with the names as a note unless another is given."""
    run, path = decide
    assert run("same", "Bell", "A. Bell").code == 0
    iri = "https://example.org/data/person/ann-bell"
    assert run("different", "person/tom-bell", iri, "--note", "brothers").code == 0
    assert run("rename", "tom bell", "Thomas Bell").code == 0
    assert lines(path) == [
        "same,article/a.txt/person/bell,person/ann-bell,Bell / Ann Bell",
        "different,person/tom-bell,person/ann-bell,brothers",
        "rename,person/tom-bell,Thomas Bell,Tom Bell / Thomas Bell",
    ]


def test_what_is_decided_already(decide):
    """A decision that the file holds, either way round, is not written again."""
    run, path = decide
    run("same", "Bell", "Ann Bell")
    assert "says so already" in run("same", "Ann Bell", "Bell").out
    assert len(lines(path)) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("same", "Bell", "Carl"), "names nothing 'Carl'"),
        (("same", "Tm Bell", "Bell"), "Did you mean: Tom Bell"),
        (("same", "Bell"), "same takes 2 names, not 1"),
        (("not-an-entity", "a.txt"), "no person, party, body or place called 'a.txt'"),
        (("rename", "ell", "x"), "'ell' may mean 3 things; say which by its key:\n  article/a.txt/person/bell"),
        (("same", "Bell", "Bell"), "is compared with itself"),
        (("undo",), "holds no such decision"),
    ],
)
def test_what_names_nothing(decide, arguments, told):
    """What means nothing in the graph, or several things, is told with exit code 2, and nothing is written."""
    run, path = decide
    outcome = run(*arguments)
    assert outcome.code == 2 and told in outcome.err and not path.exists()


def test_contradictions(decide):
    """A decision that contradicts an earlier one is refused, and the file stays as it was."""
    run, path = decide
    run("same", "Bell", "Ann Bell")
    before = path.read_bytes()
    outcome = run("different", "Bell", "Ann Bell")
    assert outcome.code == 2 and "decisions.csv:3" in outcome.err and path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []


def test_undo(decide):
    """The last decision, or all on somebody, or that on a pair, is taken out again; `list` shows what is left."""
    run, path = decide
    run("same", "Bell", "Ann Bell")
    run("rename", "Ann Bell", "Anne Bell")
    run("not-an-entity", "Tom Bell")
    assert "not an entity: person/tom-bell" in run("undo").out
    assert run("undo", "same", "Ann Bell", "Bell").code == 0
    assert run("list").out == "person/ann-bell is called 'Anne Bell'  (Ann Bell / Anne Bell)\n"
    assert run("undo", "Ann Bell").code == 0 and lines(path) == []


def test_pairs_are_asked_once(kg, decide, tmp_path):
    """Two names that may mean each other are one pair, whichever way round."""
    outcome = kg("review", tmp_path / "graph.ttl", "--list")
    assert "2 undecided pairs" in outcome.out


def test_spreadsheet_for_a_colleague(kg, decide, tmp_path):
    """The pairs go out as a table; what is filled in comes back as decisions, and empty rows stay open."""
    _, path = decide
    table = kg("review", tmp_path / "graph.ttl", "--format", "csv").out
    head, first, second = table.splitlines()
    assert head.startswith("decision,first,second,note,first_name") and first.startswith(",article/a.txt/person/bell")
    (tmp_path / "pairs.csv").write_text("\ufeff" + "\r\n".join((head, f"Same{first}", second)), encoding="utf-8")
    outcome = kg("review", tmp_path / "graph.ttl", "--read", tmp_path / "pairs.csv", "--decisions", path)
    assert outcome.code == 0 and "1 answer added" in outcome.out
    assert lines(path) == ["same,article/a.txt/person/bell,person/ann-bell,Bell / Ann Bell"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_spreadsheets_of_other_countries(kg, decide, tmp_path, delimiter):
    """A table that comes back with semicolons or tabs, a note of two lines or the command's word is read, too."""
    _, path = decide
    cells = (("decision", "first", "second", "note"), ("not-an-entity", "person/tom-bell", "", '"one, or\ntwo"'))
    text = "\r\n".join(delimiter.join(row) for row in cells)
    (tmp_path / "pairs.csv").write_text(f"\ufeff{text}\r\n", encoding="utf-8", newline="")
    outcome = kg("review", tmp_path / "graph.ttl", "--read", tmp_path / "pairs.csv", "--decisions", path)
    assert outcome.code == 0, outcome.err
    assert lines(path) == ['not an entity,person/tom-bell,,"one, or two"']


@pytest.mark.parametrize(
    ("text", "told"),
    [("a,b\n", "the column 'decision' is missing"),
     ("decision,first,second\n,a,b\nmaybe,a,b\n", "row 2: 'maybe' is no decision"),
     ("decision,first,second\nsame,person/x,person/ann-bell\n", "'person/x' is nothing in the graph")],
)  # fmt: skip
def test_spreadsheet_that_does_not_fit(kg, decide, tmp_path, text, told):
    """A table with other columns, decisions or names is refused with its file."""
    _, path = decide
    (tmp_path / "pairs.csv").write_text(text, encoding="utf-8")
    outcome = kg("review", tmp_path / "graph.ttl", "--read", tmp_path / "pairs.csv", "--decisions", path)
    assert outcome.code == 2 and told in outcome.err and "pairs.csv" in outcome.err and not path.exists()
