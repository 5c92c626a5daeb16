"""The served pages in a browser: asking, and writing corrections."""

from __future__ import annotations

import time

import pytest

pytestmark = pytest.mark.slow


def until(condition):
    """Wait until something holds, and return it."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def test_query_page(browser, server, axe):
    """A query is answered with names that lead to pages; a wrong one is told why; nothing serious stands in the way."""
    browser.get(f"{server.url}plain.html")
    browser.find_element("css selector", "#ask button").click()
    until(lambda: "2 rows" in browser.find_element("id", "told").text)
    until(lambda: "Carl =1+1 <b>" in browser.find_element("id", "rows").text)
    browser.execute_script(axe)
    result = browser.execute_async_script("axe.run(document, {preload: false}).then(arguments[arguments.length - 1])")
    assert [v["id"] for v in result["violations"] if v["impact"] in {"serious", "critical"}] == []
    editor = browser.find_element("id", "sparql")
    editor.clear()
    editor.send_keys("SELECT * {")
    browser.find_element("css selector", "#ask button").click()
    until(lambda: "not valid SPARQL" in browser.find_element("id", "problem").text)
    browser.get(f"{server.url}plain.html#query=SELECT%20*%20%7B%20%3Fm%20a%20kg%3AMeeting%20%7D")
    browser.refresh()
    browser.find_element("css selector", "#ask button").click()
    until(lambda: browser.find_elements("css selector", "#rows td a"))
    assert "1 row in" in browser.find_element("id", "told").text
    browser.execute_script("document.querySelector('#rows td a').click()")
    until(lambda: browser.find_element("css selector", ".eyebrow").text.casefold() == "meeting")


def test_query_page_helps(browser, server, downloads):
    """The editor begins with a named question as one chooses, lists the prefixes, and downloads what it shows."""
    browser.get(f"{server.url}plain.html")
    assert "kg: <https://w3id.org/kgbuild/ontology#>" in browser.find_element("class name", "prefixes").get_attribute(
        "textContent"
    )
    browser.execute_script("""const s = document.getElementById('example'); s.value = 'meetings';
      s.dispatchEvent(new Event('change', {bubbles: true}))""")
    query = browser.find_element("id", "sparql").get_attribute("value")
    assert "PREFIX kg:" in query and "kg:Meeting" in query
    browser.find_element("css selector", "#ask button").click()
    until(lambda: " row" in browser.find_element("id", "told").text)
    browser.execute_script("document.getElementById('sparql').value = 'SELECT ?n { ?p a kg:Person ; schema:name ?n }'")
    browser.find_element("css selector", "[data-save=csv]").click()
    until((downloads / "answer.csv").exists)
    assert "Ann Bell" in (downloads / "answer.csv").read_text(encoding="utf-8")


def test_corrections_are_written(browser, server, decisions):
    """Under the server, the tray writes the file itself."""
    browser.get(f"{server.url}person/ann-bell.html")
    browser.find_element("css selector", ".fix").click()
    browser.find_element("xpath", "//dialog//button[contains(., 'names nobody')]").click()
    browser.get(f"{server.url}corrections.html")
    browser.find_element("id", "tray-save").click()
    until(decisions.exists)
    assert "not an entity,person/ann-bell,,Ann Bell" in decisions.read_text(encoding="utf-8")
    until(lambda: "1 decision written" in browser.find_element("id", "tray-told").text)
