"""The SPARQL 1.1 Protocol, case by case."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlencode, urlsplit

import pytest

from kgbuild.serve.sparql import Refused, calls_out, formats_for, parse_request

NAMES = "SELECT ?n { ?p a kg:Person ; schema:name ?n } ORDER BY ?n"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


def ask(server, method, path, body=None, **headers):
    """Return the status, media type and body of the answer to a request."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
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


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (NAMES, "application/sparql-results+json", "application/sparql-results+json"),
        (NAMES, "application/json", "application/sparql-results+json"),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (NAMES, "text/csv", "text/csv"),
        (NAMES, "text/tab-separated-values", "text/tab-separated-values"),
        (NAMES, "text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        (NAMES, "text/html, */*;q=0.1", "application/sparql-results+json"),
        (NAMES, "text/turtle", "application/sparql-results+json"),
        ("ASK { ?x a kg:Meeting }", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK { ?x a kg:Meeting }", "application/sparql-results+json", "application/sparql-results+json"),
        ("CONSTRUCT WHERE { ?x a kg:Meeting }", "*/*", "text/turtle"),
        ("CONSTRUCT WHERE { ?x a kg:Meeting }", "application/n-triples", "application/n-triples"),
        ("DESCRIBE <https://example.org/data/m>", "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT WHERE { ?x a kg:Meeting }", "application/ld+json", "application/ld+json"),
    ],
)
def test_formats(server, query, accept, kind):
    """The answer comes in the format that is preferred among those that suit it."""
    status, found, body = get(server, query, accept)
    assert (status, found) == (200, kind) and body


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "told"),
    [
        ("GET", "/sparql?query=SELECT+*+%7B", None, {}, 400, "not valid SPARQL"),
        ("GET", "/sparql?query=SELECT+*+%7B+%3Fs+dbo%3Ax+%3Fo+%7D", None, {}, 400, "'dbo' is not bound"),
        ("GET", "/sparql?q=x", None, {}, 400, "Give one query"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400, "Give one query"),
        ("GET", "/sparql?query=%FF", None, {}, 400, "cannot be read"),
        ("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406, "application/sparql-results+json"),
        ("POST", "/sparql", "INSERT DATA { <a:> <b:> <c:> }", {"Content-Type": UPDATE}, 403, "read only"),
        ("POST", "/sparql", "update=CLEAR+ALL", {"Content-Type": FORM}, 403, "read only"),
        ("POST", "/sparql", "INSERT DATA { <a:> <b:> <c:> }", {"Content-Type": QUERY}, 400, "not valid SPARQL"),
        ("POST", "/sparql", "query=LOAD+<file:///etc/passwd>", {"Content-Type": FORM}, 400, "not valid SPARQL"),
        ("POST", "/sparql", "ASK {}", {"Content-Type": "text/plain"}, 415, "application/sparql-query"),
        ("POST", "/sparql", b"\xff", {"Content-Type": QUERY}, 400, "not UTF-8"),
        ("POST", "/sparql", b"x" * 1_000_001, {"Content-Type": QUERY}, 413, "1,000,000 bytes"),
        ("POST", "/sparql", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", {"Content-Type": QUERY}, 403, "SERVICE"),
        ("POST", "/other", "x", {"Content-Type": QUERY}, 404, "Nothing takes"),
        ("GET", "/sparql?query=ASK%7B%7D", None, {"Host": "evil.example"}, 421, "its own address"),
    ],
)
def test_refused(server, method, path, body, headers, status, told):
    """What is no query, or is not allowed, is refused with the status of the protocol and a reason in words."""
    found = ask(server, method, path, body, **{k.replace("-", "_"): v for k, v in headers.items()})
    assert (found[0], found[1]) == (status, "text/plain") and told in found[2].decode()


def test_graphs_of_the_request(server):
    """A request that names another default graph sees that graph, which is empty here."""
    query = urlencode({"query": "SELECT ?s { ?s a kg:Person }", "default-graph-uri": "https://example.org/none"})
    assert json.loads(ask(server, "GET", f"/sparql?{query}")[2])["results"]["bindings"] == []


def test_no_cors(server):
    """No page of another site may read answers, unless the server was told so."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
    connection.request("OPTIONS", "/sparql", headers={"Origin": "http://evil.example"})
    answer = connection.getresponse()
    assert answer.status == 204 and answer.getheader("Access-Control-Allow-Origin") is None
    connection.close()


def test_service_description(server):
    """The bare address describes the endpoint to programs, and leads people to the query page."""
    assert b"sd:SPARQL11Query" in ask(server, "GET", "/sparql")[2]
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
