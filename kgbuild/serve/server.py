"""Serve a site, a SPARQL endpoint over its graph, and a place for corrections, to this machine only by default."""

from __future__ import annotations

import json
import mimetypes
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from kgbuild.decide import Entities, add, from_json
from kgbuild.resolve import DecisionsError
from kgbuild.serve.sparql import Refused, media_type, parse_request, prefers_a_page
from kgbuild.serve.worker import Pool
from kgbuild.version import __version__

_LARGEST_BODY = 1_000_000
_DISCARDED = 4_000_000
"""So much of a body that is too long is read and thrown away before it is refused."""

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_TEXT = "text/plain; charset=utf-8"
_METHODS = "GET, HEAD, POST, OPTIONS"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""Each page says for itself that it has no styles but those of its files, except that of YASGUI."""

_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{address}> a sd:Service ; sd:endpoint <{address}> ; sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON>, <http://www.w3.org/ns/formats/SPARQL_Results_XML>,
    <http://www.w3.org/ns/formats/SPARQL_Results_CSV>, <http://www.w3.org/ns/formats/SPARQL_Results_TSV>,
    <http://www.w3.org/ns/formats/Turtle>, <http://www.w3.org/ns/formats/N-Triples>,
    <http://www.w3.org/ns/formats/RDF_XML>, <http://www.w3.org/ns/formats/JSON-LD> .
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a server serves.

    `root` is the folder of the site, `page_of` leads from nodes to its pages, `decisions` is where corrections are
    written (None: nowhere), `token` is what a page must show to write there, `cors` says whether pages of other sites
    may ask the endpoint.
    """

    root: Path
    pool: Pool
    page_of: Callable[[str], str]
    entities: Entities
    decisions: Path | None
    token: str
    cors: bool = False


class Server(ThreadingHTTPServer):
    """The server.

    Args:
        address: host and port; port 0 takes any that is free.
        served: what to serve.
    """

    daemon_threads = True

    def __init__(self, address: tuple[str, int], served: Served) -> None:
        super().__init__(address, _Handler)
        self.served = served
        self.writing = threading.Lock()
        self.hosts = _LOOPBACK | {address[0]} if address[0] not in {"", "0.0.0.0", "::"} else frozenset()

    @property
    def url(self) -> str:
        """Where it is."""
        host = str(self.server_address[0])
        shown = f"[{host}]" if ":" in host else "localhost" if host in {"0.0.0.0", "127.0.0.1"} else host
        return f"http://{shown}:{self.server_address[1]}/"


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = f"kgbuild/{__version__}", ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_HEAD(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def do_OPTIONS(self) -> None:
        self._send(204, "", b"", {"Allow": _METHODS})

    def do_PUT(self) -> None:
        self._refuse_method()

    def do_PATCH(self) -> None:
        self._refuse_method()

    def do_DELETE(self) -> None:
        self._refuse_method()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet; what matters is told to whoever asked."""

    def _refuse_method(self) -> None:
        self.close_connection = True  # what was to be put here is not read
        told = b"Nothing here can be put, changed or deleted: GET pages, POST queries.\n"
        self._send(405, _TEXT, told, {"Allow": _METHODS})

    def _answer(self, respond: Callable[[str, str], None]) -> None:
        address = urlsplit(self.path)
        try:
            self._check_host()
            respond(address.path, address.query)
        except Refused as error:
            self.close_connection = True
            self._send(error.status, _TEXT, f"{error}\n".encode())

    def _check_host(self) -> None:
        """Refuse requests under another name, by which a page elsewhere might reach this machine (DNS rebinding)."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        if self.server.hosts and host not in self.server.hosts:
            raise Refused(421, "This server answers under its own address only.")

    def _get(self, path: str, query: str) -> None:
        if path == "/sparql":
            if query:
                self._sparql("GET", query, b"")
            elif prefers_a_page(self.headers.get("Accept", "")):
                self._send(303, _TEXT, b"", {"Location": "query.html"})
            else:
                self._send(200, "text/turtle", _DESCRIPTION.format(address=f"{self.server.url}sparql").encode())
        elif path == "/node":
            self._node(query)
        else:
            self._file(path)

    def _post(self, path: str, query: str) -> None:
        body = self._body()
        if path == "/sparql":
            self._sparql("POST", query, body)
        elif path == "/decisions":
            self._decide(body)
        else:
            raise Refused(404, "Nothing takes a POST here.")

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise Refused(411, "Say how long the body is: Content-Length.")
        if int(length) > _LARGEST_BODY:
            self.rfile.read(min(int(length), _DISCARDED))  # a client that still sends would not see the answer
            raise Refused(413, f"The body is longer than {_LARGEST_BODY:,} bytes.")
        return self.rfile.read(int(length))

    def _sparql(self, method: str, query: str, body: bytes) -> None:
        accept = ", ".join(self.headers.get_all("Accept", []))
        request = parse_request(method, query, self.headers.get("Content-Type", ""), body, accept)
        answer = self.server.served.pool.answer(request)
        self._send(200, media_type(answer.form), answer.body)

    def _node(self, query: str) -> None:
        """Lead from a node of the graph to its page."""
        page = self.server.served.page_of(parse_qs(query).get("iri", [""])[0])
        if not page:
            raise Refused(404, "This node has no page.")
        self._send(303, _TEXT, b"", {"Location": f"/{page}"})

    def _file(self, path: str) -> None:
        root = self.server.served.root.resolve()
        wanted = (root / unquote(path).lstrip("/")).resolve()
        if wanted.is_dir():
            wanted = wanted / "index.html"
        if not wanted.is_relative_to(root) or not wanted.is_file() or wanted.name.startswith("."):
            raise Refused(404, "There is no such page.")
        kind = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
        self._send(200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, wanted.read_bytes())

    def _decide(self, body: bytes) -> None:
        """Write the corrections of a page of this site."""
        served = self.server.served
        origin = urlsplit(self.headers.get("Origin", ""))
        if origin.netloc and origin.netloc != self.headers.get("Host"):
            raise Refused(403, "Corrections are taken from this site's own pages only.")
        if not secrets.compare_digest(self.headers.get("X-Kgbuild-Token", "").encode(), served.token.encode()):
            raise Refused(403, "The page is from an earlier start of this server; load it again.")
        if served.decisions is None:
            raise Refused(404, "This server writes no corrections: start it with --decisions FILE.")
        try:
            with self.server.writing:
                added = add(served.decisions, from_json(json.loads(body), served.entities))
        except json.JSONDecodeError as error:
            raise Refused(400, f"The body is not JSON: {error}.") from error
        except (DecisionsError, OSError) as error:
            raise Refused(409, str(error)) from error
        told = f"{len(added)} {'decision' if len(added) == 1 else 'decisions'} written to {served.decisions.name}.\n"
        self._send(200, _TEXT, told.encode())

    def _send(self, status: int, kind: str, body: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {"Content-Length": str(len(body)), "X-Content-Type-Options": "nosniff",
                   "Referrer-Policy": "no-referrer", "Content-Security-Policy": _POLICY, "Cache-Control": "no-cache",
                   **({"Content-Type": kind} if kind else {}), **(more or {})}  # fmt: skip
        if self.server.served.cors and self.path.startswith("/sparql"):
            headers |= {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Content-Type, Accept",
                        "Access-Control-Allow-Methods": "GET, POST, OPTIONS"}  # fmt: skip
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
