"""The shipped dataset, and a question in standard SPARQL whose answer every store must give alike."""

from __future__ import annotations

import csv
import io
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

DATASET = Path(__file__).resolve().parents[2] / "data" / "seeds.ttl"


@pytest.fixture
def dataset() -> Path:
    """The graph of the seeds."""
    return DATASET


@pytest.fixture
def speakers() -> str:
    """A question with its prefixes declared."""
    return """
PREFIX kg: <https://w3id.org/kgbuild/ontology#>
PREFIX schema: <https://schema.org/>
SELECT ?name (COUNT(*) AS ?statements)
{ ?statement kg:speaker/schema:name ?name } GROUP BY ?name ORDER BY DESC(?statements) ?name LIMIT 5"""


@pytest.fixture
def free_port() -> Callable[[], int]:
    """Find a port on this computer that nobody listens on."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture
def ask() -> Callable[..., list[list[str]]]:
    """Ask a SPARQL endpoint over HTTP and return the rows of its answer; wait for it to come up."""

    def run(endpoint: str, query: str, seconds: float = 60) -> list[list[str]]:
        body = urllib.parse.urlencode({"query": query}).encode()
        request = urllib.request.Request(endpoint, body, {"Accept": "text/csv"})
        end = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return list(csv.reader(io.StringIO(answer.read().decode())))[1:]
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    return run
