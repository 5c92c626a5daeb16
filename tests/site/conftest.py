"""The site of the seed articles and of a hostile graph, made once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kgbuild.api import read_texts
from kgbuild.query import open_graph
from kgbuild.query.engine import PREFIXES
from kgbuild.query.view import View, load_view
from kgbuild.resources import resource
from kgbuild.site import Site, write_site
from kgbuild.site.places import Places

BASE = "https://w3id.org/kgbuild/data/"
HOSTILE = '<script>alert("x")</script>\'"&=1+1'
HOSTILE_TEXT = f"{HOSTILE} met =cmd|calc in </title>.\n"
_LONGEST_WAIT = 10.0
_KINDS = ("index.html", "articles.html", "statements.html", "events.html", "people.html", "check.html",
          "corrections.html", "about.html")  # fmt: skip


def graph_of(turtle: str) -> View:
    """Return the records of some Turtle; the prefixes of graphs and `d:` for data are bound."""
    store = Store()
    head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items()) + f"@prefix d: <{BASE}> .\n"
    store.load(input=(head + turtle).encode(), format=RdfFormat.TURTLE)
    return load_view(store)


def hostile() -> View:
    """Return a graph in which every text tries to break out of its place."""
    name = HOSTILE.replace('"', '\\"')
    start, end = 0, len(HOSTILE)
    return graph_of(f"""
    d:a a kg:Article ; kg:fileName "x<b>.txt" ; schema:headline "</title><b>{name}" ; schema:publisher "{name}" ;
      schema:url "javascript:alert(1)" ; schema:mentions d:p, d:q .
    d:p a kg:Person ; schema:name "{name}" ; schema:sameAs <javascript:alert(2)> ; gaf:denotedBy d:x ;
      kg:candidate d:q .
    d:q a kg:Person ; schema:name "=cmd|calc" ; schema:alternateName "{name}" .
    d:x a oa:SpecificResource ; oa:hasSource d:a ; oa:hasSelector d:y ; kg:line 1 .
    d:y oa:start {start} ; oa:end {end} ; oa:exact "{name}" ; oa:suffix " met =cmd|calc in </title>." .
    d:m a kg:Meeting ; kg:participant d:p, d:q ; kg:factuality kg:Actual ; kg:topic "{name}" ; kg:confidence 0.5 ;
      prov:wasDerivedFrom d:x .
    d:s a kg:Statement ; kg:speaker d:p ; kg:speechType kg:Direct ; schema:text "{name}" ; kg:cue "{name}" ;
      prov:wasDerivedFrom d:x .
    """)


@pytest.fixture(scope="session")
def view() -> View:
    """Return the records of the graph that comes with kgbuild."""
    return load_view(open_graph(resource("data", "seeds.ttl")))


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Return the texts of the seed articles."""
    return dict(read_texts([resource("seeds")]))


@pytest.fixture(scope="session")
def site(view: View, texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the seed articles."""
    out = tmp_path_factory.mktemp("seeds") / "site"
    write_site(Site(view, texts, "Five articles"), out)
    return out


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the hostile graph."""
    out = tmp_path_factory.mktemp("hostile") / "site"
    write_site(Site(hostile(), {"x<b>.txt": HOSTILE_TEXT}, HOSTILE), out)
    return out


@pytest.fixture
def open_page(browser, site) -> Iterator[Callable[[str], None]]:
    """Return a function that opens a page; after the test, no error was logged and no request left the disk."""
    browser.get_log("browser")
    browser.get_log("performance")

    def go(path: str, root: Path = site) -> None:
        browser.get(f"{root.as_uri()}/{path}")

    yield go
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}] == []
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked and [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def until(condition: Callable[[], object]) -> object:
    """Wait until something holds, and return it."""
    end = time.monotonic() + _LONGEST_WAIT
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def one_of_each(view: View, texts: Mapping[str, str]) -> list[str]:
    """Return a page of each kind that a graph fills."""
    places = Places(view, texts)
    named = {e.kind: e.iri for e in view.entities.values() if e.passages and places.page(e.iri)}
    told = {e.kind: e.iri for e in view.events.values() if e.kind in {"Meeting", "Election"}}
    first = next(iter(view.articles))
    return [*_KINDS, *sorted(map(places.page, (first, *named.values(), *told.values())))]
