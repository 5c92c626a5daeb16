"""The example graph of the contract, written from the hand-made gold, conforms to the shapes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kgbuild.vocab import KG

SHARED = Path(__file__).parents[3] / "shared"
WRITER = SHARED / "score" / "gold_graph.py"
NOT_A_MEASURE = "vote"
"""One result in the gold is measured in "vote", which the contract does not know."""

LEFT_TO_THE_READER = {"Defection-person-no-party", "Figure"}
"""The gold notes, as facts that need not be found, that "the Lib Dems" defect from the Liberal Democrats, and "lost
seats" without a number: a graph of ours must say neither."""

pytestmark = pytest.mark.skipif(not WRITER.exists(), reason="the shared folder with the gold is not here")


def _gold_graph(gold: str, texts: str, folder: Path) -> Graph:
    out = folder / "gold.nt"
    command = [sys.executable, str(WRITER), str(SHARED / "gold" / gold), str(SHARED / texts), str(out)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return Graph(bind_namespaces="none").parse(out)


def _state_unknown_speakers(graph: Graph) -> None:
    """Say of each statement without speaker that nobody knows who speaks, which the gold leaves to the reader."""
    for statement in list(graph.subjects(RDF.type, URIRef(KG.Statement))):
        if (statement, URIRef(KG.speaker), None) not in graph:
            graph.add((statement, URIRef(KG.speakerStatus), URIRef(KG.UnknownSpeaker)))


@pytest.mark.parametrize(("gold", "texts"), [("seeds", "seeds"), ("bbc-dev", "gold/bbc-dev-texts")])
def test_gold_conforms(findings: Callable[[Graph], list[Any]], tmp_path: Path, gold: str, texts: str) -> None:
    """Nothing in the gold violates a shape, once unknown speakers are said to be unknown; doubts are allowed."""
    graph = _gold_graph(gold, texts, tmp_path)
    _state_unknown_speakers(graph)
    violations = [f for f in findings(graph) if f.severity == "Violation"]
    assert [f for f in violations if f.value != NOT_A_MEASURE and f.shape not in LEFT_TO_THE_READER] == []


def test_gold_has_every_kind_of_fact(tmp_path: Path) -> None:
    """The gold that conforms holds every event type, so that conforming means something."""
    graph = _gold_graph("seeds", "seeds", tmp_path)
    kinds = [
        "Meeting",
        "Defection",
        "Election",
        "ElectionResult",
        "Resignation",
        "Appointment",
        "Endorsement",
        "Coalition",
    ]
    for kind in ("Article", "Statement", *kinds):
        assert (None, RDF.type, URIRef(KG[kind])) in graph, kind
