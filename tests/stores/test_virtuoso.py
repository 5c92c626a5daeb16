from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import kgbuild

INI = Path(__file__).resolve().parents[2] / "docs" / "virtuoso.ini"
GRAPH = "https://example.org/news"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("virtuoso-t") and shutil.which("isql-vt")),
        reason="Virtuoso is not installed; on Debian: apt install virtuoso-opensource-7",
    ),
]


@pytest.fixture
def virtuoso(dataset, tmp_path, free_port):
    """The address of a Virtuoso server of docs/virtuoso.ini, at ports that are free, that holds the dataset."""
    sql, http = (f"127.0.0.1:{free_port()}" for _ in range(2))
    ini = re.sub(r"127\.0\.0\.1:1111\b", sql, re.sub(r"127\.0\.0\.1:8890\b", http, INI.read_text("utf-8")))
    (tmp_path / "virtuoso.ini").write_text(ini, "utf-8")
    shutil.copy(dataset, tmp_path / "graph.ttl")
    subprocess.run(["virtuoso-t", "+configfile", "virtuoso.ini", "+wait"], cwd=tmp_path, check=True, timeout=300)
    try:
        load = f"DB.DBA.TTLP_MT(file_open('graph.ttl'), '', '{GRAPH}', 0);"
        subprocess.run(["isql-vt", sql, "dba", "dba", f"exec={load}"], cwd=tmp_path, check=True, capture_output=True)
        yield f"http://{http}/sparql"
    finally:
        subprocess.run(["isql-vt", sql, "dba", "dba", "exec=shutdown"], cwd=tmp_path, capture_output=True)


def test_the_dataset_loads_unchanged_and_answers_over_http(dataset, virtuoso, ask, speakers):
    """Every triple is there, and a question gives the rows that kgbuild gives."""
    graph = kgbuild.open(dataset)
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
    assert ask(virtuoso, count) == [[str(len(graph.store))]]
    expected = [[row["name"].value, row["statements"].value] for row in graph.query(speakers)]
    assert ask(virtuoso, speakers) == expected
