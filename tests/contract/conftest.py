"""The ontology and the shapes as graphs, and what the shapes say of a graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kgbuild.extract.events import event_types
from kgbuild.resources import resource

event_types()  # an event type declares its own terms when it is loaded

SHAPES = "https://w3id.org/kgbuild/shapes#"


@dataclass(frozen=True, order=True)
class Found:
    """One result of validation: the name of its shape, its severity, its message, and the value that is wrong."""

    shape: str
    severity: str
    message: str
    value: str


def _read(folder: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    for path in sorted(resource(folder).rglob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """Return all files of the ontology as one graph."""
    return _read("ontology")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """Return all files of shapes as one graph."""
    return _read("shapes")


@pytest.fixture(scope="session")
def findings(shapes: Graph) -> Callable[[Graph], list[Found]]:
    """Return the function that validates a graph."""

    def validate(data: Graph) -> list[Found]:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
        assert isinstance(report, Graph), text

        def one(result: Node, predicate: URIRef) -> str:
            return str(report.value(result, predicate) or "")

        return sorted(
            Found(
                one(result, SH.sourceShape).removeprefix(SHAPES),
                one(result, SH.resultSeverity).removeprefix(str(SH)),
                one(result, SH.resultMessage),
                one(result, SH.value),
            )
            for result in report.objects(None, SH.result)
        )

    return validate
