from __future__ import annotations

import csv
import json
import sqlite3
import zipfile

import pytest
from pyoxigraph import RdfFormat, Store

from kgbuild.query import open_graph
from kgbuild.query.engine import PREFIXES
from kgbuild.query.formats import harmless
from kgbuild.query.view import load_view
from kgbuild.resources import resource
from kgbuild.tables import FORMATS, datapackage, tables, write_tables

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="module")
def made():
    """Return the tables of the graph that comes with kgbuild, by name."""
    return {t.name: t for t in tables(load_view(open_graph(resource("data", "seeds.ttl"))))}


def records(table):
    """Return a table's rows as dictionaries."""
    return [dict(zip([c.name for c in table.columns], row, strict=True)) for row in table.rows]


@pytest.fixture(scope="module")
def hostile():
    """Return the tables of a graph whose names are formulas and hold characters that no workbook may."""
    store = Store()
    head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    name = HOSTILE.replace('"', '\\"')
    turtle = (
        f'<http://x/person/p> a kg:Person ; schema:name "{name}" ; schema:alternateName "@x", "-1+1", "a\\u0007b" .'
    )
    store.load(input=(head + turtle).encode(), format=RdfFormat.TURTLE)
    return list(tables(load_view(store)))


def test_one_row_an_event(made):
    """An event is one row with its days, words and place; who takes part stands in another table."""
    events = records(made["events"])
    assert len({e["id"] for e in events}) == len(events)
    resigned = next(e for e in events if e["kind"] == "Resignation")
    assert (resigned["first_day"], resigned["last_day"], resigned["post"]) == ("2011-05-07", "2011-05-07", "leader")
    assert resigned["file"].startswith("002-") and resigned["line"] == 36
    assert resigned["words"] in resigned["sentence"]
    who = [p for p in records(made["participants"]) if p["event_id"] == resigned["id"]]
    assert [(p["role"], p["name"]) for p in who] == [("person", "Tavish Scott")]


def test_figures_are_numbers(made):
    """The figure of a result is a number, and a corrected one says so and by which."""
    lost = {e["value"]: e for e in records(made["events"]) if e["kind"] == "ElectionResult" and e["measure"] == "seats"}
    assert lost[695.0]["rank"] == "Deprecated" and lost[842.0]["revises_id"]


def test_statements(made):
    """A statement has its speaker with his party, its words and where they stand."""
    said = [s for s in records(made["statements"]) if s["speaker"] == "Vince Cable"]
    assert {s["speaker_party"] for s in said} == {"Liberal Democrats"} and len(said) == 2
    assert all(s["line"] and s["speech_type"] in {"Direct", "Indirect", "Mixed"} for s in said)


def test_keys_lead_to_rows(made):
    """Ids are unique, and each reference from one table to another leads to a row there."""
    ids = {name: {row[0] for row in t.rows} for name, t in made.items() if t.key}
    assert all(len(ids[name]) == len(made[name].rows) for name in ids)
    for table in made.values():
        for n, column in enumerate(table.columns):
            if column.refers:
                assert {row[n] for row in table.rows} - {"", None} <= ids[column.refers], (table.name, column.name)


def test_rows_fit_their_columns(made):
    """Each cell has the type that the data dictionary states."""
    types = {"string": str, "integer": int, "number": float, "boolean": bool, "date": str}
    for table in made.values():
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, types[column.type]), (table.name, column.name, cell)


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes(made, tmp_path, form):
    """Each format is written the same way each time."""
    if form == "parquet":
        pytest.importorskip("pyarrow")
    if form == "xlsx":
        pytest.importorskip("openpyxl")
    for place in ("a", "b"):
        write_tables(list(made.values()), tmp_path / place, form)
    files = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert "datapackage.json" in files
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_csv(made, tmp_path):
    """CSV files hold every row under the names of the columns."""
    write_tables(list(made.values()), tmp_path, "csv")
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["name"] for r in rows] == [r["name"] for r in records(made["people"])]


def test_sqlite(made, tmp_path):
    """The database answers joins between the tables."""
    write_tables(list(made.values()), tmp_path, "sqlite")
    connection = sqlite3.connect(tmp_path / "tables.sqlite")
    select = """SELECT e.first_day FROM events e JOIN participants p ON p.event_id = e.id
        JOIN people q ON q.id = p.entity_id WHERE q.name = 'Tavish Scott' AND e.kind = 'Resignation'"""
    assert connection.execute(select).fetchall() == [("2011-05-07",)]
    connection.close()


def test_parquet(made, tmp_path):
    """Parquet files hold dates as dates and say what their columns mean."""
    pq = pytest.importorskip("pyarrow.parquet")
    write_tables(list(made.values()), tmp_path, "parquet")
    table = pq.read_table(tmp_path / "events.parquet")
    assert str(table.schema.field("first_day").type) == "date32[day]"
    assert b"first day" in table.schema.field("first_day").metadata[b"description"]
    assert table.num_rows == len(made["events"].rows)


def test_xlsx(hostile, tmp_path):
    """In a workbook, a text that looks like a formula is a text, and characters that XML cannot hold are replaced."""
    openpyxl = pytest.importorskip("openpyxl")
    write_tables(hostile, tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    names = {row[2].value: row[2].data_type for row in book["names"].iter_rows(min_row=2)}
    assert names == {HOSTILE: "s", "@x": "s", "-1+1": "s", "a\ufffdb": "s"}
    with zipfile.ZipFile(tmp_path / "tables.xlsx") as file:
        assert not [n for n in file.namelist() if n.startswith("xl/worksheets/") and b"<f>" in file.read(n)]


def test_formulas_in_csv(hostile, tmp_path):
    """In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    write_tables(hostile, tmp_path, "csv")
    with (tmp_path / "names.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert names == {f"'{HOSTILE}", "'@x", "'-1+1", "a\x07b"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1", "'=1"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("-2.5", "-2.5"),
        ("@A1", "'@A1"),
        ("\tx", "'\tx"),
        ("a=1", "a=1"),
    ],
)
def test_harmless(text, expected):
    """What begins like a formula is made a text; negative numbers stay."""
    assert harmless(text) == expected


def test_data_dictionary(made):
    """The dictionary names each table's file, columns with types and meanings, key and references."""
    package = datapackage(list(made.values()), "csv")
    for resource_, table in zip(package["resources"], made.values(), strict=True):
        assert resource_["path"] == f"{table.name}.csv"
        assert [f["name"] for f in resource_["schema"]["fields"]] == [c.name for c in table.columns]
        assert all(f["description"] for f in resource_["schema"]["fields"])
    assert json.loads(json.dumps(package)) == package


@pytest.mark.parametrize("of", ["made", "hostile"])
def test_frictionless_takes_the_package(of, request, tmp_path, monkeypatch):
    """The library of Data Packages finds each row as the dictionary says: types, keys and references."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    found = request.getfixturevalue(of)
    write_tables(list(found.values()) if of == "made" else found, tmp_path, "csv")
    monkeypatch.chdir(tmp_path)
    report = frictionless.Package("datapackage.json").validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert {task.name for task in report.tasks} == {path.stem for path in tmp_path.glob("*.csv")}


def test_frictionless_refuses_a_reference_to_nowhere(made, tmp_path, monkeypatch):
    """The same check does find a row that refers to none."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    write_tables(list(made.values()), tmp_path, "csv")
    path = tmp_path / "participants.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("/meeting/", "/nothing/", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert frictionless.Package("datapackage.json").validate().flatten(["type"]) == [["foreign-key"]]
