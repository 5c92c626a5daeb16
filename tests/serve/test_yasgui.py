"""YASGUI of npm over a served graph: found where it is, and in a browser."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from kgbuild.cli.main import main
from kgbuild.serve import NoEditor, Served, Server, write_query_page
from kgbuild.site.render import Renderer

from .conftest import GRAPH
from .test_browser import until

VERSION = "4.6.2"


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


def _folder(place: Path) -> Path:
    """Return a folder with files of the names of YASGUI's."""
    (place / "build").mkdir(parents=True)
    for name in ("yasgui.min.js", "yasgui.min.css"):
        (place / "build" / name).write_text("/* */", encoding="utf-8")
    return place


def test_the_page_knows_the_graph(tmp_path):
    """The page has the prefixes, the terms and the named questions, and the plain page leads to it."""
    write_query_page(Renderer("News", "x", token="t"), tmp_path, _folder(tmp_path / "yasgui"))
    page = (tmp_path / "editor.html").read_text(encoding="utf-8")
    assert "https://w3id.org/kgbuild/ontology#Meeting" in page and "people-to-check" in page
    assert "editor.html" in (tmp_path / "query.html").read_text(encoding="utf-8")
    assert {"yasgui.min.js", "yasgui.min.css", "editor.js", "editor.css"} <= {path.name for path in tmp_path.iterdir()}


def test_without_it_nothing_leads_there(tmp_path):
    """Who has no YASGUI sees nothing of it."""
    write_query_page(Renderer("News", "x", token="t"), tmp_path)
    assert "editor.html" not in (tmp_path / "query.html").read_text(encoding="utf-8")
    assert not (tmp_path / "editor.html").exists()


def test_a_folder_without_it_is_told(tmp_path):
    """Another folder is refused with how to get the right one."""
    with pytest.raises(NoEditor, match="npm install"):
        write_query_page(Renderer("News", "x", token="t"), tmp_path, tmp_path)
    (tmp_path / "graph.ttl").write_text(GRAPH, encoding="utf-8")
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "graph.ttl"), "--port", "0", "--yasgui", str(tmp_path)])
    assert done.exit_code == 2 and "npm install" in done.output


@pytest.fixture
def with_yasgui(server: Server, package: Path, tmp_path: Path) -> Iterator[Server]:
    """Start a server of the same graph with YASGUI."""
    root = tmp_path / "site"
    shutil.copytree(server.served.root, root)
    write_query_page(Renderer("Small", "x", token=server.served.token), root, package)
    old = server.served
    served = Served(
        root=root, pool=old.pool, page_of=old.page_of, entities=old.entities, decisions=None, token=old.token
    )
    made = Server(("127.0.0.1", 0), served)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.slow
def test_in_a_browser(browser, with_yasgui):
    """It answers over the graph, shows nodes by their names with a link to their pages, and completes its terms."""
    browser.get(f"{with_yasgui.url}editor.html")
    until(lambda: browser.find_elements("css selector", ".yasqe_queryButton"))
    browser.find_element("css selector", ".yasqe_queryButton").click()
    until(lambda: "Ann Bell" in [a.text for a in browser.find_elements("css selector", ".yasr td a")])
    link = next(a for a in browser.find_elements("css selector", ".yasr td a") if a.text == "Ann Bell")
    assert link.get_attribute("href").startswith(f"{with_yasgui.url}node?iri=https%3A%2F%2Fexample.org")
    browser.execute_script("""const s = document.getElementById('example'); s.value = 'meetings';
      s.dispatchEvent(new Event('change', {bubbles: true}))""")
    editor = "document.querySelector('.CodeMirror').CodeMirror"
    assert "kg:Meeting" in browser.execute_script(f"return {editor}.getValue()")
    text = r"PREFIX kg: <https://w3id.org/kgbuild/ontology#>\nSELECT * { ?m a kg:M }"
    browser.execute_script(f"{editor}.setValue('{text}'); {editor}.focus(); {editor}.setCursor({{line: 1, ch: 20}})")
    ActionChains(browser).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    hints = until(lambda: [e.text for e in browser.find_elements("css selector", ".CodeMirror-hint")])
    assert hints == ["kg:Meeting"] or "ontology#Meeting" in hints[0], hints
