"""The SPARQL 1.1 Protocol, case by case."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import pytest

from kgbuild.serve import Limits, Pool, Server
from kgbuild.serve.sparql import Refused, calls_out, formats_for, parse_request

from .conftest import running

NAMES = "SELECT ?n { ?p a kg:Person ; schema:name ?n } ORDER BY ?n"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


def ask(server, method, path, body=None, **headers):
    """Return the status, media type and body of the answer to a request."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    with suppress(BrokenPipeError, ConnectionResetError):  # a body that is refused unread: the answer is there already
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, (answer.getheader("Content-Type") or "").partition(";")[0], answer.read()
    connection.close()
    return found


def get(server, query, accept="*/*"):
    """Return the answer to a query by GET."""
    return ask(server, "GET", f"/sparql?{urlencode({'query': query})}", Accept=accept)


def test_get_and_both_posts_agree(server):
    """A query by GET, as a form and as a body is one query."""
    found = get(server, NAMES)
    assert found[0] == 200 and json.loads(found[2])["results"]["bindings"][0]["n"]["value"] == "Ann Bell"
    assert ask(server, "POST", "/sparql", urlencode({"query": NAMES}), Content_Type=FORM) == found
    assert ask(server, "POST", "/sparql", NAMES.encode(), Content_Type=f"{QUERY}; charset=utf-8") == found


MEETING, TRIPLES = "ASK { ?x a kg:Meeting }", "CONSTRUCT WHERE { ?x a kg:Meeting }"
NONE = "https://example.org/none"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV, TURTLE, TEXT = "text/csv", "text/tab-separated-values", "text/turtle", "text/plain"
CALL = "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"
INSERT = "INSERT DATA { <a:> <b:> <c:> }"


def q(query: str, **more: str) -> str:
    """Return the address of a query by GET."""
    return f"/sparql?{urlencode({'query': query, **more})}"


CASES = {
    # how a query comes
    "GET": ("GET", q(NAMES), None, {}, 200, JSON, "Ann Bell"),
    "HEAD": ("HEAD", q(NAMES), None, {}, 200, JSON, ""),
    "POST of a form": ("POST", "/sparql", urlencode({"query": NAMES}), {"Content-Type": FORM}, 200, JSON, "Ann Bell"),
    "POST of a query": ("POST", "/sparql", NAMES, {"Content-Type": f"{QUERY}; charset=utf-8"}, 200, JSON, "Ann Bell"),
    "default graph, GET": ("GET", q(MEETING, **{"default-graph-uri": NONE}), None, {}, 200, JSON, "false"),
    "default graph, form": ("POST", "/sparql", urlencode({"query": MEETING, "default-graph-uri": NONE}),
                            {"Content-Type": FORM}, 200, JSON, "false"),
    "default graph, beside a POST": ("POST", f"/sparql?default-graph-uri={NONE}", MEETING, {"Content-Type": QUERY},
                                     200, JSON, "false"),
    "named graph": ("GET", q("ASK { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": NONE}), None, {},
                    200, JSON, "false"),
    "FROM": ("GET", q(f"ASK FROM <{NONE}> {{ ?s ?p ?o }}"), None, {}, 200, JSON, "false"),
    "letters beyond ASCII": ("GET", q("SELECT ('Bärbel “x”' AS ?n) {}"), None, {"Accept": CSV}, 200, CSV, "Bärbel “x”"),
    # in which format the answer goes
    "JSON": ("GET", q(NAMES), None, {"Accept": JSON}, 200, JSON, '"bindings"'),
    "JSON, short": ("GET", q(NAMES), None, {"Accept": "application/json"}, 200, JSON, '"bindings"'),
    "XML": ("GET", q(NAMES), None, {"Accept": XML}, 200, XML, "<literal>Ann Bell"),
    "CSV": ("GET", q(NAMES), None, {"Accept": CSV}, 200, CSV, "Ann Bell"),
    "TSV": ("GET", q(NAMES), None, {"Accept": TSV}, 200, TSV, '"Ann Bell"'),
    "weights": ("GET", q(NAMES), None, {"Accept": f"{CSV};q=0.1, {XML};q=0.9"}, 200, XML, "Ann Bell"),
    "HTML or anything": ("GET", q(NAMES), None, {"Accept": "text/html, */*;q=0.1"}, 200, JSON, "Ann Bell"),
    "rows as Turtle": ("GET", q(NAMES), None, {"Accept": TURTLE}, 200, JSON, "Ann Bell"),
    "ASK as JSON": ("GET", q(MEETING), None, {"Accept": JSON}, 200, JSON, "true"),
    "ASK as XML": ("GET", q(MEETING), None, {"Accept": XML}, 200, XML, "<boolean>true"),
    "CONSTRUCT": ("GET", q(TRIPLES), None, {"Accept": "*/*"}, 200, TURTLE, "kg:Meeting"),
    "CONSTRUCT as N-Triples": ("GET", q(TRIPLES), None, {"Accept": "application/n-triples"}, 200,
                               "application/n-triples", "#Meeting>"),
    "DESCRIBE as RDF/XML": ("GET", q("DESCRIBE <https://example.org/data/m>"), None, {"Accept": "application/rdf+xml"},
                            200, "application/rdf+xml", "rdf:RDF"),
    "CONSTRUCT as JSON-LD": ("GET", q(TRIPLES), None, {"Accept": "application/ld+json"},
                             200, "application/ld+json", "#Meeting"),
    "format in the address": ("GET", q(NAMES, format="csv"), None, {"Accept": "text/html"}, 200, CSV, "Ann Bell"),
    "a format that there is not": ("GET", q(NAMES), None, {"Accept": "image/png"}, 406, TEXT, JSON),
    "the endpoint described": ("GET", "/sparql", None, {}, 200, TURTLE, "sd:SPARQL11Query"),
    # what is no query
    "no query": ("GET", "/sparql?q=x", None, {}, 400, TEXT, "Give one query"),
    "a form without a query": ("POST", "/sparql", "a=b", {"Content-Type": FORM}, 400, TEXT, "Give one query"),
    "two queries": ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, TEXT, "Give one query"),
    "two queries, one of them posted": ("POST", q(NAMES), NAMES, {"Content-Type": QUERY}, 400, TEXT, "Give one query"),
    "no SPARQL": ("GET", q("SELECT * {"), None, {}, 400, TEXT, "not valid SPARQL"),
    "a prefix that is not bound": ("GET", q("ASK { ?s dbo:x ?o }"), None, {}, 400, TEXT, "'dbo' is not bound"),
    "an address that is not UTF-8": ("GET", "/sparql?query=%FF", None, {}, 400, TEXT, "cannot be read"),
    "a body that is not UTF-8": ("POST", "/sparql", b"\xff", {"Content-Type": QUERY}, 400, TEXT, "not UTF-8"),
    "another type of body": ("POST", "/sparql", "ASK {}", {"Content-Type": TEXT}, 415, TEXT, QUERY),
    "a body too long": ("POST", "/sparql", b"x" * 1_000_001, {"Content-Type": QUERY}, 413, TEXT, "1,000,000 bytes"),
    "a body of unknown length": ("POST", "/sparql", iter([b"ASK {}"]), {"Content-Type": QUERY}, 411, TEXT, "how long"),
    "POST elsewhere": ("POST", "/other", "x", {"Content-Type": QUERY}, 404, TEXT, "Nothing takes"),
    # what would change the graph, or leave it
    "PUT": ("PUT", "/sparql", "x", {}, 405, TEXT, "Nothing here can be put"),
    "DELETE": ("DELETE", "/sparql", None, {}, 405, TEXT, "Nothing here can be put"),
    "PATCH": ("PATCH", "/sparql", "x", {}, 405, TEXT, "Nothing here can be put"),
    "update posted": ("POST", "/sparql", INSERT, {"Content-Type": UPDATE}, 403, TEXT, "read only"),
    "update in a form": ("POST", "/sparql", "update=CLEAR+ALL", {"Content-Type": FORM}, 403, TEXT, "read only"),
    "update in the address": ("GET", "/sparql?update=CLEAR+ALL", None, {}, 403, TEXT, "read only"),
    "update as a query": ("POST", "/sparql", INSERT, {"Content-Type": QUERY}, 400, TEXT, "not valid SPARQL"),
    "LOAD of a file": ("POST", "/sparql", "query=LOAD+<file:///etc/passwd>", {"Content-Type": FORM}, 400, TEXT,
                       "not valid SPARQL"),
    "FROM a file": ("GET", q("ASK FROM <file:///etc/passwd> { ?s ?p ?o }"), None, {}, 200, JSON, "false"),
    "SERVICE": ("POST", "/sparql", CALL, {"Content-Type": QUERY}, 403, TEXT, "SERVICE"),
    "SERVICE SILENT": ("GET", q(CALL.replace("SERVICE", "SERVICE SILENT")), None, {}, 403, TEXT, "SERVICE"),
    "a file beside the site": ("GET", "/../graph.ttl", None, {}, 404, TEXT, "no such page"),
    "under another name": ("GET", q(MEETING), None, {"Host": "evil.example"}, 421, TEXT, "its own address"),
}  # fmt: skip
"""How a request comes (method, address, body, headers), and its answer: status, media type, and what is in it."""


@pytest.mark.parametrize("name", CASES)
def test_case(server, name):
    """The endpoint answers as the protocol says, and what it does not allow is refused with a reason in words."""
    method, path, body, headers, status, kind, told = CASES[name]
    found = ask(server, method, path, body, **{k.replace("-", "_"): v for k, v in headers.items()})
    assert (found[0], found[1]) == (status, kind) and told in found[2].decode()


@pytest.fixture(scope="module")
def strict(server) -> Iterator[Server]:
    """Start a server that allows one row and two seconds, and pages of other sites."""
    pool = Pool(server.served.root.parent / "graph.ttl", Limits(seconds=2.0, rows=1), size=1)
    assert pool.wait()
    with running(replace(server.served, pool=pool, cors=True)) as made:
        yield made
    pool.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        (NAMES, 413, "more than 1 rows. Add a LIMIT"),
        (f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(12))} }}", 503, "2 seconds"),
        (MEETING, 200, "true"),
    ],
)
def test_limits(strict, query, status, told):
    """A query that takes more than is allowed is stopped with the status that says so; the next one is answered."""
    assert strict.served.pool.wait()
    found = get(strict, query)
    assert found[0] == status and told in found[2].decode()


@pytest.mark.parametrize(
    ("kind", "method", "path", "allowed"),
    [
        ("server", "OPTIONS", "/sparql", None),
        ("server", "GET", q(MEETING), None),
        ("strict", "OPTIONS", "/sparql", "*"),
        ("strict", "GET", q(MEETING), "*"),
        ("strict", "GET", "/index.html", None),
    ],
)
def test_pages_of_other_sites(request, kind, method, path, allowed):
    """No page of another site may read answers unless the server was told so, and the pages of this one never."""
    connection = http.client.HTTPConnection(urlsplit(request.getfixturevalue(kind).url).netloc)
    connection.request(method, path, headers={"Origin": "http://elsewhere.example"})
    answer = connection.getresponse()
    assert answer.status in {200, 204} and answer.getheader("Access-Control-Allow-Origin") == allowed
    connection.close()


def test_people_are_led_to_the_page(server):
    """A browser that opens the bare address of the endpoint is led to the query page."""
    assert ask(server, "GET", "/sparql", Accept="text/html")[0] == 303


def test_sparqlwrapper(server):
    """A client that many use gets its answers: SPARQLWrapper, by GET and POST, in three formats."""
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}sparql")
    client.setQuery(f"PREFIX kg: <https://w3id.org/kgbuild/ontology#> PREFIX schema: <https://schema.org/> {NAMES}")
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setReturnFormat(wrapper.JSON)
        assert len(client.query().convert()["results"]["bindings"]) == 2
    client.setReturnFormat(wrapper.XML)
    assert len(client.query().convert().getElementsByTagName("result")) == 2
    client.setReturnFormat(wrapper.CSV)
    assert client.query().convert().splitlines()[1] == b"Ann Bell"
    client.setReturnFormat(wrapper.TURTLE)
    client.setQuery("CONSTRUCT WHERE { ?s a <https://w3id.org/kgbuild/ontology#Person> }")
    assert b"ann-bell" in client.query().convert()


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 303),
        ("application/n-quads,text/turtle;q=0.9,text/html;q=0.2", 200),
        ("*/*", 200),
        ("text/html;q=0", 200),
    ],
)
def test_only_browsers_are_sent_to_the_editor(server, accept, status):
    """A client that takes HTML only if it must gets the service description (Comunica does so)."""
    assert ask(server, "GET", "/sparql", Accept=accept)[0] == status


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { SERVICE <x:> { } }", True),
        ("SELECT * { service SILENT ?x { } }", True),
        ("SELECT * {{ }SERVICE<x:>{ } }", True),
        ("SELECT ?service { ?service ?p 'SERVICE' }", False),
        ("SELECT * { ?s <http://x/service> ?o } # SERVICE", False),
        ('SELECT * { ?s ex:service "a \\" SERVICE", """ SERVICE """ }', False),
        ("SELECT * { ?s ?p '''it's SERVICE''' }", False),
        ("SELECT * { FILTER(1 <2) SERVICE <x:> { } }", True),
    ],
)
def test_calls_out(query, expected):
    """SERVICE is found wherever it is a keyword, and nowhere else."""
    assert calls_out(query) is expected


def test_accept():
    """The most wanted format comes first; a weight of nought excludes; nothing that suits is refused."""
    assert formats_for("text/csv;q=0.5, text/turtle")[:2] == ("turtle", "csv")
    assert "csv" not in formats_for("text/csv;q=0, application/json") and formats_for("")[0] == "json"
    with pytest.raises(Refused, match="answers as"):
        formats_for("text/plain")


def test_format_parameter():
    """format= in the address wins over the header, as people who type an address need."""
    assert parse_request("GET", "query=ASK%7B%7D&format=csv", "", b"", "text/html").formats == ("csv",)
