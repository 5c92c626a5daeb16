"""The site as it is served, and corrections that are written."""

from __future__ import annotations

import csv
import http.client
import json
from urllib.parse import urlsplit

import pytest

from .test_protocol import ask

ROW = {"decision": "rename", "first": "person/ann-bell", "second": "Anne Bell", "note": "Ann Bell"}


def post(server, rows, **headers):
    """Return the answer to decisions that a page sends."""
    own = {"X_Kgbuild_Token": server.served.token, "Content_Type": "application/json", **headers}
    return ask(server, "POST", "/decisions", json.dumps(rows), **{k: v for k, v in own.items() if v})


def written(path):
    """Return the decisions in a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["decision"], row["first"], row["second"]) for row in csv.DictReader(file)]


def test_pages(server):
    """The site is there, with a page of queries and a token for its own pages."""
    status, kind, body = ask(server, "GET", "/")
    assert (status, kind) == (200, "text/html") and server.served.token.encode() in body
    assert b"yasgui.min.js" in ask(server, "GET", "/query.html")[2]
    assert b"statements-per-party" in ask(server, "GET", "/plain.html")[2]
    assert ask(server, "GET", "/style.css")[1] == "text/css" and ask(server, "HEAD", "/")[2] == b""


@pytest.mark.parametrize("path", ["/../decisions.csv", "/%2e%2e/graph.ttl", "/.kgbuild-site", "//etc/passwd", "/none"])
def test_nothing_outside_the_site(server, path):
    """No path leads out of the folder of the site, nor to a hidden file in it."""
    assert ask(server, "GET", path)[0] == 404


def test_headers(server):
    """Every answer forbids scripts and requests to elsewhere, and guessing its type."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
    connection.request("GET", "/people.html")
    answer = connection.getresponse()
    assert "default-src 'none'" in answer.getheader("Content-Security-Policy", "")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    connection.close()


def test_node_leads_to_its_page(server):
    """A node of the graph leads to its page; one without a page does not."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
    connection.request("GET", "/node?iri=https://example.org/data/person/ann-bell")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (303, "/person/ann-bell.html")
    connection.close()
    assert ask(server, "GET", "/node?iri=https://example.org/data/x/1")[0] == 404


def test_decisions_are_written(server, decisions):
    """Corrections of the site's own pages go to the file, once."""
    status, _, body = post(server, [ROW])
    assert status == 200 and b"1 decision written to decisions.csv" in body
    assert written(decisions) == [("rename", "person/ann-bell", "Anne Bell")]
    assert b"0 decisions" in post(server, [ROW])[2] and len(written(decisions)) == 1


@pytest.mark.parametrize(
    ("rows", "headers", "status", "told"),
    [
        ([ROW], {"X_Kgbuild_Token": "guess"}, 403, "load it again"),
        ([ROW], {"X_Kgbuild_Token": ""}, 403, "load it again"),
        ([ROW], {"Origin": "http://evil.example"}, 403, "own pages only"),
        ([ROW], {"Host": "evil.example"}, 421, "its own address"),
        ([{**ROW, "first": "person/nobody"}], {}, 409, "nothing in the graph"),
        ([{**ROW, "decision": "delete"}], {}, 409, "is no decision"),
        ([{**ROW, "second": "a\nsame,x,y"}], {}, 409, "one line"),
        ([{**ROW, "second": 1}], {}, 409, "texts"),
        ({"rows": [ROW]}, {}, 409, "must be a list"),
        (["x"], {}, 409, "is no decision"),
        ([ROW, {"decision": "same", "first": "person/ann-bell", "second": "person/ann-bell"}], {}, 409, "itself"),
    ],
)
def test_decisions_that_are_refused(server, decisions, rows, headers, status, told):
    """What comes from elsewhere, or is no decision on something in the graph, is refused and nothing is written."""
    found = post(server, rows, **headers)
    assert found[0] == status and told in found[2].decode() and not decisions.exists()


def test_not_json(server, decisions):
    """A body that is no JSON is refused."""
    found = ask(server, "POST", "/decisions", "{", X_Kgbuild_Token=server.served.token)
    assert found[0] == 400 and b"not JSON" in found[2] and not decisions.exists()
