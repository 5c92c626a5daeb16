"""A server over a small graph, as clients meet it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kgbuild.decide import Entities
from kgbuild.query import open_graph
from kgbuild.query.view import load_view
from kgbuild.serve import Limits, Pool, Served, Server, new_token, of_oxigraph, write_query_pages
from kgbuild.site import Site, write_site

GRAPH = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix schema: <https://schema.org/> .
@base <https://example.org/data/> .
<article/a.txt> a kg:Article ; kg:fileName "a.txt" ; schema:headline "News" ; schema:mentions <person/ann-bell> .
<person/ann-bell> a kg:Person ; schema:name "Ann Bell" .
<person/carl> a kg:Person ; schema:name "Carl =1+1 <b>" .
<m> a kg:Meeting ; kg:participant <person/ann-bell>, <person/carl> ; kg:factuality kg:Actual .
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server of short limits on a free port; it writes decisions."""
    place = tmp_path_factory.mktemp("serve")
    graph = place / "graph.ttl"
    graph.write_text(GRAPH, encoding="utf-8")
    store = open_graph(graph)
    token = new_token()
    site = Site(load_view(store), {}, "Small", token=token)
    write_site(site, place / "site")
    write_query_pages(site.render, place / "site", of_oxigraph())
    pool = Pool(graph, Limits(seconds=60.0), size=1)
    served = Served(
        root=place / "site",
        pool=pool,
        page_of=site.places.page,
        entities=Entities(store),
        decisions=place / "decisions.csv",
        token=token,
    )
    assert pool.wait()
    with running(served) as made:
        yield made
    pool.close()


@contextmanager
def running(served: Served) -> Iterator[Server]:
    """Run a server on a free port of this machine."""
    made = Server(("127.0.0.1", 0), served)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()


@pytest.fixture
def decisions(server: Server) -> Iterator[Path]:
    """Return the file of decisions, which is taken away after the test."""
    path = server.served.decisions
    assert path is not None
    yield path
    path.unlink(missing_ok=True)
