"""YASGUI over a served graph: found where it is, and in a browser, as it comes along and as npm has it."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from kgbuild.cli.main import main
from kgbuild.cli.serve import editor_files
from kgbuild.serve import NoEditor, Server, of_folder, of_oxigraph, write_query_pages, yasgui
from kgbuild.site.render import Renderer

from .conftest import GRAPH, running
from .test_browser import until

VERSION = "4.6.2"
FILES = {"yasgui.min.js": b"/* */", "yasgui.min.css": b"/* */"}


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of YASGUI, had from npm."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not there")
    place = tmp_path_factory.mktemp("npm")
    command = ["npm", "pack", f"@zazuko/yasgui@{VERSION}", "--silent"]
    try:
        got = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip("npm does not answer")
    if got.returncode:
        pytest.skip("npm has no YASGUI to give here")
    shutil.unpack_archive(place / got.stdout.strip(), place)
    return place / "package"


def test_the_page_knows_the_graph(tmp_path):
    """The page has the prefixes, the terms and the named questions, and each page leads to the other."""
    write_query_pages(Renderer("News", "x", token="t"), tmp_path, FILES)
    page = (tmp_path / "query.html").read_text(encoding="utf-8")
    assert "https://w3id.org/kgbuild/ontology#Meeting" in page and "people-to-check" in page
    assert 'href="plain.html"' in page and 'href="query.html">YASGUI' in (tmp_path / "plain.html").read_text("utf-8")
    assert {*FILES, "labels.js", "query.js", "query.css", "plain.js"} <= {path.name for path in tmp_path.iterdir()}


def test_without_it_the_plain_page_is_the_page(tmp_path):
    """Who has no YASGUI sees nothing of it, and asks on the plain page."""
    write_query_pages(Renderer("News", "x", token="t"), tmp_path, {})
    page = (tmp_path / "query.html").read_text(encoding="utf-8")
    assert "YASGUI" not in page and "<textarea" in page and "people-to-check" in page
    assert not (tmp_path / "plain.html").exists()


def test_it_comes_along():
    """The server that is installed with kgbuild gives both files."""
    files = of_oxigraph()
    assert set(files) == set(FILES) and b"Yasgui" in files["yasgui.min.js"] and b".yasqe" in files["yasgui.min.css"]


def test_a_folder_without_it_is_told(tmp_path):
    """Another folder is refused with how to get the right one."""
    with pytest.raises(NoEditor, match="npm install"):
        of_folder(tmp_path)
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "graph.ttl"), "--port", "0", "--yasgui", str(tmp_path)])
    assert done.exit_code == 2 and "npm install" in done.output


def test_where_nothing_is_installed_it_says_so(monkeypatch, capsys):
    """Without the package the plain page serves, and why is on the terminal."""

    def none(name: str):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(yasgui, "distribution", none)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert editor_files(None) == {}
    assert "pip install oxigraph" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("#!/bin/sh\nexit 1\n", "gives no YASGUI"),
        ("no program", "does not start"),
    ],
)
def test_a_server_that_fails(program, told, tmp_path, monkeypatch):
    """A program that ends at once, or does not run, is told, and nothing waits for it."""
    fake = tmp_path / "oxigraph"
    fake.write_text(program, encoding="utf-8")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(yasgui, "_program", lambda: fake)
    with pytest.raises(NoEditor, match=told):
        of_oxigraph()


@pytest.fixture
def with_npm(server: Server, package: Path, tmp_path: Path) -> Iterator[Server]:
    """Start a server of the same graph with YASGUI of npm."""
    root = tmp_path / "site"
    shutil.copytree(server.served.root, root)
    write_query_pages(Renderer("Small", "x", token=server.served.token), root, of_folder(package))
    with running(replace(server.served, root=root, decisions=None)) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("source", ["server", "with_npm"])
def test_in_a_browser(browser, source, request):
    """It answers over the graph, shows nodes by their names with a link to their pages, and completes its terms."""
    url = request.getfixturevalue(source).url
    browser.get(f"{url}query.html")
    until(lambda: browser.find_elements("css selector", ".yasqe_queryButton"))
    browser.find_element("css selector", ".yasqe_queryButton").click()
    until(lambda: "Ann Bell" in [a.text for a in browser.find_elements("css selector", ".yasr td a")])
    link = next(a for a in browser.find_elements("css selector", ".yasr td a") if a.text == "Ann Bell")
    assert link.get_attribute("href").startswith(f"{url}node?iri=https%3A%2F%2Fexample.org")
    browser.execute_script("""const s = document.getElementById('example'); s.value = 'meetings';
      s.dispatchEvent(new Event('change', {bubbles: true}))""")
    editor = "document.querySelector('.CodeMirror').CodeMirror"
    assert "kg:Meeting" in browser.execute_script(f"return {editor}.getValue()")
    text = r"PREFIX kg: <https://w3id.org/kgbuild/ontology#>\nSELECT * { ?m a kg:M }"
    browser.execute_script(f"{editor}.setValue('{text}'); {editor}.focus(); {editor}.setCursor({{line: 1, ch: 20}})")
    ActionChains(browser).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    hints = until(lambda: [e.text for e in browser.find_elements("css selector", ".CodeMirror-hint")])
    assert hints == ["kg:Meeting"] or "ontology#Meeting" in hints[0], hints


@pytest.mark.slow
def test_it_asks_this_server_only(browser, server):
    """The page logs no error, and every request goes to this server."""
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(f"{server.url}query.html")
    until(lambda: browser.find_elements("css selector", ".yasqe_queryButton"))
    browser.find_element("css selector", ".yasqe_queryButton").click()
    until(lambda: browser.find_elements("css selector", ".yasr td a"))
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked and [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
