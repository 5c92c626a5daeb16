from __future__ import annotations

import shutil
import subprocess
import sysconfig

import pytest

import kgbuild
from kgbuild.query import question
from kgbuild.query.engine import PREFIXES

OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=sysconfig.get_path("scripts"))


@pytest.fixture
def endpoint(dataset, tmp_path, free_port):
    """The address of an Oxigraph server that holds the dataset, on this computer only."""
    store = tmp_path / "store"
    subprocess.run([OXIGRAPH, "load", "--location", store, "--file", dataset], check=True, capture_output=True)
    address = f"127.0.0.1:{free_port()}"
    command = [OXIGRAPH, "serve-read-only", "--location", store, "--bind", address]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{address}/query"
    finally:
        server.terminate()
        server.wait(30)


@pytest.mark.skipif(OXIGRAPH is None, reason="the oxigraph server is not installed; pip install oxigraph")
def test_the_dataset_loads_unchanged_and_answers_over_http(dataset, endpoint, ask, speakers):
    """Every triple is there, and a question gives the rows that kgbuild gives."""
    graph = kgbuild.open(dataset)
    assert ask(endpoint, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [[str(len(graph.store))]]
    expected = [[row["name"].value, row["statements"].value] for row in graph.query(speakers)]
    assert ask(endpoint, speakers) == expected


@pytest.mark.skipif(OXIGRAPH is None, reason="the oxigraph server is not installed; pip install oxigraph")
def test_a_named_question_gives_the_same_over_http(dataset, endpoint, ask):
    """With its prefixes declared, a question of kgbuild's gives any client the rows that kgbuild gives."""
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    rows = ask(endpoint, declared + question("meetings").query({}).text)
    answer = kgbuild.open(dataset).ask("meetings")
    names = [variable.value for variable in answer.variables]
    assert rows == [[row[name].value if row[name] else "" for name in names] for row in answer]
    assert rows
