"""The folder for OpenRefine, against what the Reconciliation Service API 0.2 asks of each document."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kgbuild.export import openrefine
from kgbuild.query.undecided import Side

BELL = Side(
    "article/a/person/bell", "Bell", (), ("a:1  [Bell] spoke.",), "Person", "https://x.org/article/a/person/bell"
)
ANN = Side("person/ann-bell", "Ann Bell", ("leader (River Party)",), (), "Person", "https://x.org/person/ann-bell")
TOM = Side("person/tom-bell", '=HYPERLINK("Tom")', (), (), "Person", "https://x.org/person/tom-bell")
PAIRS = [(BELL, ANN), (BELL, TOM)]


@pytest.fixture
def documents():
    """The JSON documents of two pairs, by file name."""
    return {name: json.loads(text) for name, text in openrefine.files(PAIRS).items() if name.endswith(".json")}


def test_the_manifest_says_what_ids_are(documents):
    """A manifest has versions, name, identifier space, schema space and the types."""
    manifest = documents["manifest.json"]
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"] == "http://www.ietf.org/rfc/rfc3986"
    assert manifest["schemaSpace"] == "https://w3id.org/kgbuild/ontology#"
    assert manifest["defaultTypes"] == [{"id": "https://w3id.org/kgbuild/ontology#Person", "name": "Person"}]
    assert manifest["name"]


def test_results_rank_no_candidate_and_match_none(documents):
    """The candidates of a name have id, name, type and one score; none is a certain match."""
    (held,) = documents["reconciliation.json"].values()
    assert [each["id"] for each in held["result"]] == [ANN.node, TOM.node]
    assert [each["name"] for each in held["result"]] == [ANN.name, TOM.name]
    assert {each["score"] for each in held["result"]} == {33.3}
    assert {each["match"] for each in held["result"]} == {False}
    assert held["result"][0]["description"] == "leader (River Party)"


def test_a_data_extension_has_a_list_of_values_for_each_column(documents):
    """Each row has each column of `meta`, with texts as `str` and classes as `id` and `name`."""
    extension = documents["extension.json"]
    columns = [column["id"] for column in extension["meta"]]
    assert set(extension["rows"]) == {BELL.node, ANN.node, TOM.node}
    for row in extension["rows"].values():
        assert list(row) == columns
        assert all(set(value) in ({"str"}, {"id", "name"}) for values in row.values() for value in values)
    assert extension["rows"][ANN.node]["post"] == [{"str": "leader (River Party)"}]
    assert extension["rows"][BELL.node]["sentence"] == [{"str": "a:1  [Bell] spoke."}]


def test_cells_of_the_project_are_no_formulas():
    """A name that a spreadsheet would run stands behind an apostrophe; JSON holds it as it is."""
    rows = list(csv.DictReader(io.StringIO(openrefine.files(PAIRS)["names.csv"], newline="")))
    assert rows[1]["second_name"] == "'" + TOM.name
    assert rows[1]["second"] == TOM.key


def test_no_pairs_give_empty_documents():
    """A graph with nothing undecided gives a table of a header, no results and no rows."""
    files = openrefine.files([])
    assert len(files["names.csv"].splitlines()) == 1
    assert json.loads(files["reconciliation.json"]) == {}
    assert json.loads(files["extension.json"])["rows"] == {}
