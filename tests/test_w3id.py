"""The redirects for w3id.org, asked of an Apache server as people and machines would ask."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kgbuild.jsonld import CONTEXT_URL

DOCS = Path(__file__).resolve().parents[1] / "docs"
HTACCESS = DOCS / "w3id" / ".htaccess"
ADDRESS = re.compile(r"\[E=DOCS:(https?://[^\]]+[^/\]])\]")
PAGE, DATA = "text/html,application/xhtml+xml,*/*;q=0.8", "text/turtle"
APACHE = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin") or shutil.which("httpd")
MODULES = Path("/usr/lib/apache2/modules")
CONFIG = """
ServerRoot "{folder}"
ServerName localhost
PidFile "{folder}/pid"
ErrorLog "{folder}/error"
Listen 127.0.0.1:{port}
DocumentRoot "{folder}/www"
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule rewrite_module {modules}/mod_rewrite.so
LoadModule mime_module {modules}/mod_mime.so
TypesConfig /dev/null
<Directory "{folder}/www">
    AllowOverride All
    Require all granted
</Directory>
"""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow, so that the redirect itself can be seen."""

    def redirect_request(self, *given, **named):
        return None


def test_one_line_says_where_the_pages_are():
    """The address of docs/ stands in one line, and every redirect leads to a file that is there."""
    text = HTACCESS.read_text()
    rules = [line for line in text.splitlines() if line.startswith("RewriteRule") and "R=303" in line]
    assert len(ADDRESS.findall(text)) == 1 and text.count("://") == 2  # that one, and w3id.org's own in the first line
    for rule in rules:
        target = rule.split()[2]
        assert target.startswith("%{ENV:DOCS}/"), rule
        assert (DOCS / target.removeprefix("%{ENV:DOCS}/").partition("#")[0]).is_file(), rule


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A function that asks the server for a path with an Accept header, and returns status and where it leads."""
    if APACHE is None or not (MODULES / "mod_rewrite.so").exists():
        pytest.skip("Apache is not there; on Debian: apt-get install apache2-bin")
    folder = tmp_path_factory.mktemp("apache")
    place = folder / "www" / "kgbuild"
    place.mkdir(parents=True)
    shutil.copy(HTACCESS, place / ".htaccess")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "httpd.conf"
    config.write_text(CONFIG.format(folder=folder, port=port, modules=MODULES))
    for path in (folder, *folder.parents):  # Apache answers as a user of its own
        if path.owner() == Path.cwd().owner() and str(path).startswith(str(tmp_path_factory.getbasetemp())):
            path.chmod(0o755)
    server = subprocess.Popen([APACHE, "-X", "-f", str(config)])
    opener = urllib.request.build_opener(_Stay)

    def get(path, accept):
        request = urllib.request.Request(f"http://127.0.0.1:{port}/kgbuild/{path}", headers={"Accept": accept})
        try:
            with opener.open(request, timeout=10) as answer:
                return answer.status, answer.headers.get("Location")
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.get("Location")

    for _ in range(100):
        try:
            get("", PAGE)
            break
        except OSError:
            time.sleep(0.1)
    yield get
    server.terminate()
    server.wait(20)


@pytest.mark.parametrize(
    ("path", "accept", "target"),
    [
        ("ontology", PAGE, "ontology.html"),
        ("ontology", DATA, "ontology.ttl"),
        ("ontology/0.2.0/events/vote", PAGE, "ontology.html"),
        ("ontology/0.2.0/events/vote", DATA, "ontology.ttl"),
        ("shapes/use", PAGE, "shapes.html"),
        ("shapes", DATA, "shapes.ttl"),
        ("rules", PAGE, "shapes.html#rules"),
        ("examples/meetings", DATA, "examples.ttl"),
        ("software/kgbuild-0.2.0", PAGE, "use-the-data.html"),
        ("data/person/parlparse-14092", PAGE, "use-the-data.html"),
        ("", PAGE, "use-the-data.html"),
        (CONTEXT_URL.rpartition("/")[2], "application/ld+json", "context.jsonld"),
    ],
)
def test_redirects(ask, path, accept, target):
    """Each address of ours leads people to a page and machines to data, by 303 See Other."""
    (address,) = ADDRESS.findall(HTACCESS.read_text())
    assert ask(path, accept) == (303, f"{address}/{target}")


def test_what_is_not_ours(ask):
    """An address that nothing of ours has is not redirected."""
    assert ask("ontologies", PAGE)[0] == 404
