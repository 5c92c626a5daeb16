from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib

MEETING = "SELECT ?who { ?m a kg:Meeting ; kg:participant/schema:name ?who } ORDER BY ?who"


def test_json_when_piped(kg, graph):
    """What is no terminal gets JSON."""
    outcome = kg("query", graph, MEETING)
    assert outcome.code == 0
    names = [row["who"]["value"] for row in json.loads(outcome.out)["results"]["bindings"]]
    assert names == ["Ann Bell", "Carl Dorn"]


def test_named_question(kg, graph):
    """A named question with a parameter is answered, whatever the case of its name."""
    outcome = kg("query", graph, "Meetings", "person=bell", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(outcome.out))
    assert (row["who"], row["place"], row["where"]) == ("Ann Bell, Carl Dorn", "Leeds", "1.txt:3")


def test_file(kg, graph, tmp_path):
    """A .rq file is a question, too, with parameters if it declares any."""
    path = tmp_path / "mine.rq"
    path.write_text(
        "# Who is named\n# parameter name: part of the name\nSELECT ?n { ?p a kg:Person ; schema:name ?n\n"
        "#? name: FILTER(CONTAINS(LCASE(?n), $name))\n} ORDER BY ?n\n",
        encoding="utf-8",
    )
    assert kg("query", graph, path, "--format", "csv").out.split() == ["n", "Ann", "Bell", "Carl", "Dorn"]
    assert kg("query", graph, path, "name=carl", "--format", "csv").out.split() == ["n", "Carl", "Dorn"]
    assert kg("query", graph, path, "colour=red").code == 2


def test_show(kg, tmp_path):
    """--show prints the query that would run and stops, without looking for the graph."""
    outcome = kg("query", tmp_path / "none.ttl", "meetings", "person=Bell", "--show")
    assert outcome.code == 0
    assert outcome.out.startswith("# Who met whom") and '"bell"' in outcome.out and "$person" not in outcome.out


def test_shown_query_runs_anywhere(kg, graph):
    """What --show prints has its prefixes declared, so that rdflib answers it with no word more."""
    shown = kg("query", graph, "meetings", "--show").out
    (row,) = rdflib.Graph().parse(graph).query(shown)
    assert str(row.who) == "Ann Bell, Carl Dorn"
    assert shown.count("PREFIX kg:") == 1 and "PREFIX skos:" not in shown


def test_list(kg):
    """--list names every question with its parameters."""
    outcome = kg("query", "--list")
    assert "said-about" in outcome.out and "about=…" in outcome.out and "(required)" in outcome.out


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_formats(kg, graph, form):
    """Each format holds the answer and ends in a line break."""
    outcome = kg("query", graph, MEETING, "--format", form)
    assert outcome.code == 0 and "Carl Dorn" in outcome.out and outcome.out.endswith("\n")


def test_turtle(kg, graph):
    """CONSTRUCT gives Turtle."""
    outcome = kg("query", graph, "CONSTRUCT { ?p schema:name ?n } WHERE { ?p a kg:Person ; schema:name ?n }")
    assert 'schema:name "Ann Bell" .' in outcome.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{graph}", "SELECT * { ?s dbo:x ?o }"], "the prefix 'dbo' is not bound"),
        (["{graph}", "SELECT * { ?s dbo:x ?o }"], "  kg: <https://w3id.org/kgbuild/ontology#>"),
        (["{graph}", "SELECT * {"], "this is not valid SPARQL"),
        (["{graph}", "metings"], "Did you mean 'meetings'?"),
        (["{graph}", "meetings", "person"], "write NAME=VALUE"),
        (["{graph}", "meetings", "colour=red"], "it takes: person, article"),
        (["{graph}", "said-by"], "say which speaker"),
        (["{graph}", "ASK { ?a ?b ?c }", "person=x"], "belong to named questions"),
        (["{graph}", "none.rq"], "none.rq: the query file cannot be read"),
        (["none.ttl", "meetings"], "none.ttl: there is no such file"),
        (["{graph}"], "Say which graph and what to ask"),
        (["{graph}", "meetings", "--format", "turtle"], "use --format table"),
        (["{graph}", "meetings", "--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_could_not_run(kg, graph, arguments, told):
    """What keeps a query from running is told on standard error, with exit code 2 and no answer."""
    outcome = kg("query", *(a.replace("{graph}", str(graph)) for a in arguments))
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.csv", "who\r\n"), ("a.json", '{"head"'), ("a.tsv", "?who\n"), ("a.txt", "who\n---")],
)
def test_output(kg, graph, tmp_path, name, begins):
    """-o writes a file in the format of its ending, and nothing to standard output."""
    outcome = kg("query", graph, MEETING, "-o", tmp_path / name)
    assert (outcome.code, outcome.out) == (0, "")
    with (tmp_path / name).open(encoding="utf-8", newline="") as file:
        text = file.read()
    assert text.startswith(begins) and "Carl Dorn" in text


def test_output_of_unknown_ending(kg, graph, tmp_path):
    """An ending that names no format is refused with those that there are, before anything is asked."""
    outcome = kg("query", graph, MEETING, "-o", tmp_path / "a.pdf")
    assert outcome.code == 2 and ".csv" in outcome.err and not (tmp_path / "a.pdf").exists()


def test_empty_answers(kg, graph):
    """An empty answer is one, with exit code 0, and says on standard error what nearly matched."""
    outcome = kg("query", graph, "meetings", "person=bel dorne")
    assert outcome.code == 0 and json.loads(outcome.out)["results"]["bindings"] == []
    assert "person=bel dorne leaves none of 1 rows" in outcome.err
    assert "did you mean kg:Meeting" in kg("query", graph, "SELECT ?x { ?x a kg:Meting }").err
    assert kg("query", graph, MEETING).err == ""
